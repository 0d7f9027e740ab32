"""One expert in one request."""

import uuid

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.fields import EncryptedTextField

from ..states import OPEN, PROMISED, SETTLED_FEES, State
from .bank import Disclosure, ExpertProfile, narrowest
from .requests import ExpertRequest, in_a_seen_request


class AssignmentQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=OPEN)

    def promised(self):
        return self.filter(state__in=PROMISED)

    def visible_to(self, user):
        return self.filter(in_a_seen_request(user))

    def last_held(self, expert: str) -> Subquery:
        """For profiles: the day on which one of theirs was last held. Refusals are never asked about.

        ``expert``: the outer row's column with the profile's id. One look into an index each, however long the past.
        """
        held = self.promised().filter(expert=OuterRef(expert), held_on__isnull=False)
        return Subquery(held.order_by("-held_on").values("held_on")[:1])


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
    disclosure_own = models.BooleanField(
        default=False, help_text="The expert chose it for this one themselves."
    )
    name_shown = EncryptedTextField(_("the name the requester reads"))
    together = models.BooleanField(_("they come together"), default=False)
    words_to_expert = EncryptedTextField(_("words to the expert"))
    support_person = EncryptedTextField(_("support person"))
    support_named = models.BooleanField(default=False)
    support_accepted_at = models.DateTimeField(null=True, blank=True)
    needs_adult = models.BooleanField(default=False)
    adult = EncryptedTextField(_("named adult"))
    adult_named = models.BooleanField(default=False)
    adult_accepted_at = models.DateTimeField(null=True, blank=True)
    fee_cents = models.PositiveIntegerField(_("fee in cents"), null=True, blank=True)
    is_employment = models.BooleanField(
        _("employment: salary instead of a fee"),
        default=False,
        help_text="No claim is made; support, debrief and supervision are the same.",
    )
    invited_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    orientation_on = models.DateField(_("orientation held on"), null=True, blank=True)
    travel_agreed = models.BooleanField(_("travel agreed"), default=False)
    checklist = models.JSONField(default=list, help_text="What the expert has ticked: checklists.ExpertList.")
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
                | (
                    Q(orientation_on__isnull=False, travel_agreed=True)
                    & (Q(fee_cents__isnull=False) | Q(is_employment=True))
                ),
                name="prepared_before_ready",
                violation_error_message=_("Orientation, fee and travel must be agreed first."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.COMPLETED)
                | ((Q(fee_settled_at__isnull=False) | Q(is_employment=True)) & ~Q(debrief_kind="")),
                name="settled_before_completed",
                violation_error_message=_("The debrief and the fee must be settled first."),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "answer_by"]),
            models.Index(fields=["expert", "held_on"], name="assignment_last_held"),
        ]

    def __str__(self):
        return f"assignment-{str(self.id)[:8]}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def claim(self):
        """The fee to look at: the oldest that is not settled, else the latest. For a list, prefetch ``claims``."""
        rows = sorted(self.claims.all(), key=lambda row: (row.due_from, row.created_at))
        return next((row for row in rows if row.state not in SETTLED_FEES), rows[-1] if rows else None)

    @property
    def level(self) -> Disclosure:
        """How much of the person is told this time: asked at each use, and never wider than their yes now."""
        if self.disclosure_own or self.expert is None:
            return Disclosure(self.disclosure)
        return narrowest(self.disclosure, self.expert.disclosure)

    @property
    def has_yes(self) -> bool:
        """The expert has said yes and not taken it back."""
        return self.expert_id is not None and self.state in {State.ACCEPTED} | PROMISED

    @property
    def is_alone(self) -> bool:
        """Under way, and the support person cannot come any more: somebody else is agreed on before the next time."""
        return self.state == State.IN_PROGRESS and not self.support_named

    def has_expired(self, now=None) -> bool:
        """An invitation whose time has passed. Seen at use; the worker only writes it down."""
        return (
            self.state == State.INVITED
            and self.answer_by is not None
            and self.answer_by <= (now or timezone.now())
        )
