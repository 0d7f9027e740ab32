"""How much of an event a feed shows. The phone's calendar is seen by others, so the least comes first."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mask(models.TextChoices):
    NEUTRAL = "neutral", _("A neutral entry, nothing else")
    NAME = "name", _("The word Kuulluksi")
    TYPE = "type", _("What kind of meeting it is")
    FULL = "full", _("The whole title")


LANGUAGES = ("fi", "sv", "en")


def file_language(code: str) -> str:
    """The language an entry is written in: plain Finnish reads the Finnish one."""
    base = (code or "fi").split("-")[0]
    return base if base in LANGUAGES else "fi"
