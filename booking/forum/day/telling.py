"""Words to everyone who has a place: one neutral letter each in the way they chose, the words on their own page."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from booking.calendar.telling import Told
from booking.signups.about import More
from booking.signups.letters import leave_letter
from booking.signups.models import Party
from booking.signups.sessions import REACHED_BY, coming_parties
from kuulluksi.notices.actions import leave_job
from kuulluksi.privacy.access import audit

from ..models import Forum, ForumNotice, RemoteSeats

JOB = "forum_tell_everyone"
LETTER = "forum_news"
CHUNK = 200


def reach(forum: Forum) -> Told:
    """How many a message would reach, by channel: on site and remotely."""
    channels = [one for sheet in forum.sheets for one in coming_parties(sheet).values_list("pk", "channel")]
    return Told(dict(Counter(REACHED_BY[channel] for _pk, channel in channels)))


def send(forum: Forum, *, words: dict[str, str], by) -> ForumNotice:
    """Leave a message to everyone with a place. words: by language; Finnish is needed. The same words go once."""
    if not (words.get("fi") or "").strip():
        raise ValidationError(_("Write the message in Finnish."))
    with transaction.atomic():
        Forum.objects.select_for_update().get(pk=forum.pk)
        last = forum.notices.first()
        if last and last.words_fi == words["fi"].strip():
            return last  # a second press of the same button
        notice = ForumNotice.objects.create(
            forum=forum,
            sent_by=by if hasattr(by, "roles") else None,
            channels=reach(forum).channels,
            **{f"words_{language}": text.strip() for language, text in words.items()},
        )
        leave_job(JOB, dedupe_key=str(notice.pk), payload={"notice": notice.pk})
        audit("forum_message_sent", notice, by=by)
    return notice


def deliver(payload: dict) -> None:
    """The job: a letter to each party, once, however often it runs; a chunk at a time."""
    notice = (
        ForumNotice.objects.select_related("forum__sheet", "forum__remote__sheet")
        .filter(pk=payload["notice"])
        .first()
    )
    if notice is None:
        return
    ids = [pk for sheet in notice.forum.sheets for pk in coming_parties(sheet).values_list("pk", flat=True)]
    for start in range(0, len(ids), CHUNK):
        with transaction.atomic():
            for party in Party.objects.filter(pk__in=ids[start : start + CHUNK]).order_by("pk"):
                leave_letter(LETTER, party, key=f"news:{notice.pk}")


def on_own_page(party, signups) -> list[More]:
    """The messages, newest first, for those with a place."""
    notices = ForumNotice.objects.filter(forum__in=Forum.objects.of_sheet(party.sheet))
    how = [More(words=seats.how) for seats in RemoteSeats.objects.filter(sheet=party.sheet_id)]
    return how + [More(words=notice.words) for notice in notices[:5]]
