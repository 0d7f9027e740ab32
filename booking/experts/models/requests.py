"""What is asked of the bank. Nothing about any client is asked or kept."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Event
from kuulluksi.directory.models import Area, EngagementType
from kuulluksi.privacy.fields import EncryptedTextField

from ..states import OPEN_REQUESTS, RequestState
from ..topics import Viewpoint, labels


class ExpertRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=OPEN_REQUESTS)

    def ended(self):
        return self.exclude(state__in=OPEN_REQUESTS)

    def by_due(self):
        """In the order in which something is due."""
        return self.order_by("-urgent", "answer_by", "code")

    def visible_to(self, user):
        """Requests of the coordinator's areas, and those that have no area yet."""
        if not user.has_role("coordinator"):
            return self.none()
        return self.filter(Q(area_id__in=user.area_ids) | Q(area__isnull=True))


class ExpertRequest(models.Model):
    """Someone asks for an expert. Nothing about any client is asked or kept."""

    class Recording(models.TextChoices):
        NONE = "none", _("nothing is recorded")
        RECORDED = "recorded", _("recorded or photographed")
        STREAMED = "streamed", _("streamed live")

    class Mode(models.TextChoices):
        ON_SITE = "on_site", _("on site")
        REMOTE = "remote", _("remotely")
        HYBRID = "hybrid", _("some on site, some remotely")
        WRITTEN = "written", _("in writing")

    class Payer(models.TextChoices):
        REQUESTER = "requester", _("our unit pays")
        COUNTY = "county", _("the county pays")
        AGREED = "agreed", _("let us agree on it")

    class Agenda(models.TextChoices):
        TOGETHER = "together", _("we plan it together")
        EXPERT = "expert", _("the expert decides")
        REQUESTER = "requester", _("we have a topic ready")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8, unique=True)
    state = models.CharField(max_length=12, choices=RequestState, default=RequestState.DRAFT)
    organisation_name = models.CharField(_("organisation"), max_length=120)
    unit = models.CharField(_("unit or team"), max_length=120, blank=True)
    requester_name = EncryptedTextField(_("your name"))
    requester_email = EncryptedTextField(_("work e-mail"))
    requester_phone = EncryptedTextField(_("phone"))
    engagement_type = models.ForeignKey(EngagementType, models.PROTECT, related_name="requests")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="requests")
    viewpoint = models.CharField(max_length=16, choices=Viewpoint, blank=True)
    topics = models.JSONField(default=list)
    spoken_language = models.CharField(max_length=10, default="fi")
    language = models.CharField(max_length=10, default="fi", help_text="Of messages to the requester.")
    wishes = models.JSONField(default=list, help_text="Wished times by the wall clock: 2026-12-04T13:00.")
    hours = models.DecimalField(max_digits=4, decimal_places=1, default=1)
    starts_at = models.DateTimeField(_("agreed time"), null=True, blank=True)
    event = models.OneToOneField(Event, models.SET_NULL, null=True, blank=True, related_name="expert_request")
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.ON_SITE)
    place = EncryptedTextField(_("place"))
    aim = EncryptedTextField(_("aim"))
    audience = EncryptedTextField(_("audience"))
    audience_size = models.PositiveSmallIntegerField(null=True, blank=True)
    minors_present = models.BooleanField(default=False)
    agenda = models.CharField(max_length=10, choices=Agenda, default=Agenda.TOGETHER)
    recording = models.CharField(max_length=8, choices=Recording, default=Recording.NONE)
    host = EncryptedTextField(_("host"))
    backup_host = EncryptedTextField(_("backup host"))
    payer = models.CharField(max_length=10, choices=Payer, default=Payer.AGREED)
    urgent = models.BooleanField(default=False)
    closing_words = EncryptedTextField(_("what we suggest instead"))
    form_nonce = models.CharField(max_length=40, unique=True)
    mailed_link = models.UUIDField(
        null=True, blank=True, help_text="The link sent by e-mail: it confirms the address."
    )
    email_confirmed_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ExpertRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "code"]
        indexes = [models.Index(fields=["state", "answer_by"])]

    def __str__(self):
        return self.code

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_REQUESTS

    @property
    def topic_words(self) -> list[str]:
        return labels(self.topics)
