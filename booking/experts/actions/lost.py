"""What gets lost on the way: a link, or the person who was to be there."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit

from ..models import Assignment, ExpertRequest
from ..states import State
from .changing import SAID_YES, ask_one_again
from .following import follow_assignments
from .invitations import end_support_links
from .moving import lock, lock_with_request
from .telling import OFFER_LINK, REQUESTER_LINK, tell_desk, tell_expert, tell_requester


@transaction.atomic
def new_requester_link(request: ExpertRequest, *, by) -> Link:
    """Somebody lost the link, or gave it away: every earlier one ends, and a new one goes to the same mailbox."""
    request = lock(request)
    _end(REQUESTER_LINK, request.pk)
    link = Link.objects.issue(REQUESTER_LINK, request)
    request.mailed_link = link.pk
    request.save(update_fields=["mailed_link"])
    audit("link_renewed", request, by=by)
    tell_requester(request, "request_received")
    return link


@transaction.atomic
def new_offer_link(assignment: Assignment, *, by) -> Link:
    """The same for an expert, by the channel they chose."""
    _request, assignment = lock_with_request(assignment)
    if not assignment.is_open or assignment.state == State.SHORTLISTED:
        raise ValidationError(_("This is over, so nothing can be sent any more. Please call the coordinator."))
    _end(OFFER_LINK, assignment.pk)
    link = Link.objects.issue(OFFER_LINK, assignment)
    audit("link_renewed", assignment, by=by)
    tell_expert(
        assignment, "invitation" if assignment.state == State.INVITED else "message_waiting", with_link=True
    )
    return link


def _end(purpose: str, subject_id) -> None:
    Link.objects.live().filter(purpose=purpose, subject_id=subject_id).update(revoked_at=timezone.now())


@transaction.atomic
def support_gone(assignment: Assignment, *, by="expert") -> Assignment:
    """The support person, or a minor's adult, cannot come after all. Then nothing is agreed until there is another.

    Under way it does not go back to the beginning: what was held and its fees stay, the desk is told to look at the plan
    today, both sides read that nobody goes there alone, and somebody else is named with the expert (name_support).
    """
    request, assignment = lock_with_request(assignment)
    under_way = assignment.state == State.IN_PROGRESS
    if not under_way and assignment.state not in (State.INVITED, *SAID_YES):
        raise ValidationError(_("This is over, so nothing can be sent any more. Please call the coordinator."))
    if not assignment.support_named:
        return assignment  # a second press
    assignment.support_person, assignment.support_named = "", False
    assignment.adult, assignment.adult_named = "", False
    assignment.save(update_fields=["support_person", "support_named", "adult", "adult_named"])
    end_support_links(assignment)
    audit("support_gone", assignment, by=by)
    if assignment.state in SAID_YES:
        ask_one_again(assignment, by=by)
        follow_assignments(request, by=by)
    if under_way:
        ExpertRequest.objects.filter(pk=request.pk).update(replan_since=timezone.now())
        tell_requester(request, "request_state")
        if by != "expert":
            tell_expert(assignment, "offer_changed", with_link=True)
    tell_desk(request)
    return assignment
