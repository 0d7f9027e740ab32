"""A request ends: closed, withdrawn, cancelled or unfilled. Whoever did not take part is forgotten by it."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit
from kuulluksi.privacy.models import AuditLine

from ..fees.opening import could_not_open, not_opened, open_claim
from ..fees.rates import late_share
from ..models import Assignment, ExpertRequest, FeeClaim, RelayedMessage
from ..states import BEFORE_DELIVERY, FORGOTTEN_AT_CLOSING, PROMISED, RequestState, State
from .following import keep_calendar
from .invitations import let_go
from .moving import lock, transition
from .telling import tell_desk, tell_expert, tell_requester


@transaction.atomic
def withdraw_request(request: ExpertRequest, *, by="requester") -> ExpertRequest:
    return _end_request(request, RequestState.WITHDRAWN, by=by)


@transaction.atomic
def cancel_request(request: ExpertRequest, *, by) -> ExpertRequest:
    return _end_request(request, RequestState.CANCELLED, by=by)


@transaction.atomic
def no_match(request: ExpertRequest, words: str, *, by) -> ExpertRequest:
    """Nobody fitting this time: always with words on what could be done instead."""
    if not words.strip():
        raise ValidationError(_("Tell the requester what could be done instead."))
    request = lock(request)
    request.closing_words = words.strip()
    request.answered_at = request.answered_at or timezone.now()
    request.save(update_fields=["closing_words", "answered_at"])
    return _end_request(request, RequestState.UNFILLED, by=by)


@transaction.atomic
def close(request: ExpertRequest, *, by) -> ExpertRequest:
    """All is held, talked through and paid. Whoever did not take part is forgotten by this request."""
    request = lock(request)
    if request.assignments.promised().exclude(state=State.COMPLETED).exists():
        raise ValidationError(_("Complete every assignment first: debrief and fee."))
    for assignment in request.assignments.open().select_related("expert"):
        let_go(assignment, by=by)
    transition(request, RequestState.CLOSED, by=by, closed_at=timezone.now())
    tell_requester(request, "request_state")
    forget_refusals(request)
    return request


def _end_request(request: ExpertRequest, to, *, by) -> ExpertRequest:
    request = lock(request)
    if request.state not in BEFORE_DELIVERY and to != RequestState.CANCELLED:
        raise ValidationError(_("The assignment is already under way. Please call the coordinator."))
    if request.assignments.filter(state=State.DEBRIEFING).exists():
        raise ValidationError(_("Something has already been held. Settle the debrief and the fee first."))
    start = timezone.localdate(request.starts_at) if request.starts_at else None
    percent = late_share(start, timezone.localdate()) if start else 0
    for assignment in request.assignments.open().select_related("expert", "request"):
        was, claim = assignment.state, None
        transition(assignment, State.CANCELLED, by=by, ended_at=timezone.now())
        owed = was == State.IN_PROGRESS or (was in PROMISED and percent)
        if owed:
            claim = _fee_or_tell(assignment, was, percent, by=by)
        if claim:
            tell_expert(assignment, "cancelled_with_fee", with_link=True)
        elif was != State.SHORTLISTED:
            tell_expert(assignment, "assignment_cancelled", with_link=False)
    transition(request, to, by=by, closed_at=timezone.now())
    if request.email_confirmed_at or by != "requester":  # else anybody could have us write to any address
        tell_requester(request, "request_state")
    keep_calendar(request, by=by)
    if by == "requester":
        tell_desk(request)
    forget_refusals(request)
    return request


def _fee_or_tell(assignment: Assignment, was: str, percent: int, *, by) -> FeeClaim | None:
    """A sum that cannot be claimed keeps nobody from cancelling. The desk is told, and the one to be paid is not forgotten."""
    try:
        with transaction.atomic():
            return _fee_of_cancelled(assignment, was, percent, by=by)
    except (ValidationError, IntegrityError) as error:
        could_not_open(assignment, error, by=by)
        audit("fee_not_opened", assignment.request, by=by)
    return None


def _fee_of_cancelled(assignment: Assignment, was: str, percent: int, *, by) -> FeeClaim | None:
    """What was held of a long engagement; of what was to begin, the share by the rule of late cancelling."""
    if was == State.IN_PROGRESS:
        claim = open_claim(assignment, by=by)
        if claim or not percent or assignment.claimed_times.exists() or assignment.claims.exists():
            return claim
    return open_claim(assignment, by=by, late_percent=percent)


def forget_refusals(request: ExpertRequest) -> int:
    """Cut every thread from people who did not take part: the rows, their links, messages and audit lines.

    A kind message that still waits in the outbox goes out; it carries no link to this request.
    """
    ended = request.assignments.filter(state__in=FORGOTTEN_AT_CLOSING, claims__isnull=True)
    found = list(ended.values_list("pk", flat=True))
    owed = not_opened(found)
    ids = [pk for pk in found if str(pk) not in owed]
    links = Link.objects.filter(subject_type=Assignment._meta.label_lower, subject_id__in=ids)
    Message.objects.filter(link__in=links).delete()
    links.delete()
    RelayedMessage.objects.filter(assignment__in=ids).delete()
    AuditLine.objects.filter(
        subject_type=Assignment._meta.label_lower, subject_id__in=[str(pk) for pk in ids]
    ).update(subject_id="")
    return Assignment.objects.filter(pk__in=ids).update(
        expert=None, words_to_expert="", support_person="", adult="", name_shown="", needs_adult=False
    )
