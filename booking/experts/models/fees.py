"""What is paid for one assignment, in integer cents."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..states import SETTLED_FEES, FeeState
from .assignments import Assignment


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
