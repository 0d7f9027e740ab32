"""Groups, their seasons, and what is kept of them."""

from ..developers import models as developers
from .closing import Feedback, FeedbackSlip, SlipWaiting
from .granted import Grant
from .group import Facilitator, Method, PeerGroup
from .interest import Interest
from .meeting import Attendance, LeaderHours, StandIn
from .season import Season, SeasonTemplate

__all__ = [
    "Attendance",
    "Facilitator",
    "Feedback",
    "FeedbackSlip",
    "Grant",
    "Interest",
    "LeaderHours",
    "Method",
    "PeerGroup",
    "Season",
    "SeasonTemplate",
    "SlipWaiting",
    "StandIn",
    "developers",
]
