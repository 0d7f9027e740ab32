"""The iCalendar writer: an event and its rows in, bytes out. The same bytes from every process, at any time.

RFC 5545 as clients really read it: a time zone of our own hand, everything in a rule spelled out, ends in UTC,
overrides in the form of the start, no person anywhere. icalendar writes the lines; its defaults (random ids, the time
of writing, its own time zones) stay unused because clients go wrong on them.
"""

import re
import unicodedata
import uuid
from datetime import UTC, date, datetime, timedelta
from functools import cache
from textwrap import shorten

import icalendar
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from .masks import Mask
from .rules import instant
from .series import Series, series_of, wall_start

SCHEMA = (
    "1"  # count up when the lines change for the same event: every validator and every stored component follows
)
PRODID = "-//Kuulluksi//Kalenteri 1//FI"
REFRESH = timedelta(hours=4)
COLOUR, COLOUR_HEX = "darkslateblue", "#483D8B"

# Checked against the time zone database in tests/calendar: generated ones carry lists that Outlook does not read and
# that Thunderbird reads an hour late.
VTIMEZONE = b"""BEGIN:VTIMEZONE
TZID:Europe/Helsinki
X-LIC-LOCATION:Europe/Helsinki
BEGIN:DAYLIGHT
DTSTART:19810329T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:EEST
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:EET
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")
END = b"END:VCALENDAR\r\n"

CANCELLED = {"fi": "PERUTTU: ", "sv": "INSTÄLLT: ", "en": "CANCELLED: "}
REVOKED = {
    "fi": "Kalenteri on poistettu käytöstä",
    "sv": "Kalendern används inte längre",
    "en": "This calendar is no longer in use",
}
LONGEST_SUMMARY = 59
BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029\u000b\u000c]")


def clean(text: str) -> str:
    """Text without what breaks line readers: separators pasted from a word processor become line breaks, other
    control characters and lone surrogates go."""
    text = BREAKS.sub("\n", text)
    return "".join(
        sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs", "Co")
    )


def entry_uid(uid: uuid.UUID, mask: str) -> str:
    """The stable id of an entry. A masked copy has an id of its own, so that no client merges it with the full one."""
    return str(uid if mask == Mask.FULL else uuid.uuid5(uid, str(mask)))


def event_url(event, language: str) -> str:
    with override(language):
        return settings.BASE_URL + reverse("calendar:event", args=[event.uid])


def _summary(event, mask: str, language: str, cancelled: bool) -> str:
    with override(language):
        words = {
            Mask.NEUTRAL: event.neutral_title(language),
            Mask.NAME: "Kuulluksi",
            Mask.TYPE: _kind(event),
            Mask.FULL: event.title(language),
        }[Mask(mask)]
    head = CANCELLED[language] if cancelled else ""
    line = " ".join(clean(words).split()) or "Kuulluksi"
    return head + shorten(line, LONGEST_SUMMARY - len(head), placeholder="…")


def _kind(event) -> str:
    label = str(event.get_kind_display())
    return label[:1].upper() + label[1:]


def _description(event, language: str) -> str:
    """Only of what everyone may read: the words, then the address of the page."""
    title = event.title(language)
    words = [title] if len(title) > LONGEST_SUMMARY else []
    words += [event.description(language), event_url(event, language)]
    return "\n\n".join(clean(text).strip() for text in words if text.strip())


def _entry(event, row, *, uid: str, mask: str, language: str, cancelled: bool, start, end, recurrence_id=None):
    """One VEVENT. start, end, recurrence_id: aware local datetimes, or dates."""
    changed = max(event.changed_at, row.changed_at) if row else event.changed_at
    whole = mask == Mask.FULL
    entry = icalendar.Event()
    entry.add("uid", uid)
    entry.add("dtstart", start)
    entry.add("dtend", end)
    if recurrence_id is not None:
        entry.add("recurrence-id", recurrence_id)
    entry.add("dtstamp", changed.astimezone(UTC).replace(microsecond=0))
    entry.add("last-modified", changed.astimezone(UTC).replace(microsecond=0))
    entry.add("created", event.created_at.astimezone(UTC).replace(microsecond=0))
    entry.add("sequence", event.sequence + (row.sequence if row else 0))
    entry.add("summary", _summary(event, mask, language, cancelled))
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    free = cancelled or event.lasts_days or (whole and event.is_public)
    entry.add("transp", "TRANSPARENT" if free else "OPAQUE")
    entry.add("class", "PUBLIC" if whole and event.is_public else "PRIVATE")
    if whole or mask == Mask.TYPE:
        with override(language):
            entry.add("categories", [clean(_kind(event))])
    if whole and event.venue_is_public:
        place = clean((row.venue if row else "") or event.venue).strip()
        if place:
            entry.add("location", place)
    if whole and event.is_public:
        entry.add("description", _description(event, language))
        entry.add("url", event_url(event, language))
    return entry


def _local(event, moment: datetime):
    """An instant as it stands in the file: a date for a whole day, else wall time with the zone."""
    return wall_start(event, moment) if event.lasts_days else moment.astimezone(event.tz)


def _row_entry(event, row, *, uid, mask, language, recurrence_id=None):
    return _entry(
        event,
        row,
        uid=uid,
        mask=mask,
        language=language,
        cancelled=row.is_cancelled,
        start=_local(event, row.start),
        end=_local(event, row.end),
        recurrence_id=recurrence_id,
    )


def component(event, rows, mask: str, language: str, series: Series | None = None) -> bytes:
    """All VEVENTs of one event: the master, its overrides, and sessions that stand on their own."""
    rows = list(rows)
    series = series or series_of(event, rows)
    uid = entry_uid(event.uid, mask)
    entries = []
    if series.first is not None:
        entries.append(_master(event, series, uid=uid, mask=mask, language=language))
        for at, row in series.overrides:
            original = at if event.lasts_days else instant(at, event.tz).astimezone(event.tz)
            entries.append(
                _row_entry(event, row, uid=uid, mask=mask, language=language, recurrence_id=original)
            )
    alone = series.first is None and len(rows) == 1 and not (event.rule and event.rule.rrules)
    for row in series.own:
        own_uid = uid if alone else entry_uid(row.uid, mask)
        entries.append(_row_entry(event, row, uid=own_uid, mask=mask, language=language))
    return b"".join(entry.to_ical() for entry in entries)


def _master(event, series: Series, *, uid, mask, language):
    start, end = instant(series.first, event.tz), instant(series.first + event.duration, event.tz)
    entry = _entry(
        event,
        None,
        uid=uid,
        mask=mask,
        language=language,
        cancelled=series.cancelled,
        start=_local(event, start),
        end=_local(event, end),
    )
    until = series.last if event.lasts_days else instant(series.last, event.tz)
    entry.add("rrule", icalendar.vRecur({**series.parts, "UNTIL": until}))
    if series.gone:
        entry.add(
            "exdate",
            [at if event.lasts_days else instant(at, event.tz).astimezone(event.tz) for at in series.gone],
        )
    return entry


def session_file(row, language: str) -> bytes:
    """One session by itself, for "add to calendar"."""
    event = row.event
    alone = not (event.rule and event.rule.rrules)
    uid = entry_uid(event.uid if alone else row.uid, Mask.FULL)
    entry = _row_entry(event, row, uid=uid, mask=Mask.FULL, language=language)
    return head("Kuulluksi", "", language) + entry.to_ical() + END


def snapshot(entries: bytes) -> bytes:
    """A file to be opened once: no name and no refreshing, so that no program takes it for a subscription."""
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", "CALSCALE:GREGORIAN", "")
    return "\r\n".join(lines).encode() + VTIMEZONE + entries + END


def revoked_file(key_uid: uuid.UUID, day: date, stamp: datetime, language: str) -> bytes:
    """One notice in place of everything: clients drop what they had and show that the address has ended."""
    entry = icalendar.Event()
    entry.add("uid", str(uuid.uuid5(key_uid, "revoked")))
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    entry.add("summary", REVOKED[language])
    entry.add("status", "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    entry.add("class", "PRIVATE")
    return head("Kuulluksi", "", language) + entry.to_ical() + END


@cache
def head(name: str, words: str, language: str, source: str = "") -> bytes:
    """Everything of a file before its entries. source: the feed's own address, for public feeds only."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", clean(name), parameters={"LANGUAGE": language})
    calendar.add("x-wr-calname", icalendar.vText(clean(name)))
    if words:
        calendar.add("description", clean(words), parameters={"LANGUAGE": language})
        calendar.add("x-wr-caldesc", icalendar.vText(clean(words)))
    calendar.add("x-wr-timezone", "Europe/Helsinki")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    calendar.add("color", COLOUR)
    calendar.add("x-apple-calendar-color", COLOUR_HEX)
    if source:
        calendar.add("source", source, parameters={"VALUE": "URI"})
    return calendar.to_ical().removesuffix(END) + VTIMEZONE
