"""When a group meets, in words. Times are local wall times of the event's own zone."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import recurrence
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.calendar.models import HELSINKI, Event

LOCAL = ZoneInfo(HELSINKI)


def local(instant: datetime) -> datetime:
    return instant.astimezone(LOCAL)


def clock(moment) -> str:
    """17.00 in Finnish and Swedish, 17:00 in English."""
    return f"{moment:%H:%M}" if get_language() == "en" else f"{moment.hour}.{moment.minute:02d}"


def short_day(instant: datetime) -> str:
    """ti 24.11. – weekday and date, without the year."""
    here = local(instant)
    weekday = date_format(here, "D")
    return f"{weekday} {here:%-d %b}" if get_language() == "en" else f"{weekday} {here.day}.{here.month}."


def long_day(instant: datetime) -> str:
    return long_date(local(instant).date())


def long_date(day: date) -> str:
    """ti 24.11.2026 – with the year."""
    weekday = date_format(day, "D")
    if get_language() == "en":
        return f"{weekday} {day:%-d %B %Y}"
    return f"{weekday} {day.day}.{day.month}.{day.year}"


def at(day: date, moment: time) -> datetime:
    """Local wall time, naive."""
    return datetime.combine(day, moment)


def midnight(day: date) -> datetime:
    """The instant a local day begins."""
    return datetime.combine(day, time(), tzinfo=LOCAL)


def session(start: datetime, end: datetime) -> str:
    return _("%(day)s at %(from)s–%(to)s") % {
        "day": short_day(start),
        "from": clock(local(start)),
        "to": clock(local(end)),
    }


def rhythm(event: Event) -> str:
    """“Every other Tuesday at 17.00–18.30”, from the rule itself, so that it is never out of date."""
    if event.starts_at is None:
        return ""
    ends = datetime.combine(event.starts_on, event.starts_at) + (event.duration or timedelta())
    hours = _("at %(from)s–%(to)s") % {"from": clock(event.starts_at), "to": clock(ends)}
    rules = getattr(event.rule, "rrules", None) if event.rule else None
    weekday = WEEKDAYS[event.starts_on.weekday()]
    if not rules:
        words = ""
    elif rules[0].freq == recurrence.MONTHLY:
        words = _("Once a month, %(weekday)s") % {"weekday": weekday}
    elif rules[0].interval == 1:
        words = _("Every %(weekday)s") % {"weekday": weekday}
    elif rules[0].interval == 2:
        words = _("Every other %(weekday)s") % {"weekday": weekday}
    else:
        words = _("%(weekday)s, every %(weeks)s weeks") % {"weekday": weekday, "weeks": rules[0].interval}
    return f"{words} {hours}".strip()
