"""The people in the bank, each under a working name of their own choice."""

import uuid

from django.db import models
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area, Audience, EngagementType, Organisation
from kuulluksi.privacy.fields import EncryptedTextField

from ..states import PROMISED
from ..topics import Viewpoint


class Disclosure(models.TextChoices):
    FULL_NAME = "full_name", _("full name")
    FIRST_NAME = "first_name", _("first name only")
    PSEUDONYM = "pseudonym", _("working name only")
    WRITTEN = "written", _("only in writing")
    GROUP = "group", _("speaks with a group's voice")


class ExpertProfileQuerySet(models.QuerySet):
    def active(self):
        return self.filter(stage=ExpertProfile.Stage.ACTIVE)

    def visible_to(self, user):
        """Profiles of the coordinator's own areas. Nobody else has a bank to look into."""
        if not user.has_role("coordinator"):
            return self.none()
        return self.filter(
            pk__in=ExpertProfile.areas.through.objects.filter(area_id__in=user.area_ids).values(
                "expertprofile_id"
            )
        )

    def with_last_assignment(self):
        """``last_held``: when an assignment of theirs was last held. Refusals are never asked about."""
        return self.annotate(last_held=Max("assignments__held_on", filter=Q(assignments__state__in=PROMISED)))


class ExpertProfile(models.Model):
    """One person in the bank, under a working name of their own choice."""

    class Stage(models.TextChoices):
        INTERESTED = "interested", _("interested")
        TRAINING = "training", _("in training")
        ACTIVE = "active", _("active")
        LEFT = "left", _("has left")

    class Channel(models.TextChoices):
        SMS = "sms", _("text message")
        CALL = "call", _("phone call")
        EMAIL = "email", _("e-mail")
        ADULT = "adult", _("through an adult they trust, by text message")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8, unique=True, help_text="KA-014: the payroll reference too.")
    alias = models.CharField(
        _("working name"), max_length=60, help_text=_("Chosen by the person. Never the legal name.")
    )
    legal_name = EncryptedTextField(_("legal name"))
    contact = EncryptedTextField(_("contact"))
    contact_wishes = EncryptedTextField(_("how and when to make contact"))
    birth_year = EncryptedTextField(_("year of birth"))
    support_person = EncryptedTextField(_("support person"))
    boundaries = EncryptedTextField(_("what I do not talk about, in own words"))
    channel = models.CharField(_("channel"), max_length=6, choices=Channel, default=Channel.SMS)
    language = models.CharField(_("language of messages"), max_length=10, default="fi")
    languages = models.JSONField(_("languages spoken"), default=list)
    areas = models.ManyToManyField(Area, related_name="experts", verbose_name=_("areas"))
    viewpoint = models.CharField(_("viewpoint"), max_length=16, choices=Viewpoint, default=Viewpoint.CHILD)
    experience = models.ManyToManyField(
        Audience, blank=True, related_name="experts", verbose_name=_("experience")
    )
    engagement_types = models.ManyToManyField(EngagementType, blank=True, related_name="experts")
    topics = models.JSONField(_("talks about"), default=list)
    not_about = models.JSONField(_("does not talk about"), default=list)
    disclosure = models.CharField(
        _("appears with"), max_length=12, choices=Disclosure, default=Disclosure.PSEUDONYM
    )
    may_be_recorded = models.BooleanField(_("may be recorded or streamed"), default=False)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.INTERESTED)
    on_break = models.BooleanField(_("on a break"), default=False)
    break_until = models.DateField(_("break until"), null=True, blank=True)
    home_organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="experts"
    )
    confirmed_on = models.DateField(_("last confirmed with the person"), null=True, blank=True)
    asked_on = models.DateField(_("asked whether to go on"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ExpertProfileQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.code

    def rests(self, today) -> bool:
        """Whether the person has a break now. A break without an end lasts until the person says."""
        return self.on_break and (self.break_until is None or today <= self.break_until)
