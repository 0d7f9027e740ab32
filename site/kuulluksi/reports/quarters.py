"""The periods of a report. Only whole quarters of a year, so that two reports never differ by a single day."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int  # 1 to 4

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> date:
        """The day after its last one."""
        return self.next.first

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def words(self) -> str:
        return f"{self.number}/{self.year}"

    def has_ended(self, today: date) -> bool:
        return self.end <= today

    def instants(self) -> tuple[datetime, datetime]:
        """From the start of its first day to the end of the last one, local time."""
        start, end = (datetime.combine(day, time.min) for day in (self.first, self.end))
        return timezone.make_aware(start), timezone.make_aware(end)

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month - 1) // 3 + 1)


def quarters_of(year: int, today: date) -> list[Quarter]:
    """Those of a year that have ended. The running one waits: a report of today and one of tomorrow could be compared."""
    return [one for one in (Quarter(year, number) for number in range(1, 5)) if one.has_ended(today)]


def last_year_with_figures(today: date) -> int:
    """This year when a quarter of it has ended, else the year before."""
    return today.year if quarters_of(today.year, today) else today.year - 1
