"""The iCalendar writer: an event and its rows in, bytes out. The same bytes from every process, at any time.

RFC 5545 as clients really read it: a time zone of our own hand, everything in a rule spelled out, ends in UTC,
overrides in the form of the start, no person anywhere. docs/calendar-rules.md lists the rules and their tests.
"""

import base64
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from .lines import line, local, text, utc
from .masks import Mask
from .rules import instant
from .series import Series, comes_twice, series_of, wall_start
from .words import COLOUR, COLOUR_HEX, REVOKED, area_name, categories, description, summary

# Count up when the lines change for the same event: every validator and every stored component follows.
SCHEMA = "4"
PRODID = "-//Kuulluksi//Kalenteri 1//FI"
ZONE = "TZID=Europe/Helsinki"

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
BEGIN = line("BEGIN", "VCALENDAR") + line("VERSION", "2.0") + line("PRODID", PRODID)
END = b"END:VCALENDAR\r\n"
SIGNS, CODE_SIGNS = "abcdefghijklmnopqrstuvwxyz234567", 13


# --- Identity ---


def code(uid: uuid.UUID) -> str:
    """The first 65 bits of a random id in thirteen small letters and digits: an entry's UID, and the end of its
    event's address. A whole UUID in every entry is half of what a packed feed weighs."""
    return base64.b32encode(uid.bytes)[:CODE_SIGNS].decode().lower()


def ids_with(code: str) -> tuple[uuid.UUID, uuid.UUID]:
    """The least and the greatest id that a code may stand for."""
    number = 0
    for sign in code:
        number = number << 5 | SIGNS.index(sign)
    least = number << (128 - 5 * CODE_SIGNS)
    return uuid.UUID(int=least), uuid.UUID(int=least | (1 << (128 - 5 * CODE_SIGNS)) - 1)


def entry_uid(uid: uuid.UUID, mask: str) -> str:
    """The stable id of an entry. A masked copy has an id of its own, so that no client merges it with the full one."""
    return code(uid if mask == Mask.FULL else uuid.uuid5(uid, str(mask)))


def event_url(event, language: str) -> str:
    with override(language):
        return settings.BASE_URL + reverse("calendar:event", args=[event.uid])


def short_url(event, language: str) -> str:
    """What every entry carries; it leads to the event's page."""
    with override(language):
        return settings.BASE_URL + reverse("calendar:short", args=[code(event.uid)])


# --- Entries ---


@dataclass(frozen=True)
class Entry:
    """What one VEVENT says whatever the mask and the language. when: its lines of time and repetition, ready."""

    uid: uuid.UUID
    when: bytes
    stamp: str
    sequence: int
    cancelled: bool
    place: str


def entries_of(event, rows, series: Series | None = None) -> list[Entry]:
    """The layout of an event: the master, its overrides, and sessions that stand on their own."""
    series = series or series_of(event, rows)
    found = []
    if series.first is not None:
        found.append(_master(event, series))
        for at, row in series.overrides:
            original = at if event.lasts_days else instant(at, event.tz).astimezone(event.tz)
            found.append(_of_row(event, row, event.uid, _when(event, row.start, row.end, original)))
    alone = series.first is None and len(rows) == 1 and not repeats(event)
    return found + [_of_row(event, row, event.uid if alone else row.uid) for row in series.own]


def apart(event, rows) -> list[Entry]:
    """Each session by itself, for programs that are weak in repetition."""
    return [_of_row(event, row, row.uid if repeats(event) else event.uid) for row in rows]


def repeats(event) -> bool:
    return bool(event.rule and event.rule.rrules)


def _of_row(event, row, uid, when: bytes = b"") -> Entry:
    return Entry(
        uid=uid,
        when=when or _when(event, row.start, row.end),
        stamp=utc(max(event.changed_at, row.changed_at)),
        sequence=event.sequence + row.sequence,
        cancelled=row.is_cancelled,
        place=row.venue or event.venue,
    )


def _master(event, series: Series) -> Entry:
    start, end = instant(series.first, event.tz), instant(series.first + event.duration, event.tz)
    last = local(series.last) if event.lasts_days else utc(instant(series.last, event.tz))
    rule = ";".join(f"{name}={_listed(value)}" for name, value in {**series.parts, "UNTIL": last}.items())
    gone = b"".join(line(f"EXDATE;{_form(event)}", local(at)) for at in series.gone)
    return Entry(
        uid=event.uid,
        when=_when(event, start, end) + line("RRULE", rule) + gone,
        stamp=utc(event.changed_at),
        sequence=event.sequence,
        cancelled=series.cancelled,
        place=event.venue,
    )


def _listed(value) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def _form(event) -> str:
    return "VALUE=DATE" if event.lasts_days else ZONE


def _when(event, start: datetime, end: datetime, original=None) -> bytes:
    """DTSTART, DTEND and RECURRENCE-ID in one form: dates for whole days, else wall time with the zone."""
    form = _form(event)
    moments = [wall_start(event, at) if event.lasts_days else at.astimezone(event.tz) for at in (start, end)]
    # Programs choose either of two equal wall times, so such an end is told in UTC. (Nothing starts there: rules.NIGHT.)
    ends = line("DTEND", utc(end)) if comes_twice(event, end) else line(f"DTEND;{form}", local(moments[1]))
    written = line(f"DTSTART;{form}", local(moments[0])) + ends
    return written + (b"" if original is None else line(f"RECURRENCE-ID;{form}", local(original)))


def written(event, entries, mask: str, language: str) -> bytes:
    """Entries as a feed of this mask and language shows them."""
    whole = mask == Mask.FULL
    told = whole and event.is_public
    url = short_url(event, language) if told else ""
    kinds = categories(event, mask, language)
    words = description(event, language, url) if told else ""
    nearby = area_name(event, language) if told else ""
    secrecy = "PUBLIC" if told else "CONFIDENTIAL" if mask == Mask.BUSY else "PRIVATE"
    made = []
    for entry in entries:
        free = entry.cancelled or mask != Mask.BUSY and (event.lasts_days or told)
        place = entry.place if whole and event.venue_is_public else nearby
        made += [
            b"BEGIN:VEVENT\r\n",
            # What is alike in all entries first, what is each one's own together: packed, a tenth less (decision 0028).
            line("DTSTAMP", entry.stamp),
            line("LAST-MODIFIED", entry.stamp),
            line("SEQUENCE", str(entry.sequence)),
            line("CLASS", secrecy),
            line("TRANSP", "TRANSPARENT" if free else "OPAQUE"),
            line("STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED"),
            line("CATEGORIES", ",".join(map(text, kinds))) if kinds else b"",
            entry.when,
            line("URL", url) if url else b"",
            line("LOCATION", text(place)) if place else b"",
            line("UID", entry_uid(entry.uid, mask)),
            line("SUMMARY", text(summary(event, mask, language, entry.cancelled))),
            line("DESCRIPTION", text(words)) if words else b"",
            b"END:VEVENT\r\n",
        ]
    return b"".join(made)


def component(event, rows, mask: str, language: str) -> bytes:
    """All VEVENTs of one event. rows: its sessions in the order of their original start."""
    return written(event, entries_of(event, list(rows)), mask, language)


# --- Files ---


def head(name: str, words: str, language: str, source: str = "") -> bytes:
    """Everything of a file before its entries. source: the feed's own address, for public feeds only."""
    lines = [("CALSCALE", "GREGORIAN"), (f"NAME;LANGUAGE={language}", text(name)), ("X-WR-CALNAME", text(name))]
    if words:
        lines += [(f"DESCRIPTION;LANGUAGE={language}", text(words)), ("X-WR-CALDESC", text(words))]
    lines += [
        ("X-WR-TIMEZONE", "Europe/Helsinki"),
        ("REFRESH-INTERVAL;VALUE=DURATION", "PT4H"),
        ("X-PUBLISHED-TTL", "PT4H"),
        ("COLOR", COLOUR),
        ("X-APPLE-CALENDAR-COLOR", COLOUR_HEX),
    ]
    if source:
        lines.append(("SOURCE;VALUE=URI", source))
    return BEGIN + b"".join(line(*pair) for pair in lines) + VTIMEZONE


def snapshot(entries: bytes) -> bytes:
    """A file to be opened once: no name and no refreshing, so that no program takes it for a subscription."""
    return BEGIN + line("CALSCALE", "GREGORIAN") + VTIMEZONE + entries + END


def session_file(row, language: str) -> bytes:
    """One session by itself, for "add to calendar"."""
    return snapshot(written(row.event, apart(row.event, [row]), Mask.FULL, language))


def revoked_file(key_uid: uuid.UUID, day: date, stamp: datetime, language: str) -> bytes:
    """One notice in place of everything: clients drop what they had and show that the address has ended."""
    lines = (
        ("BEGIN", "VEVENT"),
        ("UID", code(uuid.uuid5(key_uid, "revoked"))),
        ("DTSTAMP", utc(stamp)),
        ("DTSTART;VALUE=DATE", local(day)),
        ("DTEND;VALUE=DATE", local(day + timedelta(days=1))),
        ("SUMMARY", text(REVOKED[language])),
        ("SEQUENCE", "0"),
        ("STATUS", "CONFIRMED"),
        ("TRANSP", "TRANSPARENT"),
        ("CLASS", "PRIVATE"),
        ("END", "VEVENT"),
    )
    return head("Kuulluksi", "", language) + b"".join(line(*pair) for pair in lines) + END
