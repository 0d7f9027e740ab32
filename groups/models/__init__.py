"""Groups, their seasons, and what is kept of them."""

from ..developers import models as developers
from ..developers.commission import Commission
from .closing import Feedback, FeedbackSlip, SlipWaiting
from .digest import NoDigest
from .granted import Grant
from .group import Facilitator, Method, PeerGroup
from .interest import Interest
from .meeting import LeaderHours, StandIn
from .season import Season, SeasonTemplate

__all__ = [
    "Commission",
    "Facilitator",
    "Feedback",
    "FeedbackSlip",
    "Grant",
    "Interest",
    "LeaderHours",
    "Method",
    "NoDigest",
    "PeerGroup",
    "Season",
    "SeasonTemplate",
    "SlipWaiting",
    "StandIn",
    "developers",
]
