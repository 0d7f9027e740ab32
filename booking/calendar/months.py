"""A month as a table of weeks, Monday first. Nothing here asks the database."""

from bisect import bisect_left, bisect_right
from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from django.utils import timezone

from .models import Event
from .rules import EARLIEST, HELSINKI, LATEST

MOST_IN_A_DAY = 4
KIND_WALLS = {
    Event.Kind.GROUP: "lakka",
    Event.Kind.FORUM: "lakka",
    Event.Kind.INFO: "huurre",
    Event.Kind.SUPERVISION: "huurre",
    Event.Kind.PLANNING: "huurre",
}
WALL_CELLS = {"lakka": "c-nuoret", "huurre": "c-ammattilaiset", "kanerva": "c-kaikki"}


def wall_of(kind: str) -> str:
    """The colour of a kind of event. Words say the same beside it."""
    return KIND_WALLS.get(kind, "kanerva")


@dataclass
class Day:
    """A cell. ``sessions``: those shown in it; ``shown``: the same as HTML; ``more``: how many others there are;
    ``page``: of the list, with them; ``holiday``: the name of a public holiday."""

    date: date
    out: bool
    today: bool
    sessions: list = field(default_factory=list)
    shown: str = ""
    more: int = 0
    page: int = 1
    holiday: str = ""


@dataclass
class Week:
    days: list[Day]

    @property
    def quiet(self) -> bool:
        return not any(day.sessions or day.shown for day in self.days)


def within(year: int, month: int) -> bool:
    """Whether the calendar reaches a month."""
    return 1 <= month <= 12 and EARLIEST.year <= year <= LATEST.year


def span(year: int, month: int) -> tuple[datetime, datetime]:
    """The UTC instants at which a local month starts and the next one does."""
    after = (date(year, month, 1) + timedelta(days=32)).replace(day=1)
    return _midnight(date(year, month, 1)), _midnight(after)


def _midnight(day: date) -> datetime:
    """The UTC instant at which a local day starts."""
    return datetime.combine(day, time(), tzinfo=HELSINKI).astimezone(UTC)


def neighbour(year: int, month: int, step: int) -> date | None:
    """The first day of the month before (-1) or after (1), or None at the ends of the calendar."""
    total = year * 12 + month - 1 + step
    found = (total // 12, total % 12 + 1)
    return date(*found, 1) if within(*found) else None


def weeks(year: int, month: int, sessions: Iterable, a_page: int) -> list[Week]:
    """The table: every week that touches the month, every session on each of its days.

    sessions: rows with start and end, those that touch the month, in the order of the list below the table. a_page: how
    many of them stand on one page of that list.
    """
    today = timezone.localdate()
    table = [
        Week([Day(day, out=day.month != month, today=day == today) for day in week])
        for week in Calendar(firstweekday=0).monthdatescalendar(year, month)
    ]
    cells = [day for week in table for day in week.days if not day.out]
    midnights = [
        _midnight(day.date) for day in cells
    ]  # compared as instants: a full month has hundreds of sessions
    for number, session in enumerate(sessions):
        first = max(bisect_right(midnights, session.start) - 1, 0)
        for cell in cells[first : bisect_left(midnights, session.end)]:
            if len(cell.sessions) < MOST_IN_A_DAY:
                cell.sessions.append(session)
            else:
                cell.more += 1
                cell.page = cell.page if cell.more > 1 else number // a_page + 1
    return table


def by_month(sessions: Iterable) -> list[tuple[date, list]]:
    """Sessions under the first day of the month each starts in, in the order given."""
    return [(month, list(rows)) for month, rows in groupby(sessions, lambda row: row.first_day.replace(day=1))]
