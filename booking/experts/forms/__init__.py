"""What a professional is asked, and what the desk fills in. Nothing here asks about a client."""

from .bank import ExpertChangeForm, ExpertForm, ProfileForm
from .board import NarrowForm, OpportunityForm, PathInvitationForm, SupervisionForm
from .desk import (
    AgreeTimeForm,
    ChangeForm,
    CheckInForm,
    DebriefForm,
    ExpertsWantedForm,
    HandOverForm,
    HeldForm,
    IdentityForm,
    InviteForm,
    LetterForm,
    NeedForm,
    NoMatchForm,
    PaidForm,
    PrepareForm,
    ProofForm,
    RevealForm,
    SupportForm,
)
from .feedback import FeedbackForm
from .fields import LANGUAGES, cents
from .request import RequestForm

__all__ = [
    "NarrowForm",
    "OpportunityForm",
    "PathInvitationForm",
    "SupervisionForm",
    "HandOverForm",
    "FeedbackForm",
    "NeedForm",
    "ChangeForm",
    "ExpertsWantedForm",
    "LetterForm",
    "CheckInForm",
    "IdentityForm",
    "ProfileForm",
    "ProofForm",
    "LANGUAGES",
    "AgreeTimeForm",
    "DebriefForm",
    "ExpertChangeForm",
    "ExpertForm",
    "HeldForm",
    "InviteForm",
    "NoMatchForm",
    "PaidForm",
    "PrepareForm",
    "RequestForm",
    "RevealForm",
    "SupportForm",
    "cents",
]
