"""What a forum is made of, one file an idea. Other files import from here."""

from .day import CheckIn, ForumNotice
from .draw import WorkshopDraw, WorkshopPlace
from .forum import Forum, ForumQuerySet, Outcome, ProgrammeItem, Workshop
from .registration import Seat, UnitBooking
from .remote import RemoteSeats

__all__ = [
    "CheckIn",
    "Forum",
    "ForumNotice",
    "ForumQuerySet",
    "Outcome",
    "ProgrammeItem",
    "RemoteSeats",
    "Seat",
    "UnitBooking",
    "Workshop",
    "WorkshopDraw",
    "WorkshopPlace",
]
