"""libical 3, the reader of GNOME, KDE and Cyrus: Debian's own library, called as it is.

It expands RRULE and EXDATE itself (icalcomponent_foreach_recurrence); putting overrides in the place of what they
override is left to the caller, as GNOME's calendar does it.
"""

import ctypes
from datetime import UTC, datetime

LIBRARY = "libical.so.3"
MINUTE = "%Y-%m-%dT%H:%M"


class Time(ctypes.Structure):
    """struct icaltimetype of libical 3."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


class Span(ctypes.Structure):
    _fields_ = (("start", ctypes.c_long), ("end", ctypes.c_long), ("is_busy", ctypes.c_int))


Found = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(Span), ctypes.c_void_p)
POINTER, KIND = ctypes.c_void_p, ctypes.c_int
SIGNATURES = {
    "icalparser_parse_string": (POINTER, [ctypes.c_char_p]),
    "icalcomponent_free": (None, [POINTER]),
    "icalcomponent_string_to_kind": (KIND, [ctypes.c_char_p]),
    "icalproperty_string_to_kind": (KIND, [ctypes.c_char_p]),
    "icalcomponent_count_errors": (ctypes.c_int, [POINTER]),
    "icalcomponent_get_first_component": (POINTER, [POINTER, KIND]),
    "icalcomponent_get_next_component": (POINTER, [POINTER, KIND]),
    "icalcomponent_get_first_property": (POINTER, [POINTER, KIND]),
    "icalcomponent_get_uid": (ctypes.c_char_p, [POINTER]),
    "icalcomponent_get_summary": (ctypes.c_char_p, [POINTER]),
    "icalcomponent_get_dtstart": (Time, [POINTER]),
    "icalcomponent_get_dtend": (Time, [POINTER]),
    "icalproperty_get_datetime_with_component": (Time, [POINTER, POINTER]),
    "icaltime_as_timet_with_zone": (ctypes.c_long, [Time, POINTER]),
    "icaltime_from_timet_with_zone": (Time, [ctypes.c_long, ctypes.c_int, POINTER]),
    "icaltimezone_get_utc_timezone": (POINTER, []),
    "icalcomponent_foreach_recurrence": (None, [POINTER, Time, Time, Found, POINTER]),
}


def library():
    found = ctypes.CDLL(LIBRARY)
    for name, (answer, arguments) in SIGNATURES.items():
        function = getattr(found, name)
        function.restype, function.argtypes = answer, arguments
    return found


def shown_by_libical(feed: bytes, folder=None) -> list[tuple[str, str, str]]:
    lib = library()
    calendar = lib.icalparser_parse_string(feed)
    assert calendar
    assert not lib.icalcomponent_count_errors(calendar)
    try:
        return sorted(_shown(lib, calendar))
    finally:
        lib.icalcomponent_free(calendar)


def _entries(lib, calendar):
    kind = lib.icalcomponent_string_to_kind(b"VEVENT")
    entry = lib.icalcomponent_get_first_component(calendar, kind)
    while entry:
        yield entry
        entry = lib.icalcomponent_get_next_component(calendar, kind)


def _shown(lib, calendar):
    instead, masters = {}, []
    recurrence_id = lib.icalproperty_string_to_kind(b"RECURRENCE-ID")
    for entry in list(_entries(lib, calendar)):
        original = lib.icalcomponent_get_first_property(entry, recurrence_id)
        if original:
            moment = lib.icalproperty_get_datetime_with_component(original, entry)
            instead[lib.icalcomponent_get_uid(entry), _instant(lib, moment)] = entry
        else:
            masters.append(entry)

    for master in masters:
        uid = lib.icalcomponent_get_uid(master)
        for start, end in _expanded(lib, master):
            entry = instead.pop((uid, start), None)
            if entry:
                moments = (lib.icalcomponent_get_dtstart(entry), lib.icalcomponent_get_dtend(entry))
                start, end = (_instant(lib, moment) for moment in moments)
            yield _row(lib, entry or master, start, end)
    assert not instead, "an override of nothing"


def _expanded(lib, master) -> list[tuple[int, int]]:
    spans = []
    utc = lib.icaltimezone_get_utc_timezone()
    first, last = (
        lib.icaltime_from_timet_with_zone(int(datetime(year, 1, 1, tzinfo=UTC).timestamp()), 0, utc)
        for year in (2025, 2030)
    )
    collect = Found(lambda _entry, span, _data: spans.append((span.contents.start, span.contents.end)))
    lib.icalcomponent_foreach_recurrence(master, first, last, collect, None)
    return spans


def _instant(lib, moment: Time) -> int:
    return lib.icaltime_as_timet_with_zone(moment, moment.zone)


def _row(lib, entry, start: int, end: int) -> tuple[str, str, str]:
    whole_day = lib.icalcomponent_get_dtstart(entry).is_date
    form = "%Y-%m-%d" if whole_day else MINUTE
    moments = [datetime.fromtimestamp(at, UTC).strftime(form) for at in (start, end)]
    return (lib.icalcomponent_get_summary(entry).decode(), *moments)
