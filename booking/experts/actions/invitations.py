"""Asking experts, and their answers. No is one step, at any moment, without a reason."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit

from ..ages import is_minor
from ..fees.claims import check_fee
from ..fees.opening import open_or_tell
from ..models import Assignment, ExpertProfile, ExpertRequest
from ..offers import mark_of
from ..states import ASKED, BEFORE_DELIVERY, MAY_STEP_ASIDE, PROMISED, RequestState, State
from .fitting import nothing_else_then, room_for_one_more
from .following import follow_assignments
from .moving import lock, lock_with_request, transition
from .telling import OFFER_LINK, SUPPORT_LINK, tell_desk, tell_expert, tell_requester

ANSWER_DAYS = 7
LEAST_TO_THINK = timedelta(hours=12)


def answer_until(request: ExpertRequest, days: int = ANSWER_DAYS) -> datetime:
    """So many days, but no later than the day before it is; with less time than that, until it begins."""
    now = timezone.now()
    until = now + timedelta(days=days)
    if request.starts_at is None or request.starts_at <= now:
        return until
    before = request.starts_at - timedelta(days=1)
    return min(until, before if before > now + LEAST_TO_THINK else request.starts_at)


@transaction.atomic
def invite(
    request: ExpertRequest,
    experts,
    *,
    by,
    support_person: str = "",
    adult: str = "",
    fee_cents: int | None = None,
    is_employment: bool = False,
    together: bool = False,
    words: str = "",
    answer_days: int = ANSWER_DAYS,
) -> list[Assignment]:
    """Ask one or several. Each sees the whole offer on their own page, and nobody sees the others.

    support_person, adult: named in the offer; saying yes accepts them. fee_cents: integer cents.
    is_employment: a salary is paid, and no fee is claimed here. together: they are asked as a pair or a group.
    """
    if fee_cents is not None:
        check_fee(fee_cents, request)
    request = lock(request)
    if request.state in (RequestState.DRAFT, RequestState.SUBMITTED):
        transition(request, RequestState.MATCHING, by=by, answered_at=request.answered_at or timezone.now())
        tell_requester(request, "request_state")
    if request.state not in (RequestState.MATCHING, RequestState.AGREED):
        raise ValidationError(_("The request has moved on; nobody can be invited to it now."))
    experts = list(experts)
    if not experts:
        raise ValidationError(_("Choose at least one expert."))
    if together and len(experts) > request.experts_wanted:
        request.experts_wanted = len(experts)
        request.save(update_fields=["experts_wanted"])
    today = timezone.localdate()
    invited = []
    for expert in _who_may_be_asked(experts, today):
        if request.assignments.filter(expert=expert).exists():
            raise ValidationError(_("%(code)s is already part of this request.") % {"code": expert.code})
        assignment = Assignment(
            request=request,
            expert=expert,
            disclosure=expert.disclosure,
            words_to_expert=words.strip(),
            support_person=support_person.strip(),
            support_named=bool(support_person.strip()),
            needs_adult=is_minor(expert, today),
            adult=adult.strip(),
            adult_named=bool(adult.strip()),
            fee_cents=None if is_employment else fee_cents,
            is_employment=is_employment,
            together=together and len(experts) > 1,
        )
        assignment.validate_constraints()
        assignment.save()
        transition(
            assignment,
            State.INVITED,
            by=by,
            invited_at=timezone.now(),
            answer_by=answer_until(request, answer_days),
        )
        if request.replan_since:
            ExpertRequest.objects.filter(pk=request.pk).update(replan_since=None)
        Link.objects.issue(OFFER_LINK, assignment)
        tell_expert(assignment, "invitation", with_link=True)
        invited.append(assignment)
    return invited


def _who_may_be_asked(experts: list, today: date) -> list[ExpertProfile]:
    """Their rows, fresh and ours, after the request's: somebody may leave, or take a break, at this very moment."""
    rows = ExpertProfile.objects.select_for_update().order_by("pk").in_bulk([expert.pk for expert in experts])
    for chosen in experts:
        expert = rows.get(chosen.pk)
        if expert is None or expert.stage != ExpertProfile.Stage.ACTIVE or expert.rests(today):
            raise ValidationError(_("%(code)s has a break or is not active.") % {"code": chosen.code})
    return [rows[chosen.pk] for chosen in experts]


@transaction.atomic
def name_support(assignment: Assignment, *, support_person: str, adult: str = "", by) -> Assignment:
    """Name or change who supports. The expert accepts each change on their own page, or by phone to the desk.

    Under way it is agreed with the expert before it is written: the desk has called, and this is their word.
    """
    request, assignment = lock_with_request(assignment)
    under_way = assignment.state == State.IN_PROGRESS
    if assignment.state not in ASKED and not (under_way and not assignment.support_named):
        raise ValidationError(_("The support person can be changed here only before the expert is confirmed."))
    if not support_person.strip():
        raise ValidationError(_("Write who supports the expert."))
    if under_way and assignment.needs_adult and not adult.strip():
        raise ValidationError(_("A person under 18 is never confirmed without a named adult."))
    assignment.support_person, assignment.support_named = support_person.strip(), True
    assignment.adult, assignment.adult_named = adult.strip(), bool(adult.strip())
    heard = timezone.now() if under_way else None
    assignment.support_accepted_at = heard
    assignment.adult_accepted_at = heard if assignment.adult_named else None
    end_support_links(assignment)
    assignment.save(
        update_fields=[
            "support_person",
            "support_named",
            "adult",
            "adult_named",
            "support_accepted_at",
            "adult_accepted_at",
        ]
    )
    audit("support_named", assignment, by=by)
    tell_expert(assignment, "offer_changed", with_link=True)
    if under_way and nobody_is_alone(request):
        tell_requester(request, "request_state")
    return assignment


def end_support_links(assignment: Assignment) -> None:
    """Whoever does not support any more says no for nobody: the address they were given reads that it is over."""
    Link.objects.filter(purpose=SUPPORT_LINK, subject_id=assignment.pk).delete()


@transaction.atomic
def accept(assignment: Assignment, *, by="expert", seen: str = "") -> Assignment:
    """Yes to the whole offer, the named support person included.

    seen: the mark of the page on which yes was pressed (offers.mark_of): nobody says yes to what they have not read.
    """
    request, assignment = lock_with_request(assignment)
    if assignment.state == State.ACCEPTED:
        return accept_support(assignment, by=by, seen=seen)
    _has_read(assignment, seen)
    if assignment.has_expired():
        raise ValidationError(
            _("The time to answer has passed. Call the coordinator if you would still like to come.")
        )
    now = timezone.now()
    transition(
        assignment,
        State.ACCEPTED,
        by=by,
        support_accepted_at=now if assignment.support_named else None,
        adult_accepted_at=now if assignment.adult_named else None,
    )
    tell_desk(request)
    return assignment


def _has_read(assignment: Assignment, seen: str) -> None:
    if seen and seen != mark_of(assignment):
        raise ValidationError(
            _("Something has changed since you opened this page. Read it once more, and answer then.")
        )


@transaction.atomic
def accept_support(assignment: Assignment, *, by="expert", seen: str = "") -> Assignment:
    """Yes to the support person who was named after the first yes."""
    _request, assignment = lock_with_request(assignment)
    _has_read(assignment, seen)
    if assignment.state != State.ACCEPTED or not assignment.support_named:
        raise ValidationError(_("There is nothing to accept now."))
    now = timezone.now()
    assignment.support_accepted_at = assignment.support_accepted_at or now
    assignment.adult_accepted_at = assignment.adult_accepted_at or (now if assignment.adult_named else None)
    assignment.save(update_fields=["support_accepted_at", "adult_accepted_at"])
    audit("support_accepted", assignment, by=by)
    return assignment


@transaction.atomic
def step_aside(assignment: Assignment, *, by="expert") -> Assignment:
    """No, in one step, at any moment, without a reason. Saying it twice is saying it once."""
    request, assignment = lock_with_request(assignment)
    if not assignment.is_open:
        return assignment
    if assignment.state not in MAY_STEP_ASIDE:
        raise ValidationError(_("This has already been held. Please call the coordinator."))
    to = State.DECLINED if assignment.state == State.INVITED else State.WITHDRAWN
    was_promised = assignment.state in PROMISED
    was_under_way = assignment.state == State.IN_PROGRESS
    transition(assignment, to, by=by, ended_at=timezone.now())
    if to == State.WITHDRAWN and assignment.expert:
        _care_for(assignment.expert)
    if was_under_way and open_or_tell(assignment, timezone.now(), by="program"):
        tell_expert(
            assignment, "fee_news", with_link=True
        )  # what was held is paid, and they are thanked for it
    stood = request.state
    follow_assignments(request, by="program")
    if was_promised:
        _plan_anew(request, told=request.state != stood)
    tell_desk(request)
    return assignment


def _plan_anew(request: ExpertRequest, *, told: bool) -> None:
    """Replace, change or cancel kindly; where others are under way already, it goes on with them. told: the requester
    has just heard of it."""
    if request.state in BEFORE_DELIVERY:
        ExpertRequest.objects.filter(pk=request.pk).update(replan_since=timezone.now())
        return
    nobody_is_alone(request)
    if not told:
        tell_requester(request, "request_state")


def nobody_is_alone(request: ExpertRequest) -> bool:
    """Whether everyone under way has somebody beside them; then the plan holds as it is."""
    alone = request.assignments.filter(state=State.IN_PROGRESS, support_named=False).exists()
    if not alone:
        ExpertRequest.objects.filter(pk=request.pk).update(replan_since=None)
    return not alone


def _care_for(expert: ExpertProfile) -> None:
    """Somebody calls to ask how they are: the next contact is due today. The list does not say why."""
    today = timezone.localdate()
    ExpertProfile.objects.filter(pk=expert.pk).exclude(next_check_in__lt=today).update(next_check_in=today)


@transaction.atomic
def support_link(assignment: Assignment, *, by="expert") -> Link:
    """A link for the support person, who may say no for the expert. An earlier one ends."""
    if not assignment.is_open:
        raise ValidationError(_("There is nothing to accept now."))
    end_support_links(assignment)
    return Link.objects.issue(SUPPORT_LINK, assignment)


@transaction.atomic
def expire(assignment: Assignment, *, by="program") -> Assignment:
    _request, assignment = lock_with_request(assignment)
    if not assignment.has_expired():
        raise ValidationError(_("The expert still has time to answer."))
    transition(assignment, State.EXPIRED, by=by, ended_at=timezone.now())
    return assignment


def expire_invitations(payload: dict | None = None) -> int:
    """Write down which invitations have passed. The worker runs it; correctness does not depend on it."""
    passed = Assignment.objects.filter(state=State.INVITED, answer_by__lte=timezone.now())
    for assignment in passed:
        expire(assignment)
    return len(passed)


@transaction.atomic
def confirm(assignment: Assignment, *, by) -> Assignment:
    """Both sides are told. Needs a support person the expert accepted, and for a minor a named adult as well.

    So many as were asked for, and nobody to two things at the same time: whoever presses at once stands in line at the
    request and at the expert.
    """
    request, assignment = lock_with_request(assignment)
    if assignment.state == State.ACCEPTED:
        room_for_one_more(request)
        ExpertProfile.objects.select_for_update().filter(pk=assignment.expert_id).first()
    transition(assignment, State.CONFIRMED, by=by)
    follow_assignments(request, by=by)
    nothing_else_then(request, assignment.expert)
    tell_expert(assignment, "assignment_confirmed", with_link=True)
    return assignment


@transaction.atomic
def not_chosen(assignment: Assignment, *, by) -> Assignment:
    """Someone else comes this time. A kind message always goes out."""
    _request, assignment = lock_with_request(assignment)
    let_go(assignment, by=by)
    return assignment


def let_go(assignment: Assignment, *, by) -> None:
    if assignment.state == State.SHORTLISTED:
        transition(assignment, State.CANCELLED, by=by, ended_at=timezone.now())
        return
    transition(assignment, State.NOT_CHOSEN, by=by, ended_at=timezone.now())
    tell_expert(assignment, "not_chosen", with_link=False)
