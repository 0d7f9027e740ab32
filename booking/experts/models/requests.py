"""What is asked of the bank. Nothing about any client is asked or kept."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Event
from kuulluksi.directory.models import Area, EngagementType
from kuulluksi.privacy.fields import EncryptedTextField

from ..states import ENDED_REQUESTS, OPEN_REQUESTS, RequestState
from ..topics import Viewpoint, labels


class Publicity(models.TextChoices):
    """Who else can see or hear it. Each of these is asked of the expert."""

    PHOTOGRAPHED = "photographed", _("it is photographed")
    MEDIA = "media", _("journalists are there")
    PUBLIC = "public", _("it is open to everyone")
    SOCIAL = "social", _("it is told about in social media")


class Arrangement(models.TextChoices):
    """What the requester can arrange."""

    MEET_FIRST = "meet_first", _("a first meeting before anything is agreed")
    QUIET_ROOM = "quiet_room", _("a quiet room before and after")
    FOOD = "food", _("something to eat and drink, diets asked")
    STEP_FREE = "step_free", _("a way in without stairs")
    WORKSPACE = "workspace", _("a place to work, when it goes on for longer")
    REMOTE = "remote", _("taking part remotely, if the day feels like that")


class ExpertRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=OPEN_REQUESTS)

    def ended(self):
        return self.filter(state__in=ENDED_REQUESTS)  # named one by one: then an index finds them

    def by_due(self):
        """In the order in which something is due: nextsteps.py says the same of one row, in words."""
        due = Case(
            When(replan_since__isnull=False, then=TruncDate("replan_since")),
            When(state=RequestState.AGREED, then=TruncDate("starts_at")),
            When(state=RequestState.SETTLING, then=TruncDate("held_at")),
            When(state=RequestState.IN_DELIVERY, then=None),
            default="answer_by",
            output_field=models.DateField(),
        )
        return self.annotate(due_on=due).order_by("-urgent", F("due_on").asc(nulls_last=True), "code")

    def numbers(self) -> dict[str, int]:
        """How many there are in each state, in one query."""
        return dict(self.order_by().values_list("state").annotate(number=models.Count("pk")))

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

    class Ages(models.TextChoices):
        ANY = "any", _("any age, a young person too")
        ADULT = "adult", _("18 or over")

    class Rhythm(models.TextChoices):
        ONCE = "once", _("once")
        WEEKLY = "weekly", _("every week")
        FORTNIGHTLY = "fortnightly", _("every second week")
        MONTHLY = "monthly", _("once a month")
        GROWING = "growing", _("several days a week, step by step")

    class OrientationBy(models.TextChoices):
        COORDINATOR = "coordinator", _("the coordinator")
        TRAINER = "trainer", _("the organisation that trained the expert")
        REQUESTER = "requester", _("we do")

    class UnitType(models.TextChoices):
        OPEN_CARE = "open_care", _("open care")
        ASSESSMENT = "assessment", _("assessment and emergency duty")
        FOSTER_CARE = "foster_care", _("foster care")
        RESIDENTIAL = "residential", _("residential unit")
        RECEPTION = "reception", _("reception home")
        AFTERCARE = "aftercare", _("aftercare")
        MANAGEMENT = "management", _("management or recruitment")
        SCHOOL = "school", _("school or training")
        NGO = "ngo", _("organisation or association")
        OTHER = "other", _("something else")

    class SupplierState(models.TextChoices):
        ASKED = "asked", _("asked")
        AGREED = "agreed", _("agreed")
        DELIVERED = "delivered", _("delivered")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8, unique=True)
    state = models.CharField(max_length=12, choices=RequestState, default=RequestState.DRAFT)
    organisation_name = models.CharField(_("organisation"), max_length=120)
    unit = models.CharField(_("unit or team"), max_length=120, blank=True)
    unit_type = models.CharField(max_length=12, choices=UnitType, blank=True)
    requester_name = EncryptedTextField(_("your name"))
    requester_role = EncryptedTextField(_("your role"))
    requester_email = EncryptedTextField(_("work e-mail"))
    requester_phone = EncryptedTextField(_("phone"))
    engagement_type = models.ForeignKey(EngagementType, models.PROTECT, related_name="requests")
    more_types = models.ManyToManyField(EngagementType, blank=True, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="requests")
    viewpoint = models.CharField(max_length=16, choices=Viewpoint, blank=True)
    topics = models.JSONField(default=list)
    ages = models.CharField(max_length=6, choices=Ages, default=Ages.ANY)
    spoken_language = models.CharField(max_length=10, default="fi")
    language = models.CharField(max_length=10, default="fi", help_text="Of messages to the requester.")
    wishes = models.JSONField(default=list, help_text="Wished times by the wall clock: 2026-12-04T13:00.")
    hours = models.DecimalField(max_digits=4, decimal_places=1, default=1)
    rhythm = models.CharField(max_length=12, choices=Rhythm, default=Rhythm.ONCE)
    until = models.DateField(_("until"), null=True, blank=True)
    starts_at = models.DateTimeField(_("agreed time"), null=True, blank=True)
    event = models.OneToOneField(Event, models.SET_NULL, null=True, blank=True, related_name="expert_request")
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.ON_SITE)
    place = EncryptedTextField(_("place"))
    aim = EncryptedTextField(_("aim"))
    shaping = EncryptedTextField(_("what the expert can change"))
    audience = EncryptedTextField(_("audience"))
    audience_size = models.PositiveSmallIntegerField(null=True, blank=True)
    minors_present = models.BooleanField(default=False)
    audience_adult = EncryptedTextField(_("adult of the unit who is with the young people"))
    audience_adult_named = models.BooleanField(default=False)
    experts_wanted = models.PositiveSmallIntegerField(
        _("how many experts"), default=1, help_text="So many are confirmed, and no more."
    )
    agenda = models.CharField(max_length=10, choices=Agenda, default=Agenda.TOGETHER)
    recording = models.CharField(max_length=8, choices=Recording, default=Recording.NONE)
    publicity = models.JSONField(default=list)
    host = EncryptedTextField(_("host"))
    backup_host = EncryptedTextField(_("backup host"))
    host_has_time = models.BooleanField(default=False)
    arrangements = models.JSONField(default=list)
    orientation_by = models.CharField(max_length=12, choices=OrientationBy, default=OrientationBy.COORDINATOR)
    meeting_times = EncryptedTextField(_("times for planning together"))
    payer = models.CharField(max_length=10, choices=Payer, default=Payer.AGREED)
    billing = EncryptedTextField(_("cost centre or invoice reference"))
    guidelines = models.CharField(
        max_length=20, blank=True, help_text="The version of the ethical guidelines that was read."
    )
    supplier = models.CharField(max_length=20, blank=True, help_text="experts.suppliers: who else was asked.")
    supplier_state = models.CharField(max_length=10, choices=SupplierState, blank=True)
    urgent = models.BooleanField(default=False)
    closing_words = EncryptedTextField(_("what we suggest instead"))
    form_nonce = models.CharField(max_length=40, unique=True)
    mailed_link = models.UUIDField(
        null=True, blank=True, help_text="The link sent by e-mail: it confirms the address."
    )
    email_confirmed_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    replan_since = models.DateTimeField(
        null=True, blank=True, help_text="An expert stepped aside: replace, change or cancel kindly."
    )
    checklist = models.JSONField(
        default=list, help_text="What the requester has ticked: checklists.RequesterList."
    )
    preparation_at = models.DateTimeField(_("planning together at"), null=True, blank=True)
    host_reminded_on = models.DateField(null=True, blank=True)
    reminded_of_expert_on = models.DateField(
        null=True, blank=True, help_text="While it goes on for long: when the staff were last reminded."
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who takes care of it"),
    )
    held_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was first held: debrief and fee follow."
    )
    answered_at = models.DateTimeField(null=True, blank=True, help_text="When the desk first answered.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ExpertRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "code"]
        indexes = [
            models.Index(fields=["state", "answer_by"]),
            models.Index(fields=["area", "state"], name="request_of_area"),
            models.Index(fields=["starts_at"], name="request_then"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[RequestState.IN_DELIVERY, RequestState.SETTLING, RequestState.CLOSED])
                | Q(minors_present=False)
                | Q(audience_adult_named=True),
                name="young_people_never_without_an_adult",
                violation_error_message=_(
                    "People under 18 are there: write first which adult of the unit is with them."
                ),
            )
        ]

    def __str__(self):
        return self.code

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_REQUESTS

    @property
    def topic_words(self) -> list[str]:
        return labels(self.topics)

    @property
    def publicity_words(self) -> list[str]:
        return words_of(Publicity, self.publicity)

    @property
    def arrangement_words(self) -> list[str]:
        return words_of(Arrangement, self.arrangements)

    @property
    def goes_on(self) -> bool:
        """Whether it is more than one time."""
        return self.rhythm != self.Rhythm.ONCE


def in_a_seen_request(user, key: str = "request_id") -> Exists:
    """Whether the request of a row is one that this member of staff sees. ``key``: the row's column with its id.

    Asked of each row that is already at hand: with ``in`` the database lists the requests of all years first.
    """
    return Exists(ExpertRequest.objects.visible_to(user).filter(pk=OuterRef(key)))


def words_of(choices, codes) -> list[str]:
    """Words of codes from a list; a code of an older version is left out."""
    known = dict(choices.choices)
    return [str(known[code]) for code in codes if code in known]
