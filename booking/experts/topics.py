"""What an expert may talk about, or asks not to be asked about. The person chooses; nothing is diagnosed.

The services somebody has lived with (a placement, an urgent one, a foster family, a unit, support at home, aftercare) are
topics too: who asks and who is asked choose from the same words, once, and nobody is asked where they have been.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    PLACEMENT = "placement", _("being placed outside home")
    URGENT_PLACEMENT = "urgent_placement", _("an urgent placement")
    FOSTER_FAMILY = "foster_family", _("life in a foster family")
    INSTITUTION = "institution", _("life in a residential unit")
    OPEN_CARE = "open_care", _("support at home")
    AFTERCARE = "aftercare", _("aftercare and becoming independent")
    PARENTHOOD = "parenthood", _("being a client parent")
    SIBLINGS = "siblings", _("brothers and sisters")
    SCHOOL = "school", _("school and friends")
    SUBSTANCES = "substances", _("alcohol and drugs in the family")
    MENTAL_HEALTH = "mental_health", _("mental health")
    MEETINGS = "meetings", _("meetings with social workers")
    PARTICIPATION = "participation", _("being heard and taking part")


class Viewpoint(models.TextChoices):
    """Whose experience it is."""

    CHILD = "child", _("experience as a child or young person")
    PARENT = "parent", _("experience as a parent")
    SIBLING = "sibling", _("experience as a sibling")
    FOSTER_SIBLING = "foster_sibling", _("experience as a foster family's own child")
    RELATIVE = "relative", _("experience as someone close")


def labels(codes) -> list[str]:
    """Words of topic codes; a code of an older version is left out."""
    words = dict(Topic.choices)
    return [str(words[code]) for code in codes if code in words]


class Word(models.TextChoices):
    """What somebody says of a topic."""

    TALK = "talk", _("I talk about this")
    ASK = "ask", _("ask me first")
    NO = "no", _("I do not talk about this")
