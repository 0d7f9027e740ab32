"""A person leaves the bank."""

from django.db import transaction
from django.utils import timezone

from kuulluksi.privacy.access import audit

from ..models import ExpertProfile
from ..states import MAY_STEP_ASIDE
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
