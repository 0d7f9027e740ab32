"""By when somebody answers."""

from datetime import date, timedelta

from django.utils import timezone

from .models import Sheet

SATURDAY = 5


def answer_by(sheet: Sheet, today: date | None = None) -> date:
    """The last day of the promise: so many working days (Monday to Friday, Europe/Helsinki) from today."""
    day = today or timezone.localdate()
    left = sheet.answer_days
    while left:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            left -= 1
    return day
