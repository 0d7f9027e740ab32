"""A meeting's papers, consultations between groups, issues raised, and statements."""

import uuid
from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Occurrence
from booking.signups.models import new_code
from kuulluksi.directory.models import Organisation, Translated
from kuulluksi.privacy.fields import EncryptedJSONField, EncryptedTextField

from ..models.group import PeerGroup
from .states import OPEN, WITH_US, Stand, Status

ANSWER_IN = timedelta(days=30)


def groups_of(user):
    """The developer groups this account works with."""
    return PeerGroup.objects.visible_to(user).filter(kind=PeerGroup.Kind.DEVELOPER)


class MeetingPaperQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(group__in=groups_of(user))


class MeetingPaper(models.Model):
    """What one meeting takes up, and what was said at it: for the members, in words that name nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey("groups.PeerGroup", models.CASCADE, related_name="papers")
    meeting = models.OneToOneField(Occurrence, models.CASCADE, related_name="paper")
    agenda = EncryptedTextField()
    notes = EncryptedTextField()
    written_at = models.DateTimeField(default=timezone.now)

    objects = MeetingPaperQuerySet.as_manager()

    class Meta:
        ordering = ["meeting__start"]

    def __str__(self):
        return f"paper-{str(self.id)[:8]}"


class ConsultationQuerySet(models.QuerySet):
    def visible_to(self, user):
        mine = groups_of(user).values("pk")
        return self.filter(
            Q(asked_by__in=mine) | Q(pk__in=GroupAnswer.objects.filter(group__in=mine).values("consultation"))
        )

    def with_groups(self):
        return self.select_related("asked_by__area").prefetch_related("answers__group__area")


class Consultation(models.Model):
    """One group asks others, and each answers in its own words by a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_by = models.ForeignKey("groups.PeerGroup", models.CASCADE, related_name="consultations")
    topic = models.CharField(_("what it is about"), max_length=80)
    question = EncryptedTextField()
    due_on = models.DateField(_("answers by"))
    created_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self):
        return f"consultation-{str(self.id)[:8]}"

    @property
    def is_late(self) -> bool:
        """The day has gone, and somebody has not answered."""
        unanswered = any(one.answered_at is None for one in self.answers.all())
        return not self.closed_at and unanswered and self.due_on < timezone.localdate()


class GroupAnswer(models.Model):
    """A group that was asked, and what it says. Empty until it has answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="answers")
    group = models.ForeignKey("groups.PeerGroup", models.CASCADE, related_name="consulted")
    answer = EncryptedTextField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["group__name_fi", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "group"],
                name="a_group_is_asked_once",
                violation_error_message=_("This group has been asked already."),
            )
        ]

    def __str__(self):
        return f"answer-{str(self.id)[:8]}"


class IssueQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What one's own groups have raised; for the steering group, what was sent to it from its areas."""
        seen = Q(group__in=groups_of(user).values("pk"))
        if user.has_role("steering"):
            seen |= Q(to_steering=True, group__area_id__in=user.area_ids)
        return self.filter(seen)

    def late(self, today: date | None = None):
        return self.filter(status__in=OPEN, promised_on__lt=today or timezone.localdate())


class Issue(models.Model):
    """Something a group wants changed, sent to an organisation or to the steering group, and what came of it.

    ``matter`` and ``answer`` are written so that everybody may read them; ``details`` stay with those who were asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    group = models.ForeignKey("groups.PeerGroup", models.PROTECT, related_name="issues")
    to_steering = models.BooleanField(_("to the steering group"), default=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="issues", verbose_name=_("to whom")
    )
    matter_fi = models.CharField(_("the matter in one sentence, Finnish"), max_length=200)
    matter_sv = models.CharField(_("the matter in one sentence, Swedish"), max_length=200, blank=True)
    matter_en = models.CharField(_("the matter in one sentence, English"), max_length=200, blank=True)
    details = EncryptedTextField()
    status = models.CharField(_("state"), max_length=12, choices=Status, default=Status.SENT)
    sent_on = models.DateField(default=timezone.localdate)
    promised_on = models.DateField(_("an answer is promised by"))
    answered_on = models.DateField(null=True, blank=True)
    answer_fi = models.CharField(_("answer, Finnish"), max_length=600, blank=True)
    answer_sv = models.CharField(_("answer, Swedish"), max_length=600, blank=True)
    answer_en = models.CharField(_("answer, English"), max_length=600, blank=True)
    public = models.BooleanField(_("shown to everybody"), default=False)

    matter = Translated()
    answer = Translated()

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_steering=True, organisation=None)
                | Q(to_steering=False, organisation__isnull=False),
                name="an_issue_has_one_addressee",
                violation_error_message=_("Choose who is asked."),
            )
        ]

    def __str__(self):
        return f"issue-{self.code}"

    @property
    def addressee(self) -> str:
        return str(_("the steering group")) if self.to_steering else self.organisation.name

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_late(self) -> bool:
        return self.is_open and self.promised_on < timezone.localdate()


class StatementQuerySet(models.QuerySet):
    def visible_to(self, user):
        mine = groups_of(user).values("pk")
        return self.filter(pk__in=Voice.objects.filter(group__in=mine).values("statement"))

    def released(self):
        return self.filter(released_on__isnull=False)


class Statement(models.Model):
    """What one group or several say aloud. Its words are sealed until every group has taken a stand and it is released;
    taken back, they are empty again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    written_by = models.ForeignKey("groups.PeerGroup", models.PROTECT, related_name="statements")
    consultation = models.ForeignKey(
        Consultation, models.SET_NULL, null=True, blank=True, related_name="statements"
    )
    topic = models.CharField(_("working name"), max_length=80)
    draft = EncryptedJSONField(help_text="{fi, sv, en: {title, text}} and addressed_to by language.")
    title_fi = models.CharField(max_length=160, blank=True)
    title_sv = models.CharField(max_length=160, blank=True)
    title_en = models.CharField(max_length=160, blank=True)
    text_fi = models.TextField(blank=True)
    text_sv = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    addressed_to_fi = models.CharField(max_length=160, blank=True)
    addressed_to_sv = models.CharField(max_length=160, blank=True)
    addressed_to_en = models.CharField(max_length=160, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    released_on = models.DateField(null=True, blank=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self):
        return f"statement-{self.code}"


class Voice(models.Model):
    """A group behind a statement and what it said of it at a meeting. Never who of the group said what."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="voices")
    group = models.ForeignKey("groups.PeerGroup", models.PROTECT, related_name="voices")
    stand = models.CharField(_("what the group says"), max_length=6, choices=Stand, blank=True)
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    said_on = models.DateField(_("decided at the meeting on"), null=True, blank=True)

    class Meta:
        ordering = ["group__name_fi", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "group"], name="a_group_has_one_voice"),
            models.CheckConstraint(
                condition=Q(stand="", said_on=None) | (~Q(stand="") & Q(said_on__isnull=False)),
                name="a_stand_has_a_day",
                violation_error_message=_("Write on which day the group decided."),
            ),
        ]

    def __str__(self):
        return f"voice-{self.pk}"

    @property
    def is_with_us(self) -> bool:
        return self.stand in WITH_US
