"""The desk's page of what to look at again, and the one press that says that a listing's facts hold."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff

from . import care, offered_figures

DESK = ("coordinator", "editor", "ngo_editor")
app_name = "care"


@staff(*DESK)
def care_list(request):
    today = timezone.localdate()
    context = {"heading": _("To look at again"), "listings": care.listings_of(request.user)}
    if request.user.has_role("editor"):
        context |= {
            "past": care.past_their_day(today),
            "ending": care.consents_ending(today),
            "figures": offered_figures.waiting(),
            "missing": care.without_translation(),
        }
    return render(request, "pages/desk/care.html", context)


@staff(*DESK)
@require_POST
def listing_checked(request, pk):
    listing = get_object_or_404(care.listings_of(request.user), pk=pk)
    care.checked(listing, by=request.user)
    messages.success(request, _("Thank you. Readers now see that the facts were checked today."))
    return redirect("care:list")


@staff("editor")
@require_POST
def figure_settled(request, figure, deed):
    """Take a proposed number to the front page, or leave it out."""
    row = get_object_or_404(offered_figures.waiting(), pk=figure)
    if deed == "take":
        offered_figures.take(row, by=request.user)
        messages.success(request, _("The figure stands on the front page."))
    else:
        offered_figures.leave(row, by=request.user)
        messages.success(request, _("Left out."))
    return redirect("care:list")


urlpatterns = [
    path("luku/<int:figure>/<slug:deed>/", figure_settled, name="figure"),
    path("", care_list, name="list"),
    path("jarjesto/<int:pk>/", listing_checked, name="checked"),
]
