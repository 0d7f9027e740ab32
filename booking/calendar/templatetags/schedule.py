"""How dates and times are written on the calendar's desk."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.calendar.schedule.marks import marks_of

register = template.Library()
DAY = "D j.n.Y"


def _clock(moment: datetime) -> str:
    return moment.strftime("%H:%M" if (get_language() or "fi").startswith("en") else "%H.%M")


@register.filter
def wall_words(start: datetime | date) -> str:
    """A wall start: the day, and the time unless it lasts whole days."""
    if not isinstance(start, datetime):
        return date_format(start, DAY)
    return _("%(day)s at %(time)s") % {"day": date_format(start, DAY), "time": _clock(start)}


@register.filter
def span_words(one) -> str:
    """From when to when: a session, or its new place in a plan."""
    event = getattr(one, "row", one).event
    start, end = timezone.localtime(one.start), timezone.localtime(one.end)
    if event.lasts_days:
        return date_format(start, DAY)
    return f"{wall_words(start)}–{_clock(end)}"


@register.filter
def next_words(event) -> str:
    """When an event is held next; it carries ``next_start``."""
    start = timezone.localtime(event.next_start)
    return date_format(start, DAY) if event.lasts_days else wall_words(start)


@register.filter
def marks(row) -> list[str]:
    return marks_of(row)


@register.filter
def first_held(lines):
    return next((line for line in lines if not line.left_out), None)


@register.filter
def last_held(lines):
    return next((line for line in reversed(lines) if not line.left_out), None)


@register.filter
def only_one(lines) -> bool:
    return len(lines) == 1 and not lines[0].left_out


@register.filter
def holidays_held(lines) -> bool:
    """Whether a public holiday is still among the dates."""
    return any(line.holiday and not line.left_out and not line.extra for line in lines)
