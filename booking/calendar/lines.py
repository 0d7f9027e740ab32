"""Lines of a calendar file as RFC 5545 wants them: escaped, of 75 octets, ended by CR and LF.

Written by hand because a feed's entries are made for every mask and language when an event changes, and icalendar takes
ten times as long for the same lines (scripts/bench_calendar.py). tests/calendar reads them back with icalendar and five
other programs.
"""

import re
import unicodedata
from datetime import UTC, date, datetime

LONGEST = 75  # octets, without the line's end
BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029\u000b\u000c]")
AFTER_A_BREAK = re.compile(r"(?<=\\n)(?!\\n)")
NOT_TEXT = ("Cc", "Cs", "Co")


def clean(text: str) -> str:
    """Text without what breaks line readers: separators pasted from a word processor become line breaks, other
    control characters and lone surrogates go."""
    text = BREAKS.sub("\n", text)
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in NOT_TEXT)


def text(value: str) -> str:
    """A value of type TEXT."""
    value = clean(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return value.replace("\n", "\\n")


def line(name: str, value: str) -> bytes:
    """One line with its end, folded. A long text is folded after its own line breaks first: the address that ends a
    description then stands on a line of its own, whole, as it does elsewhere in the entry (which packs well)."""
    raw = f"{name}:{value}".encode()
    if len(raw) <= LONGEST:
        return raw + b"\r\n"
    folded, room = [], LONGEST
    for part in AFTER_A_BREAK.split(raw.decode()):
        rest = part.encode()
        while rest:
            cut = min(room, len(rest))
            while cut < len(rest) and rest[cut] & 0xC0 == 0x80:  # never inside a letter
                cut -= 1
            folded.append(rest[:cut])
            rest, room = rest[cut:], LONGEST - 1  # the space of a continuation counts
    return b"\r\n ".join(folded) + b"\r\n"


def utc(moment: datetime) -> str:
    """An instant in UTC: 20260319T150000Z."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def local(moment: datetime | date) -> str:
    """Wall time without its zone, or a date: 20260319T170000, 20260319."""
    return f"{moment:%Y%m%dT%H%M%S}" if isinstance(moment, datetime) else f"{moment:%Y%m%d}"
