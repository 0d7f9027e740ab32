"""What every deed of this room does at its start and its end: lock the event; render, move the validators on, log."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.access import audit

from .. import revisions, telling
from ..lines import clean
from ..models import Event
from ..rendering import render
from ..series import series_of


def locked(event: Event) -> Event:
    return Event.objects.select_for_update(of=("self",)).select_related("area").get(pk=event.pk)


class shape_watched:  # noqa: N801  read as a phrase: with shape_watched(event)
    """Count the event's sequence up when a change of rows changes what the whole series says."""

    def __init__(self, event):
        self.event = event

    def _shape(self):
        return series_of(self.event, self.event.occurrences.order_by("original_start")).shape

    def __enter__(self):
        self.before = self._shape()

    def __exit__(self, failed, *rest):
        if not failed and self._shape() != self.before:
            self.event.sequence += 1
            self.event.changed_at = timezone.now()
            self.event.save(update_fields=["sequence", "changed_at"])


def settle(event: Event, verb: str, by, *, obj=None, also=frozenset()) -> None:
    """After a change: the file entry anew, the validators on, what hangs on the rows, a line in the log, and word to
    the pages."""
    render(event)
    revisions.bump(revisions.sources(event) | also)
    telling.follow(event, by=by)
    audit(verb, obj or event, by=by)
    if event.is_public or revisions.PUBLIC in also:
        transaction.on_commit(lambda: public_words_changed.send(sender=Event))


def line(text: str) -> str:
    return " ".join(clean(text or "").split())


def write_words(event, titles, neutral_titles, descriptions) -> None:
    if not line(titles.get("fi", "")):
        raise ValidationError(_("Give the event a title in Finnish."))
    for language, text in titles.items():
        setattr(event, f"title_{language}", line(text))
    for language, text in (neutral_titles or {}).items():
        if line(text):
            setattr(event, f"neutral_title_{language}", line(text))
    for language, text in (descriptions or {}).items():
        setattr(event, f"description_{language}", clean(text).strip())
