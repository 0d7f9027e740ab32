"""Places, organisations and the words everyone shares. Everything here is public."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGE_COLUMNS = ("fi", "sv", "en")


def in_language(obj, field: str, language: str | None = None) -> str:
    """The text of ``<field>_fi|sv|en`` in a language, falling back to Finnish. Plain Finnish has words of its own in
    ``<field>_plain`` where a row has that column and somebody has written it; else it reads the Finnish ones."""
    code = language or get_language() or "fi"
    plain = getattr(obj, f"{field}_plain", "") if code == "fi-simple" else ""
    if plain:
        return plain
    code = code.split("-")[0]
    return getattr(obj, f"{field}_{code}", "") or getattr(obj, f"{field}_fi")


class Translated:
    """A text in the reader's language, from the columns ``<name>_fi|sv|en``: ``summary = Translated()``."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return self if obj is None else in_language(obj, self.name)


class Hosted(models.Model):
    """Where people are received: what is eaten, and how one gets there."""

    food_fi = models.CharField(_("food, Finnish"), max_length=300, blank=True)
    food_sv = models.CharField(_("food, Swedish"), max_length=300, blank=True)
    food_en = models.CharField(_("food, English"), max_length=300, blank=True)
    travel_fi = models.CharField(_("getting there, Finnish"), max_length=300, blank=True)
    travel_sv = models.CharField(_("getting there, Swedish"), max_length=300, blank=True)
    travel_en = models.CharField(_("getting there, English"), max_length=300, blank=True)

    food = Translated()
    travel = Translated()

    class Meta:
        abstract = True


class Named(models.Model):
    """Something with a stable code and a name in three languages."""

    slug = models.SlugField(_("code"), unique=True)
    name_fi = models.CharField(_("name in Finnish"), max_length=120)
    name_sv = models.CharField(_("name in Swedish"), max_length=120, blank=True)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)

    name = Translated()

    class Meta:
        abstract = True
        ordering = ["name_fi"]

    def __str__(self):
        return self.name


class Area(Named):
    """A county, or a part of one. The county itself has no parent."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")

    class Meta(Named.Meta):
        verbose_name = _("area")
        verbose_name_plural = _("areas")


class Audience(Named):
    """Whom something is for: institutional care, aftercare, client parents…"""

    class Wall(models.TextChoices):
        YOUNG = "lakka", _("young people")
        FAMILIES = "jakala", _("families")
        PROFESSIONALS = "huurre", _("professionals")
        EVERYONE = "kanerva", _("everyone")

    wall = models.CharField(_("colour"), max_length=12, choices=Wall, default=Wall.EVERYONE)

    class Meta(Named.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


class EngagementType(Named):
    """What an expert by experience may be asked to do: a talk, a panel, work beside a professional…"""

    class Meta(Named.Meta):
        verbose_name = _("engagement type")
        verbose_name_plural = _("engagement types")


class SupportForm(Named):
    """What support an organisation gives its people: supervision, debrief, peer meetings…"""

    class Meta(Named.Meta):
        verbose_name = _("form of support")
        verbose_name_plural = _("forms of support")


class Organisation(Named):
    """A county, an NGO, a school: whoever organises, trains, asks or pays."""

    class Kind(models.TextChoices):
        COUNTY = "county", _("wellbeing services county")
        NGO = "ngo", _("NGO")
        UMBRELLA = "umbrella", _("umbrella organisation")
        TRAINING = "training", _("training organisation")
        REGIONAL = "regional", _("regional actor")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    website = models.URLField(_("website"), blank=True)
    umbrella = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="members")
    areas = models.ManyToManyField(Area, blank=True, related_name="organisations")

    class Meta(Named.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
