"""The expert bank, what is asked of it, and who does it.

Names, contacts and everything that someone typed in own words are sealed. Codes, states, dates and choices from lists
are plain, so that lists and figures need no one's data.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Event
from kuulluksi.directory.models import Area, Audience, EngagementType, Organisation
from kuulluksi.privacy.fields import EncryptedTextField

from .states import (
    OPEN,
    OPEN_REQUESTS,
    PROMISED,
    SETTLED_FEES,
    FeeState,
    RequestState,
    State,
)
from .topics import Viewpoint, labels


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


class AssignmentQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=OPEN)

    def promised(self):
        return self.filter(state__in=PROMISED)

    def visible_to(self, user):
        return self.filter(request__in=ExpertRequest.objects.visible_to(user))


class Assignment(models.Model):
    """One expert in one request, from a thought to the debrief and the fee."""

    class DebriefKind(models.TextChoices):
        AT_ONCE = "at_once", _("right after")
        LATER = "later", _("later, at an agreed time")
        WAIVED = "waived", _("the expert did not want one")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(ExpertRequest, models.CASCADE, related_name="assignments")
    expert = models.ForeignKey(
        ExpertProfile, models.SET_NULL, null=True, blank=True, related_name="assignments"
    )
    state = models.CharField(max_length=12, choices=State, default=State.SHORTLISTED)
    disclosure = models.CharField(max_length=12, choices=Disclosure, default=Disclosure.PSEUDONYM)
    words_to_expert = EncryptedTextField(_("words to the expert"))
    support_person = EncryptedTextField(_("support person"))
    support_named = models.BooleanField(default=False)
    support_accepted_at = models.DateTimeField(null=True, blank=True)
    needs_adult = models.BooleanField(default=False)
    adult = EncryptedTextField(_("named adult"))
    adult_named = models.BooleanField(default=False)
    adult_accepted_at = models.DateTimeField(null=True, blank=True)
    fee_cents = models.PositiveIntegerField(_("fee in cents"), null=True, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    orientation_on = models.DateField(_("orientation held on"), null=True, blank=True)
    travel_agreed = models.BooleanField(_("travel agreed"), default=False)
    held_on = models.DateField(null=True, blank=True)
    debrief_kind = models.CharField(max_length=8, choices=DebriefKind, blank=True)
    debriefed_at = models.DateTimeField(null=True, blank=True)
    fee_settled_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "expert"],
                condition=Q(state__in=sorted(OPEN)),
                name="one_open_assignment_each",
                violation_error_message=_("This expert is already part of the request."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(PROMISED)) | Q(support_accepted_at__isnull=False),
                name="support_person_before_confirmed",
                violation_error_message=_("The expert has not yet accepted a support person."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(PROMISED))
                | Q(needs_adult=False)
                | Q(adult_accepted_at__isnull=False),
                name="a_minor_never_without_an_adult",
                violation_error_message=_("A person under 18 is never confirmed without a named adult."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.READY, State.IN_PROGRESS, State.DEBRIEFING, State.COMPLETED])
                | Q(orientation_on__isnull=False, fee_cents__isnull=False, travel_agreed=True),
                name="prepared_before_ready",
                violation_error_message=_("Orientation, fee and travel must be agreed first."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.COMPLETED) | (Q(fee_settled_at__isnull=False) & ~Q(debrief_kind="")),
                name="settled_before_completed",
                violation_error_message=_("The debrief and the fee must be settled first."),
            ),
        ]
        indexes = [models.Index(fields=["state", "answer_by"])]

    def __str__(self):
        return f"assignment-{str(self.id)[:8]}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def has_yes(self) -> bool:
        """The expert has said yes and not taken it back."""
        return self.expert_id is not None and self.state in {State.ACCEPTED} | PROMISED

    def has_expired(self, now=None) -> bool:
        """An invitation whose time has passed. Seen at use; the worker only writes it down."""
        return (
            self.state == State.INVITED
            and self.answer_by is not None
            and self.answer_by <= (now or timezone.now())
        )


class FeeClaimQuerySet(models.QuerySet):
    def unsettled(self):
        return self.exclude(state__in=SETTLED_FEES)

    def visible_to(self, user):
        """Finance sees codes and sums of all; a coordinator those of the own areas."""
        if user.has_role("finance"):
            return self
        return self.filter(assignment__in=Assignment.objects.visible_to(user))


class FeeClaim(models.Model):
    """What is paid for one assignment, in integer cents. Made by one person, approved by another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="claim")
    payroll_reference = models.CharField(max_length=8)
    fee_cents = models.PositiveIntegerField(_("fee in cents"))
    travel_cents = models.PositiveIntegerField(_("travel in cents"), default=0)
    state = models.CharField(max_length=20, choices=FeeState, default=FeeState.DRAFT)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    paid_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FeeClaimQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=models.F("created_by")),
                name="four_eyes_on_every_fee",
                violation_error_message=_("Someone else must approve what you prepared."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[FeeState.APPROVED, FeeState.PAID]) | Q(approved_by__isnull=False),
                name="approved_by_someone",
                violation_error_message=_("The fee must be approved first."),
            ),
            models.CheckConstraint(
                condition=~Q(state=FeeState.PAID) | Q(paid_on__isnull=False),
                name="paid_on_a_day",
                violation_error_message=_("Say on which day the fee was paid."),
            ),
        ]

    def __str__(self):
        return f"fee-{str(self.id)[:8]}"

    @property
    def total_cents(self) -> int:
        return self.fee_cents + self.travel_cents
