"""What the calendar asks of this room when the day of a forum changes (booking/calendar/telling.py)."""

from booking.calendar.telling import Change, Told
from booking.signups import sessions
from booking.signups.models import Sheet

from . import remote
from .listing import is_off
from .models import Forum

TO_THE_QUEUE = (
    Change.MOVED,
    Change.CANCELLED,
    Change.RESTORED,
)  # the day comes once: who waits for it hears too


def reach(event, occurrences, change) -> Told:
    forum = _forum(event)
    if forum is None:
        return Told()
    waiting = change in TO_THE_QUEUE
    return sum((sessions.reach(sheet, change, waiting=waiting) for sheet in _concerned(forum, change)), Told())


def tell(event, occurrences, change, by) -> Told:
    """On site and remotely. A place that changed says nothing to who takes part remotely."""
    forum = _forum(event)
    if forum is None:
        return Told()
    waiting = change in TO_THE_QUEUE
    told = (sessions.tell(sheet, occurrences, change, waiting=waiting) for sheet in _concerned(forum, change))
    return sum(told, Told())


def follow(event, by) -> None:
    """The last day of the forum's sheet and of its workshops' sheets follows the day itself. A cancelled forum takes no
    sign-ups; when it is held after all, the desk opens them again by hand."""
    forum = _forum(event)
    if forum and is_off(forum):
        Sheet.objects.filter(pk=forum.sheet_id).update(closed_by_hand=True)
        remote.follow(forum)
    if forum:
        for sheet in (*forum.sheets, *(workshop.sheet for workshop in forum.workshops.select_related("sheet"))):
            sessions.keep_last_day(sheet, event)


def _concerned(forum: Forum, change) -> list:
    return forum.sheets[:1] if change == Change.PLACE else forum.sheets


def _forum(event) -> Forum | None:
    return Forum.objects.select_related("sheet", "remote__sheet").filter(event=event).first()
