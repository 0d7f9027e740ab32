"""Afterwards: three questions to both sides, and what they bring into the register of needs."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.models import Occurrence
from kuulluksi.privacy.access import audit

from ..checklists import ExpertList, RequesterList, ticked
from ..models import Assignment, ExpertRequest, Feedback, Need
from ..states import PROMISED, RequestState, State
from .telling import tell_desk, tell_requester

AFTERWARDS = (RequestState.SETTLING, RequestState.CLOSED)


@transaction.atomic
def give_feedback(
    request: ExpertRequest, answers: dict, *, side: str, assignment: Assignment | None = None
) -> Feedback:
    """answers: felt, worked, better. One answer from each side; nobody is chased for it."""
    (assignment or request).refresh_from_db(fields=["state"])
    held = (
        assignment.state in (State.DEBRIEFING, State.COMPLETED) if assignment else request.state in AFTERWARDS
    )
    if not held:
        raise ValidationError(_("Tell us when it has been held."))
    try:
        with transaction.atomic():
            row = Feedback.objects.create(request=request, assignment=assignment, side=side, **answers)
    except IntegrityError:
        raise ValidationError(_("You have answered already. Thank you.")) from None
    if row.felt == Feedback.Felt.HARD:
        tell_desk(request)
    return row


@transaction.atomic
def read_feedback(feedback: Feedback, *, by) -> Feedback:
    feedback.read_at = feedback.read_at or timezone.now()
    feedback.save(update_fields=["read_at"])
    audit("feedback_read", feedback.request, by=by)
    return feedback


@transaction.atomic
def note_need(words: str, theme: str, *, area=None, by) -> Need:
    """Write a need down in own words."""
    need = Need.objects.create(words=words.strip(), theme=theme, area=area)
    audit("need_noted", need, by=by)
    return need


@transaction.atomic
def move_need(need: Need, state: str, *, by) -> Need:
    if state not in Need.State.values:
        raise ValidationError(_("Choose one."))
    need.state, need.changed_at = state, timezone.now()
    need.save(update_fields=["state", "changed_at"])
    audit("need_moved", need, by=by, detail=state)
    return need


@transaction.atomic
def tick_as_requester(request: ExpertRequest, data, *, by="requester") -> ExpertRequest:
    if not request.is_open:
        raise ValidationError(_("The request has ended. Please call the coordinator."))
    request.checklist = ticked(RequesterList, data)
    request.save(update_fields=["checklist"])
    return request


@transaction.atomic
def tick_as_expert(assignment: Assignment, data, *, by="expert") -> Assignment:
    if not assignment.has_yes:
        raise ValidationError(_("This is over, so nothing can be sent any more. Please call the coordinator."))
    assignment.checklist = ticked(ExpertList, data)
    assignment.save(update_fields=["checklist"])
    return assignment


def remind_hosts(payload: dict | None = None) -> int:
    """The day before: whoever asked is reminded of their host and what was promised. Once a day for each request."""
    today = timezone.localdate()
    tomorrow = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    coming = Occurrence.objects.filter(
        start__gte=tomorrow, start__lt=tomorrow + timedelta(days=1), status=Occurrence.Status.PLANNED
    )
    asked = ExpertRequest.objects.filter(
        event__in=coming.values("event_id"), assignments__state__in=PROMISED
    ).distinct()
    reminded = 0
    for request in asked.exclude(host_reminded_on=today):
        with transaction.atomic():
            if (
                ExpertRequest.objects.filter(pk=request.pk)
                .exclude(host_reminded_on=today)
                .update(host_reminded_on=today)
            ):
                tell_requester(request, "host_reminder")
                reminded += 1
    return reminded
