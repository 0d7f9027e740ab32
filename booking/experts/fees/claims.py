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

from ..actions.messages import write
from ..actions.moving import transition
from ..actions.telling import tell_desk, tell_expert
from ..models import Assignment, ClaimLine, ClaimTime, ExpertRequest, FeeClaim, Receipt
from ..models.messages import Side
from ..states import SETTLED_FEES, FeeState, State
from .models import MOST_CENTS, TRAVEL, WITH_RECEIPT, Kind, Rate
from .rates import rate_on, times

EXPERT = "expert"
MOST_LINES = 20
MOST_KILOMETRES = 2000
MOST_HOURS = 60
TIMES_A_MONTH = {
    ExpertRequest.Rhythm.WEEKLY: 5,
    ExpertRequest.Rhythm.GROWING: 5,
    ExpertRequest.Rhythm.FORTNIGHTLY: 3,
}
FEE_KINDS = (Kind.FEE, Kind.PREPARATION)


def priced_line(claim, kind, quantity: Decimal, rate: Rate, **more) -> ClaimLine:
    """A line at a price of the table, not saved yet."""
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


def add_up(claim: FeeClaim) -> None:
    """The sums of a claim are the sums of its lines. In the caller's transaction."""
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
        line = priced_line(claim, kind, _checked_quantity(quantity, most), rate, **more)
    elif kind in WITH_RECEIPT:
        line = ClaimLine(claim=claim, kind=kind, cents=_checked_sum(cents), **more)
    else:
        raise ValidationError(_("Choose what the line is for."))
    line.validate_constraints()
    line.save()
    if picture:
        Receipt.objects.create(line=line, picture=picture)
    add_up(claim)
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
    line.validate_constraints()
    line.save(update_fields=["quantity", "cents", "by_expert"])
    add_up(claim)
    audit("hours_set", claim, by=by)
    return claim


@transaction.atomic
def mark_time(time: ClaimTime, *, was_held: bool, by) -> FeeClaim | None:
    """This one was not held after all, or it was. It stays in the claim's list, so that no later claim takes it up.

    None when the desk says of the last one that it was not held: then nothing is claimed for that month.
    """
    claim = _to_change(time.claim, by)
    line = claim.lines.filter(kind=Kind.FEE).first()
    if line.quantity is None:
        raise ValidationError(_("The sum of this fee was written by hand. Correct the sum instead."))
    ClaimTime.objects.filter(pk=time.pk).update(was_held=was_held)
    held = claim.times.filter(was_held=True).count()
    audit("time_held" if was_held else "time_not_held", claim, by=by)
    if not held:
        return _nothing_held(claim, by)
    line.quantity, line.cents = Decimal(held), times(held, line.unit_cents)
    line.save(update_fields=["quantity", "cents"])
    add_up(claim)
    return claim


def _nothing_held(claim: FeeClaim, by) -> None:
    if by == EXPERT or claim.lines.exclude(kind=Kind.FEE).exists():
        raise ValidationError(_("One time stays. If none was held, tell the coordinator."))
    claim.times.update(claim=None, was_held=False)
    audit("claim_taken_back", claim.assignment, by=by, detail=claim.code)
    assignment = claim.assignment
    claim.delete()
    if assignment.state != State.IN_PROGRESS:
        settle_if_all_is(assignment)


@transaction.atomic
def set_fee(claim: FeeClaim, cents: int, *, by) -> FeeClaim:
    """The agreed fee was written wrong. Of the desk only; the expert is asked to look at it again by the claim itself."""
    claim = _to_change(claim, by)
    check_fee(cents)
    line = claim.lines.filter(kind=Kind.FEE).first()
    line.quantity = line.unit_cents = line.rate = None
    line.unit, line.cents = "", cents
    line.save(update_fields=["quantity", "unit_cents", "rate", "unit", "cents"])
    add_up(claim)
    audit("fee_set", claim, by=by)
    return claim


def check_fee(cents: int, request: ExpertRequest | None = None) -> None:
    """A fee is always paid, and nobody's fee is a slip of the pen. Raises ValidationError.

    request: the fee is of one time of it, and a month of such times is no slip either.
    """
    if cents < 1:
        raise ValidationError(
            _(
                "A fee is always paid. If the expert does not want one, they say so on their own page afterwards."
            )
        )
    if cents > MOST_CENTS:
        raise ValidationError(_("That is more than 10 000 euros. Please check the sum."))
    number = TIMES_A_MONTH.get(request.rhythm, 1) if request else 1
    if cents * number > MOST_CENTS:
        raise ValidationError(
            _(
                "The fee is for one time, and in a month there may be %(number)d: that is more than 10 000 euros. Please check the sum."
            )
            % {"number": number}
        )


@transaction.atomic
def remove_line(line: ClaimLine, *, by) -> FeeClaim:
    """Take a line and its receipt out. The fee itself stays: it is declined on its own, never by removing it."""
    claim = _to_change(line.claim, by)
    if line.kind == Kind.FEE:
        raise ValidationError(_("The fee itself stays. Other lines can be taken out."))
    line.delete()
    add_up(claim)
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
        add_up(claim)
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
    add_up(claim)
    audit("without_fee", claim, by=by)
    return claim


def _settle(claim: FeeClaim) -> FeeClaim:
    """The last claim of an assignment that is settled settles it."""
    if not FeeClaim.objects.filter(assignment=claim.assignment_id).unsettled().exists():
        Assignment.objects.filter(pk=claim.assignment_id).update(fee_settled_at=timezone.now())
    return claim


def is_settled(assignment: Assignment) -> bool:
    """All of it paid, declined by the expert, or never claimed here: an employment, or nothing of it was held."""
    if assignment.is_employment:
        return True
    states = set(FeeClaim.objects.filter(assignment=assignment).values_list("state", flat=True))
    if not states:
        return ClaimTime.objects.filter(assignment=assignment).exists()  # one that was held stands in a claim
    return states <= SETTLED_FEES


def settle_if_all_is(assignment: Assignment) -> None:
    """Nothing is left to pay of an engagement that has ended. In the caller's transaction."""
    if is_settled(assignment):
        rows = Assignment.objects.filter(pk=assignment.pk, fee_settled_at__isnull=True)
        rows.update(fee_settled_at=timezone.now())
