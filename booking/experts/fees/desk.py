"""Fees on the desk: codes and sums."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff

from .. import actions, forms
from ..models import FeeClaim

A_PAGE = 30


@staff("coordinator", "finance")
def fee_list(request):
    """Codes and sums. Who approves is never the one who prepared."""
    claims = FeeClaim.objects.visible_to(request.user).select_related(
        "assignment__request", "created_by", "approved_by"
    )
    shown = request.GET.get("show", "open")
    claims = claims if shown == "all" else claims.unsettled()
    page = Paginator(claims, A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "experts/desk/fees.html",
        {
            "heading": _("Fees"),
            "page": page,
            "shown": shown,
            "travel_form": forms.TravelForm(),
            "paid_form": forms.PaidForm(),
        },
    )


@require_POST
@staff("coordinator", "finance")
def fee_deed(request, pk, deed):
    claim = get_object_or_404(FeeClaim.objects.visible_to(request.user), pk=pk)
    form_class = {"set_travel": forms.TravelForm, "pay": forms.PaidForm}.get(deed)
    form = form_class(request.POST) if form_class else None
    if form is not None and not form.is_valid():
        messages.error(request, next(iter(form.errors.values()))[0])
        return redirect("experts_desk:fees")
    deeds = {
        "approve": actions.approve_fee,
        "declined": actions.decline_fee,
        "set_travel": lambda row, by: actions.set_travel(row, forms.cents(form.cleaned_data["travel"]), by=by),
        "pay": lambda row, by: actions.pay_fee(row, paid_on=form.cleaned_data["paid_on"], by=by),
    }
    if deed not in deeds:
        raise Http404
    try:
        deeds[deed](claim, by=request.user)
        messages.success(request, _("Done."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("experts_desk:fees")
