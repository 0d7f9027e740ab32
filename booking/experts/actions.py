"""Everything that happens to a request, an assignment and a fee. Views, the desk, the worker and the demo knock here.

A deed raises ValidationError with a sentence for people when it cannot be done, and then nothing is half done.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.actions import cancel_event, make_event
from booking.calendar.models import Event
from kuulluksi.notices.actions import leave_message
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link, User
from kuulluksi.people.roles import PREFIX
from kuulluksi.privacy.access import audit, for_delivery
from kuulluksi.privacy.models import AuditLine

from .ages import is_minor
from .codes import request_code
from .models import Assignment, ExpertProfile, ExpertRequest, FeeClaim
from .states import (
    ASKED,
    BEFORE_DELIVERY,
    FEE_FOLLOWS,
    FOLLOWS,
    FORGOTTEN_AT_CLOSING,
    MAY_STEP_ASIDE,
    REQUEST_FOLLOWS,
    SETTLED_FEES,
    FeeState,
    RequestState,
    State,
)

LONGEST_DAY_HOURS = 8
REPLY_WORKING_DAYS = 5
ANSWER_DAYS = 7
OFFER_LINK = "offer"
REQUESTER_LINK = "request"
_TABLES = {ExpertRequest: REQUEST_FOLLOWS, Assignment: FOLLOWS, FeeClaim: FEE_FOLLOWS}
_CHANNELS = {
    ExpertProfile.Channel.SMS: "sms",
    ExpertProfile.Channel.ADULT: "sms",
    ExpertProfile.Channel.EMAIL: "email",
}


def transition(row, to, *, by, **changes) -> None:
    """The only way from state to state: the table allows it, the constraints hold, and exactly one row is hit.

    changes: plain columns written in the same UPDATE. Sealed columns are saved before.
    """
    was = row.state
    if to not in _TABLES[type(row)].get(was, ()):
        raise ValidationError(_("This has already moved on. Please look at the page again."))
    before = {name: getattr(row, name) for name in changes}
    for name, value in {**changes, "state": to}.items():
        setattr(row, name, value)
    try:
        row.validate_constraints()
        if type(row).objects.filter(pk=row.pk, state=was).update(state=to, **changes) != 1:
            raise ValidationError(_("This has already moved on. Please look at the page again."))
    except ValidationError:
        for name, value in {**before, "state": was}.items():
            setattr(row, name, value)
        raise
    audit(to, row, by=by, detail=was)


def _lock(request: ExpertRequest) -> ExpertRequest:
    """The request's row, fresh and ours until the transaction ends: all deeds on one request stand in line here."""
    return ExpertRequest.objects.select_for_update().get(pk=request.pk)


def _lock_with_request(assignment: Assignment) -> tuple[ExpertRequest, Assignment]:
    request = ExpertRequest.objects.select_for_update().get(pk=assignment.request_id)
    return request, Assignment.objects.select_related("expert").get(pk=assignment.pk)


# --- Who is told ---


def _tell_requester(request: ExpertRequest, kind: str) -> None:
    link = Link.objects.live().filter(pk=request.mailed_link).first()
    address = for_delivery(request, ["requester_email"])["requester_email"]
    if link and address:
        leave_message(
            kind,
            channel="email",
            address=address,
            language=request.language,
            link=link,
            url_name="experts:requester",
            data={"code": request.code},
            dedupe_key=f"{kind}:{uuid.uuid4()}",
        )


def _tell_expert(assignment: Assignment, kind: str, *, with_link: bool) -> bool:
    """Leave a neutral message by the channel the person chose; False when the desk must call instead.

    The key of the row says nothing: who was asked for what must not be read from the outbox.
    """
    expert = assignment.expert
    channel = _CHANNELS.get(expert.channel) if expert else None
    address = for_delivery(expert, ["contact"])["contact"] if channel else ""
    if not address:
        return False
    link = None
    if with_link:
        link = Link.objects.live().filter(purpose=OFFER_LINK, subject_id=assignment.pk).first()
    leave_message(
        kind,
        channel=channel,
        address=address,
        language=expert.language,
        link=link,
        url_name="experts:offer" if link else "",
        dedupe_key=f"{kind}:{uuid.uuid4()}",
    )
    return True


def _tell_desk(request: ExpertRequest) -> None:
    """Ask the coordinators of the area to look at the desk; the message itself says nothing."""
    coordinators = User.objects.filter(is_active=True, groups__name=f"{PREFIX}coordinator").exclude(email="")
    if request.area_id:
        area = request.area
        coordinators = coordinators.filter(areas__in=[area.pk, area.parent_id or area.pk])
    for user in coordinators.distinct():
        leave_message(
            "staff_notice",
            channel="email",
            address=user.email,
            language="fi",
            url_name="wagtailadmin_home",
            dedupe_key=f"desk:{uuid.uuid4()}",
        )


# --- The request ---


@dataclass(frozen=True)
class Sent:
    """What a requester gets: the row, and the link to their own page."""

    request: ExpertRequest
    link: Link


def working_days_from(day: date, count: int) -> date:
    """The day after so many working days (Monday to Friday)."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def send_request(answers: dict, *, nonce: str, language: str, by="requester") -> Sent:
    """Keep a new request and ask for the e-mail to be confirmed. The same form sent twice is one request.

    answers: cleaned fields of forms.RequestForm, named as the model's columns.
    """
    known = ExpertRequest.objects.filter(form_nonce=nonce).first()
    if known:
        return Sent(known, _requester_link(known))
    for _attempt in range(5):
        try:
            with transaction.atomic():
                request = ExpertRequest.objects.create(
                    code=request_code(),
                    form_nonce=nonce,
                    language=language,
                    answer_by=working_days_from(timezone.localdate(), REPLY_WORKING_DAYS),
                    **answers,
                )
                # Two links to one page: whoever holds the mailed one reads that mailbox, and may confirm it.
                request.mailed_link = Link.objects.issue(REQUESTER_LINK, request).pk
                request.save(update_fields=["mailed_link"])
                link = Link.objects.issue(REQUESTER_LINK, request)
                audit("sent", request, by=by)
                _tell_requester(request, "request_received")
                if request.urgent:
                    _tell_desk(request)
                return Sent(request, link)
        except IntegrityError:
            known = ExpertRequest.objects.filter(form_nonce=nonce).first()
            if known:  # a double click: the other one won
                return Sent(known, _requester_link(known))
    raise ValidationError(_("Something went wrong on our side. Please send the request again."))


def _requester_link(request: ExpertRequest) -> Link:
    """The link shown on the page after sending; never the mailed one."""
    links = Link.objects.live().filter(purpose=REQUESTER_LINK, subject_id=request.pk)
    return links.exclude(pk=request.mailed_link).first() or Link.objects.issue(REQUESTER_LINK, request)


@transaction.atomic
def confirm_email(request: ExpertRequest, *, by="requester") -> ExpertRequest:
    """The link came by e-mail, so whoever presses the button reads that mailbox. A second press changes nothing."""
    request = _lock(request)
    if request.email_confirmed_at:
        return request
    request.email_confirmed_at = timezone.now()
    request.save(update_fields=["email_confirmed_at"])
    if request.state == RequestState.DRAFT:
        transition(request, RequestState.SUBMITTED, by=by)
        _tell_desk(request)
    return request


@transaction.atomic
def take_on(request: ExpertRequest, *, by) -> ExpertRequest:
    """The coordinator begins to look, also when the e-mail is not confirmed but the requester is known by phone."""
    request = _lock(request)
    transition(request, RequestState.MATCHING, by=by)
    _tell_requester(request, "request_state")
    return request


@transaction.atomic
def agree_time(request: ExpertRequest, starts_at: datetime, *, by) -> ExpertRequest:
    """Settle when it is. Whoever said yes before said yes to another offer, and is asked again."""
    request = _lock(request)
    if not request.is_open:
        raise ValidationError(_("The request has ended."))
    if request.assignments.promised().exists():
        raise ValidationError(_("An expert is already confirmed. Agree on a new time with them first."))
    request.starts_at = starts_at
    request.save(update_fields=["starts_at"])
    audit("time_agreed", request, by=by)
    for assignment in request.assignments.filter(state=State.ACCEPTED).select_related("expert"):
        answer_by = timezone.now() + timedelta(days=ANSWER_DAYS)
        transition(
            assignment,
            State.INVITED,
            by=by,
            answer_by=answer_by,
            support_accepted_at=None,
            adult_accepted_at=None,
        )
        _tell_expert(assignment, "offer_changed", with_link=True)
    return request


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
    request = _lock(request)
    request.closing_words = words.strip()
    request.save(update_fields=["closing_words"])
    return _end_request(request, RequestState.UNFILLED, by=by)


def _end_request(request: ExpertRequest, to, *, by) -> ExpertRequest:
    request = _lock(request)
    if request.state not in BEFORE_DELIVERY and to != RequestState.CANCELLED:
        raise ValidationError(_("The assignment is already under way. Please call the coordinator."))
    if request.assignments.filter(state=State.DEBRIEFING).exists():
        raise ValidationError(_("Something has already been held. Settle the debrief and the fee first."))
    for assignment in request.assignments.open().select_related("expert"):
        told = assignment.state != State.SHORTLISTED
        transition(assignment, State.CANCELLED, by=by, ended_at=timezone.now())
        if told:
            _tell_expert(assignment, "assignment_cancelled", with_link=False)
    transition(request, to, by=by, closed_at=timezone.now())
    _tell_requester(request, "request_state")
    _keep_calendar(request, by=by)
    if by == "requester":
        _tell_desk(request)
    forget_refusals(request)
    return request


@transaction.atomic
def close(request: ExpertRequest, *, by) -> ExpertRequest:
    """All is held, talked through and paid. Whoever did not take part is forgotten by this request."""
    request = _lock(request)
    if request.assignments.promised().exclude(state=State.COMPLETED).exists():
        raise ValidationError(_("Complete every assignment first: debrief and fee."))
    for assignment in request.assignments.open().select_related("expert"):
        _let_go(assignment, by=by)
    transition(request, RequestState.CLOSED, by=by, closed_at=timezone.now())
    _tell_requester(request, "request_state")
    forget_refusals(request)
    return request


def forget_refusals(request: ExpertRequest) -> int:
    """Cut every thread from people who did not take part: the rows, their links, messages and audit lines.

    A kind message that still waits in the outbox goes out; it carries no link to this request.
    """
    ids = list(request.assignments.filter(state__in=FORGOTTEN_AT_CLOSING).values_list("pk", flat=True))
    links = Link.objects.filter(subject_type=Assignment._meta.label_lower, subject_id__in=ids)
    Message.objects.filter(link__in=links).delete()
    links.delete()
    AuditLine.objects.filter(
        subject_type=Assignment._meta.label_lower, subject_id__in=[str(pk) for pk in ids]
    ).update(subject_id="")
    return Assignment.objects.filter(pk__in=ids).update(
        expert=None, words_to_expert="", support_person="", adult="", needs_adult=False
    )


def _follow_assignments(request: ExpertRequest, *, by) -> None:
    """Let the request's state follow its assignments; the requester hears when it changes."""
    promised = set(request.assignments.promised().values_list("state", flat=True))
    if not promised:
        wanted = RequestState.MATCHING
    elif promised <= {State.DEBRIEFING, State.COMPLETED}:
        wanted = RequestState.SETTLING
    elif promised & {State.IN_PROGRESS, State.DEBRIEFING, State.COMPLETED}:
        wanted = RequestState.IN_DELIVERY
    else:
        wanted = RequestState.AGREED
    if wanted != request.state and wanted in REQUEST_FOLLOWS.get(request.state, ()):
        transition(request, wanted, by=by)
        _tell_requester(request, "request_state")
        _keep_calendar(request, by=by)


def _keep_calendar(request: ExpertRequest, *, by) -> None:
    """An agreed time stands in the coordinators' calendar under the request's code: no name, no place."""
    agreed = request.state in (RequestState.AGREED, RequestState.IN_DELIVERY, RequestState.SETTLING)
    if agreed and request.starts_at and request.event is None:
        start = timezone.localtime(request.starts_at)
        request.event = make_event(
            kind=Event.Kind.ASSIGNMENT,
            titles={
                "fi": f"Tehtävä {request.code}",
                "sv": f"Uppdrag {request.code}",
                "en": f"Assignment {request.code}",
            },
            starts_on=start.date(),
            starts_at=start.time().replace(second=0, microsecond=0),
            duration=timedelta(hours=min(float(request.hours), LONGEST_DAY_HOURS)),
            area=request.area,
            visibility=Event.Visibility.MEMBERS,
            staff=[by],
            by=by,
        )
        request.save(update_fields=["event"])
    elif not agreed and request.event is not None:
        cancel_event(request.event, by=by)
        request.event = None
        request.save(update_fields=["event"])


# --- Asking experts ---


@transaction.atomic
def invite(
    request: ExpertRequest,
    experts,
    *,
    by,
    support_person: str = "",
    adult: str = "",
    fee_cents: int | None = None,
    words: str = "",
    answer_days: int = ANSWER_DAYS,
) -> list[Assignment]:
    """Ask one or several. Each sees the whole offer on their own page, and nobody sees the others.

    support_person, adult: named in the offer; saying yes accepts them. fee_cents: integer cents.
    """
    request = _lock(request)
    if request.state in (RequestState.DRAFT, RequestState.SUBMITTED):
        transition(request, RequestState.MATCHING, by=by)
        _tell_requester(request, "request_state")
    if request.state not in (RequestState.MATCHING, RequestState.AGREED):
        raise ValidationError(_("The request has moved on; nobody can be invited to it now."))
    experts = list(experts)
    if not experts:
        raise ValidationError(_("Choose at least one expert."))
    today = timezone.localdate()
    invited = []
    for expert in experts:
        if expert.stage != ExpertProfile.Stage.ACTIVE or expert.rests(today):
            raise ValidationError(_("%(code)s has a break or is not active.") % {"code": expert.code})
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
            fee_cents=fee_cents,
        )
        assignment.validate_constraints()
        assignment.save()
        transition(
            assignment,
            State.INVITED,
            by=by,
            invited_at=timezone.now(),
            answer_by=timezone.now() + timedelta(days=answer_days),
        )
        Link.objects.issue(OFFER_LINK, assignment)
        _tell_expert(assignment, "invitation", with_link=True)
        invited.append(assignment)
    return invited


@transaction.atomic
def name_support(assignment: Assignment, *, support_person: str, adult: str = "", by) -> Assignment:
    """Name or change who supports. The expert accepts each change on their own page, or by phone to the desk."""
    request, assignment = _lock_with_request(assignment)
    if assignment.state not in ASKED:
        raise ValidationError(_("The support person can be changed here only before the expert is confirmed."))
    if not support_person.strip():
        raise ValidationError(_("Write who supports the expert."))
    assignment.support_person, assignment.support_named = support_person.strip(), True
    assignment.adult, assignment.adult_named = adult.strip(), bool(adult.strip())
    assignment.support_accepted_at = assignment.adult_accepted_at = None
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
    _tell_expert(assignment, "offer_changed", with_link=True)
    return assignment


@transaction.atomic
def accept(assignment: Assignment, *, by="expert") -> Assignment:
    """Yes to the whole offer, the named support person included."""
    request, assignment = _lock_with_request(assignment)
    if assignment.state == State.ACCEPTED:
        return accept_support(assignment, by=by)
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
    _tell_desk(request)
    return assignment


@transaction.atomic
def accept_support(assignment: Assignment, *, by="expert") -> Assignment:
    """Yes to the support person who was named after the first yes."""
    _request, assignment = _lock_with_request(assignment)
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
    request, assignment = _lock_with_request(assignment)
    if not assignment.is_open:
        return assignment
    if assignment.state not in MAY_STEP_ASIDE:
        raise ValidationError(_("This has already been held. Please call the coordinator."))
    to = State.DECLINED if assignment.state == State.INVITED else State.WITHDRAWN
    transition(assignment, to, by=by, ended_at=timezone.now())
    _follow_assignments(request, by="program")
    _tell_desk(request)
    return assignment


@transaction.atomic
def expire(assignment: Assignment, *, by="program") -> Assignment:
    _request, assignment = _lock_with_request(assignment)
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
    """Both sides are told. Needs a support person the expert accepted, and for a minor a named adult as well."""
    request, assignment = _lock_with_request(assignment)
    transition(assignment, State.CONFIRMED, by=by)
    _tell_expert(assignment, "assignment_confirmed", with_link=True)
    _follow_assignments(request, by=by)
    return assignment


@transaction.atomic
def not_chosen(assignment: Assignment, *, by) -> Assignment:
    """Someone else comes this time. A kind message always goes out."""
    _request, assignment = _lock_with_request(assignment)
    _let_go(assignment, by=by)
    return assignment


def _let_go(assignment: Assignment, *, by) -> None:
    if assignment.state == State.SHORTLISTED:
        transition(assignment, State.CANCELLED, by=by, ended_at=timezone.now())
        return
    transition(assignment, State.NOT_CHOSEN, by=by, ended_at=timezone.now())
    _tell_expert(assignment, "not_chosen", with_link=False)


# --- Preparing, holding, settling ---


@transaction.atomic
def prepare(
    assignment: Assignment, *, orientation_on: date | None, fee_cents: int | None, travel_agreed: bool, by
) -> Assignment:
    """Tick off what must be agreed before the assignment is ready. May be done in parts."""
    _request, assignment = _lock_with_request(assignment)
    if assignment.state not in (State.CONFIRMED, State.READY):
        raise ValidationError(_("Confirm the expert first."))
    assignment.orientation_on = orientation_on
    assignment.fee_cents = fee_cents
    assignment.travel_agreed = travel_agreed
    assignment.validate_constraints()
    assignment.save(update_fields=["orientation_on", "fee_cents", "travel_agreed"])
    audit("prepared", assignment, by=by)
    return assignment


@transaction.atomic
def make_ready(assignment: Assignment, *, by) -> Assignment:
    request, assignment = _lock_with_request(assignment)
    transition(assignment, State.READY, by=by)
    return assignment


@transaction.atomic
def begin(assignment: Assignment, *, by) -> Assignment:
    """The first of many times: an assignment that goes on for weeks is under way."""
    request, assignment = _lock_with_request(assignment)
    transition(assignment, State.IN_PROGRESS, by=by)
    _follow_assignments(request, by=by)
    return assignment


@transaction.atomic
def mark_held(assignment: Assignment, *, held_on: date, by) -> Assignment:
    """It was held: the debrief is due, and a fee claim stands ready to be approved by someone else."""
    request, assignment = _lock_with_request(assignment)
    if held_on > timezone.localdate():
        raise ValidationError(_("The day is still ahead."))
    transition(assignment, State.DEBRIEFING, by=by, held_on=held_on)
    FeeClaim.objects.create(
        assignment=assignment,
        payroll_reference=assignment.expert.code if assignment.expert else "",
        fee_cents=assignment.fee_cents,
        created_by=by,
    )
    _follow_assignments(request, by=by)
    return assignment


@transaction.atomic
def debrief(assignment: Assignment, kind: str, *, by) -> Assignment:
    """The experience was talked through, or the expert did not want to. What was said is not written down."""
    _request, assignment = _lock_with_request(assignment)
    if assignment.state != State.DEBRIEFING or kind not in Assignment.DebriefKind.values:
        raise ValidationError(_("The debrief comes after the assignment has been held."))
    assignment.debrief_kind, assignment.debriefed_at = kind, timezone.now()
    assignment.save(update_fields=["debrief_kind", "debriefed_at"])
    audit("debriefed", assignment, by=by)
    return assignment


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


@transaction.atomic
def complete(assignment: Assignment, *, by) -> Assignment:
    """Never without the fee settled and the debrief held or waived."""
    request, assignment = _lock_with_request(assignment)
    if not FeeClaim.objects.filter(assignment=assignment, state__in=SETTLED_FEES).exists():
        raise ValidationError(_("The fee must be settled first: paid, or the expert did not want one."))
    transition(assignment, State.COMPLETED, by=by, ended_at=timezone.now())
    _tell_expert(assignment, "assignment_completed", with_link=False)
    _follow_assignments(request, by=by)
    return assignment


# --- The bank ---


@transaction.atomic
def add_expert(details: dict, *, areas, engagement_types=(), experience=(), by) -> ExpertProfile:
    """A new profile under a working name. details: columns of ExpertProfile; the code is made here."""
    # Codes count upwards and are never given twice: a payroll reference outlives its profile.
    latest = ExpertProfile.objects.select_for_update().order_by("-code").values_list("code", flat=True).first()
    paid = FeeClaim.objects.order_by("-payroll_reference").values_list("payroll_reference", flat=True).first()
    number = max(int((code or "KA-000")[3:] or 0) for code in (latest, paid)) + 1
    expert = ExpertProfile.objects.create(code=f"KA-{number:03}", **details)
    expert.areas.set(areas)
    expert.engagement_types.set(engagement_types)
    expert.experience.set(experience)
    audit("added", expert, by=by)
    return expert


@transaction.atomic
def take_break(expert: ExpertProfile, *, until: date | None = None, by) -> ExpertProfile:
    """A break needs no reason and has no history: the profile says only whether it is on now."""
    expert.on_break, expert.break_until = True, until
    expert.save(update_fields=["on_break", "break_until"])
    return expert


@transaction.atomic
def end_break(expert: ExpertProfile, *, by) -> ExpertProfile:
    expert.on_break, expert.break_until = False, None
    expert.save(update_fields=["on_break", "break_until"])
    return expert


@transaction.atomic
def confirm_profile(expert: ExpertProfile, *, by) -> ExpertProfile:
    """The profile was gone through with the person today."""
    expert.confirmed_on, expert.asked_on = timezone.localdate(), None
    expert.save(update_fields=["confirmed_on", "asked_on"])
    audit("profile_confirmed", expert, by=by)
    return expert


def unpaid(user):
    """Claims that this member of staff may see and that are not settled yet."""
    return FeeClaim.objects.visible_to(user).unsettled()


def waiting_for_desk(user):
    """Open requests of this member of staff in the order in which something is due."""
    return (
        ExpertRequest.objects.visible_to(user)
        .open()
        .select_related("engagement_type", "area")
        .order_by("-urgent", "answer_by", "code")
    )
