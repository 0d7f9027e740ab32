"""What both sides tick off before the day. The requester's are about the meeting, the expert's about being safe."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequesterList(models.TextChoices):
    KNOW = "know", _("We have met or talked with the expert beforehand")
    PLAN = "plan", _("The content has been planned together")
    OWN_WAY = "own_way", _("The expert may do it in their own way")
    TIME = "time", _("Someone has time for them before, during and after, and a deputy knows")
    PLACE = "place", _("There is a quiet place for them")
    TEAM = "team", _("Everyone who comes knows that an expert by experience is there, and what not to ask")
    THANKS = "thanks", _("We talk it through afterwards and say thank you")


class ExpertList(models.TextChoices):
    WHAT = "what", _("I know what, where and when")
    WHO = "who", _("I know who is there for me")
    LIMITS = "limits", _("I know what I tell, and what I keep to myself")
    WAY = "way", _("I know how I get there and home")
    NO = "no", _("I know that I may stop at any moment")


def ticked(choices, data) -> list[str]:
    """The codes that were ticked, in the list's order; anything else is left out."""
    return [code for code in choices.values if code in data]
