"""A month as a table of weeks, Monday first."""

from calendar import Calendar
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from .models import Event
from .rules import HELSINKI

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
    date: date
    out: bool
    today: bool
    sessions: list = field(default_factory=list)

    @property
    def shown(self) -> list:
        return self.sessions[:MOST_IN_A_DAY]

    @property
    def more(self) -> int:
        return len(self.sessions) - len(self.shown)


def span(year: int, month: int) -> tuple[datetime, datetime]:
    """The UTC instants at which a local month starts and the next one does."""
    after = (date(year, month, 1) + timedelta(days=32)).replace(day=1)
    return tuple(
        datetime.combine(day, time(), tzinfo=HELSINKI).astimezone(UTC) for day in (date(year, month, 1), after)
    )


def neighbour(year: int, month: int, step: int) -> tuple[int, int] | None:
    """The month before (-1) or after (1), or None at the ends of the calendar."""
    total = year * 12 + month - 1 + step
    return (total // 12, total % 12 + 1) if 2000 <= total // 12 <= 2099 else None


def weeks(year: int, month: int, sessions) -> list[list[Day]]:
    """The table: every week that touches the month, every session on each of its days."""
    today = timezone.localdate()
    table = [
        [Day(day, out=day.month != month, today=day == today) for day in week]
        for week in Calendar(firstweekday=0).monthdatescalendar(year, month)
    ]
    by_date = {day.date: day for week in table for day in week}
    for session in sessions:
        day = session.first_day
        while day <= session.last_day:
            if day in by_date and not by_date[day].out:
                by_date[day].sessions.append(session)
            day += timedelta(days=1)
    return table
