"""A Sheet hangs on the door; a Party signs up; each of its people has a SignUp."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Occurrence
from kuulluksi.directory.models import Area, Organisation, in_language
from kuulluksi.privacy.fields import EncryptedJSONField, EncryptedTextField

from .after_models import Attendance
from .call_models import Call
from .consent_models import ConsentAsk, ConsentRecord
from .hold_models import SeatHold
from .needs_models import Needs
from .referral_models import CallBack, Referral, Referrer
from .states import HOLDS, OPEN, State

__all__ = [
    "Absence",
    "Attendance",
    "Call",
    "CallBack",
    "ConsentAsk",
    "ConsentRecord",
    "Draft",
    "Needs",
    "Party",
    "Referral",
    "Referrer",
    "SeatHold",
    "Sheet",
    "SignUp",
]


def new_code() -> str:
    """Eight letters and digits without look-alikes, for addresses: they say nothing of what the sheet is for."""
    return get_random_string(8, "23456789abcdefghjkmnpqrstuvwxyz")


class SheetQuerySet(models.QuerySet):
    def public(self):
        """Sheets that anybody may know of. What is by invitation is not there for whoever is not invited."""
        return self.exclude(access=Sheet.Access.INVITED)

    def visible_to(self, user):
        """Sheets whose people this account may see: its own, or its areas' for a coordinator."""
        if user.has_role("coordinator"):
            return self.filter(Q(area_id__in=user.area_ids) | Q(staff=user)).distinct()
        return self.filter(staff=user)


class Sheet(models.Model):
    """What hangs on the door: places, window, ages, what is asked and how people are admitted."""

    class Kind(models.TextChoices):
        GROUP = "group", _("group")
        FORUM = "forum", _("youth forum")
        WORKSHOP = "workshop", _("workshop")
        EVENT = "event", _("open event")

    class Admission(models.TextChoices):
        DIRECT = "direct", _("a place at once")
        AFTER_MEETING = "after_meeting", _("after a first talk")

    class Access(models.TextChoices):
        OPEN = "open", _("open to all")
        REFERRAL = "referral", _("by referral")
        GRANTED = "granted", _("granted service")
        INVITED = "invited", _("by invitation")

    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    heading_fi = models.CharField(_("heading in Finnish"), max_length=120)
    heading_sv = models.CharField(_("heading in Swedish"), max_length=120, blank=True)
    heading_en = models.CharField(_("heading in English"), max_length=120, blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True, help_text=_("Empty: no limit."))
    overbook_allowance = models.PositiveIntegerField(default=0, editable=False)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    age_from = models.PositiveSmallIntegerField(_("age about from"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("age about to"), null=True, blank=True)
    admission = models.CharField(max_length=14, choices=Admission, default=Admission.AFTER_MEETING)
    access = models.CharField(max_length=8, choices=Access, default=Access.OPEN)
    has_queue = models.BooleanField(_("queue when full"), default=True)
    max_participants = models.PositiveSmallIntegerField(_("people in one sign-up"), default=6)
    adult_signs_up = models.BooleanField(_("an adult signs the child up"), default=False)
    only_oneself = models.BooleanField(_("people sign themselves up"), default=False)
    asks = models.JSONField(
        default=list, blank=True, help_text="Codes of the questions asked; see questions.py."
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    staff = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="sheets")
    answer_days = models.PositiveSmallIntegerField(_("answered within, working days"), default=5)
    offer_hours = models.PositiveSmallIntegerField(_("an offered place is held, hours"), default=48)
    ends_on = models.DateField(
        _("last day of what the sheet is for"),
        null=True,
        blank=True,
        help_text=_("Sign-ups are erased 30 days after it."),
    )
    consent_bands = models.JSONField(
        default=list, blank=True, help_text="What is asked of an adult by age; see consents.py."
    )
    hold_minutes = models.PositiveSmallIntegerField(
        _("a place is kept while the form is filled in, minutes"), default=0
    )
    lock_version = models.PositiveIntegerField(default=0, editable=False)
    closed_by_hand = models.BooleanField(_("closed by hand"), default=False)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-up sheet")
        verbose_name_plural = _("sign-up sheets")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__isnull=True) | Q(opens_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                name="sheet_closes_after_it_opens",
                violation_error_message=_("Sign-up must close after it opens."),
            ),
            models.CheckConstraint(
                condition=Q(age_from__isnull=True) | Q(age_to__isnull=True) | Q(age_to__gte=F("age_from")),
                name="sheet_ages_in_order",
                violation_error_message=_("The upper age must be the same as the lower one or more."),
            ),
            models.CheckConstraint(
                condition=Q(max_participants__gte=1) & Q(max_participants__lte=20),
                name="sheet_takes_one_to_twenty",
                violation_error_message=_("One sign-up can hold from one to twenty people."),
            ),
        ]

    def __str__(self):
        return f"sheet-{self.code}"

    def heading(self, language=None) -> str:
        return in_language(self, "heading", language)

    def is_open(self, now=None) -> bool:
        """Whether the window is open (UTC instants)."""
        now = now or timezone.now()
        return (
            not self.closed_by_hand
            and (self.opens_at is None or self.opens_at <= now)
            and (self.closes_at is None or now < self.closes_at)
        )

    def opens_later(self, now=None) -> bool:
        return not self.closed_by_hand and self.opens_at is not None and (now or timezone.now()) < self.opens_at

    @property
    def asks_birth_year(self) -> bool:
        """Only a nickname is asked of everyone; the year of birth only where ages mean something."""
        return (
            self.age_from is not None
            or self.age_to is not None
            or "birth_year" in self.asks
            or bool(self.consent_bands)
        )

    def fits_ages(self, birth_year: int, on: date | None = None) -> bool:
        """Whether someone born that year is about the right age. A person counts as N from 1 January of the year
        they turn N (Europe/Helsinki). The bounds are soft: outside them people are asked to talk, not refused."""
        age = (on or timezone.localdate()).year - birth_year
        return (self.age_from is None or age >= self.age_from) and (self.age_to is None or age <= self.age_to)


class Party(models.Model):
    """One contact who signs up one or several people."""

    class Way(models.TextChoices):
        SELF = "self", _("for myself")
        ADULT = "adult", _("an adult for a child or young person")
        PHONE = "phone", _("by phone, written down by staff")
        WORKER = "worker", _("for myself, with a link from a worker")
        UNIT = "unit", _("a unit's worker, seats for several")

    class AdultRole(models.TextChoices):
        GUARDIAN = "guardian", _("a guardian: parent or other custodian")
        FOSTER = "foster", _("a foster carer")
        COUNSELLOR = "counsellor", _("a counsellor of a residential unit")
        WORKER = "worker", _("the own social worker of the wellbeing county")
        OTHER = "other", _("another adult who is close")

    class Together(models.TextChoices):
        ALL = "all", _("all together or none")
        ANY = "any", _("any of us")

    class Channel(models.TextChoices):
        NONE = "none", _("no contact, receipt code only")
        SMS = "sms", _("text message")
        CALL = "call", _("phone call")
        EMAIL = "email", _("e-mail")
        ADULT = "adult", _("through an adult I know")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="parties")
    way = models.CharField(max_length=6, choices=Way, default=Way.SELF)
    adult_role = models.CharField(max_length=10, choices=AdultRole, blank=True)
    referral = models.OneToOneField(Referral, models.SET_NULL, null=True, blank=True, related_name="party")
    together = models.CharField(max_length=4, choices=Together, default=Together.ANY)
    channel = models.CharField(max_length=6, choices=Channel, default=Channel.NONE)
    contact_name = EncryptedTextField()
    contact = EncryptedTextField()
    contact_index = models.CharField(max_length=32, blank=True, db_index=True)
    safe_contact = EncryptedTextField()
    earlier_contacts = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="Fingerprints: whoever had one of these answers for no child.",
    )
    language = models.CharField(max_length=10, default="fi")
    form_nonce = models.CharField(max_length=64, unique=True)
    receipt_locator = models.CharField(max_length=6, unique=True, null=True, blank=True)  # noqa: DJ001
    receipt_hash = models.CharField(max_length=256, blank=True)
    word_hash = models.CharField(max_length=256, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")

    def __str__(self):
        return f"party-{str(self.id)[:8]}"


def not_resting(now, path: str = "") -> Q:
    """Who passed an offer and stayed in the queue rests for a while: the others come first."""
    return Q(**{f"{path}rests_until__isnull": True}) | Q(**{f"{path}rests_until__lte": now})


class SignUpQuerySet(models.QuerySet):
    def holding_a_place(self, now=None):
        """Sign-ups that take a place right now; an offer or a wait for consent whose time has passed does not."""
        now = now or timezone.now()
        return (
            self.filter(state__in=HOLDS)
            .exclude(state=State.OFFERED, offer_expires_at__lte=now)
            .exclude(state=State.PENDING_CONSENT, consent_due_at__lte=now)
        )

    def with_a_lapsed_offer(self, now=None):
        """Offered places whose time has passed; they hold nothing any more, whether or not anyone has tidied up."""
        return self.filter(state=State.OFFERED, offer_expires_at__lte=now or timezone.now())

    def with_a_lapsed_consent(self, now=None):
        """Places held for an adult's answer that did not come in time."""
        return self.filter(state=State.PENDING_CONSENT, consent_due_at__lte=now or timezone.now())

    def with_needs(self):
        """With what they answered on the sheet, without asking again for each."""
        return self.select_related("needs")

    def queueing(self, now=None):
        """Waiting for a place now, in fair order: priority given with a reason first, then who came first."""
        return self.filter(not_resting(now or timezone.now()), state=State.WAITLISTED).order_by(
            "-priority", "queued_at", "number"
        )

    def open(self):
        return self.filter(state__in=OPEN)

    def visible_to(self, user):
        return self.filter(sheet__in=Sheet.objects.visible_to(user)).select_related("sheet", "party")


class SignUp(models.Model):
    """One person on one sheet."""

    class Instead(models.TextChoices):
        """What was found when this was not the right place. Nobody is only refused."""

        OTHER_GROUP = "other_group", _("another group or event suits better")
        LATER = "later", _("the next round suits better")
        OTHER_SUPPORT = "other_support", _("other support was found together")
        OWN_WISH = "own_wish", _("their own wish after the talk")

    class AgeReason(models.TextChoices):
        """Why somebody outside the sheet's ages comes all the same."""

        MATURITY = "maturity", _("this group suits them better than one of their age")
        SIBLING = "sibling", _("a sibling or friend comes too")
        NO_OTHER = "no_other", _("there is no other group near")
        NEAR = "near", _("only a little younger or older")

    class MeetHow(models.TextChoices):
        """How the first talk is held."""

        PHONE = "phone", _("we call")
        PLACE = "place", _("where the group meets")
        REMOTE = "remote", _("remotely, a link comes before")

    class Priority(models.TextChoices):
        """Why someone comes before those who came earlier. Never without a reason."""

        SIBLING = "sibling", _("a sister or brother already has a place")
        LEFT_OUT = "left_out", _("was left without a place the last time")
        OUR_MISTAKE = "our_mistake", _("we made a mistake")
        SAFETY = "safety", _("waiting would not be safe")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(default=0, help_text="Order of arrival on the sheet.")
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="signups")
    party = models.ForeignKey(Party, models.CASCADE, related_name="signups")
    nickname = EncryptedTextField()
    birth_year = EncryptedTextField()
    is_companion = models.BooleanField(default=False, help_text="An adult who comes along and takes a place.")
    state = models.CharField(max_length=16, choices=State)
    queued_at = models.DateTimeField(default=timezone.now)
    priority = models.SmallIntegerField(default=0)
    priority_reason = models.CharField(max_length=12, choices=Priority, blank=True)
    rests_until = models.DateTimeField(
        null=True, blank=True, help_text="Passed an offer and stayed in the queue, which can be done once."
    )
    offer_expires_at = models.DateTimeField(null=True, blank=True)
    consent_rule = models.CharField(
        max_length=7,
        blank=True,
        help_text="What the sheet asked of an adult for someone of this age; see consents.py.",
    )
    consent_due_at = models.DateTimeField(null=True, blank=True)
    age_reason = models.CharField(max_length=10, choices=AgeReason, blank=True)
    meet_at = models.DateTimeField(null=True, blank=True, help_text="The first talk that was proposed.")
    meet_how = models.CharField(max_length=6, choices=MeetHow, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    instead = models.CharField(max_length=16, choices=Instead, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        ordering = ["sheet_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "number"],
                name="one_number_each_on_a_sheet",
                violation_error_message=_("This number is already taken. Please try again."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.NOT_ADMITTED) | ~Q(instead=""),
                name="never_only_refused",
                violation_error_message=_("Say what was found instead."),
            ),
            models.CheckConstraint(
                condition=Q(priority=0) | ~Q(priority_reason=""),
                name="priority_has_a_reason",
                violation_error_message=_("Say why this person comes before the others."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.OFFERED) | Q(offer_expires_at__isnull=False),
                name="an_offer_has_an_end",
                violation_error_message=_("An offered place needs a time by which to answer."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PENDING_CONSENT) | Q(consent_due_at__isnull=False),
                name="a_wait_for_consent_has_an_end",
                violation_error_message=_("A place held for a consent needs a day by which to answer."),
            ),
        ]
        indexes = [models.Index(fields=["sheet", "state", "queued_at"])]

    def __str__(self):
        return f"signup-{str(self.id)[:8]}"

    @property
    def offer_stands(self) -> bool:
        return self.offer_stands_at(timezone.now())

    def offer_stands_at(self, now) -> bool:
        return self.state == State.OFFERED and self.offer_expires_at > now

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class AbsenceQuerySet(models.QuerySet):
    def of_session(self, occurrence):
        """Who has said beforehand that they are not coming to this session: for its roll-call."""
        return self.filter(occurrence=occurrence)


class Absence(models.Model):
    """ "Not this time" for one session, said beforehand. No reason is asked, and nobody counts them."""

    signup = models.ForeignKey(SignUp, models.CASCADE, related_name="absences")
    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="absences")
    told_at = models.DateTimeField(default=timezone.now)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("told absence")
        verbose_name_plural = _("told absences")
        constraints = [models.UniqueConstraint(fields=["signup", "occurrence"], name="one_absence_a_session")]

    def __str__(self):
        return f"absence-{self.pk}"


class Draft(models.Model):
    """Answers so far, sealed, for 24 hours; found by a token carried only in the body of a POST."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey(Sheet, models.CASCADE)
    token_hash = models.CharField(max_length=64, unique=True)
    answers = EncryptedJSONField()
    step = models.CharField(max_length=20, blank=True)
    referral = models.ForeignKey(Referral, models.CASCADE, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=10, default="fi")
    receipt_locator = models.CharField(max_length=6, unique=True, null=True, blank=True)  # noqa: DJ001
    receipt_hash = models.CharField(max_length=256, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = _("unfinished form")
        verbose_name_plural = _("unfinished forms")

    def __str__(self):
        return f"draft-{str(self.id)[:8]}"
