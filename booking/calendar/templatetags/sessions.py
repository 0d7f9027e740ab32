"""How a session is written on a page: {{ session|hours }}, {{ session|day }}, and the colour of its kind."""

from datetime import date
from functools import lru_cache

from django import template
from django.conf import settings
from django.template import loader
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.calendar import cells, memory
from booking.calendar.models import Event
from booking.calendar.months import wall_of

register = template.Library()


def _clock(moment) -> str:
    """Local time of Helsinki."""
    return timezone.localtime(moment).strftime(f"%H{cells.clock_mark()}%M")


@register.filter
def hours(session) -> str:
    """From when to when, in words people read."""
    several = session.first_day != session.last_day
    if session.event.lasts_days:
        if not several:
            return _("all day")
        return f"{date_format(session.first_day, 'j.n.')}–{date_format(session.last_day, 'j.n.Y')}"
    end = _clock(session.end)
    if several:
        end = f"{date_format(session.last_day, 'j.n.')} {end}"
    return _("at %(start)s–%(end)s") % {"start": _clock(session.start), "end": end}


@register.filter
def when(session) -> str:
    """The day and the time, or all the days."""
    if session.event.lasts_days and session.first_day != session.last_day:
        return hours(session)
    return f"{day(session)} {hours(session)}"


@register.filter
def day(session) -> str:
    """The day in full: maanantai 1.12.2026."""
    return _in_full(session.first_day, get_language())


@lru_cache(1000)
def _in_full(day: date, language: str) -> str:
    return date_format(day, "l j.n.Y")


@register.filter
def until(session) -> str:
    """The last day of a session that goes on over several; nothing for the rest, a night over midnight too."""
    several = (session.last_day - session.first_day).days
    if several > 1 or (several and session.event.lasts_days):
        return date_format(session.last_day, "j.n.")
    return ""


@register.filter
def moved(session) -> str:
    """When it was first planned, if it was moved: ti 5.1. kello 13.00."""
    if session.start == session.original_start:
        return ""
    planned = session.original_start.astimezone(session.event.tz).date()
    words = f"{date_format(planned, 'D').lower()} {date_format(planned, 'j.n.')}"
    if session.event.lasts_days:
        return words
    return _("%(day)s at %(time)s") % {"day": words, "time": _clock(session.original_start)}


@register.filter
def region(event, place="") -> str:
    """The area of an event in words, unless the place already names it or it is the whole county of this house."""
    if event.area_id is None:
        return ""
    names = [event.area.name_fi, event.area.name_sv, event.area.name_en]
    told = any(name and name.casefold() in str(place).casefold() for name in names)
    return "" if told or event.area.name_fi == settings.OWNER_NAMES["fi"] else event.area.name


@register.filter
def host(event) -> str:
    """Who holds it, unless that is the county whose house this is."""
    ours = event.organisation_id is None or event.organisation.name_fi == settings.OWNER_NAMES["fi"]
    return "" if ours else event.organisation.name


@register.filter
def wall(session) -> str:
    return wall_of(session.event.kind)


@register.filter
def kind(event) -> str:
    """What get_kind_display says, at a tenth of its price: a page of a list asks twenty times."""
    return str(Event.Kind(event.kind).label)


@register.filter
def page_of(event) -> str:
    """The address of an event's page."""
    return cells.address("calendar:event", get_language()).replace(str(cells.ANY), str(event.uid))


@register.filter
def file_of(session) -> str:
    """The address of a session's own file."""
    return cells.address("calendar:session", get_language()).replace(str(cells.ANY), str(session.uid))


@register.simple_tag
def session_row(session, level: str, ways_in: dict) -> str:
    """One session in a list (calendar/session.html), written once for as long as it says the same: a page has twenty.

    session: with its event and area. level: h3 or h4. ways_in: by the event's id.
    """
    way = ways_in.get(session.event_id)
    room = way.room if way else ""
    parts = (session, session.event, session.event.area)
    name = (get_language(), level, room, *(_columns(part) for part in parts))
    return memory.rows.find(name, lambda: _written(session, level, room))


def _columns(row) -> tuple:
    """All that was read of a row, and so all that its words can be made of."""
    return tuple(value for column, value in row.__dict__.items() if column != "_state") if row else ()


def _written(session, level: str, room: str) -> SafeString:
    return loader.render_to_string("calendar/session.html", {"session": session, "level": level, "room": room})
