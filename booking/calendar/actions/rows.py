"""One session by hand: held at another time or place, by somebody else, called off, held after all.

These tell nobody. What tells everyone who takes part is in told.py.
"""

from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import revisions
from ..models import Event, Occurrence
from ..rules import EARLIEST, LATEST, NIGHT, NIGHT_HOUR, OUT_OF_BOUNDS, wall
from .settling import line, locked, settle, shape_watched


def move_occurrence(
    occurrence: Occurrence, *, start: datetime, end: datetime, venue: str | None = None, by
) -> Occurrence:
    """Hold one session at another time (aware datetimes), and in another place if one is given."""
    if not all(EARLIEST < moment.date() < LATEST for moment in (start, end)):
        raise ValidationError(OUT_OF_BOUNDS)
    if end <= start:
        raise ValidationError(_("The end must be after the start."))
    if end - start > timedelta(days=31):
        raise ValidationError(_("One meeting can last a month at most."))
    with transaction.atomic():
        event = locked(occurrence.event)
        row = _row(event, occurrence)
        if event.lasts_days:
            if any(wall(moment, event.tz).time() != time() for moment in (start, end)):
                raise ValidationError(_("A whole-day event lasts whole days."))
        elif wall(start, event.tz).hour == NIGHT_HOUR or end.astimezone(event.tz).fold:
            raise ValidationError(NIGHT)
        _free(event, row, start)
        with shape_watched(event):
            row.start, row.end, row.changed_by_hand = start, end, True
            if venue is not None:
                row.venue = line(venue)
            write(row)
        settle(event, "occurrence.moved", by, obj=row)
    return _given_back(occurrence, row)


def cancel_occurrence(occurrence: Occurrence, *, by) -> Occurrence:
    """Call one session off. It stays in every calendar, struck through, so that nobody comes for nothing."""
    return _mark(occurrence, Occurrence.Status.CANCELLED, "occurrence.cancelled", by)


def restore_occurrence(occurrence: Occurrence, *, by) -> Occurrence:
    """Hold a cancelled session after all."""
    if occurrence.event.is_cancelled:
        raise ValidationError(_("The whole series is cancelled. Make a new one instead."))
    return _mark(occurrence, Occurrence.Status.PLANNED, "occurrence.restored", by)


def place_occurrence(occurrence: Occurrence, *, venue: str, by) -> Occurrence:
    """Hold one session in another place; "" is the series' own."""
    with transaction.atomic():
        event = locked(occurrence.event)
        row = _row(event, occurrence)
        if line(venue) != row.venue:
            with shape_watched(event):
                row.venue, row.changed_by_hand = line(venue), True
                row.clean_fields(exclude=["event"])
                write(row)
            settle(event, "occurrence.placed", by, obj=row)
    return _given_back(occurrence, row)


def substitute(occurrence: Occurrence, *, substitutes, by) -> set[int]:
    """Let other members of staff hold one session; none: those of the series. Answers with the ids of all whom it
    concerns, those who hold it no longer too: empty when nothing changed. No calendar file names them."""
    with transaction.atomic():
        event = locked(occurrence.event)
        row = _row(event, occurrence)
        before, after = set(row.substitutes.values_list("pk", flat=True)), {user.pk for user in substitutes}
        if before == after:
            return set()
        row.substitutes.set(after)
        row.changed_by_hand, row.changed_at = True, timezone.now()
        row.save(update_fields=["changed_by_hand", "changed_at"])
        concerned = before ^ after
        settle(event, "occurrence.substituted", by, obj=row, also=revisions.of_users(concerned, event))
    _given_back(occurrence, row)
    return concerned


def _free(event: Event, row: Occurrence, start: datetime) -> None:
    others = event.occurrences.exclude(pk=row.pk).filter(start=start, status=Occurrence.Status.PLANNED)
    if others.exists():
        raise ValidationError(_("Another meeting of this series is already planned for that time."))


def _row(event: Event, occurrence: Occurrence) -> Occurrence:
    row = event.occurrences.get(pk=occurrence.pk)
    row.event = event
    return row


def _mark(occurrence, status, verb, by) -> Occurrence:
    with transaction.atomic():
        event = locked(occurrence.event)
        row = _row(event, occurrence)
        if row.status != status:
            if status == Occurrence.Status.PLANNED:
                _free(event, row, row.start)
            with shape_watched(event):
                row.status, row.changed_by_hand = status, True
                write(row)
            settle(event, verb, by, obj=row)
    return _given_back(occurrence, row)


def write(row: Occurrence) -> None:
    row.sequence += 1
    row.changed_at = timezone.now()
    row.save()


def _given_back(occurrence: Occurrence, row: Occurrence) -> Occurrence:
    """The caller's own object knows what was done to it."""
    for field in ("start", "end", "venue", "status", "changed_by_hand", "sequence", "changed_at"):
        setattr(occurrence, field, getattr(row, field))
    occurrence.event = row.event
    return occurrence
