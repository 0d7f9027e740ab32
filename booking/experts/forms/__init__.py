"""What a professional is asked, and what the desk fills in. Nothing here asks about a client."""

from .desk import (
    AgreeTimeForm,
    DebriefForm,
    ExpertForm,
    HeldForm,
    InviteForm,
    NoMatchForm,
    PaidForm,
    PrepareForm,
    RevealForm,
    SupportForm,
    TravelForm,
)
from .fields import LANGUAGES, cents
from .request import RequestForm

__all__ = [
    "LANGUAGES",
    "AgreeTimeForm",
    "DebriefForm",
    "ExpertForm",
    "HeldForm",
    "InviteForm",
    "NoMatchForm",
    "PaidForm",
    "PrepareForm",
    "RequestForm",
    "RevealForm",
    "SupportForm",
    "TravelForm",
    "cents",
]
