"""How many places, on site and remotely, and when one may sign up."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booking.signups import actions as signups
from booking.signups import rooms
from booking.signups.actions.places import counted, lock_sheet
from booking.signups.models import Sheet
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.access import audit

from .. import remote
from ..models import Forum


def counts(forum: Forum, now: datetime) -> list[dict]:
    """Each side with its sheet as numbers, on site first. Two queries."""
    labels = (remote.HERE, remote.REMOTELY)
    sheets = {
        one.pk: one for one in rooms.with_counts(Sheet.objects.filter(pk__in=[s.pk for s in forum.sheets]), now)
    }
    return [
        {
            "label": label,
            "sheet": sheets[side.pk],
            "room": rooms.word(sheets[side.pk], sheets[side.pk].held, sheets[side.pk].waiting, now),
        }
        for side, label in zip(forum.sheets, labels, strict=False)
    ]


def keep(
    forum: Forum,
    *,
    window: dict,
    of_forum: dict,
    here: int,
    remotely: int | None,
    how: dict,
    link: str | None,
    by,
):
    """Save everything or nothing. window: columns of the sheet (opens_at, closes_at, age_from, age_to, closed_by_hand).
    of_forum: columns of Forum. remotely: None when everyone comes on site; link as in remote.keep()."""
    with transaction.atomic():
        for sheet in sorted(one.pk for one in forum.sheets):
            lock_sheet(sheet)
        forum = Forum.objects.select_related("sheet", "event", "remote__sheet").get(pk=forum.pk)
        _window_is_right(forum, window)
        _enough(forum.sheet, here, "here")
        if forum.remote_seats:
            _enough(forum.remote.sheet, remotely or 0, "remotely")
        for name, value in of_forum.items():
            setattr(forum, name, value)
        forum.full_clean()
        forum.save(update_fields=list(of_forum))
        for name, value in window.items():
            setattr(forum.sheet, name, value)
        forum.sheet.full_clean()
        forum.sheet.save(update_fields=list(window))
        if forum.sheet.capacity != here:
            signups.change_capacity(forum.sheet, here, by=by)
        if remotely or forum.remote_seats:
            remote.keep(forum, capacity=remotely or 0, how=how, link=link, by=by)
        audit("forum_places_kept", forum, by=by)
        transaction.on_commit(lambda: public_words_changed.send(sender=Forum))
    return forum


def _window_is_right(forum: Forum, window: dict) -> None:
    session = forum.event.occurrences.order_by("start").first()
    opens, closes = window.get("opens_at"), window.get("closes_at")
    if closes and closes >= session.start:
        raise ValidationError(
            {
                "closes_on": _(
                    "The last day to sign up must be before the forum. The kitchen and the rides need it."
                )
            }
        )
    if opens and closes and opens >= closes:
        raise ValidationError({"closes_on": _("Sign-up must close after it opens.")})


def _enough(sheet: Sheet, capacity: int, field: str) -> None:
    """Nobody's place is taken away by a smaller number."""
    held = counted(sheet.pk, timezone.now()).held
    if capacity < held:
        raise ValidationError(
            {
                field: ngettext(
                    "%(held)d person has a place already. Give at least that many.",
                    "%(held)d people have a place already. Give at least that many.",
                    held,
                )
                % {"held": held}
            }
        )
