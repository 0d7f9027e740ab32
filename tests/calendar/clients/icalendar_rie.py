"""icalendar with recurring-ical-events: what Open Web Calendar and many scripts read with."""

from datetime import UTC, datetime

import icalendar
import recurring_ical_events

MINUTE = "%Y-%m-%dT%H:%M"
FROM, UNTIL = datetime(2025, 12, 1, tzinfo=UTC), datetime(2029, 7, 1, tzinfo=UTC)


def shown_by_rie(feed: bytes, folder=None) -> list[tuple[str, str, str]]:
    calendar = icalendar.Calendar.from_ical(feed)
    shown = []
    for entry in recurring_ical_events.of(calendar).between(FROM, UNTIL):
        moments = [_written(entry[name].dt) for name in ("DTSTART", "DTEND")]
        shown.append((str(entry["SUMMARY"]), *moments))
    return sorted(shown)


def _written(moment) -> str:
    return moment.astimezone(UTC).strftime(MINUTE) if isinstance(moment, datetime) else moment.isoformat()
