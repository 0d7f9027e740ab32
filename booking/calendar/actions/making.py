"""Making an event, and what is changed of it as a whole."""

from datetime import date, datetime, time, timedelta

import recurrence
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kuulluksi.privacy.access import audit

from .. import revisions
from ..models import Event, Occurrence
from ..rules import NO_DATES, check_start, instant, pattern, with_end
from .rows import write
from .settling import line, locked, settle, shape_watched, write_words


def make_event(
    *,
    kind: str,
    titles: dict[str, str],
    starts_on: date,
    starts_at: time | None,
    duration: timedelta,
    rule: recurrence.Recurrence | None = None,
    until: date | None = None,
    count: int | None = None,
    dates_left_out=(),
    area=None,
    organisation=None,
    venue: str = "",
    venue_is_public: bool = False,
    visibility: str,
    staff=(),
    neutral_titles: dict[str, str] | None = None,
    descriptions: dict[str, str] | None = None,
    by,
) -> Event:
    """Write an event and a row for each of its sessions.

    starts_on, starts_at: local wall time in Helsinki; starts_at None is a whole-day event. duration: by the same wall
    clock. rule: from rules.weekly(), monthly() or daily(); until (the last local day) or count end it, unless the rule
    has its own end. dates_left_out: local dates on which nothing is held. titles, neutral_titles, descriptions: words
    by language ("fi" is needed in titles). Raises ValidationError with a sentence.
    """
    check_start(starts_on, starts_at, duration)
    start = datetime.combine(starts_on, starts_at) if starts_at else starts_on
    if rule is not None and (until is not None or count is not None):
        rule = with_end(rule, until=until, count=count)
    starts = pattern(rule, start).starts if rule is not None else (start,)
    left_out = set(dates_left_out)
    kept = [at for at in starts if (at.date() if starts_at else at) not in left_out]
    if not kept:
        raise ValidationError(NO_DATES)

    first = starts[0]
    event = Event(
        kind=kind,
        starts_on=first.date() if starts_at else first,
        starts_at=starts_at,
        duration=duration,
        rule=rule,
        area=area,
        organisation=organisation,
        venue=line(venue),
        venue_is_public=venue_is_public,
        visibility=visibility,
    )
    write_words(event, titles, neutral_titles, descriptions)
    event.full_clean(exclude=["rule"])
    zone = event.tz
    with transaction.atomic():
        event.save()
        event.staff.set(staff)
        Occurrence.objects.bulk_create(
            Occurrence(
                event=event,
                original_start=instant(at, zone),
                start=instant(at, zone),
                end=instant(at + duration, zone),
                changed_at=event.changed_at,
            )
            for at in kept
        )
        settle(event, "event.made", by)
    return event


def change_words(
    event: Event,
    *,
    titles: dict[str, str],
    neutral_titles: dict[str, str] | None = None,
    descriptions: dict[str, str] | None = None,
    by,
) -> Event:
    """Write other words. Clients take them at their next fetch; nobody is asked to answer anew."""
    with transaction.atomic():
        event = locked(event)
        write_words(event, titles, neutral_titles, descriptions)
        event.full_clean(exclude=["rule"])
        event.changed_at = timezone.now()
        event.save()
        settle(event, "event.words_changed", by)
    return event


def change_event(
    event: Event, *, visibility: str | None = None, venue: str | None = None, staff=None, by
) -> Event:
    """Let others see an event, move it to another place, or give it to other staff."""
    with transaction.atomic():
        event = locked(event)
        before = revisions.sources(event)
        if venue is not None and line(venue) != event.venue:
            event.venue = line(venue)
            event.sequence += 1
        if visibility is not None:
            event.visibility = visibility
        event.full_clean(exclude=["rule"])
        event.changed_at = timezone.now()
        event.save()
        if staff is not None:
            event.staff.set(staff)
        settle(event, "event.changed", by, also=before)
    return event


def cancel_event(event: Event, *, by, now: datetime | None = None) -> Event:
    """Call off everything that has not been held yet."""
    now = now or timezone.now()
    with transaction.atomic():
        event = locked(event)
        if event.is_cancelled:
            return event
        with shape_watched(event):
            ahead = event.occurrences.filter(start__gt=now, status=Occurrence.Status.PLANNED)
            for row in ahead.order_by("original_start"):
                row.status, row.changed_by_hand = Occurrence.Status.CANCELLED, True
                write(row)
        event.status = Event.Status.CANCELLED
        event.sequence += 1
        event.changed_at = timezone.now()
        event.save()
        settle(event, "event.cancelled", by)
    return event


def delete_event(event: Event, *, by) -> None:
    """Take an event away that was entered by mistake. What people knew of is cancelled instead, so that they hear it."""
    with transaction.atomic():
        event = locked(event)
        audit("event.deleted", event, by=by)
        event.delete()  # the validators move on in signals.py, however an event goes
