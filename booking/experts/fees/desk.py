"""Fees on the desk: codes and sums. Who prepared a fee never approves it; finance sees no names and no topics."""

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal
from kuulluksi.privacy.models import AuditLine

from ..forms import PaidForm, cents
from ..models import FeeClaim, Receipt
from ..states import SETTLED_FEES, FeeState
from . import claims, forms
from .models import Rate, Way
from .page import LINES, lines_of
from .rates import rate_on
from .receipts import opened

A_PAGE = 30
ROLES = ("coordinator", "finance")


@staff(*ROLES)
def fee_list(request):
    """The longest waiting first. The numbers on top lead to what waits for whom."""
    mine = FeeClaim.objects.visible_to(request.user)
    today = timezone.localdate()
    numbers = numbers_of(mine, today)
    shown = request.GET.get("show", "open")
    chosen = {
        "late": mine.due(today),
        "expert": mine.filter(state=FeeState.DRAFT),
        "approve": mine.filter(state__in=(FeeState.SUBMITTED, FeeState.DRAFT)).exclude(
            prepared_by=request.user
        ),
        "export": mine.filter(state=FeeState.APPROVED),
        "way": mine.filter(state=FeeState.EXPORTED),
        "all": mine.order_by("-due_from", "code"),
    }.get(shown, mine.unsettled())
    rows = chosen.select_related("assignment__request", "created_by", "approved_by", "batch").prefetch_related(
        "prepared_by"
    )
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "experts/fees/list.html",
        {
            "heading": _("Fees"),
            "page": page,
            "shown": shown,
            "strip": strip_of(numbers),
            "rows": [(claim, waits_for(claim, request.user)) for claim in page],
            "ways": [(way, numbers[way.value]) for way in Way if numbers[way.value]],
        },
    )


def numbers_of(mine, today) -> dict[str, int]:
    """How many wait for whom, in one query."""
    late_from = today - timedelta(days=settings.FEE_DUE_DAYS)
    ways = {way.value: Count("pk", filter=Q(state=FeeState.APPROVED, way=way)) for way in Way}
    return (
        mine.unsettled()
        .order_by()
        .aggregate(
            late=Count("pk", filter=~Q(state__in=SETTLED_FEES) & Q(due_from__lte=late_from)),
            expert=Count("pk", filter=Q(state=FeeState.DRAFT)),
            submitted=Count("pk", filter=Q(state=FeeState.SUBMITTED)),
            exported=Count("pk", filter=Q(state=FeeState.EXPORTED)),
            **ways,
        )
    )


def strip_of(numbers: dict[str, int]) -> list[tuple[int, str, str, bool]]:
    """(number, words, what to show, whether it is pressing)."""
    return [
        (numbers["late"], _("waited too long"), "late", True),
        (numbers["expert"], _("the expert looks"), "expert", False),
        (numbers["submitted"], _("to approve"), "approve", False),
        (sum(numbers[way.value] for way in Way), _("to hand over"), "export", False),
        (numbers["exported"], _("on its way"), "way", False),
    ]


def waits_for(claim: FeeClaim, user) -> str:
    """Who does what next, in words."""
    if claim.state == FeeState.DRAFT:
        return _("The expert looks at it.")
    if claim.state == FeeState.SUBMITTED:
        if any(one.pk == user.pk for one in claim.prepared_by.all()):
            return _("A colleague approves it: you prepared it.")
        return _("Approve it, or ask the expert.")
    if claim.state == FeeState.APPROVED:
        return _("Hand it over to be paid.")
    if claim.state == FeeState.EXPORTED:
        return _("Mark it paid when it has been.")
    return ""


@staff(*ROLES)
def fee_detail(request, pk):
    return _claim_page(request, _claim_of(request.user, pk))


def _claim_of(user, pk) -> FeeClaim:
    rows = FeeClaim.objects.visible_to(user).select_related(
        "assignment__request", "assignment__expert", "created_by", "approved_by", "batch"
    )
    return get_object_or_404(rows, pk=pk)


def _claim_page(request, claim, bound=None):
    rows = lines_of(claim)
    told = reveal(rows, ["words"], actor=request.user, reason=f"fee {claim.code}") if rows else []
    prepared = [user.username for user in claim.prepared_by.order_by("username")]
    return render(
        request,
        "experts/fees/claim.html",
        {
            "heading": _("Fee %(code)s") % {"code": claim.code},
            "claim": claim,
            "lines": [(row, words["words"]) for row, words in zip(rows, told, strict=True)],
            "times": list(claim.times.all()) if claim.month else [],
            "prepared": prepared,
            "may_approve": request.user.username not in prepared,
            "may_open_request": request.user.has_role("coordinator"),
            "forms": _forms(claim, bound),
            "paid_form": bound if isinstance(bound, PaidForm) else PaidForm(),
            "back_form": bound if isinstance(bound, forms.BackForm) else forms.BackForm(),
            "bound": bound,
            "history": history_of(claim),
        },
        status=422 if bound is not None else 200,
    )


def history_of(claim: FeeClaim) -> list[dict]:
    """Who did what and when, from the log."""
    words = {
        "claim_opened": _("prepared"),
        "line_added": _("a line added"),
        "line_removed": _("a line taken out"),
        "time_not_held": _("a time taken out"),
        "time_held": _("a time put back"),
        "hours_set": _("hours changed"),
        "fee_set": _("the fee changed"),
        "draft": _("opened again"),
        "submitted": _("confirmed by the expert"),
        "approved": _("approved"),
        "exported": _("handed over"),
        "paid": _("marked as paid"),
        "without_fee": _("the expert does without the fee"),
        "declined_by_expert": _("the expert does not want a fee"),
    }
    lines = AuditLine.objects.filter(subject_type=FeeClaim._meta.label_lower, subject_id=str(claim.pk))
    return [
        {"at": line.at, "words": words[line.verb], "by": line.actor.username if line.actor else ""}
        for line in lines.select_related("actor").order_by("at", "pk")
        if line.verb in words
    ]


def _forms(claim: FeeClaim, bound) -> dict:
    if not claim.may_change:
        return {}
    given = {"ticket": forms.TicketForm()}
    if rate_on(claim.due_from, Rate.What.KILOMETRES):
        given["car"] = forms.CarForm()
    if rate_on(claim.due_from, Rate.What.PREPARATION):
        given["preparation"] = forms.PreparationForm()
    given["fee"] = forms.FeeForm(auto_id="fee_%s")
    if bound is not None and getattr(bound, "do", "") in given:
        given[bound.do] = bound
    return given


FORMS = {"fee": forms.FeeForm, "ask_back": forms.BackForm, "pay": PaidForm}


@require_POST
@staff(*ROLES)
def fee_deed(request, pk, deed):
    """Every step of a fee at the desk: a plain button or a short form, and back to the claim."""
    claim = _claim_of(request.user, pk)
    form = None
    if deed in LINES:
        form = LINES[deed](request.POST, request.FILES, dropped=getattr(request, "dropped_file", False))
    elif deed in FORMS:
        form = FORMS[deed](request.POST, auto_id=f"{deed}_%s")
    if form is not None and not form.is_valid():
        return _claim_page(request, claim, form)
    if deed not in LINES and deed not in DEEDS:
        raise Http404
    try:
        if deed in LINES:
            claims.add_line(claim, **form.line(), by=request.user)
        else:
            DEEDS[deed](claim, request.user, form.cleaned_data if form else request.POST)
        messages.success(request, _("Done."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    if not FeeClaim.objects.filter(pk=claim.pk).exists():  # nothing of it was held
        return redirect("experts_desk:fees")
    return redirect("experts_desk:fee", pk=claim.pk)


def _time(claim, by, given, *, was_held):
    row = next((row for row in claim.times.all() if str(row.pk) == given.get("time")), None)
    if row is None:
        raise ValidationError(_("That time is not there any more."))
    claims.mark_time(row, was_held=was_held, by=by)


def _remove(claim, by, given):
    row = next((row for row in claim.lines.all() if str(row.pk) == given.get("line")), None)
    if row is None:
        raise ValidationError(_("That line is not there any more."))
    claims.remove_line(row, by=by)


DEEDS = {
    "approve": lambda claim, by, _given: claims.approve_fee(claim, by=by),
    "confirmed": lambda claim, by, _given: claims.confirm_claim(claim, by=by),
    "reopen": lambda claim, by, _given: claims.reopen(claim, by=by),
    "ask_back": lambda claim, by, given: claims.ask_back(claim, given["text"], by=by),
    "fee": lambda claim, by, given: claims.set_fee(claim, cents(given["sum"]), by=by),
    "pay": lambda claim, by, given: claims.pay_fee(claim, paid_on=given["paid_on"], by=by),
    "remove": _remove,
    "not_held": partial(_time, was_held=False),
    "held": partial(_time, was_held=True),
}


@staff(*ROLES)
def receipt(request, receipt):
    """One receipt, as a picture, written into the log. Finance and the coordinators of the area."""
    seen = FeeClaim.objects.visible_to(request.user)
    row = get_object_or_404(
        Receipt.objects.select_related("line__claim").filter(line__claim__in=seen), pk=receipt
    )
    try:
        body = opened(row, actor=request.user)
    except ValidationError:
        raise Http404 from None
    answer = HttpResponse(body, content_type="image/jpeg")
    answer["Content-Disposition"] = f'inline; filename="{row.line.claim.code}.jpg"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
