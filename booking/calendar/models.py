"""Event and Occurrence, in the words of RFC 5545. Rows are the truth; the rule is compression."""

import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from recurrence.fields import RecurrenceField

from kuulluksi.directory.models import Area, Organisation, in_language

HELSINKI = "Europe/Helsinki"


class Event(models.Model):
    """One series: when it starts by the wall clock, how long it lasts, how it repeats, who may see it."""

    class Kind(models.TextChoices):
        GROUP = "group", _("group")
        FORUM = "forum", _("youth forum")
        INFO = "info", _("info session")
        SUPERVISION = "supervision", _("work supervision")
        ASSIGNMENT = "assignment", _("assignment")
        JOINT = "joint", _("joint meeting")
        PLANNING = "planning", _("planning meeting")
        OTHER = "other", _("other")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("everyone")
        MEMBERS = "members", _("those who take part")
        STAFF = "staff", _("staff")
        PRIVATE = "private", _("only those named")

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        CANCELLED = "cancelled", _("cancelled")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title_fi = models.CharField(_("title in Finnish"), max_length=120)
    title_sv = models.CharField(_("title in Swedish"), max_length=120, blank=True)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    neutral_title_fi = models.CharField(_("neutral title in Finnish"), max_length=60, default="Oma meno")
    neutral_title_sv = models.CharField(_("neutral title in Swedish"), max_length=60, default="Egen tid")
    neutral_title_en = models.CharField(_("neutral title in English"), max_length=60, default="Own time")
    starts_on = models.DateField(_("first day"))
    starts_at = models.TimeField(_("time"), null=True, blank=True, help_text=_("Empty for a whole day."))
    zone = models.CharField(max_length=40, default=HELSINKI, editable=False)
    duration = models.DurationField(_("length"), default=timedelta(hours=2))
    rule = RecurrenceField(verbose_name=_("repeats"), blank=True, null=True, include_dtstart=False)
    venue = models.CharField(_("place"), max_length=160, blank=True)
    venue_is_public = models.BooleanField(_("the place may be shown to everyone"), default=False)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, verbose_name=_("area"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    staff = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="events")
    visibility = models.CharField(
        _("who sees it"), max_length=8, choices=Visibility, default=Visibility.MEMBERS
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.CONFIRMED)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["starts_on", "starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(duration__gt=timedelta(0)),
                name="event_lasts",
                violation_error_message=_("The end must be after the start."),
            )
        ]

    def __str__(self):
        return f"event-{str(self.uid)[:8]}"

    def title(self, language=None) -> str:
        return in_language(self, "title", language)

    def neutral_title(self, language=None) -> str:
        return in_language(self, "neutral_title", language)

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def wall_start(self) -> datetime | date:
        """Local wall time of the first session (naive), or a date for a whole-day event."""
        return datetime.combine(self.starts_on, self.starts_at) if self.starts_at else self.starts_on


class Occurrence(models.Model):
    """One session. What happens, whatever the rule says."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        CANCELLED = "cancelled", _("cancelled")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="occurrences")
    original_start = models.DateTimeField(help_text="The instant the rule gave (UTC); never changes.")
    start = models.DateTimeField(db_index=True)
    end = models.DateTimeField()
    venue = models.CharField(
        _("place"), max_length=160, blank=True, help_text=_("Empty: the series' own place.")
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.PLANNED)
    changed_by_hand = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "original_start"], name="one_row_per_instance"),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")),
                name="occurrence_ends_after_start",
                violation_error_message=_("The end must be after the start."),
            ),
        ]

    def __str__(self):
        return f"occurrence-{str(self.uid)[:8]}"
