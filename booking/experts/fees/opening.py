"""A claim comes by itself: of what was held, of what was cancelled late, and of a long engagement once a month.

Times of a long engagement are rows (ClaimTime), each in one claim only: the database says so. What the worker has not
claimed by the turn of a month is claimed when the engagement ends, so that no time is lost (decision 0088).
"""

import logging
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from booking.calendar.models import Occurrence
from kuulluksi.privacy.access import audit
from kuulluksi.privacy.models import AuditLine

from ..actions.moving import lock_with_request
from ..actions.telling import tell_desk, tell_expert
from ..models import Assignment, ClaimLine, ClaimTime, ExpertRequest, FeeClaim
from ..states import State
from .claims import add_up, priced_line, settle_if_all_is
from .models import MOST_CENTS, Kind, Rate
from .rates import fee_of, rate_on, times

log = logging.getLogger(__name__)


def open_claim(assignment: Assignment, *, by, late_percent: int = 0) -> FeeClaim | None:
    """The claim of an assignment that was held, ended half way or was cancelled late. In the caller's transaction.

    late_percent: the share of the fee by the rule of late cancelling; else it is what was agreed. Of a long engagement:
    the latest of the claims for what has not been claimed yet. None when no fee is claimed here (an employment has a
    salary), when every time has been claimed already, or when it was cancelled before the first of them.
    """
    if assignment.is_employment or not assignment.fee_cents:
        return None
    day = assignment.held_on or timezone.localdate()
    if not late_percent and assignment.request.goes_on:
        rest = open_months(assignment, assignment.held_on or timezone.now(), by=by)
        if rest:
            return rest[-1]
        was_cancelled = not assignment.held_on and assignment.request.event_id
        if was_cancelled or assignment.claimed_times.exists() or assignment.claims.exists():
            settle_if_all_is(assignment)
            return None
    return _open(assignment, day, by=by, late_percent=late_percent)


def open_months(assignment: Assignment, until: date, *, by) -> list[FeeClaim]:
    """A claim for each month with times that were held by then and stand in no claim yet; a second one where they come to
    more than one claim may hold. until: a day with all its times, or an instant with those that have ended.

    In the caller's transaction, with the request locked.
    """
    if assignment.is_employment or not assignment.fee_cents or not assignment.request.goes_on:
        return []
    by_month = defaultdict(list)
    for row in unclaimed(assignment, until):
        by_month[timezone.localdate(row.start).replace(day=1)].append(row)
    at_most = _times_in_a_claim(assignment, timezone.localdate())
    return [
        _open(assignment, timezone.localdate(rows[-1].start), by=by, month=month, held=rows)
        for month, all_rows in sorted(by_month.items())
        for rows in (all_rows[n : n + at_most] for n in range(0, len(all_rows), at_most))
    ]


def _times_in_a_claim(assignment: Assignment, day: date) -> int:
    """So many times one claim may hold, with an hour of preparation beside them where one was agreed."""
    rate = rate_on(day, Rate.What.PREPARATION) if assignment.request.preparation_at else None
    return max((MOST_CENTS - (rate.amount if rate else 0)) // assignment.fee_cents, 1)


def open_or_tell(assignment: Assignment, until: date, *, by) -> list[FeeClaim]:
    """open_months() for where nobody could read why not: what it refuses stops neither the worker nor whoever goes.

    The desk is told, once a month for one engagement; the log has the request's code.
    """
    try:
        with transaction.atomic():
            return open_months(assignment, until, by=by)
    except (ValidationError, IntegrityError) as error:
        could_not_open(assignment, error, by=by)
    return []


def could_not_open(assignment: Assignment, error: Exception, *, by) -> None:
    log.error("fee_not_opened %s: %s", assignment.request.code, type(error).__name__)
    told = AuditLine.objects.filter(
        subject_type=Assignment._meta.label_lower, subject_id=str(assignment.pk), verb="fee_not_opened"
    )
    if not told.filter(at__date__gte=timezone.localdate().replace(day=1)).exists():
        audit("fee_not_opened", assignment, by=by)
        tell_desk(assignment.request)


def not_opened(ids) -> dict[str, datetime]:
    """Of these assignments, those whose fee could not be filled in, and when that was told last."""
    lines = AuditLine.objects.filter(
        subject_type=Assignment._meta.label_lower,
        subject_id__in=[str(pk) for pk in ids],
        verb="fee_not_opened",
    )
    return dict(lines.order_by("at").values_list("subject_id", "at"))


def unclaimed(assignment: Assignment, until: date) -> list[Occurrence]:
    """Times of the engagement, from the day this expert was asked until then, that stand in no claim of theirs.

    until: a day with all its times, or an instant with those that have ended.
    """
    request = assignment.request
    if request.event_id is None:
        return []
    by_then = {"end__lte": until} if isinstance(until, datetime) else {"start__date__lte": until}
    rows = request.event.occurrences.filter(status=Occurrence.Status.PLANNED, **by_then)
    if assignment.invited_at:
        rows = rows.filter(start__date__gte=timezone.localdate(assignment.invited_at))
    claimed = assignment.claimed_times.values("original_start")
    return list(rows.exclude(original_start__in=claimed).order_by("start"))


def _open(
    assignment: Assignment, day: date, *, by, late_percent: int = 0, month: date | None = None, held=()
) -> FeeClaim:
    late = bool(late_percent)
    staff = by if hasattr(by, "roles") else None
    first = not assignment.claims.exists()
    claim = FeeClaim(
        assignment=assignment,
        payroll_reference=assignment.expert.code if assignment.expert else "",
        way=last_way(assignment),
        fee_cents=max(assignment.fee_cents * late_percent // 100, 1) if late else assignment.fee_cents,
        cancelled_late=late,
        due_from=day,
        month=month,
        created_by=staff,
    )
    claim.validate_constraints()
    claim.save()
    claim.prepared_by.add(*([staff.pk] if staff else _who_agreed(assignment)))
    ClaimTime.objects.bulk_create(
        ClaimTime(
            claim=claim,
            assignment=assignment,
            original_start=row.original_start,
            day=timezone.localdate(row.start),
        )
        for row in held
    )
    _first_lines(claim, assignment, len(held) or 1, day, with_preparation=first and not late)
    Assignment.objects.filter(pk=assignment.pk).exclude(state=State.COMPLETED).update(fee_settled_at=None)
    audit("claim_opened", claim, by=by)
    return claim


def _who_agreed(assignment: Assignment) -> list[int]:
    """Who offered the sum: no second pair of eyes for a claim that nobody at the desk opened."""
    lines = AuditLine.objects.filter(
        subject_type=Assignment._meta.label_lower, subject_id=str(assignment.pk), verb=State.INVITED
    )
    return list(lines.filter(actor__isnull=False).values_list("actor", flat=True))


def last_way(assignment: Assignment) -> str:
    """As the expert chose last time."""
    last = FeeClaim.objects.filter(assignment__expert=assignment.expert_id).order_by("-created_at").first()
    return last.way if last else FeeClaim._meta.get_field("way").default


def _first_lines(
    claim: FeeClaim, assignment: Assignment, quantity: int, day: date, *, with_preparation: bool
) -> None:
    request = assignment.request
    table = fee_of(request, day)
    if not claim.cancelled_late and table and table.rate.unit == Rate.Unit.HOUR:
        by_the_hour = claim.month is None and quantity == 1 and table.cents == assignment.fee_cents
    else:
        by_the_hour = False
    fee = ClaimLine(claim=claim, kind=Kind.FEE, cents=claim.fee_cents)
    if by_the_hour:
        fee.quantity, fee.unit, fee.unit_cents, fee.rate = (
            table.quantity,
            Rate.Unit.HOUR,
            table.rate.amount,
            table.rate,
        )
    elif quantity > 1 or claim.month:
        fee.quantity, fee.unit, fee.unit_cents = Decimal(quantity), Rate.Unit.EVENT, assignment.fee_cents
        fee.cents = times(quantity, assignment.fee_cents)
    fee.validate_constraints()
    fee.save()
    if request.preparation_at and with_preparation:
        rate = rate_on(day, Rate.What.PREPARATION)
        if rate:
            priced_line(claim, Kind.PREPARATION, Decimal(1), rate).save()
    add_up(claim)


def open_monthly(payload: dict | None = None) -> int:
    """Of every long engagement under way: what was held until the last month ended. How many claims it made.

    The worker runs it daily; whatever it misses is claimed the next day, or when the engagement ends.
    """
    until = timezone.localdate().replace(day=1) - timedelta(days=1)
    going = Assignment.objects.filter(state=State.IN_PROGRESS, is_employment=False, fee_cents__isnull=False)
    going = going.exclude(request__rhythm=ExpertRequest.Rhythm.ONCE).filter(request__event__isnull=False)
    made = 0
    for row in going.order_by("pk"):
        with transaction.atomic():
            _request, assignment = lock_with_request(row)
            if assignment.state != State.IN_PROGRESS:
                continue
            opened = open_or_tell(assignment, until, by="program")
            if opened:
                tell_expert(assignment, "fee_news", with_link=True)
            made += len(opened)
    return made
