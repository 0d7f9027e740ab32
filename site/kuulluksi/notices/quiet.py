"""When a message may make a telephone ring: not at night, and only in the person's own hours if they have said them.

All by the wall clock of Europe/Helsinki, so that eight in the morning is eight on both sides of a clock change.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings

from kuulluksi.privacy.access import for_delivery

from .models import Message
from .texts import text_of

ZONE = ZoneInfo("Europe/Helsinki")


def window(hours: str) -> tuple[dt.time, dt.time] | None:
    """From and until, of "8-21"; None when nothing is said or it makes no window."""
    first, dash, last = hours.partition("-")
    if not (dash and first.isdigit() and last.isdigit()):
        return None
    start, end = int(first), int(last)
    if not 0 <= start < end <= 24:
        return None
    return dt.time(start), dt.time.max if end == 24 else dt.time(end)


def next_moment(now: dt.datetime, hours: str) -> dt.datetime:
    """``now`` when it lies in the hours, or else the next moment that does (aware, UTC)."""
    allowed = window(hours)
    if allowed is None:
        return now
    start, end = allowed
    local = now.astimezone(ZONE)
    if start <= local.time() < end:
        return now
    day = local.date() if local.time() < start else local.date() + dt.timedelta(days=1)
    return dt.datetime.combine(day, start, tzinfo=ZONE).astimezone(dt.UTC)


def may_ring_at(message: Message, now: dt.datetime) -> dt.datetime:
    """When this message may go. What was asked for this minute goes at once; so does a change of today's plans, and
    one that would be heard too late."""
    if text_of(message.kind).at_once:
        return now
    own = for_delivery(message, ["hours"])["hours"]
    until = next_moment(now, own or settings.WAKING_HOURS)
    change_of = message.data.get("change_of")
    if until > now and change_of:
        planned = dt.datetime.fromisoformat(change_of)
        if planned.astimezone(ZONE).date() == now.astimezone(ZONE).date() or planned <= until:
            return now
    return until
