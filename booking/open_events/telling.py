"""What the calendar asks of this room when the dates of an open event change (booking/calendar/telling.py)."""

from booking.calendar.models import Event
from booking.calendar.telling import Change, Told
from booking.signups import actions as signups
from booking.signups import sessions
from booking.signups.models import SignUp
from booking.signups.states import QUEUES, State

from . import entrances
from .models import Entrance, OpenEvent

KINDS = (Event.Kind.INFO, Event.Kind.JOINT, Event.Kind.OTHER)


def reach(event, occurrences, change) -> Told:
    found = Told()
    for entrance, _rows in _concerned(event, occurrences):
        found += sessions.reach(entrance.sheet, change)
    return found


def tell(event, occurrences, change, by) -> Told:
    """Everyone who comes hears of their own dates. Where nothing is left to come, the queue hears it, too."""
    found = Told()
    for entrance, rows in _concerned(event, occurrences):
        moved = [row for row in rows if entrance.told_start is None or entrance.told_start != row.start]
        if change == Change.SERIES and not moved:
            continue
        found += sessions.tell(entrance.sheet, rows, change)
        if entrance.occurrence_id and moved:
            Entrance.objects.filter(pk=entrance.pk).update(told_start=moved[0].start)
        if change == Change.CANCELLED and entrance.sheet.closed_by_hand:
            _end_the_queue(entrance, by)
    return found


def follow(event, by) -> None:
    entrances.keep_step(event, by=by)


def _concerned(event, occurrences) -> list[tuple[Entrance, list]]:
    """Each sheet with those of the changed sessions that its people come to."""
    open_event = OpenEvent.objects.filter(event=event).first()
    if open_event is None:
        return []
    rows = list(occurrences)
    found = []
    for entrance in open_event.entrances.select_related("sheet"):
        mine = [row for row in rows if row.pk == entrance.occurrence_id] if open_event.per_date else rows
        if mine:
            found.append((entrance, mine))
    return found


def _end_the_queue(entrance: Entrance, by) -> None:
    waiting = {*QUEUES, State.OFFERED}
    with signups.places_of(entrance.sheet_id):
        rows = SignUp.objects.filter(sheet=entrance.sheet_id, state__in=waiting).select_related("party")
        for signup in rows.order_by("number"):
            signups.transition(signup, State.CANCELLED, by=by)
