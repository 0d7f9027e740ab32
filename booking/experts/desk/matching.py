"""Finding someone for a request: the bank with reasons."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kuulluksi.directory.models import Area, EngagementType
from kuulluksi.people.doors import staff

from .. import actions, forms
from ..fees.rates import fee_of
from ..matching import Filters, candidates
from ..models import ExpertProfile
from ..suppliers import all_suppliers
from ..topics import Topic, Viewpoint
from .requests import request_of


@staff("coordinator")
def matching(request, pk):
    """The bank with reasons. The order is that of the codes; nobody is above anybody."""
    asked = request_of(request.user, pk)
    table = fee_of(asked)
    form = forms.InviteForm(
        request.POST or None, initial={"fee": Decimal(table.cents).scaleb(-2)} if table else None
    )
    chosen = set(request.POST.getlist("expert"))
    if request.method == "POST" and form.is_valid():
        experts = [row for row in ExpertProfile.objects.visible_to(request.user) if str(row.pk) in chosen]
        try:
            actions.invite(
                asked,
                experts,
                by=request.user,
                support_person=form.cleaned_data["support_person"],
                adult=form.cleaned_data["adult"],
                fee_cents=forms.cents(form.cleaned_data["fee"]),
                together=form.cleaned_data["together"],
                is_employment=form.cleaned_data["is_employment"],
                words=form.cleaned_data["words"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Invited. Everyone sees the whole offer on their own page."))
            return redirect("experts_desk:request", pk=asked.pk)
    filters = Filters.from_query(request.GET)
    found = candidates(asked, request.user, filters)
    return render(
        request,
        "experts/desk/matching.html",
        {
            "heading": _("Find an expert for %(code)s") % {"code": asked.code},
            "asked": asked,
            "found": found,
            "chosen": chosen,
            "form": form,
            "supplies": [(one, one.offers(asked, request.user)) for one in all_suppliers()],
            **filter_choices(filters),
        },
        status=422 if form.errors else 200,
    )


def filter_choices(filters: Filters) -> dict:
    return {
        "filters": filters,
        "areas": Area.objects.all(),
        "types": EngagementType.objects.all(),
        "topics": Topic.choices,
        "languages": forms.LANGUAGES,
        "viewpoints": Viewpoint.choices,
    }
