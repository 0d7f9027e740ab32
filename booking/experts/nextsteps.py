"""What comes next, in words: one sentence and a day for every open request."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Assignment, ExpertRequest
from .states import BEFORE_DELIVERY, PROMISED, SETTLED_FEES, FeeState, RequestState, State

DEBRIEF_DAYS = 3


@dataclass(frozen=True)
class NextStep:
    words: str
    due: date | None = None

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due < timezone.localdate()


def next_step(request: ExpertRequest) -> NextStep | None:
    """Reads ``request.assignments.all()`` and their ``claims``; prefetch both for a list."""
    rows = list(request.assignments.all())
    states = {row.state for row in rows}
    if any(row.is_alone for row in rows):
        return NextStep(_("Call the expert today: nobody goes there alone"), _day(request.replan_since))
    if request.replan_since and request.state in BEFORE_DELIVERY:
        return NextStep(
            _("The plan changes: find another, change the format or cancel kindly"), _day(request.replan_since)
        )
    if request.state == RequestState.DRAFT:
        return NextStep(
            _("The e-mail is not confirmed. Call the requester if you know them."), request.answer_by
        )
    if request.state == RequestState.SUBMITTED:
        return NextStep(_("Answer the requester"), request.answer_by)
    if request.state == RequestState.MATCHING:
        return _while_matching(request, rows, states)
    if request.state == RequestState.AGREED:
        if State.ACCEPTED in states and sum(row.state in PROMISED for row in rows) >= request.experts_wanted:
            return NextStep(
                _("Tell kindly those who said yes too: everyone who was asked for is there"), request.answer_by
            )
        if State.CONFIRMED in states:
            return NextStep(_("Prepare: orientation, fee and travel"), _day(request.starts_at))
        return NextStep(_("All is ready. Mark it held afterwards."), _day(request.starts_at))
    if request.state == RequestState.IN_DELIVERY:
        return NextStep(_("Under way. Ask how it goes."))
    if request.state == RequestState.SETTLING:
        return _while_settling(rows)
    return None


def what_is_missing(row: Assignment) -> list[str]:
    """What must be agreed before the next step, in words."""
    missing = []
    if row.is_alone:
        missing.append(_("Nobody supports the expert now. Agree on somebody with them before the next time."))
    if row.state == State.ACCEPTED:
        if not row.support_named:
            missing.append(_("Name a support person."))
        elif row.support_accepted_at is None:
            missing.append(_("The expert has not yet accepted the support person."))
        if row.needs_adult and not row.adult_named:
            missing.append(
                _(
                    "The expert is under 18, or has not told the year of birth: name an adult who is there the whole time."
                )
            )
        elif row.needs_adult and row.adult_accepted_at is None:
            missing.append(_("The expert has not yet accepted the named adult."))
    if row.state == State.CONFIRMED:
        if row.orientation_on is None:
            missing.append(_("Orientation is not held yet."))
        if row.fee_cents is None and not row.is_employment:
            missing.append(_("The fee is not agreed yet."))
        if not row.travel_agreed:
            missing.append(_("Travel is not agreed yet."))
        if row.request.minors_present and not row.request.audience_adult_named:
            missing.append(_("People under 18 are there: write first which adult of the unit is with them."))
    return missing


def debrief_due(row: Assignment) -> date:
    return row.held_on + timedelta(days=DEBRIEF_DAYS)


def _while_matching(request, rows, states) -> NextStep:
    if State.ACCEPTED in states:
        return NextStep(_("Confirm the expert who said yes"), request.answer_by)
    waiting = [row.answer_by for row in rows if row.state == State.INVITED and row.answer_by]
    if waiting:
        return NextStep(_("Waits for an answer from the experts"), _day(min(waiting)))
    return NextStep(_("Find a fitting expert"), request.answer_by)


def _while_settling(rows) -> NextStep:
    for row in rows:
        if row.state == State.DEBRIEFING and not row.debrief_kind:
            return NextStep(_("Talk it through with the expert"), debrief_due(row))
    for row in rows:
        claim = row.claim
        if row.state == State.DEBRIEFING and claim and claim.state not in SETTLED_FEES:
            due = row.held_on + timedelta(days=14)
            return NextStep(
                _("Have the fee approved by someone else")
                if claim.state == FeeState.DRAFT
                else _("Mark the fee paid"),
                due,
            )
    return NextStep(_("Complete and close the request"))


def _day(moment) -> date | None:
    return timezone.localdate(moment) if moment else None
