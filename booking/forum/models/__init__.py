"""What a forum is made of, one file an idea. Other files import from here."""

from .day import CheckIn, ForumNotice
from .draw import WorkshopDraw, WorkshopPlace
from .feedback import ForumFeedback, ForumSlip, ForumSlipWaiting, WorkshopFeedback
from .forum import Forum, ForumQuerySet, Outcome, ProgrammeItem, Workshop
from .registration import Seat, UnitBooking
from .remote import RemoteSeats
from .subscriber import Subscriber
from .team import PlanningRole

__all__ = [
    "CheckIn",
    "Forum",
    "ForumFeedback",
    "ForumNotice",
    "ForumQuerySet",
    "ForumSlip",
    "ForumSlipWaiting",
    "Outcome",
    "PlanningRole",
    "ProgrammeItem",
    "RemoteSeats",
    "Seat",
    "Subscriber",
    "UnitBooking",
    "Workshop",
    "WorkshopFeedback",
    "WorkshopDraw",
    "WorkshopPlace",
]
