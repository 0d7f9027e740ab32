"""A person leaves the bank, or rests for a while."""

from django.db import transaction
from django.utils import timezone

from kuulluksi.privacy.access import audit

from ..models import Assignment, ExpertProfile
from ..states import MAY_STEP_ASIDE
from .bank import take_break
from .invitations import step_aside
from .voices import withdraw_card


@transaction.atomic
def leave_bank(expert: ExpertProfile, *, by="expert") -> ExpertProfile:
    """Nobody asks them again, what is still ahead is let go of, and all is erased in a month."""
    for assignment in expert.assignments.filter(state__in=MAY_STEP_ASIDE):
        step_aside(assignment, by="program")
    expert.stage, expert.left_on = ExpertProfile.Stage.LEFT, timezone.localdate()
    expert.save(update_fields=["stage", "left_on"])
    withdraw_card(expert, by=by)
    audit("left", expert, by=by)
    return expert


@transaction.atomic
def step_aside_and_rest(assignment: Assignment, *, by="expert") -> Assignment:
    """No, and a break besides: nobody asks anything until the person says they are back."""
    expert = assignment.expert
    assignment = step_aside(assignment, by=by)
    if expert:
        take_break(expert, by=by)
    return assignment
