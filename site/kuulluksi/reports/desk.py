"""The reports' pages in the staff's admin: figures for the steering group and coordinators, costs for coordinators."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kuulluksi.directory.models import Area
from kuulluksi.look import paper
from kuulluksi.people.doors import staff

from . import actions
from .costs import events_of, spent_in
from .figures import report
from .forms import BudgetForm, CostForm, year_of
from .models import CostLine, ProposedFigure
from .quarters import last_year_with_figures
from .sheets import Sheet, as_csv, euros, for_funder, sheets

ROLES = ("coordinator", "steering")
BOM = "\ufeff"


def as_download(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(BOM + text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


@staff(*ROLES)
def figures_page(request):
    """A year by its quarters, or one quarter of it; ``form`` gives it as csv, funder (csv) or pdf."""
    today = timezone.localdate()
    year = year_of(request, last_year_with_figures(today))
    asked = request.GET.get("quarter", "")
    if year is None or asked not in ("", "1", "2", "3", "4"):
        raise Http404
    quarter = int(asked or 0)
    found = report(request.user, year, today)
    if quarter and quarter not in [one.number for one in found.quarters]:
        raise Http404
    form = request.GET.get("form")
    tables = sheets(found, quarter, plain=form == "csv")
    name = f"kuulluksi-{year}" + (f"-{quarter}" if quarter else "")
    if form == "csv":
        return as_download(as_csv(tables), name)
    if form == "funder":
        return as_download(for_funder(found), f"{name}-rahoittaja")
    if form == "pdf":
        return on_paper(request, found, tables, quarter, name)
    page = {
        "heading": _("Figures"),
        "report": found,
        "tables": tables,
        "year": year,
        "quarter": quarter,
        "years": range(today.year, today.year - 4, -1),
        "offered": offers(found) if request.user.has_role("coordinator") else [],
    }
    return render(request, "reports/figures.html", page)


def on_paper(request, found, tables, quarter: int, name: str) -> HttpResponse:
    language = translation.get_language() or "fi"
    period = f"{quarter}/{found.year}" if quarter else str(found.year)
    title = _("Kuulluksi in figures %(period)s") % {"period": period}
    data = {
        "lead": _("Report for the steering group"),
        "facts": facts_of(found),
        "tables": [{"heading": one.heading, "heads": one.heads, "rows": one.rows} for one in tables],
        "note": hidden_note(),
        "empty": _("No quarter of this year has ended yet."),
        "foot": _("As of %(day)s") % {"day": found.as_of.strftime("%-d.%-m.%Y")},
    }
    return paper.answer(request, "reports/steering", data, language=language, title=title, file=name)


def hidden_note() -> str:
    return _(
        "Hidden: a number of one to four people, or one from which such a number could be reckoned. Only quarters that have ended are told."
    )


def facts_of(found) -> list[list[str]]:
    days = _("%(n)s days") % {"n": found.lead_days} if found.lead_days is not None else _("hidden")
    return [
        [_("Groups on the site"), str(found.groups_now)],
        [_("From a request to the first answer, median"), days],
    ]


# What may be proposed to the site: code of a table → what the number counts. Only totals, only of a whole period.
OFFERED = {
    "requests_by_kind": gettext_lazy("requests for an expert"),
    "sessions": gettext_lazy("meetings held"),
    "sign_ups": gettext_lazy("people signed up"),
    "visits": gettext_lazy("visits in groups and at events"),
}


def offers(found) -> list[dict]:
    """Figures that could stand on the site: the year's totals when nothing of them is hidden."""
    if not found.quarters:
        return []
    told = set(ProposedFigure.objects.filter(as_of=found.as_of).values_list("code", flat=True))
    rows = []
    for table in found.tables:
        totals = table.shown.totals
        if table.code in OFFERED and None not in totals and sum(totals):
            code = f"{table.code}-{found.year}"
            rows.append(
                {"code": code, "label": OFFERED[table.code], "number": sum(totals), "told": code in told}
            )
    return rows


@require_POST
@staff("coordinator")
def propose_figure(request):
    """Offer one number to the site's editors, with the day it stands for. Numbers come from here, never from the form."""
    year = year_of(request, last_year_with_figures(timezone.localdate()))
    found = report(request.user, year) if year else None
    offer = (
        next((one for one in offers(found) if one["code"] == request.POST.get("code")), None) if found else None
    )
    if offer is None:
        raise Http404
    try:
        actions.propose(
            offer["code"], offer["label"], offer["number"], year=year, as_of=found.as_of, by=request.user
        )
        messages.success(request, _("Proposed. It stands on the site when an editor takes it."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(f"{reverse('figures')}?year={year}")


@staff("coordinator")
def costs_page(request):
    """What has been spent this year beside what was meant, and two short forms."""
    year = year_of(request)
    if year is None:
        raise Http404
    given = {
        "areas": Area.objects.filter(pk__in=request.user.area_ids).order_by("name_fi"),
        "events": events_of(request.user, year),
    }
    do = request.POST.get("do", "")
    cost = CostForm(request.POST if do == "cost" else None, auto_id="cost_%s", **given)
    budget = BudgetForm(request.POST if do == "budget" else None, auto_id="budget_%s", **given)
    bound = {"cost": cost, "budget": budget}.get(do)
    if bound is not None and bound.is_valid():
        try:
            if do == "cost":
                actions.add_cost(**cost.row(), by=request.user)
            else:
                actions.set_budget(**budget.row(year), by=request.user)
        except ValidationError as error:
            bound.add_error(None, error.messages)
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{reverse('costs')}?year={year}")
    rows = spent_in(request.user, year)
    if request.GET.get("form") == "csv":
        return as_download(costs_csv(rows), f"kulut-{year}")
    page = {
        "heading": _("Costs and budget"),
        "rows": rows,
        "year": year,
        "years": range(timezone.localdate().year, timezone.localdate().year - 4, -1),
        "cost": cost,
        "budget": budget,
        "bound": bound,
        "latest": CostLine.objects.visible_to(request.user)
        .filter(day__year=year)
        .select_related("event", "area")[:12],
    }
    return render(request, "reports/costs.html", page, status=422 if bound and bound.errors else 200)


def costs_csv(rows) -> str:
    heads = [_("What"), _("Fees"), _("Travel"), _("Catering"), _("Other"), _("In all"), _("Budget"), _("Left")]
    lines = [
        [
            row.words,
            *(euros(value) for value in (row.fees, row.travel, row.catering, row.other, row.all)),
            "" if row.budget is None else euros(row.budget),
            "" if row.left is None else ("-" if row.is_over else "") + euros(abs(row.left)),
        ]
        for row in rows
    ]
    return as_csv([Sheet(_("Costs and budget"), heads, lines)])


@require_POST
@staff("coordinator")
def cost_remove(request, cost):
    row = get_object_or_404(CostLine.objects.visible_to(request.user), pk=cost)
    year = row.day.year
    actions.remove_cost(row, by=request.user)
    messages.success(request, _("Taken out."))
    return redirect(f"{reverse('costs')}?year={year}")
