"""How much of an event a feed shows. The phone's calendar is seen by others, so the least comes first."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mask(models.TextChoices):
    BUSY = "busy", _("Only that the time is taken")
    NEUTRAL = "neutral", _("A neutral entry, nothing else")
    NAME = "name", _("The word Kuulluksi")
    TYPE = "type", _("What kind of meeting it is")
    FULL = "full", _("The whole title")


# From the least that is told to the most. How much a participant's feed may tell of an event is one of LIMITS.
LIMITS = (Mask.NEUTRAL, Mask.NAME, Mask.TYPE, Mask.FULL)


def at_most(limit: str) -> tuple[str, ...]:
    """The masks that tell no more than this one."""
    return tuple(LIMITS[: LIMITS.index(limit) + 1])


LANGUAGES = ("fi", "sv", "en")


def file_language(code: str) -> str:
    """The language an entry is written in: plain Finnish reads the Finnish one."""
    base = (code or "fi").split("-")[0]
    return base if base in LANGUAGES else "fi"
