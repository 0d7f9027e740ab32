"""The deeds on one session, with everyone who takes part told of it. How rooms use them: booking/calendar/telling.py."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import telling
from ..models import Event, Occurrence
from ..telling import Change, Told
from .making import cancel_event
from .rows import cancel_occurrence, move_occurrence, place_occurrence, restore_occurrence, substitute


def move_and_tell(
    occurrence: Occurrence, *, start: datetime, end: datetime, venue: str | None = None, by
) -> Told:
    """Hold one session at another time (aware datetimes) and tell everyone."""
    if start <= timezone.now():
        raise ValidationError(_("The new time has passed already. Choose a time to come."))
    with transaction.atomic():
        _to_come(occurrence)
        if occurrence.is_cancelled:
            raise ValidationError(_("This meeting is cancelled. Restore it first, then move it."))
        same = (occurrence.start, occurrence.end) == (start, end)
        if same and venue in (None, occurrence.venue):
            raise ValidationError(_("This is the time it has already. Nothing was changed."))
        move_occurrence(occurrence, start=start, end=end, venue=venue, by=by)
        return _told(occurrence, Change.PLACE if same else Change.MOVED, by)


def cancel_and_tell(occurrence: Occurrence, *, by) -> Told:
    """Call one session off and tell everyone."""
    with transaction.atomic():
        _to_come(occurrence)
        if occurrence.is_cancelled:
            raise ValidationError(_("This meeting is cancelled already."))
        cancel_occurrence(occurrence, by=by)
        return _told(occurrence, Change.CANCELLED, by)


def restore_and_tell(occurrence: Occurrence, *, by) -> Told:
    """Hold a cancelled session after all and tell everyone."""
    with transaction.atomic():
        _to_come(occurrence)
        if not occurrence.is_cancelled:
            raise ValidationError(_("This meeting is not cancelled."))
        restore_occurrence(occurrence, by=by)
        return _told(occurrence, Change.RESTORED, by)


def place_and_tell(occurrence: Occurrence, *, venue: str, by) -> Told:
    """Hold one session in another place ("" is the series' own) and tell everyone."""
    with transaction.atomic():
        _to_come(occurrence)
        before = occurrence.venue
        place_occurrence(occurrence, venue=venue, by=by)
        if occurrence.venue == before:
            return Told()
        return _told(occurrence, Change.PLACE, by)


def substitute_and_tell(occurrence: Occurrence, *, substitutes, by) -> Told:
    """Let other members of staff hold one session (none: those of the series). Those who come are told that it is
    somebody else, never who; the staff are told in any case."""
    with transaction.atomic():
        _to_come(occurrence)
        concerned = substitute(occurrence, substitutes=substitutes, by=by)
        if not concerned:
            return Told()
        change = Change.SUBSTITUTE if substitutes else Change.OWN_STAFF
        return telling.tell(occurrence.event, [occurrence], change, by=by, also=concerned)


def cancel_event_and_tell(event: Event, *, by) -> Told:
    """Call off everything of a series that has not been held yet, and tell everyone."""
    with transaction.atomic():
        ahead = list(event.occurrences.coming().filter(start__gt=timezone.now()))
        if not ahead:
            raise ValidationError(_("There is nothing left to cancel."))
        cancelled = cancel_event(event, by=by)
        rows = cancelled.occurrences.filter(pk__in=[row.pk for row in ahead])
        return telling.tell(cancelled, rows, Change.CANCELLED, by=by)


def _to_come(occurrence: Occurrence) -> None:
    """Read the row anew under the event's lock: two who press at once are told apart."""
    Event.objects.select_for_update(of=("self",)).get(pk=occurrence.event_id)
    occurrence.refresh_from_db()
    if occurrence.end <= timezone.now():
        raise ValidationError(_("This meeting has already been held."))


def _told(occurrence: Occurrence, change: Change, by) -> Told:
    return telling.tell(occurrence.event, [occurrence], change, by=by)
