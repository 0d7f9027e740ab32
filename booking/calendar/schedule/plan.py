"""What would change if an event took another schedule: worked out from the rows, before anything is written.

Rows that were held, or have begun, stay as they are. Every other row is fitted to the new starts: first to its own
start, then to one on the same day, then to one in the same week, so that a group that moves from five to six, or from
Tuesday to Thursday, keeps its sessions. What a person did by hand to a session stays with that session; if the new
schedule has no place for it, the session is kept beside it.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Event, Occurrence
from ..rules import HELSINKI, instant
from ..series import wall_start
from .dates import Schedule, day_of

TYPE_CHANGES = gettext_lazy(
    "A series that has begun, or whose meetings were moved by hand, stays as it is: by the clock or whole "
    "days. Make a new series instead."
)


@dataclass(frozen=True)
class Fitted:
    """A row and its place in the new schedule. anchor: the start the rule gives it now (wall time)."""

    row: Occurrence
    anchor: datetime | date
    start: datetime
    end: datetime

    @property
    def moves(self) -> bool:
        return (self.row.start, self.row.end) != (self.start, self.end)

    @property
    def differs(self) -> bool:
        """Whether anything at all is written to the row."""
        return self.moves or instant(self.anchor, HELSINKI) != self.row.original_start


@dataclass
class Plan:
    """added: wall starts. removed: rows that go. fitted: rows that stay, in their new places. kept: rows changed by hand
    that the new schedule has no start for. held: rows that have begun or are over."""

    schedule: Schedule
    added: list = field(default_factory=list)
    removed: list[Occurrence] = field(default_factory=list)
    fitted: list[Fitted] = field(default_factory=list)
    kept: list[Occurrence] = field(default_factory=list)
    held: list[Occurrence] = field(default_factory=list)

    @property
    def moved(self) -> list[Fitted]:
        return [one for one in self.fitted if one.moves]

    @property
    def by_hand(self) -> list[Occurrence]:
        """What a person did to single sessions, and stays."""
        return sorted(
            [one.row for one in self.fitted if one.row.changed_by_hand and not one.moves] + self.kept,
            key=lambda row: row.start,
        )

    @property
    def changes(self) -> bool:
        return bool(self.added or self.removed or self.moved)

    @property
    def digest(self) -> str:
        """What a person saw before they pressed "save": another plan, another digest."""
        words = [str(self.schedule.duration), *map(str, self.added)]
        words += [f"-{row.pk}" for row in self.removed]
        words += [f"{one.row.pk}:{one.anchor}:{one.start}:{one.end}" for one in self.fitted]
        words += [f"={row.pk}" for row in self.kept]
        return hashlib.sha256("\n".join(words).encode()).hexdigest()[:20]


def plan_change(event: Event, schedule: Schedule, *, rows=None, now: datetime | None = None) -> Plan:
    """Fit the event's rows to a schedule. Raises ValidationError with a sentence."""
    now = now or timezone.now()
    rows = sorted(event.occurrences.all() if rows is None else rows, key=lambda row: row.original_start)
    wanted = list(schedule.starts())
    plan = Plan(schedule, held=[row for row in rows if row.start <= now])
    free = [row for row in rows if row.start > now]
    if event.lasts_days != schedule.lasts_days and (
        plan.held or any(_moved_by_hand(event, row) for row in free)
    ):
        raise ValidationError(TYPE_CHANGES)

    taken = {day_of(wall_start(event, row.original_start)) for row in plan.held}
    taken |= {day_of(_local(event, row.start, schedule)) for row in plan.held}
    wanted = [start for start in wanted if day_of(start) not in taken and instant(start, event.tz) > now]
    for near in (_same_start, _where_it_is, _same_day, _same_week):
        free, wanted = _fit(plan, event, free, wanted, near)
    plan.added = wanted
    plan.kept = [row for row in free if row.changed_by_hand]
    plan.removed = [row for row in free if not row.changed_by_hand]
    plan.fitted.sort(key=lambda one: (one.start, one.row.pk))
    _refuse_doubles(plan, event)
    return plan


def _fit(plan: Plan, event: Event, rows: list, wanted: list, near) -> tuple[list, list]:
    """Give each row the first wanted start that is near to it."""
    left, open_starts = [], {}
    for start in wanted:
        open_starts.setdefault(near(event, plan.schedule, None, start), []).append(start)
    for row in rows:
        places = open_starts.get(near(event, plan.schedule, row, None))
        if not places:
            left.append(row)
            continue
        anchor = places.pop(0)
        start, end = _times(event, plan.schedule, row, anchor)
        plan.fitted.append(Fitted(row, anchor, start, end))
    return left, sorted(start for places in open_starts.values() for start in places)


def _same_start(event, schedule, row, start):
    return start if row is None else wall_start(event, row.original_start)


def _where_it_is(event, schedule, row, start):
    """A session moved by hand to where the new rule puts one stands there."""
    return start if row is None else _local(event, row.start, schedule)


def _same_day(event, schedule, row, start):
    return day_of(start if row is None else wall_start(event, row.original_start))


def _same_week(event, schedule, row, start):
    return _same_day(event, schedule, row, start).isocalendar()[:2]


def _times(event: Event, schedule: Schedule, row: Occurrence, anchor) -> tuple[datetime, datetime]:
    """Where a row stands at its new anchor: its own time if a person gave it one."""
    if _moved_by_hand(event, row):
        return row.start, row.end
    return instant(anchor, event.tz), instant(anchor + schedule.duration, event.tz)


def _moved_by_hand(event: Event, row: Occurrence) -> bool:
    if not row.changed_by_hand:
        return False
    wall = wall_start(event, row.original_start)
    return (row.start, row.end) != (row.original_start, instant(wall + event.duration, event.tz))


def _local(event: Event, moment: datetime, schedule: Schedule) -> datetime | date:
    local = moment.astimezone(event.tz).replace(tzinfo=None, fold=0)
    return local.date() if schedule.lasts_days else local


def _refuse_doubles(plan: Plan, event: Event) -> None:
    """No two sessions of a series at one time."""
    planned = [one.start for one in plan.fitted if not one.row.is_cancelled]
    planned += [row.start for row in plan.kept + plan.held if not row.is_cancelled]
    planned += [instant(start, event.tz) for start in plan.added]
    doubles = sorted({start for start in planned if planned.count(start) > 1})
    if doubles:
        day = doubles[0].astimezone(event.tz)
        raise ValidationError(
            _(
                "Two meetings would be at the same time on %(day)s. Leave that date out, or move one of them first."
            )
            % {"day": f"{day.day}.{day.month}.{day.year}"}
        )


def new_row(event: Event, start, duration: timedelta, changed_at: datetime) -> Occurrence:
    """A row, not yet written, for a wall start."""
    return Occurrence(
        event=event,
        original_start=instant(start, event.tz),
        start=instant(start, event.tz),
        end=instant(start + duration, event.tz),
        changed_at=changed_at,
    )
