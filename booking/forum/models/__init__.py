"""What a forum is made of, one file an idea. Other files import from here."""

from .draw import WorkshopDraw, WorkshopPlace
from .forum import Forum, ForumQuerySet, Outcome, ProgrammeItem, Workshop
from .registration import Seat, UnitBooking

__all__ = [
    "Forum",
    "ForumQuerySet",
    "Outcome",
    "ProgrammeItem",
    "Seat",
    "UnitBooking",
    "Workshop",
    "WorkshopDraw",
    "WorkshopPlace",
]
