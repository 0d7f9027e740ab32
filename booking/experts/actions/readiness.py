"""From confirmed to completed: prepared, held, talked through, settled."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from ..fees.claims import check_fee, is_settled
from ..fees.opening import open_claim
from ..models import Assignment, ExpertRequest
from ..states import BEFORE_DELIVERY, State
from .following import follow_assignments
from .invitations import nobody_is_alone
from .moving import lock, lock_with_request, transition
from .telling import tell_expert, tell_requester


@transaction.atomic
def prepare(
    assignment: Assignment, *, orientation_on: date | None, fee_cents: int | None, travel_agreed: bool, by
) -> Assignment:
    """Tick off what must be agreed before the assignment is ready. May be done in parts."""
    request, assignment = lock_with_request(assignment)
    if assignment.state not in (State.CONFIRMED, State.READY):
        raise ValidationError(_("Confirm the expert first."))
    if fee_cents is not None:
        check_fee(fee_cents, request)
    assignment.orientation_on = orientation_on
    assignment.fee_cents = fee_cents
    assignment.travel_agreed = travel_agreed
    assignment.validate_constraints()
    assignment.save(update_fields=["orientation_on", "fee_cents", "travel_agreed"])
    audit("prepared", assignment, by=by)
    return assignment


@transaction.atomic
def agree_preparation(request: ExpertRequest, when: datetime, *, by) -> ExpertRequest:
    """When requester and expert plan it together, or meet for the first time before anything is confirmed. Both see it
    on their own page."""
    request = lock(request)
    if request.state not in BEFORE_DELIVERY:
        raise ValidationError(_("It is already under way or over. Agree on changes with the expert directly."))
    request.preparation_at = when
    request.save(update_fields=["preparation_at"])
    audit("preparation_agreed", request, by=by)
    tell_requester(request, "request_state")
    willing = request.assignments.filter(state__in=(State.ACCEPTED, State.CONFIRMED, State.READY))
    for assignment in willing.select_related("expert"):
        tell_expert(assignment, "message_waiting", with_link=True)
    return request


@transaction.atomic
def make_ready(assignment: Assignment, *, by) -> Assignment:
    """All that was to be agreed is agreed. Where people under 18 listen, an adult of theirs is named too."""
    request, assignment = lock_with_request(assignment)
    if request.minors_present and not request.audience_adult_named:
        raise ValidationError(_("People under 18 are there: write first which adult of the unit is with them."))
    transition(assignment, State.READY, by=by)
    return assignment


@transaction.atomic
def begin(assignment: Assignment, *, by) -> Assignment:
    """The first of many times: an assignment that goes on for weeks is under way."""
    request, assignment = lock_with_request(assignment)
    transition(assignment, State.IN_PROGRESS, by=by)
    follow_assignments(request, by=by)
    nobody_is_alone(request)
    return assignment


@transaction.atomic
def mark_held(assignment: Assignment, *, held_on: date, by) -> Assignment:
    """It was held: the debrief is due, and a fee claim stands ready to be approved by someone else."""
    request, assignment = lock_with_request(assignment)
    if held_on > timezone.localdate():
        raise ValidationError(_("The day is still ahead."))
    transition(assignment, State.DEBRIEFING, by=by, held_on=held_on)
    open_claim(assignment, by=by)
    ExpertRequest.objects.filter(pk=request.pk, held_at__isnull=True).update(held_at=timezone.now())
    follow_assignments(request, by=by)
    nobody_is_alone(request)
    tell_expert(assignment, "how_was_it", with_link=True)
    return assignment


@transaction.atomic
def debrief(assignment: Assignment, kind: str, *, by) -> Assignment:
    """The experience was talked through, or the expert did not want to. What was said is not written down."""
    _request, assignment = lock_with_request(assignment)
    if assignment.state != State.DEBRIEFING or kind not in Assignment.DebriefKind.values:
        raise ValidationError(_("The debrief comes after the assignment has been held."))
    assignment.debrief_kind, assignment.debriefed_at = kind, timezone.now()
    assignment.save(update_fields=["debrief_kind", "debriefed_at"])
    audit("debriefed", assignment, by=by)
    return assignment


@transaction.atomic
def complete(assignment: Assignment, *, by) -> Assignment:
    """Never without the fee settled and the debrief held or waived."""
    request, assignment = lock_with_request(assignment)
    if not is_settled(assignment):
        raise ValidationError(_("The fee must be settled first: paid, or the expert did not want one."))
    transition(assignment, State.COMPLETED, by=by, ended_at=timezone.now())
    tell_expert(assignment, "assignment_completed", with_link=False)
    follow_assignments(request, by=by)
    return assignment
