"""When an open event is held, in words."""

from booking.calendar.models import Event, Occurrence
from booking.calendar.templatetags.sessions import when


def session(row: Occurrence, event: Event) -> str:
    """The day and the hours: tiistai 1.12.2026 klo 13.00–14.00."""
    row.event = event
    return when(row)
