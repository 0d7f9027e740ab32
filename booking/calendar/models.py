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
from kuulluksi.privacy.fields import EncryptedTextField

from .masks import LIMITS, Mask

HELSINKI = "Europe/Helsinki"


class EventQuerySet(models.QuerySet):
    def public(self):
        """What everyone may see."""
        return self.filter(visibility=Event.Visibility.PUBLIC)

    def coming(self, now=None):
        """Events with a session that has not ended."""
        running = Occurrence.objects.filter(end__gt=now or timezone.now())
        return self.filter(pk__in=running.values("event_id"))

    def visible_to(self, user):
        """A member of staff's own work: what they hold, what is for the staff of their areas, and for a coordinator
        everything of their areas except what is only for those named. Who stands in sees that one session and not the
        series (OccurrenceQuerySet.visible_to)."""
        if not user.is_active or not user.roles:
            return self.none()
        held = self.model.staff.through.objects.filter(user_id=user.pk).values("event_id")
        seen = Q(pk__in=held) | Q(visibility=Event.Visibility.STAFF, area__isnull=True)
        if user.has_role("coordinator"):
            seen |= Q(area_id__in=user.area_ids) & ~Q(visibility=Event.Visibility.PRIVATE)
        else:
            seen |= Q(area_id__in=user.area_ids, visibility=Event.Visibility.STAFF)
        return self.filter(seen)

    def scheduled_by(self, user):
        """Whose dates this member of staff keeps: a coordinator those of their areas and their own, a facilitator their
        own, an editor the public info sessions, joint meetings and other events. Assignments are kept by their room."""
        held = Q(pk__in=self.model.staff.through.objects.filter(user_id=user.pk).values("event_id"))
        kept = Q(pk__in=[])
        if user.has_role("coordinator"):
            kept |= held | Q(area_id__in=user.area_ids) & ~Q(visibility=Event.Visibility.PRIVATE)
        if user.has_role("facilitator"):
            kept |= held
        if user.has_role("editor"):
            kept |= Q(visibility=Event.Visibility.PUBLIC, kind__in=EDITORS_KINDS)
        return self.filter(kept).exclude(kind=Event.Kind.ASSIGNMENT)


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
    description_fi = models.TextField(_("description in Finnish"), max_length=2000, blank=True)
    description_sv = models.TextField(_("description in Swedish"), max_length=2000, blank=True)
    description_en = models.TextField(_("description in English"), max_length=2000, blank=True)
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
    most_shown = models.CharField(
        _("the most a participant's own calendar may say"),
        max_length=8,
        choices=[(mask.value, mask.label) for mask in LIMITS],
        default=Mask.NEUTRAL,
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.CONFIRMED)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "starts_at", "pk"]
        indexes = [models.Index(fields=["kind", "visibility"], name="event_of_kind")]  # a kind's own feed
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

    def description(self, language=None) -> str:
        return in_language(self, "description", language)

    @property
    def is_public(self) -> bool:
        return self.visibility == self.Visibility.PUBLIC

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def lasts_days(self) -> bool:
        """Whether this is a whole-day event, kept by dates and not by the clock."""
        return self.starts_at is None

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def wall_start(self) -> datetime | date:
        """Local wall time of the first session (naive), or a date for a whole-day event."""
        return datetime.combine(self.starts_on, self.starts_at) if self.starts_at else self.starts_on


EDITORS_KINDS = (Event.Kind.INFO, Event.Kind.JOINT, Event.Kind.OTHER)


class OccurrenceQuerySet(models.QuerySet):
    def for_events(self, events):
        """Sessions of these events (a queryset, a list, or one event)."""
        return self.filter(event=events) if isinstance(events, Event) else self.filter(event__in=events)

    def coming(self, now=None):
        """Sessions that will be held and have not ended, the nearest first."""
        planned = self.filter(status=Occurrence.Status.PLANNED, event__status=Event.Status.CONFIRMED)
        return planned.filter(end__gt=now or timezone.now()).order_by("start", "pk")

    def public(self):
        return self.filter(event__visibility=Event.Visibility.PUBLIC)

    def between(self, first: datetime, last: datetime):
        """Sessions that touch the time from first to last, cancelled ones too."""
        return self.filter(start__lt=last, end__gt=first)

    def stood_in_by(self, user):
        """Sessions this member of staff holds this once."""
        if not user.is_active or not user.roles:
            return self.none()
        return self.filter(
            pk__in=self.model.substitutes.through.objects.filter(user_id=user.pk).values("occurrence_id")
        )

    def visible_to(self, user):
        """Every session of what one sees, and those one stands in for."""
        return self.filter(event__in=Event.objects.visible_to(user)) | self.stood_in_by(user)


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
    substitutes = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="substituted",
        help_text=_("Who holds this one session. Empty: those of the series."),
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.PLANNED)
    changed_by_hand = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OccurrenceQuerySet.as_manager()

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

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def place(self) -> str:
        return self.venue or self.event.venue

    @property
    def public_place(self) -> str:
        """The place, if everyone may know it."""
        return self.place if self.event.venue_is_public else ""

    @property
    def first_day(self) -> date:
        """The local day it starts."""
        return self.start.astimezone(self.event.tz).date()

    @property
    def last_day(self) -> date:
        """The local day it ends; a whole-day session ends on the day before the midnight that closes it."""
        return (self.end - timedelta(microseconds=1)).astimezone(self.event.tz).date()


class RenderedComponent(models.Model):
    """The lines of one event in a calendar file, for one mask and language. Written with the event, joined for a feed."""

    class Layout(models.TextChoices):
        BOTH = "both", "a single event, the same in every feed"
        SERIES = "series", "a rule and what differs from it"
        APART = "apart", "each session by itself"

    event = models.ForeignKey(Event, models.CASCADE, related_name="components")
    layout = models.CharField(max_length=6, choices=Layout, default=Layout.BOTH)
    mask = models.CharField(max_length=8, choices=Mask)
    language = models.CharField(max_length=2)
    body = models.BinaryField()
    first_start = models.DateTimeField()
    last_end = models.DateTimeField()
    rendered_with = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                # In the order a feed asks: its mask, language and layout are known, then event by event.
                fields=["mask", "language", "layout", "event"],
                name="one_component_per_mask_and_event",
            )
        ]

    def __str__(self):
        return f"component-{self.pk}"


class FeedRevision(models.Model):
    """How often what a feed shows has changed. Never counts back: deletions move it on as well."""

    key = models.CharField(max_length=60, primary_key=True)
    n = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.key}-{self.n}"


class FeedKeyQuerySet(models.QuerySet):
    def live(self):
        return self.filter(revoked_at__isnull=True)

    def visible_to(self, user):
        """A member of staff sees their own addresses and nobody else's."""
        return self.filter(owner_user=user)


class FeedKey(models.Model):
    """A personal feed's address. The row alone opens nothing: half of the address is made with LINK_KEY (keys.py)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pid = models.CharField(max_length=12, unique=True, editable=False)
    scope = models.CharField(max_length=20)
    area = models.ForeignKey(Area, models.CASCADE, null=True, blank=True, verbose_name=_("area"))
    owner_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="feed_keys"
    )
    subject = models.UUIDField(null=True, blank=True, db_index=True)
    mask = models.CharField(max_length=8, choices=Mask, default=Mask.NEUTRAL)
    language = models.CharField(max_length=10, default="fi")
    apart = models.BooleanField(_("each meeting as an entry of its own"), default=False)
    name = EncryptedTextField()
    created_at = models.DateTimeField(default=timezone.now)
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = FeedKeyQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner_user__isnull=False) ^ Q(subject__isnull=False),
                name="feed_key_has_one_owner",
                violation_error_message=_("A calendar address belongs to exactly one person."),
            )
        ]

    def __str__(self):
        return f"feedkey-{str(self.id)[:8]}"
