"""A request that a group was asked to answer."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from .. import commissions
from ..commission import Commission
from . import LEADERS, WRITERS

DEEDS = {"otamme": commissions.take_on, "annettu": commissions.give, "ei-nyt": commissions.cannot}


def own_commission(request, pk) -> Commission:
    rows = Commission.objects.visible_to(request.user).select_related("group__area", "request")
    return get_object_or_404(rows, pk=pk)


@staff(*LEADERS)
def commission(request, pk):
    """What is asked, in the coordinator's words. Opening it is written to the access log."""
    found = own_commission(request, pk)
    context = {
        "heading": _("A request for the group"),
        "commission": found,
        "words": reveal([found], ["words"], actor=request.user, reason="a request for a group")[0]["words"],
        "may_write": request.user.has_role(*WRITERS),
    }
    return render(request, "groups/developers/desk/commission.html", context)


@require_POST
@staff(*WRITERS)
def commission_deed(request, pk, deed):
    """Yes, given, or not this time."""
    found = own_commission(request, pk)
    if deed not in DEEDS:
        raise Http404
    try:
        DEEDS[deed](found, by=request.user)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Thank you. The coordinator sees it."))
    if deed == "ei-nyt":
        return redirect("developers_desk:home")
    return redirect("developers_desk:commission", pk)
