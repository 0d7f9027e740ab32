"""Whether an assignment is paid as a fee or is an employment of its own."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from ..models import Assignment
from ..states import ASKED, State
from .changing import SAID_YES, ask_one_again
from .following import follow_assignments
from .moving import lock_with_request
from .telling import tell_expert


@transaction.atomic
def set_employment(assignment: Assignment, is_employment: bool, *, by) -> Assignment:
    """An employment is outside the fees and inside everything else. Before it begins, a yes is asked anew.

    Under way it may become an employment (never back): the contract is the person's own yes, made outside this house.
    """
    request, assignment = lock_with_request(assignment)
    if assignment.is_employment == is_employment:
        return assignment
    under_way = assignment.state == State.IN_PROGRESS
    if not (assignment.state in ASKED or assignment.state in SAID_YES or (under_way and is_employment)):
        raise ValidationError(_("This can be changed only before it has been held."))
    assignment.is_employment, assignment.fee_cents = is_employment, None
    assignment.save(update_fields=["is_employment", "fee_cents"])
    audit("employment_set" if is_employment else "employment_ended", assignment, by=by)
    if assignment.state in SAID_YES:
        ask_one_again(assignment, by=by)
        follow_assignments(request, by=by)
    else:
        tell_expert(assignment, "offer_changed", with_link=True)
    return assignment
