"""How much of a person is told: by default, and this time. The person may say anything; the desk only less."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from ..models import Assignment, Disclosure, ExpertProfile, not_wider_than
from .moving import lock_with_request

WITH_A_NAME = (Disclosure.FULL_NAME, Disclosure.FIRST_NAME)


@transaction.atomic
def choose_disclosure(assignment: Assignment, level: str, *, name: str = "", by="expert") -> Assignment:
    """The expert says for this one time what is told of them. ``name``: word for word what the requester reads."""
    _request, assignment = lock_with_request(assignment)
    if not assignment.is_open or level not in Disclosure.values:
        raise ValidationError(_("This is over, so nothing can be sent any more. Please call the coordinator."))
    if level in WITH_A_NAME and not name.strip():
        raise ValidationError(_("Write the name as you want the one who asked to read it."))
    assignment.disclosure, assignment.disclosure_own = level, True
    assignment.name_shown = name.strip() if level in WITH_A_NAME else ""
    assignment.save(update_fields=["disclosure", "disclosure_own", "name_shown"])
    audit("disclosure_chosen", assignment, by=by)
    return assignment


@transaction.atomic
def narrow_disclosure(assignment: Assignment, level: str, *, by) -> Assignment:
    """The desk tells less this time. Never more than the person's own yes."""
    _request, assignment = lock_with_request(assignment)
    if not assignment.is_open:
        raise ValidationError(_("The request has ended."))
    if level not in not_wider_than(assignment.level):
        raise ValidationError(_("The expert has not said yes to telling that much. Ask them to choose it."))
    assignment.disclosure = level
    if level not in WITH_A_NAME:
        assignment.name_shown = ""
    assignment.save(update_fields=["disclosure", "name_shown"])
    audit("disclosure_narrowed", assignment, by=by)
    return assignment


def narrow_with_profile(expert: ExpertProfile) -> None:
    """The person now tells less in general: so does everything that is still ahead. In the caller's transaction."""
    allowed = not_wider_than(expert.disclosure)
    rows = expert.assignments.open().exclude(disclosure__in=allowed)
    rows.filter(disclosure_own=True).update(disclosure=expert.disclosure, disclosure_own=False)
    if expert.disclosure not in WITH_A_NAME:
        expert.assignments.open().update(name_shown="")
