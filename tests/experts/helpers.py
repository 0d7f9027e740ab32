"""Steady helpers for journeys in other rooms' tests: one expert in one request, taken as far as the journey needs.

A step takes the assignment and the coordinator and gives the assignment back, fresh.
"""

import datetime

from django.utils import timezone

from booking.experts import actions
from booking.experts.fees.exports import make_batch
from booking.experts.models import Assignment, Batch, FeeClaim, SupervisionTime
from kuulluksi.people.models import Link

from .stage import answers, make_expert, make_invited, make_request, make_type

__all__ = [
    "afternoon_in",
    "agreed",
    "approved_fee",
    "batch_of",
    "claim_of",
    "fee_page",
    "paid_fee",
    "answers",
    "confirmed",
    "held",
    "make_expert",
    "make_invited",
    "make_request",
    "make_times",
    "make_type",
    "offer_address",
    "ready",
    "requester_address",
    "talked_through",
]


def afternoon_in(days: int) -> datetime.datetime:
    """One o'clock in the afternoon, so many days from now: a time that never falls into the small hours."""
    today = timezone.localtime().replace(hour=13, minute=0, second=0, microsecond=0)
    return today + datetime.timedelta(days=days)


def agreed(row: Assignment, coordinator, *, days: int = 3) -> Assignment:
    """The time is agreed, and the expert has said yes."""
    actions.agree_time(row.request, afternoon_in(days), by=coordinator)
    actions.accept(row)
    return fresh(row)


def confirmed(row: Assignment, coordinator) -> Assignment:
    if row.state == "invited":
        actions.accept(row)
    if row.state != "confirmed":
        actions.confirm(row, by=coordinator)
    return fresh(row)


def ready(row: Assignment, coordinator, *, fee_cents: int | None = 8000) -> Assignment:
    """Orientation, fee and travel are agreed. An employment has no fee."""
    row = confirmed(row, coordinator)
    fee = None if row.is_employment else fee_cents
    today = timezone.localdate()
    actions.prepare(row, orientation_on=today, fee_cents=fee, travel_agreed=True, by=coordinator)
    actions.make_ready(row, by=coordinator)
    return fresh(row)


def held(row: Assignment, coordinator, *, held_on=None) -> Assignment:
    row = ready(row, coordinator)
    actions.mark_held(row, held_on=held_on or timezone.localdate(), by=coordinator)
    return fresh(row)


def talked_through(row: Assignment, coordinator) -> Assignment:
    row = held(row, coordinator)
    actions.debrief(row, Assignment.DebriefKind.AT_ONCE, by=coordinator)
    return fresh(row)


def make_times(area, coordinator, *, times: int = 1, days: int = 5, **kw) -> list[SupervisionTime]:
    """Coming times of work supervision, a week between them."""
    details = {"area": area, "giver_words": "Ulkopuolinen työnohjaaja", "places": 2, **kw}
    first = timezone.localdate() + datetime.timedelta(days=days)
    row = actions.make_supervision(
        details,
        first_day=first,
        clock=datetime.time(16),
        minutes=90,
        every_weeks=1,
        times=times,
        by=coordinator,
    )
    return list(row.times.order_by("starts_at"))


def offer_address(row: Assignment) -> str:
    """The expert's page of this assignment, behind the link that opens it now."""
    link = Link.objects.live().get(purpose=actions.OFFER_LINK, subject_id=row.pk)
    return f"/fi/k/{link.token}/"


def requester_address(row: Assignment) -> str:
    """The requester's page, behind the link that was mailed last."""
    row.request.refresh_from_db()
    return f"/fi/p/{Link.objects.get(pk=row.request.mailed_link).token}/"


def fresh(row: Assignment) -> Assignment:
    return Assignment.objects.select_related("request", "expert").get(pk=row.pk)


# --- Fees: each takes the assignment, and gives its claim back fresh ---


def claim_of(row: Assignment) -> FeeClaim:
    return FeeClaim.objects.get(assignment=row)


def fee_page(row: Assignment) -> str:
    """The expert's own page of the fee, in Finnish."""
    link = Link.objects.live().get(purpose=actions.OFFER_LINK, subject_id=row.pk)
    return f"/fi/k/palkkio/{link.token}/"


def approved_fee(row: Assignment, by) -> FeeClaim:
    """The expert has said that it is right, and somebody who did not prepare it has approved it."""
    actions.confirm_claim(claim_of(row))
    return actions.approve_fee(claim_of(row), by=by)


def batch_of(row: Assignment, by) -> Batch:
    """Handed over to be paid, with everything else that is approved."""
    claim = approved_fee(row, by)
    return make_batch(claim.way, by=by)


def paid_fee(row: Assignment, by) -> FeeClaim:
    batch_of(row, by)
    return actions.pay_fee(claim_of(row), paid_on=timezone.localdate(), by=by)
