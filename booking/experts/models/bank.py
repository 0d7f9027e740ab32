"""The people in the bank, each under a working name of their own choice."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area, Audience, EngagementType, Organisation
from kuulluksi.privacy.fields import EncryptedTextField

from ..topics import Viewpoint

ASKED_EVERY_DAYS = 365


class Disclosure(models.TextChoices):
    FULL_NAME = "full_name", _("full name")
    FIRST_NAME = "first_name", _("first name only")
    PSEUDONYM = "pseudonym", _("working name only")
    WRITTEN = "written", _("only in writing")
    GROUP = "group", _("speaks with a group's voice")


# How much each level tells of a person, the least first.
WIDTH = (
    Disclosure.GROUP,
    Disclosure.WRITTEN,
    Disclosure.PSEUDONYM,
    Disclosure.FIRST_NAME,
    Disclosure.FULL_NAME,
)


def narrowest(*levels) -> Disclosure:
    return min((Disclosure(level) for level in levels), key=WIDTH.index)


def not_wider_than(level) -> list[Disclosure]:
    return list(WIDTH[: WIDTH.index(Disclosure(level)) + 1])


class Format(models.TextChoices):
    """How somebody likes to work."""

    ALONE = "alone", _("alone")
    PAIR = "pair", _("with another expert")
    GROUP = "group", _("in a group")
    ON_SITE = "on_site", _("on site")
    REMOTE = "remote", _("remotely")
    WRITTEN = "written", _("in writing")


class ExpertProfileQuerySet(models.QuerySet):
    def check_in_due(self, today):
        """Those whom somebody promised to contact by today."""
        return self.exclude(stage=ExpertProfile.Stage.LEFT).filter(next_check_in__lte=today)

    def waiting_for_the_desk(self, today):
        """Those whom somebody promised to contact by today, and those who have left and are not erased yet."""
        return self.filter(
            Q(stage=ExpertProfile.Stage.LEFT, left_on__isnull=False)
            | ~Q(stage=ExpertProfile.Stage.LEFT) & Q(next_check_in__lte=today)
        )

    def to_be_asked(self, today):
        """Those who were last asked a year ago whether the profile is right and they want to stay."""
        a_year_ago = today - timedelta(days=ASKED_EVERY_DAYS)
        return (
            self.exclude(stage=ExpertProfile.Stage.LEFT)
            .filter(asked_on__isnull=True)
            .filter(
                Q(confirmed_on__lt=a_year_ago) | Q(confirmed_on__isnull=True, created_at__date__lt=a_year_ago)
            )
        )

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


class ExpertProfile(models.Model):
    """One person in the bank, under a working name of their own choice."""

    class Stage(models.TextChoices):
        INTERESTED = "interested", _("interested")
        TRAINING = "training", _("getting to know each other")
        ACTIVE = "active", _("active")
        ALUMNI = "alumni", _("alumni: not asked, but in touch")
        LEFT = "left", _("has left")

    class Level(models.TextChoices):
        """In the person's own words; used to make pairs, never to rank anyone."""

        NEW = "new", _("I am new to this")
        SOME = "some", _("I have done this a few times")
        EXPERIENCED = "experienced", _("I have done this a lot")

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
    contact = EncryptedTextField(_("contact"))
    contact_wishes = EncryptedTextField(_("how and when to make contact"))
    birth_year = EncryptedTextField(_("year of birth"))
    support_person = EncryptedTextField(_("support person"))
    support_accepted_on = models.DateField(_("the expert accepted the support person"), null=True, blank=True)
    support_agreed_on = models.DateField(_("the support person agreed"), null=True, blank=True)
    adult = EncryptedTextField(_("named adult, for someone under 18"))
    needs = EncryptedTextField(_("diets and what makes taking part possible"))
    trainings = EncryptedTextField(_("trainings, in own words"))
    training_wish = EncryptedTextField(_("wish for training"))
    wishes_training = models.BooleanField(_("wishes for training"), default=False)
    wishes_to_lead = models.BooleanField(_("would like to lead a group"), default=False)
    wants_opportunities = models.BooleanField(_("wants to hear of what is open"), default=False)
    notes = EncryptedTextField(_("the coordinator's notes, which the person may read"))
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
    ask_first = models.JSONField(_("ask first about"), default=list)
    formats = models.JSONField(_("how I like to work"), default=list)
    level = models.CharField(_("how used to this"), max_length=12, choices=Level, blank=True)
    audience_limit = models.PositiveSmallIntegerField(_("at most so many listeners"), null=True, blank=True)
    travel_km = models.PositiveSmallIntegerField(_("travels at most, kilometres"), null=True, blank=True)
    rest_days = models.PositiveSmallIntegerField(_("rest days between"), default=3)
    voicemail_ok = models.BooleanField(_("a message may be left on the phone"), default=False)
    disclosure = models.CharField(
        _("appears with"), max_length=12, choices=Disclosure, default=Disclosure.PSEUDONYM
    )
    may_be_recorded = models.BooleanField(_("may be recorded or streamed"), default=False)
    publicity = models.JSONField(_("is fine with"), default=list)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.INTERESTED)
    proposed_stage = models.CharField(
        _("next step that was proposed"),
        max_length=10,
        choices=Stage,
        blank=True,
        help_text="Taken only by the person's own yes.",
    )
    on_break = models.BooleanField(_("on a break"), default=False)
    break_until = models.DateField(_("break until"), null=True, blank=True)
    home_organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="experts"
    )
    confirmed_on = models.DateField(_("last confirmed with the person"), null=True, blank=True)
    asked_on = models.DateField(_("asked whether to go on"), null=True, blank=True)
    confirmed_by_person = models.BooleanField(default=False, help_text="On their own page, not at the desk.")
    check_in_days = models.PositiveSmallIntegerField(_("days between check-ins"), default=30)
    next_check_in = models.DateField(_("next check-in"), null=True, blank=True)
    known_by = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("known personally by")
    )
    word_hash = models.CharField(
        max_length=256, blank=True, help_text="The word the person chose for their page."
    )
    left_on = models.DateField(_("left on"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ExpertProfileQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.code

    def rests(self, today) -> bool:
        """Whether the person has a break now. A break without an end lasts until the person says."""
        return self.on_break and (self.break_until is None or today <= self.break_until)
