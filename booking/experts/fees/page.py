"""The expert's page of a fee, by the link they have: what is paid, what the trip cost, where it is now."""

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kuulluksi.people.doors import signed_link
from kuulluksi.privacy.access import own

from ..actions.messages import write
from ..actions.telling import OFFER_LINK
from ..models import Assignment, FeeClaim, Receipt
from ..models.messages import Side
from ..states import FeeState
from . import claims, forms
from .models import Kind, Rate
from .own import own_url
from .rates import rate_on

LINES = {"car": forms.CarForm, "ticket": forms.TicketForm, "preparation": forms.PreparationForm}
FORMS = {**LINES, "hours": forms.HoursForm, "way": forms.WayForm, "ask": forms.WordsForm}


@signed_link(OFFER_LINK)
def fee_page(request, link):
    """GET shows, POST acts. Nothing here names the person, the requester or the topic."""
    assignment = _assignment_of(link)
    claim = _claim_of(assignment, request)
    if claim is None or request.method != "POST":
        return _page(request, assignment, claim)
    do = request.POST.get("do", "")
    form = _bound(request, do)
    if form is not None and not form.is_valid():
        return _page(request, assignment, claim, bound=form, status=422)
    try:
        _do(do, claim, form, request.POST)
    except ValidationError as error:
        assignment = _assignment_of(link)
        claim = _claim_of(assignment, request)
        if form is None:
            return _page(request, assignment, claim, problem=error.messages[0], status=409)
        form.add_error(None, error)
        return _page(request, assignment, claim, bound=form, status=422)
    return redirect(own_url(link.token, claim))


def _assignment_of(link) -> Assignment:
    rows = Assignment.objects.select_related("request").prefetch_related("claims")
    found = rows.filter(pk=link.subject_id, expert__isnull=False).first()
    if found is None:
        raise Http404
    return found


def _claim_of(assignment: Assignment, request) -> FeeClaim | None:
    """The one that was asked for, of this assignment alone; else the one to look at now."""
    asked = request.GET.get("fee", "")
    return next((row for row in assignment.claims.all() if row.code == asked), None) or assignment.claim


def _bound(request, do: str):
    if do in LINES:
        dropped = getattr(request, "dropped_file", False)
        return LINES[do](request.POST, request.FILES, dropped=dropped)
    return FORMS[do](request.POST, auto_id=f"{do}_%s") if do in FORMS else None


def _do(do: str, claim: FeeClaim, form, given) -> None:
    if do in LINES:
        claims.add_line(claim, **form.line(), by=claims.EXPERT)
    elif do == "hours":
        claims.set_hours(claim, form.cleaned_data["quantity"], by=claims.EXPERT)
    elif do == "way":
        claims.choose_way(claim, form.cleaned_data["way"])
    elif do == "ask":
        assignment = claim.assignment
        write(
            assignment.request,
            form.cleaned_data["text"],
            sender=Side.EXPERT,
            recipient=Side.DESK,
            assignment=assignment,
            by=claims.EXPERT,
        )
    elif do == "remove":
        found = next((row for row in claim.lines.all() if str(row.pk) == given.get("line")), None)
        if found is not None:  # else it is gone already, which was the wish
            claims.remove_line(found, by=claims.EXPERT)
    elif do in ("not_held", "held"):
        time = next((row for row in claim.times.all() if str(row.pk) == given.get("time")), None)
        if time is not None:
            claims.mark_time(time, was_held=do == "held", by=claims.EXPERT)
    elif do in ("confirm", "decline", "back"):
        deed = {"confirm": claims.confirm_claim, "decline": claims.decline_fee, "back": claims.reopen}[do]
        deed(claim)


def lines_of(claim: FeeClaim) -> list:
    """The lines with ``receipt_pk``, in one query and without the pictures."""
    found = Receipt.objects.filter(line=OuterRef("pk")).values("pk")[:1]
    return list(claim.lines.annotate(receipt_pk=Subquery(found)))


def _page(request, assignment, claim, *, bound=None, problem="", status=200):
    page = {"assignment": assignment, "claim": claim, "problem": problem, "bound": bound}
    if claim is None:
        return render(request, "experts/fees/none.html", page, status=status)
    rows = lines_of(claim)
    page |= {
        "lines": [{"row": row, "words": own(row, ["words"])["words"]} for row in rows],
        "times": list(claim.times.all()) if claim.month else [],
        "months": _months_of(assignment, claim),
        "path": path_of(claim),
        "said": SAYS[claim.state](claim),
        "forms": _forms(claim, rows, bound) if claim.may_change else {},
        "ask": bound if isinstance(bound, forms.WordsForm) else forms.WordsForm(auto_id="ask_%s"),
        "may_write": assignment.is_open and assignment.request.is_open,
        "words_here": _words_of(assignment),
        "may_go_back": claim.state in (FeeState.SUBMITTED, FeeState.APPROVED, FeeState.DECLINED)
        or (claim.without_fee and claim.may_change),
        "may_decline": not claim.without_fee
        and claim.state in (FeeState.DRAFT, FeeState.SUBMITTED, FeeState.APPROVED),
    }
    return render(request, "experts/fees/page.html", page, status=status)


def _months_of(assignment, claim) -> list[tuple]:
    """(fee, whether it is the one on the page) of each month, the latest first; nothing where there is one fee."""
    rows = sorted(assignment.claims.all(), key=lambda row: (row.due_from, row.created_at), reverse=True)
    return [(row, row.pk == claim.pk) for row in rows] if len(rows) > 1 else []


def _words_of(assignment) -> list[dict]:
    """The last few words between the expert and the desk."""
    rows = assignment.request.messages.shown_to(Side.EXPERT).filter(assignment=assignment)
    last = sorted(rows.order_by("-created_at")[:4], key=lambda row: row.created_at)
    return [{"row": row, "text": own(row, ["text"])["text"], "mine": row.sender == Side.EXPERT} for row in last]


def _forms(claim: FeeClaim, rows, bound) -> dict:
    """What may be added or corrected now; the form that was just sent stays as it was typed."""
    hourly = next((row for row in rows if row.kind == Kind.FEE and row.unit == Rate.Unit.HOUR), None)
    given = {"ticket": forms.TicketForm()}
    if rate_on(claim.due_from, Rate.What.KILOMETRES):
        given = {"car": forms.CarForm(), **given}
    if rate_on(claim.due_from, Rate.What.PREPARATION) and not claim.cancelled_late:
        given["preparation"] = forms.PreparationForm()
    if hourly:
        given["hours"] = forms.HoursForm(initial={"quantity": hourly.quantity}, auto_id="hours_%s")
    given["way"] = forms.WayForm(initial={"way": claim.way}, auto_id="way_%s")
    if bound is not None and bound.do in given:
        given[bound.do] = bound
    return given


STEPS = (FeeState.DRAFT, FeeState.SUBMITTED, FeeState.APPROVED, FeeState.EXPORTED, FeeState.PAID)


def path_of(claim: FeeClaim) -> list[dict]:
    """The way of a fee in five words, and where it is now."""
    if claim.state == FeeState.DECLINED:
        return []
    names = (_("You look at it"), _("We check it"), _("Approved"), _("On its way"), _("Paid"))
    now = STEPS.index(claim.state)
    return [
        {"name": name, "done": number < now or now == len(STEPS) - 1, "now": number == now}
        for number, name in enumerate(names)
    ]


SAYS = {
    FeeState.DRAFT: lambda claim: (
        _("You do without the fee. The trip is paid. Say that it is right.")
        if claim.without_fee
        else _(
            "These are the times of one month. Look at them, add what the trips cost, and say that it is right."
        )
        if claim.month
        else _("We have filled this in for you. Add what the trip cost, and say that it is right.")
    ),
    FeeState.SUBMITTED: lambda claim: _("Thank you. Somebody else checks it now, and then it goes to be paid."),
    FeeState.APPROVED: lambda claim: _("It has been approved, and goes to be paid next."),
    FeeState.EXPORTED: lambda claim: _("It is on its way to be paid."),
    FeeState.PAID: lambda claim: _("It has been paid. Thank you for what you did."),
    FeeState.DECLINED: lambda claim: _(
        "You chose to do without the fee. If you want it after all, you get it."
    ),
}
