"""The bank on the desk: working names and codes; who it is opens with a reason."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.directory.models import Area
from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from .. import actions, forms
from ..matching import Filters, bank
from ..models import ExpertProfile, ExpertRequest
from ..topics import labels
from .matching import filter_choices

A_PAGE = 30
IDENTITY = ["legal_name", "contact", "contact_wishes", "birth_year", "support_person", "boundaries"]


@staff("coordinator")
def bank_list(request):
    """Working names and codes only."""
    filters = Filters.from_query(request.GET)
    page = Paginator(bank(request.user, filters), A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "experts/desk/bank.html",
        {"heading": _("Expert bank"), "page": page, **filter_choices(filters)},
    )


@staff("coordinator")
def expert_new(request):
    areas = Area.objects.filter(pk__in=request.user.area_ids)
    form = forms.ExpertForm(request.POST or None, areas=areas)
    if request.method == "POST" and form.is_valid():
        details = dict(form.cleaned_data)
        many = {name: details.pop(name) for name in ("areas", "engagement_types", "experience")}
        expert = actions.add_expert(details, **many, by=request.user)
        actions.confirm_profile(expert, by=request.user)
        return redirect("experts_desk:expert", pk=expert.pk)
    page = {"heading": _("A new profile"), "form": form}
    return render(request, "experts/desk/expert_new.html", page, status=422 if form.errors else 200)


def _expert_of(user, pk) -> ExpertProfile:
    rows = ExpertProfile.objects.visible_to(user).prefetch_related("areas", "engagement_types", "experience")
    return get_object_or_404(rows, pk=pk)


@staff("coordinator")
def expert_detail(request, pk):
    return _expert_page(request, _expert_of(request.user, pk), forms.RevealForm())


def _expert_page(request, expert, form, identity=None, status=200):
    # Only what was agreed is listed. Other areas' requests show as a day, without their code.
    promised = expert.assignments.promised().select_related("request__engagement_type").order_by("-held_on")
    seen = set(ExpertRequest.objects.visible_to(request.user).values_list("pk", flat=True))
    return render(
        request,
        "experts/desk/expert.html",
        {
            "heading": f"{expert.code} {expert.alias}",
            "expert": expert,
            "form": form,
            "identity": identity,
            "topics": labels(expert.topics),
            "not_about": labels(expert.not_about),
            "assignments": [(row, row.request_id in seen) for row in promised[:20]],
        },
        status=status,
    )


@require_POST
@staff("coordinator")
def expert_reveal(request, pk):
    """Open who it is: with a reason, into the log, on this one answer only."""
    expert = _expert_of(request.user, pk)
    form = forms.RevealForm(request.POST)
    if not form.is_valid():
        return _expert_page(request, expert, form, status=422)
    identity = reveal([expert], IDENTITY, actor=request.user, reason=form.cleaned_data["reason"])[0]
    shown = [(ExpertProfile._meta.get_field(name).verbose_name, value) for name, value in identity.items()]
    return _expert_page(request, expert, forms.RevealForm(), identity=shown)


@require_POST
@staff("coordinator")
def expert_deed(request, pk, deed):
    deeds = {
        "take_break": actions.take_break,
        "end_break": actions.end_break,
        "confirm_profile": actions.confirm_profile,
    }
    if deed not in deeds:
        raise Http404
    expert = _expert_of(request.user, pk)
    deeds[deed](expert, by=request.user)
    messages.success(request, _("Done."))
    return redirect("experts_desk:expert", pk=expert.pk)
