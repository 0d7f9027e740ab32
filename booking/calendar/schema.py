"""Public events in the words of schema.org: for the JSON feed, and for search engines on an event's page.

Only what everyone may read on the event's own page: the place only where it is public, no person ever.
"""

from datetime import UTC, date, timedelta

from django.conf import settings

from .ical import event_url
from .masks import file_language
from .models import Event
from .series import Series, series_of

CONTEXT = "https://schema.org"
DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
PERIODS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}


def page(event: Event, rows, language: str) -> dict:
    """An event as its page tells it to search engines: the sessions that are shown."""
    return {"@context": CONTEXT, **event_data(event, rows, language)}


def feed(events, *, name: str, url: str, language: str, changed, tells) -> dict:
    """The whole feed. events: (event, all its rows) in the order they are told. tells: whether a row is told by itself."""
    return {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "@id": url,
        "name": name,
        "url": url,
        "inLanguage": language,
        "dateModified": stamp(changed),
        "publisher": {"@type": "Organization", "name": _owner(language), "url": settings.BASE_URL},
        "dataFeedElement": [
            {
                "@type": "DataFeedItem",
                "dateCreated": stamp(event.created_at),
                "dateModified": stamp(last_change(event, rows)),
                "item": event_data(event, filter(tells, rows), language, schedule=series_of(event, rows)),
            }
            for event, rows in events
        ],
    }


def last_change(event: Event, rows):
    """When anything people read of an event has changed last."""
    return max([event.changed_at, *(row.changed_at for row in rows)])


def event_data(event: Event, rows, language: str, *, schedule: Series | None = None) -> dict:
    """An Event. One session is told by itself; several are its subEvents, and the rule they follow its eventSchedule."""
    rows = list(rows)
    told = {"@type": "Event" if len(rows) == 1 else "EventSeries", "@id": f"urn:uuid:{event.uid}"}
    told |= _words(event, language)
    told |= _times(event, rows[0].start, max(row.end for row in rows))
    told["eventStatus"] = _status(cancelled=event.is_cancelled or all(row.is_cancelled for row in rows))
    if len(rows) == 1:
        return told | _session_words(event, rows[0])
    told |= _place(event, event.venue)
    if schedule is not None and (rule := _schedule(event, schedule)):
        told["eventSchedule"] = rule
    told["subEvent"] = [
        {
            "@type": "Event",
            "@id": f"urn:uuid:{row.uid}",
            "name": told["name"],
            "url": told["url"],
            **_times(event, row.start, row.end),
            "eventStatus": _status(cancelled=row.is_cancelled),
            **_session_words(event, row),
        }
        for row in rows
    ]
    return told


def _words(event: Event, language: str) -> dict:
    told = {"name": event.title(language), "url": event_url(event, file_language(language))}
    told["inLanguage"] = file_language(language) if getattr(event, f"title_{file_language(language)}") else "fi"
    if event.description(language):
        told["description"] = event.description(language)
    told["identifier"] = str(event.uid)
    if event.organisation_id:
        told["organizer"] = {"@type": "Organization", "name": event.organisation.name}
    return told


def _session_words(event: Event, row) -> dict:
    """Place, and where it was moved from."""
    told = _place(event, row.place)
    if row.start != row.original_start:
        told["previousStartDate"] = _moment(event, row.original_start)
        if not (row.is_cancelled or event.is_cancelled):
            told["eventStatus"] = f"{CONTEXT}/EventRescheduled"
    return told


def _place(event: Event, place: str) -> dict:
    """The place if everyone may know it, else the area as a region, else nothing."""
    region = {"@type": "AdministrativeArea", "name": event.area.name} if event.area_id else None
    if event.venue_is_public and place:
        venue = {"@type": "Place", "name": place}
        return {"location": venue | ({"containedInPlace": region} if region else {})}
    return {"location": region} if region else {}


def _times(event: Event, start, end) -> dict:
    """Local times with their offset; days for whole-day events, the last day included."""
    if event.lasts_days:
        last = (end - timedelta(microseconds=1)).astimezone(event.tz).date()
        return {"startDate": _moment(event, start), "endDate": last.isoformat()}
    return {"startDate": _moment(event, start), "endDate": end.astimezone(event.tz).isoformat()}


def _moment(event: Event, moment) -> str:
    local = moment.astimezone(event.tz)
    return local.date().isoformat() if event.lasts_days else local.isoformat()


def _status(*, cancelled: bool) -> str:
    return f"{CONTEXT}/{'EventCancelled' if cancelled else 'EventScheduled'}"


def _schedule(event: Event, series: Series) -> dict | None:
    """The rule as a Schedule: what the rows follow, and the dates on which they do not."""
    parts = series.parts
    if series.first is None or "BYSETPOS" in parts:
        return None
    told = {
        "@type": "Schedule",
        "startDate": _day(series.first).isoformat(),
        "endDate": _day(series.last).isoformat(),
        "repeatFrequency": f"P{parts.get('INTERVAL', 1)}{PERIODS[parts['FREQ']]}",
        "scheduleTimezone": event.zone,
    }
    if event.starts_at:
        told["startTime"] = event.starts_at.isoformat()
        told["duration"] = duration(event.duration)
    told |= _days(parts)
    gone = sorted({_day(at) for at in series.gone} | {_day(at) for at, _row in series.overrides})
    if gone:
        told["exceptDate"] = [day.isoformat() for day in gone]
    return told


def _days(parts: dict) -> dict:
    """byDay, byMonthDay and byMonthWeek from the words of a rule: "TU", "1TU", "-1FR", 15."""
    told = {}
    days = parts.get("BYDAY", [])
    weekdays = [f"{CONTEXT}/{DAYS[day[-2:]]}" for day in days]
    weeks = [int(day[:-2]) for day in days if day[:-2]]
    if weekdays:
        told["byDay"] = weekdays if len(weekdays) > 1 else weekdays[0]
    if weeks:
        told["byMonthWeek"] = weeks[0]
    for word, name in (("BYMONTHDAY", "byMonthDay"), ("BYMONTH", "byMonth")):
        if numbers := parts.get(word):
            told[name] = numbers if len(numbers) > 1 else numbers[0]
    return told


def _day(at) -> date:
    return at.date() if hasattr(at, "hour") else at


def duration(length: timedelta) -> str:
    """PT1H30M, as ISO 8601 says it."""
    minutes = int(length.total_seconds()) // 60
    days, minutes = divmod(minutes, 24 * 60)
    clock = (f"{minutes // 60}H" if minutes // 60 else "") + (f"{minutes % 60}M" if minutes % 60 else "")
    return "P" + (f"{days}D" if days else "") + (f"T{clock}" if clock else "")


def stamp(moment) -> str:
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _owner(language: str) -> str:
    return settings.OWNER_NAMES.get(file_language(language), settings.OWNER_NAMES["fi"])
