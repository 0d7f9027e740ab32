"""What the calendar asks of this room when the day of a forum changes (booking/calendar/telling.py)."""

from booking.calendar.telling import Told
from booking.signups import sessions

from .models import Forum


def reach(event, occurrences, change) -> Told:
    forum = _forum(event)
    return sessions.reach(forum.sheet, change) if forum else Told()


def tell(event, occurrences, change, by) -> Told:
    forum = _forum(event)
    return sessions.tell(forum.sheet, occurrences, change) if forum else Told()


def follow(event, by) -> None:
    """The last day of the forum's sheet and of its workshops' sheets follows the day itself."""
    forum = _forum(event)
    if forum:
        for sheet in (forum.sheet, *(workshop.sheet for workshop in forum.workshops.select_related("sheet"))):
            sessions.keep_last_day(sheet, event)


def _forum(event) -> Forum | None:
    return Forum.objects.select_related("sheet").filter(event=event).first()
