"""Seasons, and the templates from which they start."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Event, Occurrence
from booking.signups.models import Sheet
from booking.signups.rules import SIGN_UP
from kuulluksi.directory.models import Named

from .group import PeerGroup


class SeasonTemplate(Named):
    """How seasons usually go: "ten weekly meetings of two hours, 4–8 places". A start, which every season may change."""

    class Rhythm(models.TextChoices):
        WEEKLY = "1", _("every week")
        FORTNIGHTLY = "2", _("every other week")
        MONTHLY = "month", _("once a month, on the same weekday")

    rhythm = models.CharField(_("how often"), max_length=5, choices=Rhythm, default=Rhythm.WEEKLY)
    meetings = models.PositiveSmallIntegerField(
        _("how many meetings"), default=8, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    minutes = models.PositiveSmallIntegerField(
        _("length in minutes"), default=90, validators=[MinValueValidator(15), MaxValueValidator(600)]
    )
    places_from = models.PositiveSmallIntegerField(
        _("a good number from"), default=4, help_text=_("Told to staff only. A group starts even with one.")
    )
    places = models.PositiveSmallIntegerField(_("places"), default=8, validators=[MinValueValidator(1)])
    age_from = models.PositiveSmallIntegerField(_("age about from"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("age about to"), null=True, blank=True)
    adult_signs_up = models.BooleanField(_("an adult signs the child up"), default=False)

    class Meta(Named.Meta):
        verbose_name = _("season template")
        verbose_name_plural = _("season templates")
        constraints = [
            models.CheckConstraint(
                condition=Q(places__gte=F("places_from")),
                name="template_places_in_order",
                violation_error_message=_(
                    "There must be at least as many places as the good number starts from."
                ),
            )
        ]


class SeasonQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(group__in=PeerGroup.objects.visible_to(user))

    def not_closed(self):
        return self.filter(closed_at__isnull=True)

    def with_times(self, now=None):
        """Adds ``first_start``, ``next_start`` and ``last_end`` (UTC; None where no session is left)."""
        now = now or timezone.now()
        planned = Q(event__occurrences__status=Occurrence.Status.PLANNED)
        return self.annotate(
            first_start=Min("event__occurrences__start", filter=planned),
            next_start=Min("event__occurrences__start", filter=planned & Q(event__occurrences__end__gte=now)),
            last_end=Max("event__occurrences__end", filter=planned),
        )

    def current(self, now=None):
        """Seasons that run now or are still to come."""
        return (
            self.not_closed()
            .with_times(now)
            .filter(next_start__isnull=False, event__status=Event.Status.CONFIRMED)
        )


class Season(models.Model):
    """One round of meetings with one sheet on the door. It starts even with one; nothing counts heads to call it off."""

    group = models.ForeignKey(PeerGroup, models.CASCADE, related_name="seasons")
    event = models.OneToOneField(Event, models.PROTECT, related_name="season")
    sheet = models.OneToOneField(Sheet, models.PROTECT, related_name="season")
    closed_at = models.DateTimeField(
        null=True, blank=True, help_text="Thanked and closed; after it nothing more is asked of anyone."
    )

    people_came = models.PositiveSmallIntegerField(
        default=0,
        help_text="How many people came at least once: counted at closing, before they are forgotten.",
    )

    objects = SeasonQuerySet.as_manager()

    class Meta:
        ordering = ["-event__starts_on", "-pk"]

    def __str__(self):
        return f"season-{self.pk}"

    @property
    def erased_on(self) -> date:
        """The day on which those who took part are forgotten, and only counts stay."""
        return self.sheet.ends_on + SIGN_UP
