"""What is written by hand for the reports: costs beside the fees, a simple budget, and figures proposed to the site."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Event
from kuulluksi.directory.models import Area, Translated
from kuulluksi.privacy.fields import EncryptedTextField

MOST_CENTS = 100_000_000


class AreaQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A coordinator's areas. Nobody else writes money here."""
        return self.filter(area_id__in=user.area_ids) if user.has_role("coordinator") else self.none()


class CostLine(models.Model):
    """A cost that is nobody's fee: what was eaten, a shared ride, material. Words of kinds only, no people."""

    class Kind(models.TextChoices):
        CATERING = "catering", _("catering")
        TRAVEL = "travel", _("shared travel")
        MATERIAL = "material", _("material and space")
        OTHER = "other", _("other costs")

    area = models.ForeignKey(Area, models.PROTECT, related_name="+", verbose_name=_("area"))
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="costs")
    kind = models.CharField(_("what for"), max_length=8, choices=Kind)
    cents = models.PositiveIntegerField()
    day = models.DateField(_("day"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = _("cost")
        verbose_name_plural = _("costs")
        constraints = [
            models.CheckConstraint(
                condition=Q(cents__gte=1, cents__lte=MOST_CENTS),
                name="a_cost_is_something",
                violation_error_message=_("A cost is more than nothing and at most a million euros."),
            )
        ]

    def __str__(self):
        return f"cost-{self.pk}"


class Budget(models.Model):
    """What may be spent: on one group, forum or event, or on everything else of an area in a year."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="+", verbose_name=_("area"))
    event = models.OneToOneField(Event, models.CASCADE, null=True, blank=True, related_name="budget")
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    cents = models.PositiveIntegerField()

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "pk"]
        verbose_name = _("budget")
        verbose_name_plural = _("budgets")
        constraints = [
            models.UniqueConstraint(
                fields=["area", "year"],
                condition=Q(event__isnull=True),
                name="one_budget_of_an_area_a_year",
            ),
            models.CheckConstraint(
                condition=Q(event__isnull=False) | Q(year__isnull=False), name="a_budget_is_for_something"
            ),
        ]

    def __str__(self):
        return f"budget-{self.pk}"


class ProposedFigure(models.Model):
    """A number that the coordinators offer to the site. It stands there only when an editor has taken it."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("waits for an editor")
        TAKEN = "taken", _("taken to the site")
        LEFT = "left", _("left out")

    code = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    label_fi = models.CharField(max_length=80)
    label_sv = models.CharField(max_length=80, blank=True)
    label_en = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField()
    as_of = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    label = Translated()

    class Meta:
        ordering = ["-made_at", "pk"]
        verbose_name = _("proposed figure")
        verbose_name_plural = _("proposed figures")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "as_of"],
                name="a_figure_is_proposed_once",
                violation_error_message=_("This figure has already been proposed."),
            )
        ]

    def __str__(self):
        return f"figure-{self.code}-{self.as_of}"


class Quote(models.Model):
    """Words of somebody who said that they may be told, as a coordinator let them stand. No name, no day, no place.

    ``source`` says which answer has been settled, so that it is looked at once; it is no path to whoever gave it.
    ``giver`` is a keyed fingerprint by which two quotes of one person count once. It goes with the words.
    """

    class Voice(models.TextChoices):
        TOOK_PART = "took_part", _("Those who took part")
        EXPERT = "expert", _("Experts by experience")
        WORKER = "worker", _("Those who work with families")

    class State(models.TextChoices):
        SHOWN = "shown", _("may be shown")
        LEFT = "left", _("left out")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.CharField(max_length=80, unique=True)
    voice = models.CharField(max_length=9, choices=Voice)
    language = models.CharField(max_length=2, choices=[("fi", "fi"), ("sv", "sv"), ("en", "en")], default="fi")
    words = EncryptedTextField(_("words"))
    state = models.CharField(max_length=5, choices=State)
    giver = models.CharField(max_length=32, blank=True, help_text="Empty: an answer that knows nobody.")
    area = models.ForeignKey(Area, models.SET_NULL, null=True, blank=True, related_name="+")
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    settled_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["-settled_at", "pk"]
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")

    def __str__(self):
        return f"quote-{str(self.id)[:8]}"
