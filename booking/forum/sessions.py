"""What the calendar asks of this room when the day of a forum changes (booking/calendar/telling.py)."""

from booking.calendar.telling import Change, Told
from booking.signups import sessions

from .models import Forum


def reach(event, occurrences, change) -> Told:
    forum = _forum(event)
    if forum is None:
        return Told()
    return sum((sessions.reach(sheet, change) for sheet in _concerned(forum, change)), Told())


def tell(event, occurrences, change, by) -> Told:
    """On site and remotely. A place that changed says nothing to who takes part remotely."""
    forum = _forum(event)
    if forum is None:
        return Told()
    return sum((sessions.tell(sheet, occurrences, change) for sheet in _concerned(forum, change)), Told())


def follow(event, by) -> None:
    """The last day of the forum's sheet and of its workshops' sheets follows the day itself."""
    forum = _forum(event)
    if forum:
        for sheet in (*forum.sheets, *(workshop.sheet for workshop in forum.workshops.select_related("sheet"))):
            sessions.keep_last_day(sheet, event)


def _concerned(forum: Forum, change) -> list:
    return forum.sheets[:1] if change == Change.PLACE else forum.sheets


def _forum(event) -> Forum | None:
    return Forum.objects.select_related("sheet", "remote__sheet").filter(event=event).first()
