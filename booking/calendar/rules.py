"""How a series repeats: the few rules that every calendar client understands, expanded by the wall clock.

A rule is stored by django-recurrence, which keeps times in UTC. So no time of day ever goes in: a rule holds
frequency, interval, days and an end, and is expanded from the event's own local date and time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import recurrence
from dateutil import rrule
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HELSINKI = ZoneInfo("Europe/Helsinki")
MOST_SESSIONS = 400
LONGEST = timedelta(days=2 * 366)
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = {
    recurrence.DAILY: "DAILY",
    recurrence.WEEKLY: "WEEKLY",
    recurrence.MONTHLY: "MONTHLY",
    recurrence.YEARLY: "YEARLY",
}
NIGHT_HOUR = 3  # 03:00–03:59 does not exist one night in March, and exists twice one night in October

NO_END = _("A series needs an end: a last day or a number of times.")
TWO_ENDS = _("Choose either a last day or a number of times, not both.")
TOO_LONG = _("A series can last two years and have 400 meetings at most. Make a new one for what comes after.")
NIGHT = _(
    "A meeting cannot start between 3 and 4 at night: when the clocks change, that hour is missing or comes twice."
)
UNKNOWN = _(
    "Calendars do not understand this way of repeating. Choose every so many days, weeks, months or years."
)
NO_DATES = _("With these choices there is not a single meeting. Check the days and the end.")
OUT_OF_BOUNDS = _("Choose a date between 2000 and 2099.")


def weekly(
    interval: int = 1,
    weekdays: Iterable[str | int] = ("MO",),
    until: date | None = None,
    count: int | None = None,
) -> recurrence.Recurrence:
    """Every ``interval`` weeks on weekdays ("MO"… or 0 for Monday), to the end of the local day ``until`` or ``count`` times."""
    return _made(recurrence.WEEKLY, interval, until, count, byday=[_weekday(day) for day in weekdays])


def monthly(
    interval: int = 1,
    *,
    day: int | None = None,
    position: int | None = None,
    weekday: str | int | None = None,
    until: date | None = None,
    count: int | None = None,
) -> recurrence.Recurrence:
    """Every ``interval`` months: on a day of the month (1–31), or on a weekday by position (1–4, -1 is the last)."""
    if (day is None) == (position is None) or (position is None) != (weekday is None):
        raise ValidationError(_("Choose either a day of the month, or a weekday and which one of the month."))
    if day is not None:
        if not 1 <= day <= 31:
            raise ValidationError(_("A day of the month is between 1 and 31."))
        return _made(recurrence.MONTHLY, interval, until, count, bymonthday=[day])
    if position not in (1, 2, 3, 4, -1):
        raise ValidationError(_("Choose the first, second, third, fourth or last one of the month."))
    return _made(recurrence.MONTHLY, interval, until, count, byday=[_weekday(weekday)(position)])


def daily(interval: int = 1, until: date | None = None, count: int | None = None) -> recurrence.Recurrence:
    """Every ``interval`` days."""
    return _made(recurrence.DAILY, interval, until, count)


def _weekday(day: str | int) -> recurrence.Weekday:
    try:
        return recurrence.to_weekday(day if isinstance(day, int) else WEEKDAYS.index(str(day).upper()))
    except (ValueError, IndexError):
        raise ValidationError(_("Choose the weekdays from Monday to Sunday.")) from None


def _made(frequency, interval, until, count, **by) -> recurrence.Recurrence:
    if not 1 <= interval <= 52:
        raise ValidationError(_("The step between meetings is between 1 and 52."))
    if until is not None and count is not None:
        raise ValidationError(TWO_ENDS)
    if count is not None and not 1 <= count <= MOST_SESSIONS:
        raise ValidationError(TOO_LONG)
    if frequency == recurrence.WEEKLY and not by["byday"]:
        raise ValidationError(_("Choose the weekdays from Monday to Sunday."))
    rule = recurrence.Rule(
        frequency, interval=interval, wkst=recurrence.MO, until=_end_of_day(until), count=count, **by
    )
    return recurrence.Recurrence(rrules=[rule], include_dtstart=False)


def _end_of_day(day: date | None) -> datetime | None:
    return day and datetime.combine(day, time(23, 59, 59), tzinfo=HELSINKI)


def with_end(rule: recurrence.Recurrence, *, until: date | None, count: int | None) -> recurrence.Recurrence:
    """The same rule with another end."""
    old = _only(rule)
    new = recurrence.Rule(
        old.freq,
        interval=old.interval,
        wkst=recurrence.MO,
        until=_end_of_day(until),
        count=count,
        **{name: getattr(old, name) for name in ("byday", "bymonth", "bymonthday", "bysetpos")},
    )
    return recurrence.Recurrence(rrules=[new], include_dtstart=False)


def _only(stored: recurrence.Recurrence) -> recurrence.Rule:
    if len(stored.rrules) != 1 or stored.exrules or stored.rdates or stored.exdates:
        raise ValidationError(UNKNOWN)
    return stored.rrules[0]


@dataclass(frozen=True)
class Pattern:
    """A rule read in full: what a calendar file says of it, and the wall times it gives.

    parts: the words of an RRULE without its end, everything spelled out, in a fixed order.
    starts: naive local datetimes, or dates of a whole-day event; every instance of the rule.
    """

    parts: dict
    starts: tuple


def pattern(stored: recurrence.Recurrence, start: datetime | date) -> Pattern:
    """Read a stored rule from a naive local start (or a date). Raises ValidationError with a sentence.

    Everything a client would otherwise take from DTSTART is spelled out: clients disagree on what is implied.
    """
    rule = _only(stored)
    if rule.freq not in FREQUENCIES or any(
        (rule.byhour, rule.byminute, rule.bysecond, rule.byweekno, rule.byyearday)
    ):
        raise ValidationError(UNKNOWN)
    if rule.bysetpos and rule.freq != recurrence.MONTHLY:
        raise ValidationError(UNKNOWN)
    if rule.count and rule.until:
        raise ValidationError(TWO_ENDS)
    if not rule.count and not rule.until:
        raise ValidationError(NO_END)
    if rule.count and rule.count > MOST_SESSIONS:
        raise ValidationError(TOO_LONG)

    timed = isinstance(start, datetime)
    days = [recurrence.to_weekday(day) for day in rule.byday]
    months, month_days = list(rule.bymonth), list(rule.bymonthday)
    if rule.freq == recurrence.WEEKLY and not days:
        days = [recurrence.to_weekday(start.weekday())]
    if rule.freq == recurrence.YEARLY and not months:
        months = [start.month]
    if rule.freq in (recurrence.MONTHLY, recurrence.YEARLY) and not days and not month_days:
        month_days = [start.day]
    week_start = 0 if rule.wkst is None else getattr(rule.wkst, "number", rule.wkst)

    last_day = rule.until and _local_day(rule.until)
    first = start if timed else datetime.combine(start, time())
    horizon = first.date() + LONGEST
    if last_day and last_day > horizon:
        raise ValidationError(TOO_LONG)
    walls = rrule.rrule(
        rule.freq,
        dtstart=first,
        interval=rule.interval,
        wkst=week_start,
        until=datetime.combine(last_day or horizon, time(23, 59, 59)),
        bymonth=months or None,
        bymonthday=month_days or None,
        bysetpos=list(rule.bysetpos) or None,
        byweekday=[rrule.weekday(day.number, day.index or None) for day in days] or None,
    )
    found = list(islice(walls, rule.count or MOST_SESSIONS + 1))
    if len(found) > MOST_SESSIONS or (rule.count and len(found) < rule.count):
        raise ValidationError(TOO_LONG)
    if not found:
        raise ValidationError(NO_DATES)

    parts = {"FREQ": FREQUENCIES[rule.freq]}
    if rule.interval != 1:
        parts["INTERVAL"] = rule.interval
    if months:
        parts["BYMONTH"] = months
    if month_days:
        parts["BYMONTHDAY"] = month_days
    if rule.bysetpos:
        parts["BYSETPOS"] = list(rule.bysetpos)
    if days:
        parts["BYDAY"] = [f"{day.index or ''}{WEEKDAYS[day.number]}" for day in days]
    parts["WKST"] = WEEKDAYS[week_start]
    return Pattern(parts, tuple(found if timed else [wall.date() for wall in found]))


def last_day_of(rule: recurrence.Rule) -> date:
    """The local day a rule ends on, whatever zone its end was stored in."""
    return _local_day(rule.until)


def same(one: recurrence.Recurrence | None, other: recurrence.Recurrence | None) -> bool:
    """Whether two stored rules say the same. (The library's own comparison also sees how each was written.)"""
    return _words(one) == _words(other)


def _words(stored: recurrence.Recurrence | None) -> list[tuple]:
    return [
        (
            rule.freq,
            rule.interval,
            rule.count,
            rule.until and last_day_of(rule),
            *(
                [str(one) for one in getattr(rule, name)]
                for name in ("byday", "bymonth", "bymonthday", "bysetpos")
            ),
        )
        for rule in (stored.rrules if stored else ())
    ]


def _local_day(until: datetime | date) -> date:
    if not isinstance(until, datetime):
        return until
    return (until if until.tzinfo is None else until.astimezone(HELSINKI)).date()


def check_start(starts_on: date, starts_at: time | None, duration: timedelta) -> None:
    """Refuse what no calendar shows alike. Raises ValidationError with a sentence."""
    if not EARLIEST <= starts_on <= LATEST:
        raise ValidationError(OUT_OF_BOUNDS)
    if starts_at is not None and starts_at.hour == NIGHT_HOUR:
        raise ValidationError(NIGHT)
    if duration <= timedelta(0):
        raise ValidationError(_("The end must be after the start."))
    if starts_at is None and duration % timedelta(days=1):
        raise ValidationError(_("A whole-day event lasts whole days."))
    if duration > timedelta(days=31):
        raise ValidationError(_("One meeting can last a month at most."))


def instant(wall: datetime | date, zone: ZoneInfo) -> datetime:
    """The UTC instant of a local wall time; a date means its midnight. Of two like hours in October the first is meant;
    an hour missing in March counts on from the hour before."""
    if not isinstance(wall, datetime):
        wall = datetime.combine(wall, time())
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """The naive local wall time of an instant."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)
