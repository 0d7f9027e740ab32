"""What is coming next, for the front page: public sessions as plain rows, remembered."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.calendar.models import Occurrence

from . import wayfinding

HOW_MANY = 5


def clock(moment) -> str:
    """17.30 in Finnish and Swedish, 17:30 in English."""
    return f"{moment:%H:%M}" if get_language() == "en" else f"{moment.hour}.{moment.minute:02d}"


def row_of(session) -> dict:
    start, end = (moment.astimezone(session.event.tz) for moment in (session.start, session.end))
    other_year = start.year != timezone.localdate().year
    return {
        "title": session.event.title(),
        "url": reverse("calendar:event", kwargs={"uid": session.event.uid}),
        "iso": start.date().isoformat(),
        "weekday": date_format(start, "D"),
        "day": f"{start.day}.{start.month}.",
        "year": str(start.year) if other_year else "",
        "hours": _days(session) if session.event.lasts_days else f"{clock(start)}–{clock(end)}",
        "place": session.public_place,
    }


def _days(session) -> str:
    """The days of a whole-day event."""
    first, last = session.first_day, session.last_day
    return _("all day") if first == last else f"{first.day}.{first.month}.–{last.day}.{last.month}."


def sessions() -> list[dict]:
    """The next public sessions, one of each series."""

    def make():
        rows, seen = [], set()
        coming = Occurrence.objects.public().coming().select_related("event")
        for session in coming[: HOW_MANY * 6]:
            if session.event_id not in seen:
                seen.add(session.event_id)
                rows.append(row_of(session))
        return rows[:HOW_MANY]

    return wayfinding.remembered(("soon", get_language()), make)
