"""What was offered changes. A yes was a yes to the whole offer, so everyone who said it is asked again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit, for_delivery

from ..models import Assignment, ExpertRequest
from ..states import BEFORE_DELIVERY, State
from .following import follow_assignments
from .invitations import answer_until
from .moving import lock, transition
from .telling import tell_expert

SAID_YES = (State.ACCEPTED, State.CONFIRMED, State.READY)
SEALED = ("place", "audience", "audience_adult", "host", "backup_host")


@transaction.atomic
def change_offer(request: ExpertRequest, changes: dict, *, by) -> ExpertRequest:
    """Write what is different. changes: columns of ExpertRequest. Whoever said yes is asked again; nothing, if the same."""
    request = lock(request)
    if request.state not in BEFORE_DELIVERY:
        raise ValidationError(_("It is already under way or over. Agree on changes with the expert directly."))
    before = for_delivery(request, list(SEALED))
    different = {
        name: value for name, value in changes.items() if value != before.get(name, getattr(request, name))
    }
    if not different:
        return request
    for name, value in different.items():
        setattr(request, name, value)
    request.replan_since = None
    if "audience_adult" in different:
        request.audience_adult_named = bool(different["audience_adult"].strip())
    request.save(update_fields=[*different, "audience_adult_named", "replan_since"])
    audit("offer_changed", request, by=by, detail=",".join(sorted(different)))
    ask_again(request, by=by)
    return request


def ask_again(request: ExpertRequest, *, by) -> int:
    """Everyone who said yes gets the changed offer. In the caller's transaction, with the request locked."""
    rows = list(request.assignments.filter(state__in=SAID_YES).select_related("expert"))
    for assignment in rows:
        ask_one_again(assignment, by=by)
    if rows:
        follow_assignments(request, by=by)
    return len(rows)


def answer_sooner(request: ExpertRequest) -> int:
    """Nobody is given time to answer until after the day. Whoever now has less of it is told."""
    until = answer_until(request)
    rows = list(request.assignments.filter(state=State.INVITED, answer_by__gt=until).select_related("expert"))
    for assignment in rows:
        assignment.answer_by = until
        assignment.save(update_fields=["answer_by"])
        tell_expert(assignment, "offer_changed", with_link=True)
    return len(rows)


def ask_one_again(assignment: Assignment, *, by) -> None:
    """In the caller's transaction, with the request locked."""
    transition(
        assignment,
        State.INVITED,
        by=by,
        answer_by=answer_until(assignment.request),
        support_accepted_at=None,
        adult_accepted_at=None,
    )
    tell_expert(assignment, "offer_changed", with_link=True)
