"""The expert bank, what is asked of it, and who does it.

Names, contacts and everything that someone typed in own words are sealed. Codes, states, dates and choices from lists
are plain, so that lists and figures need no one's data.
"""

from ..fees.models import Batch, ClaimLine, ClaimTime, FeeClaim, FeeClaimQuerySet, Rate, Receipt
from .assignments import Assignment, AssignmentQuerySet
from .bank import (
    ASKED_EVERY_DAYS,
    Disclosure,
    ExpertProfile,
    ExpertProfileQuerySet,
    Format,
    narrowest,
    not_wider_than,
)
from .care import CheckIn, LegalIdentity, ProofSeen
from .drafts import RequestDraft
from .feedback import Feedback, Need
from .messages import RelayedMessage
from .path import Opportunity, OpportunityInterest, PathInvitation
from .requests import ExpertRequest, ExpertRequestQuerySet
from .supervision import Supervision, SupervisionBooking, SupervisionTime
from .voices import AliasCard

__all__ = [
    "Opportunity",
    "OpportunityInterest",
    "PathInvitation",
    "Supervision",
    "SupervisionBooking",
    "SupervisionTime",
    "AliasCard",
    "narrowest",
    "not_wider_than",
    "Batch",
    "ClaimLine",
    "ClaimTime",
    "Rate",
    "Receipt",
    "Feedback",
    "Need",
    "ASKED_EVERY_DAYS",
    "CheckIn",
    "Format",
    "LegalIdentity",
    "ProofSeen",
    "Assignment",
    "AssignmentQuerySet",
    "Disclosure",
    "ExpertProfile",
    "ExpertProfileQuerySet",
    "ExpertRequest",
    "ExpertRequestQuerySet",
    "FeeClaim",
    "FeeClaimQuerySet",
    "RelayedMessage",
    "RequestDraft",
]
