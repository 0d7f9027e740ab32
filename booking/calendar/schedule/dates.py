"""What a person asks for: from when, how long, how often, until when, and the dates that are left out or added.

Everything here is local wall time: naive datetimes, or dates of a whole-day event.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import recurrence
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Event
from ..rules import EARLIEST, LATEST, NO_DATES, OUT_OF_BOUNDS, check_start, pattern, with_end
from ..series import wall_start

MOST_EXTRA = 30


@dataclass(frozen=True)
class Schedule:
    """starts_at None: whole days. rule: from rules.weekly() or monthly(), with its end; None is a single session.
    left_out: days of the rule on which nothing is held. extra: days beside the rule, at the same time of day."""

    starts_on: date
    starts_at: time | None
    duration: timedelta
    rule: recurrence.Recurrence | None = None
    left_out: frozenset[date] = frozenset()
    extra: frozenset[date] = frozenset()
    _ruled: list = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def lasts_days(self) -> bool:
        return self.starts_at is None

    def at(self, day: date) -> datetime | date:
        return day if self.lasts_days else datetime.combine(day, self.starts_at)

    def ruled(self) -> tuple:
        """Every start the rule gives, those left out too. Raises ValidationError with a sentence."""
        if not self._ruled:
            check_start(self.starts_on, self.starts_at, self.duration)
            first = self.at(self.starts_on)
            self._ruled.extend(pattern(self.rule, first).starts if self.rule is not None else (first,))
        return tuple(self._ruled)

    def starts(self) -> tuple:
        """The starts of all sessions, in order. Raises ValidationError with a sentence."""
        kept = {start for start in self.ruled() if day_of(start) not in self.left_out}
        if len(self.extra) > MOST_EXTRA:
            raise ValidationError(_("Thirty extra dates at most. Make another series for the rest."))
        if not all(EARLIEST <= day <= LATEST for day in self.extra):
            raise ValidationError(OUT_OF_BOUNDS)
        kept |= {self.at(day) for day in self.extra}
        if not kept:
            raise ValidationError(NO_DATES)
        return tuple(sorted(kept))


def with_an_end(
    rule: recurrence.Recurrence | None, until: date | None, count: int | None
) -> recurrence.Recurrence | None:
    """The rule with this end, unless it has its own."""
    if rule is not None and (until is not None or count is not None):
        return with_end(rule, until=until, count=count)
    return rule


def day_of(start: datetime | date) -> date:
    return start.date() if isinstance(start, datetime) else start


def schedule_of(event: Event, rows=None) -> Schedule:
    """The schedule an event has now, read back from its rule and its rows: a start without a row was left out, a row
    beside the rule was added. What a person changed by hand is no part of it."""
    rows = list(event.occurrences.all() if rows is None else rows)
    rule = event.rule if event.rule and event.rule.rrules else None
    bare = Schedule(event.starts_on, event.starts_at, event.duration, rule)
    try:
        ruled = {day_of(start) for start in bare.ruled()}
    except ValidationError:  # an older or foreign rule: every row stands for itself
        ruled = set()
    held = {day_of(wall_start(event, row.original_start)) for row in rows}
    now = timezone.now()
    beside = {
        day_of(wall_start(event, row.original_start))
        for row in rows
        if row.start > now and not row.changed_by_hand
    } - ruled
    return Schedule(
        event.starts_on, event.starts_at, event.duration, rule, frozenset(ruled - held), frozenset(beside)
    )
