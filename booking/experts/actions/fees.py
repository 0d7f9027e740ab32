"""What is paid for one assignment: four eyes on every sum."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from ..models import Assignment, FeeClaim
from ..states import FeeState
from .moving import transition


@transaction.atomic
def set_travel(claim: FeeClaim, travel_cents: int, *, by) -> FeeClaim:
    """Travel costs are known after the trip. Whoever writes the sum is the one who prepared the claim."""
    claim = FeeClaim.objects.select_for_update().get(pk=claim.pk)
    if claim.state != FeeState.DRAFT:
        raise ValidationError(_("The fee has already been approved."))
    claim.travel_cents, claim.created_by = travel_cents, by
    claim.save(update_fields=["travel_cents", "created_by"])
    audit("travel_set", claim, by=by)
    return claim


@transaction.atomic
def approve_fee(claim: FeeClaim, *, by) -> FeeClaim:
    """Four eyes: never by the one who prepared it."""
    claim = FeeClaim.objects.select_for_update().get(pk=claim.pk)
    transition(claim, FeeState.APPROVED, by=by, approved_by=by)
    return claim


@transaction.atomic
def pay_fee(claim: FeeClaim, *, paid_on: date, by) -> FeeClaim:
    claim = FeeClaim.objects.select_for_update().get(pk=claim.pk)
    if paid_on > timezone.localdate():
        raise ValidationError(_("The day is still ahead."))
    transition(claim, FeeState.PAID, by=by, paid_on=paid_on)
    return _settle(claim)


@transaction.atomic
def decline_fee(claim: FeeClaim, *, by) -> FeeClaim:
    """The expert does not want a fee, and said so."""
    claim = FeeClaim.objects.select_for_update().get(pk=claim.pk)
    transition(claim, FeeState.DECLINED, by=by)
    return _settle(claim)


def _settle(claim: FeeClaim) -> FeeClaim:
    Assignment.objects.filter(pk=claim.assignment_id).update(fee_settled_at=timezone.now())
    return claim
