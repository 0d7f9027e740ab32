"""Making an event, and what is changed of it as a whole."""

from datetime import date, datetime, time, timedelta

import recurrence
from django.db import transaction
from django.utils import timezone

from kuulluksi.privacy.access import audit

from .. import revisions
from ..models import Event, Occurrence
from ..schedule.dates import Schedule, day_of, with_an_end
from ..schedule.plan import new_row
from .rows import write
from .settling import line, locked, settle, shape_watched, write_words

KEEP = object()  # "leave this as it is", where None is a value


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
    extra_dates=(),
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
    has its own end. dates_left_out: local dates on which nothing is held. extra_dates: local dates beside the rule, at
    the same time of day. titles, neutral_titles, descriptions: words
    by language ("fi" is needed in titles). Raises ValidationError with a sentence.
    """
    schedule = Schedule(
        starts_on,
        starts_at,
        duration,
        with_an_end(rule, until, count),
        frozenset(dates_left_out),
        frozenset(extra_dates),
    )
    starts = schedule.starts()
    event = Event(
        kind=kind,
        starts_on=day_of(schedule.ruled()[0]),
        starts_at=starts_at,
        duration=duration,
        rule=schedule.rule,
        area=area,
        organisation=organisation,
        venue=line(venue),
        venue_is_public=venue_is_public,
        visibility=visibility,
    )
    write_words(event, titles, neutral_titles, descriptions)
    event.full_clean(exclude=["rule"])
    with transaction.atomic():
        event.save()
        event.staff.set(staff)
        Occurrence.objects.bulk_create(new_row(event, at, duration, event.changed_at) for at in starts)
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
    event: Event,
    *,
    visibility: str | None = None,
    venue: str | None = None,
    venue_is_public: bool | None = None,
    kind: str | None = None,
    area=KEEP,
    staff=None,
    by,
) -> Event:
    """Let others see an event, move it to another place or area, or give it to other staff. What is not given stays."""
    with transaction.atomic():
        event = locked(event)
        before = revisions.sources(event)
        if venue is not None and line(venue) != event.venue:
            event.venue = line(venue)
            event.sequence += 1
        if venue_is_public is not None:
            event.venue_is_public = venue_is_public
        if visibility is not None:
            event.visibility = visibility
        if kind is not None:
            event.kind = kind
        if area is not KEEP:
            event.area = area
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
