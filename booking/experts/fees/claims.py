"""Deeds on a claim: prefilled, looked at by the expert, approved by somebody who did not prepare it, paid."""

import uuid
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit
from kuulluksi.privacy.models import AuditLine

from ..actions.messages import write
from ..actions.moving import transition
from ..actions.telling import tell_desk, tell_expert
from ..models import Assignment, ClaimLine, FeeClaim, Receipt
from ..models.messages import Side
from ..states import SETTLED_FEES, FeeState, State
from .models import MOST_CENTS, TRAVEL, WITH_RECEIPT, Kind, Rate
from .rates import fee_of, rate_on, times

EXPERT = "expert"
MOST_LINES = 20
MOST_KILOMETRES = 2000
MOST_HOURS = 60
FEE_KINDS = (Kind.FEE, Kind.PREPARATION)


def open_claim(assignment: Assignment, *, by, late_percent: int = 0) -> FeeClaim | None:
    """The claim of an assignment that was held, ended half way or was cancelled late. In the caller's transaction.

    late_percent: the share of the fee by the rule of late cancelling; else it is what was agreed, times the sessions
    held. None when no fee is claimed here: an employment has a salary.
    """
    if assignment.is_employment or not assignment.fee_cents:
        return None
    late = bool(late_percent)
    day = assignment.held_on or timezone.localdate()
    staff = by if hasattr(by, "roles") else None
    quantity = 1 if late else sessions_held(assignment, day)
    claim = FeeClaim.objects.create(
        assignment=assignment,
        payroll_reference=assignment.expert.code if assignment.expert else "",
        way=last_way(assignment),
        fee_cents=max(assignment.fee_cents * late_percent // 100, 1) if late else assignment.fee_cents,
        cancelled_late=late,
        due_from=day,
        created_by=staff,
    )
    claim.prepared_by.add(*([staff.pk] if staff else _who_agreed(assignment)))
    _first_lines(claim, assignment, quantity, day)
    audit("claim_opened", claim, by=by)
    return claim


def _who_agreed(assignment: Assignment) -> list[int]:
    """Who offered the sum: no second pair of eyes for a claim that nobody at the desk opened."""
    lines = AuditLine.objects.filter(
        subject_type=Assignment._meta.label_lower, subject_id=str(assignment.pk), verb=State.INVITED
    )
    return list(lines.filter(actor__isnull=False).values_list("actor", flat=True))


def sessions_held(assignment: Assignment, day: date) -> int:
    """How many times of the rhythm have been held until that day; once when there is no rhythm."""
    request = assignment.request
    if not request.goes_on or request.event_id is None:
        return 1
    held = request.event.occurrences.filter(status="planned", start__date__lte=day)
    return max(held.count(), 1)


def last_way(assignment: Assignment) -> str:
    """As the expert chose last time."""
    last = FeeClaim.objects.filter(assignment__expert=assignment.expert_id).order_by("-created_at").first()
    return last.way if last else FeeClaim._meta.get_field("way").default


def _first_lines(claim: FeeClaim, assignment: Assignment, quantity: int, day: date) -> None:
    request = assignment.request
    table = fee_of(request, day)
    if not claim.cancelled_late and table and table.rate.unit == Rate.Unit.HOUR:
        by_the_hour = quantity == 1 and table.cents == assignment.fee_cents
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
    elif quantity > 1:
        fee.quantity, fee.unit, fee.unit_cents = Decimal(quantity), Rate.Unit.EVENT, assignment.fee_cents
        fee.cents = times(quantity, assignment.fee_cents)
    fee.save()
    if request.preparation_at and not claim.cancelled_late:
        rate = rate_on(day, Rate.What.PREPARATION)
        if rate:
            _priced_line(claim, Kind.PREPARATION, Decimal(1), rate).save()
    _add_up(claim)


def _priced_line(claim, kind, quantity: Decimal, rate: Rate, **more) -> ClaimLine:
    cents = times(quantity, rate.amount)
    return ClaimLine(
        claim=claim,
        kind=kind,
        quantity=quantity,
        unit=rate.unit,
        unit_cents=rate.amount,
        cents=cents,
        rate=rate,
        **more,
    )


def _add_up(claim: FeeClaim) -> None:
    """The sums of a claim are the sums of its lines."""
    sums = {True: 0, False: 0}
    for line in claim.lines.values("kind").order_by("kind").annotate(sum=Sum("cents")):
        sums[line["kind"] in TRAVEL] += line["sum"]
    claim.fee_cents, claim.travel_cents = 0 if claim.without_fee else sums[False], sums[True]
    claim.validate_constraints()
    FeeClaim.objects.filter(pk=claim.pk).update(
        fee_cents=claim.fee_cents, travel_cents=claim.travel_cents, without_fee=claim.without_fee
    )


def _locked(claim: FeeClaim) -> FeeClaim:
    rows = FeeClaim.objects.select_for_update(of=("self",))
    return rows.select_related("assignment__request", "assignment__expert").get(pk=claim.pk)


def _to_change(claim: FeeClaim, by) -> FeeClaim:
    """The claim's row, ours and still open. Whoever at the desk changes it is one of those who prepared it."""
    claim = _locked(claim)
    if not claim.may_change:
        raise ValidationError(_("The fee has already been approved or confirmed. Open it again to change it."))
    if hasattr(by, "roles"):
        claim.prepared_by.add(by)
        claim.created_by = by
        FeeClaim.objects.filter(pk=claim.pk).update(created_by=by)
    return claim


@transaction.atomic
def add_line(
    claim: FeeClaim,
    kind: str,
    *,
    quantity=None,
    cents: int | None = None,
    words: str = "",
    picture: str = "",
    nonce: uuid.UUID | None = None,
    by,
) -> ClaimLine:
    """One more line. Preparation and kilometres take a quantity and the day's rate; the others a sum from a receipt.

    picture: a receipt from receipts.remade(). nonce: of the form; sent twice it is one line. by: a member of staff, or
    "expert".
    """
    claim = _to_change(claim, by)
    already = claim.lines.filter(pk=nonce).first() if nonce else None
    if already:
        return already
    if nonce and ClaimLine.objects.filter(pk=nonce).exists():
        nonce = None  # a number from another claim's form says nothing here
    if claim.lines.count() >= MOST_LINES:
        raise ValidationError(_("There are many lines already. Put the small ones together, or call us."))
    more = {"words": words.strip(), "by_expert": by == EXPERT, "pk": nonce or uuid.uuid4()}
    if kind in (Kind.KILOMETRES, Kind.PREPARATION):
        what = Rate.What.KILOMETRES if kind == Kind.KILOMETRES else Rate.What.PREPARATION
        rate = rate_on(claim.due_from, what)
        if rate is None:
            raise ValidationError(_("There is no price for this yet. Write to the coordinator instead."))
        most = MOST_KILOMETRES if kind == Kind.KILOMETRES else MOST_HOURS
        line = _priced_line(claim, kind, _checked_quantity(quantity, most), rate, **more)
    elif kind in WITH_RECEIPT:
        line = ClaimLine(claim=claim, kind=kind, cents=_checked_sum(cents), **more)
    else:
        raise ValidationError(_("Choose what the line is for."))
    line.validate_constraints()
    line.save()
    if picture:
        Receipt.objects.create(line=line, picture=picture)
    _add_up(claim)
    audit("line_added", claim, by=by, detail=kind)
    return line


def _checked_quantity(quantity, most: int) -> Decimal:
    if quantity is None or Decimal(quantity) <= 0:
        raise ValidationError(_("Write how many, more than nothing."))
    if Decimal(quantity) > most:
        raise ValidationError(_("That is more than %(most)d. Please check the number.") % {"most": most})
    return Decimal(quantity)


def _checked_sum(cents: int | None) -> int:
    if not cents or cents < 0:
        raise ValidationError(_("Write the sum from the receipt, more than nothing."))
    if cents > MOST_CENTS:
        raise ValidationError(_("That is more than 10 000 euros. Please check the sum."))
    return cents


@transaction.atomic
def set_hours(claim: FeeClaim, hours, *, by) -> FeeClaim:
    """It took longer or shorter than was agreed. Only for a fee that is paid by the hour."""
    claim = _to_change(claim, by)
    line = claim.lines.filter(kind=Kind.FEE, unit=Rate.Unit.HOUR).first()
    if line is None:
        raise ValidationError(_("This fee is for the whole time, however long it took."))
    line.quantity = _checked_quantity(hours, MOST_HOURS)
    line.cents, line.by_expert = times(line.quantity, line.unit_cents), by == EXPERT
    line.save(update_fields=["quantity", "cents", "by_expert"])
    _add_up(claim)
    audit("hours_set", claim, by=by)
    return claim


@transaction.atomic
def set_fee(claim: FeeClaim, cents: int, *, by) -> FeeClaim:
    """The agreed fee was written wrong. Of the desk only; the expert is asked to look at it again by the claim itself."""
    claim = _to_change(claim, by)
    check_fee(cents)
    line = claim.lines.filter(kind=Kind.FEE).first()
    line.quantity = line.unit_cents = line.rate = None
    line.unit, line.cents = "", cents
    line.save(update_fields=["quantity", "unit_cents", "rate", "unit", "cents"])
    _add_up(claim)
    audit("fee_set", claim, by=by)
    return claim


def check_fee(cents: int) -> None:
    """A fee is always paid, and nobody's fee is a slip of the pen. Raises ValidationError."""
    if cents < 1:
        raise ValidationError(
            _(
                "A fee is always paid. If the expert does not want one, they say so on their own page afterwards."
            )
        )
    if cents > MOST_CENTS:
        raise ValidationError(_("That is more than 10 000 euros. Please check the sum."))


@transaction.atomic
def remove_line(line: ClaimLine, *, by) -> FeeClaim:
    """Take a line and its receipt out. The fee itself stays: it is declined on its own, never by removing it."""
    claim = _to_change(line.claim, by)
    if line.kind == Kind.FEE:
        raise ValidationError(_("The fee itself stays. Other lines can be taken out."))
    line.delete()
    _add_up(claim)
    audit("line_removed", claim, by=by, detail=line.kind)
    return claim


@transaction.atomic
def choose_way(claim: FeeClaim, way: str, *, by=EXPERT) -> FeeClaim:
    claim = _to_change(claim, by)
    if way not in dict(FeeClaim._meta.get_field("way").choices):
        raise ValidationError(_("Choose one."))
    FeeClaim.objects.filter(pk=claim.pk).update(way=way)
    return claim


@transaction.atomic
def confirm_claim(claim: FeeClaim, *, by=EXPERT) -> FeeClaim:
    """The expert says it is right; or said so on the phone, and the desk writes it down."""
    claim = _locked(claim)
    if not claim.total_cents:  # no fee wanted, and no trip to pay
        transition(claim, FeeState.DECLINED, by=by)
        return _settle(claim)
    transition(claim, FeeState.SUBMITTED, by=by, confirmed_at=timezone.now())
    if by == EXPERT:
        tell_desk(claim.assignment.request)
    return claim


@transaction.atomic
def reopen(claim: FeeClaim, *, by=EXPERT) -> FeeClaim:
    """Back to the beginning: the expert wants something changed, or wants the fee after all. Never once it is on its way."""
    claim = _locked(claim)
    if claim.without_fee and by == EXPERT:
        claim.without_fee = False
        _add_up(claim)
        if claim.may_change:
            return claim
    if claim.state == FeeState.EXPORTED:
        raise ValidationError(_("It is already on its way to be paid. Please call the coordinator."))
    was_declined = claim.state == FeeState.DECLINED
    transition(claim, FeeState.DRAFT, by=by, approved_by=None, confirmed_at=None)
    if was_declined:
        Assignment.objects.filter(pk=claim.assignment_id).exclude(state=State.COMPLETED).update(
            fee_settled_at=None
        )
        tell_desk(claim.assignment.request)
    return claim


@transaction.atomic
def ask_back(claim: FeeClaim, words: str, *, by) -> FeeClaim:
    """The desk does not understand something: back to the expert, with a few kind words on their page."""
    claim = reopen(claim, by=by)
    if not (claim.assignment.is_open and claim.assignment.request.is_open):
        raise ValidationError(_("The assignment has ended. Call the expert, and change the fee here."))
    write(
        claim.assignment.request,
        words,
        sender=Side.DESK,
        recipient=Side.EXPERT,
        assignment=claim.assignment,
        by=by,
    )
    return claim


@transaction.atomic
def approve_fee(claim: FeeClaim, *, by) -> FeeClaim:
    """Four eyes: never by anybody who prepared it."""
    claim = _locked(claim)
    if claim.prepared_by.filter(pk=by.pk).exists():
        raise ValidationError(_("Someone else must approve what you prepared."))
    transition(claim, FeeState.APPROVED, by=by, approved_by=by)
    return claim


@transaction.atomic
def pay_fee(claim: FeeClaim, *, paid_on: date, by) -> FeeClaim:
    """It was paid on that day. The expert hears that there is news on their page."""
    claim = _locked(claim)
    if claim.state == FeeState.PAID:
        raise ValidationError(_("%(code)s has already been paid.") % {"code": claim.code})
    if paid_on > timezone.localdate():
        raise ValidationError(_("The day is still ahead."))
    if paid_on < claim.due_from:
        raise ValidationError(
            _("%(code)s was held after that day. Please check the day.") % {"code": claim.code}
        )
    transition(claim, FeeState.PAID, by=by, paid_on=paid_on)
    tell_expert(claim.assignment, "fee_news", with_link=True)
    return _settle(claim)


@transaction.atomic
def decline_fee(claim: FeeClaim, *, by=EXPERT) -> FeeClaim:
    """The expert does not want a fee. Only they can say so, and they may take it back. A trip is still paid."""
    if by != EXPERT:
        raise ValidationError(_("Only the expert can do without a fee, on their own page."))
    claim = _locked(claim)
    if claim.state == FeeState.EXPORTED:
        raise ValidationError(_("It is already on its way to be paid. Please call the coordinator."))
    if not claim.travel_cents:
        transition(claim, FeeState.DECLINED, by=by, approved_by=None)
        return _settle(claim)
    if not claim.may_change:
        transition(claim, FeeState.DRAFT, by=by, approved_by=None, confirmed_at=None)
    claim.without_fee = True
    _add_up(claim)
    audit("without_fee", claim, by=by)
    return claim


def _settle(claim: FeeClaim) -> FeeClaim:
    Assignment.objects.filter(pk=claim.assignment_id).update(fee_settled_at=timezone.now())
    return claim


def is_settled(assignment: Assignment) -> bool:
    """Paid, declined by the expert, or never claimed here because it is an employment."""
    if assignment.is_employment:
        return True
    return FeeClaim.objects.filter(assignment=assignment, state__in=SETTLED_FEES).exists()
