"""How the rows of one event are written down in a calendar file. Rows are the truth; the rule only saves space.

Every client must show exactly the rows. So what the rule gives without a row is excepted, what differs is overridden,
and what the rule cannot say at all is an entry of its own.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import ValidationError

from .rules import instant, pattern, wall


@dataclass
class Series:
    """master: the first and last wall start, the rule's words and the starts that are excepted; None when flat.
    overrides: (original wall start, row). own: rows written as entries of their own."""

    first: datetime | date | None = None
    last: datetime | date | None = None
    parts: dict = field(default_factory=dict)
    gone: tuple = ()
    cancelled: bool = False
    overrides: list = field(default_factory=list)
    own: list = field(default_factory=list)

    @property
    def shape(self) -> tuple:
        """What the master says beyond its title: when this differs, every client must take the series anew."""
        return (self.first, self.last, str(self.parts), self.gone, self.cancelled, [row.pk for row in self.own])


def wall_start(event, moment: datetime) -> datetime | date:
    local = wall(moment, event.tz)
    return local.date() if event.lasts_days else local


def comes_twice(event, moment: datetime) -> bool:
    """Whether the clock shows this wall time twice, on the night it is turned back."""
    here = moment.astimezone(event.tz)
    return not event.lasts_days and here.replace(fold=0).utcoffset() != here.replace(fold=1).utcoffset()


def spans_clock_change(event, start: datetime, end: datetime) -> bool:
    """Whether the clocks change during a session or its end comes twice: then clients disagree on its end unless it
    is spelled out."""
    if event.lasts_days:
        return False
    changes = start.astimezone(event.tz).utcoffset() != end.astimezone(event.tz).utcoffset()
    return changes or comes_twice(event, end)


def series_of(event, rows) -> Series:
    """The layout of an event's file entry. rows: its occurrences in the order of their original start."""
    rows = list(rows)
    if not event.rule or not event.rule.rrules:
        return Series(own=rows)
    try:
        starts = pattern(event.rule, event.wall_start).starts
    except ValidationError:  # an older or foreign rule that files cannot say: each session on its own
        return Series(own=rows)

    known = set(starts)
    by_start = {wall_start(event, row.original_start): row for row in rows}
    strangers = _out_of_order(rows)
    inside = {at: row for at, row in by_start.items() if at in known and row.pk not in strangers}
    if not inside:
        return Series(own=rows)
    first, last = min(inside), max(inside)
    first_end = first + event.duration
    if spans_clock_change(event, instant(first, event.tz), instant(first_end, event.tz)):
        return Series(own=rows)  # its end would give every later session the wrong length

    cancelled = all(row.is_cancelled for row in inside.values())
    return Series(
        first=first,
        last=last,
        parts=pattern(event.rule, event.wall_start).parts,
        gone=tuple(at for at in starts if first <= at <= last and at not in inside),
        cancelled=cancelled,
        overrides=[(at, row) for at, row in sorted(inside.items()) if _differs(event, at, row, cancelled)],
        own=[row for at, row in sorted(by_start.items()) if at not in inside],
    )


def _differs(event, at, row, cancelled: bool) -> bool:
    return (
        row.start != instant(at, event.tz)
        or row.end != instant(at + event.duration, event.tz)
        or row.is_cancelled != cancelled
        or bool(row.venue)
        or spans_clock_change(event, row.start, row.end)
    )


def _out_of_order(rows) -> set[int]:
    """Rows moved past a neighbour: some programs refuse an override that changes places with another."""
    moved = set()
    for at, row in enumerate(rows):
        if row.start == row.original_start:
            continue
        before, after = rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None
        if before and row.start <= max(before.start, before.original_start):
            moved.add(row.pk)
        if after and row.start >= min(after.start, after.original_start):
            moved.add(row.pk)
    return moved
