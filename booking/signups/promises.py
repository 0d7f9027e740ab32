"""By when somebody answers, and how long an offered place is held."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from .models import Sheet

SATURDAY = 5
MORNING, EVENING = time(9), time(21)
LEAST = timedelta(hours=2)


def answer_by(sheet: Sheet, today: date | None = None) -> date:
    """The last day of the promise: so many working days (Monday to Friday, Europe/Helsinki) from today."""
    day = today or timezone.localdate()
    left = sheet.answer_days
    while left:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            left -= 1
    return day


def offer_until(sheet: Sheet, now: datetime, starts: datetime | None) -> datetime:
    """By when an offered place must be answered (UTC): the sheet's own time, less when the start is near.

    Near the start a quarter of the time that is left, at least two hours, so that the place still reaches somebody
    else; never past the start itself. What would end at night ends in the morning: people sleep.
    """
    held = timedelta(hours=sheet.offer_hours)
    if starts is None or starts <= now:
        return _awake(now + held)
    held = min(held, max((starts - now) / 4, LEAST))
    return min(_awake(now + held), starts)


def _awake(moment: datetime) -> datetime:
    """The same moment, or the next morning at nine when it falls between nine in the evening and then (Helsinki)."""
    local = timezone.localtime(moment)
    if MORNING <= local.time() <= EVENING:
        return moment
    day = local.date() + timedelta(days=local.time() > EVENING)
    return datetime.combine(day, MORNING, tzinfo=local.tzinfo)
