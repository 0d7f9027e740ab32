"""How long a unit's booking stays: 14 days after the day, or after everyone has left it."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from booking.signups.states import OPEN

from ..models import Seat, UnitBooking

KEEP = timedelta(days=14)


def end_units(now: datetime, dry_run: bool) -> int:
    """Initials and codes of seats, and the unit's contacts of the day. Rows stay as counts."""
    over = Q(signup__sheet__ends_on__lt=timezone.localdate(now - KEEP)) | (
        ~Q(signup__state__in=OPEN) & Q(signup__ended_at__lt=now - KEEP)
    )
    seats = Seat.objects.filter(over).exclude(initials="", secret_hash="")
    if dry_run:
        return seats.count()
    count = blank_seats(seats)
    kept = Seat.objects.exclude(initials="")
    UnitBooking.objects.exclude(seats__in=kept).exclude(
        travel_adult="", second_contact="", day_contact=""
    ).update(travel_adult="", second_contact="", day_contact="")
    return count


def blank_seats(seats) -> int:
    return seats.update(initials="", locator=None, secret_hash="")
