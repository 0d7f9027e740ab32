"""The programme and the places of one forum, on the desk. Plain forms: a keyboard is enough, and no script is needed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff

from ..actions import plan_forum
from ..models import Forum, ProgrammeItem, Workshop
from . import places as places_of
from . import programme as deeds
from .desk import WRITERS, done, own_forum, shown
from .place_forms import NewForm, PlacesForm
from .programme_forms import ItemForm, WorkshopForm


@staff("coordinator")
def new(request):
    """A forum from nothing. Hidden and closed until its words and its programme are there."""
    form = NewForm(request.POST or None, user=request.user)
    if request.method == "POST" and done(
        form, lambda: plan_forum(**form.plan(), staff=[request.user], by=request.user)
    ):
        messages.success(
            request, _("The new forum is made. The public does not see it and nobody can sign up yet.")
        )
        return redirect("forum_desk:programme", form.cleaned_data["starts_on"].year)
    return shown(request, form, _("A new forum"), None, button=_("Make it"))


@staff("coordinator")
def places(request, year):
    """Places on site and remotely, and the window. Beside the form, how many have a place and how many wait."""
    rows = Forum.objects.visible_to(request.user).select_related("event", "sheet", "remote__sheet")
    forum = get_object_or_404(rows, year=year)
    form = PlacesForm(request.POST or None, forum=forum)
    if request.method == "POST" and done(form, lambda: places_of.keep(forum, **form.deed(), by=request.user)):
        messages.success(request, _("Saved. The public page tells it now."))
        return redirect("forum_desk:places", year)
    context = {
        "heading": _("Places and sign-up of the forum %(year)d") % {"year": year},
        "forum": forum,
        "form": form,
        "sides": places_of.counts(forum, timezone.now()),
    }
    return render(request, "forum/desk/places.html", context, status=422 if form.errors else 200)


@staff(*WRITERS)
def programme(request, year):
    """The day by the clock: shared parts and workshops, each with a link to change it."""
    forum = own_forum(request, year)
    context = {
        "heading": _("Programme of the forum %(year)d") % {"year": year},
        "forum": forum,
        "hours": deeds.hours_of(forum),
        "items": list(forum.programme.all()),
        "workshops": list(forum.workshops.select_related("sheet")),
        "may_lead": Forum.objects.visible_to(request.user).filter(pk=forum.pk).exists()
        and request.user.has_role("coordinator"),
    }
    return render(request, "forum/desk/programme.html", context)


def _kept(request, form, forum, deed, *, heading, remove=""):
    if request.method == "POST" and done(form, deed):
        messages.success(request, _("Saved. The public page tells it now."))
        return redirect("forum_desk:programme", forum.year)
    context = {"heading": heading, "forum": forum, "form": form, "remove": remove}
    return render(request, "forum/desk/part.html", context, status=422 if form.errors else 200)


@staff(*WRITERS)
def item(request, year, part=None):
    """A shared part: breakfast, the opening, the promises."""
    forum = own_forum(request, year)
    row = get_object_or_404(forum.programme, pk=part) if part else ProgrammeItem(forum=forum)
    form = ItemForm(request.POST or None, instance=row)
    heading = _("Change a shared part") if part else _("Add a shared part")
    remove = "forum_desk:item_remove" if part else ""
    return _kept(
        request,
        form,
        forum,
        lambda: deeds.keep_item(form.instance, by=request.user),
        heading=heading,
        remove=remove,
    )


@require_POST
@staff(*WRITERS)
def item_remove(request, year, part):
    forum = own_forum(request, year)
    deeds.remove_item(get_object_or_404(forum.programme, pk=part), by=request.user)
    messages.success(request, _("Removed."))
    return redirect("forum_desk:programme", year)


def led_forum(request, year) -> Forum:
    """Workshops have places, so only who leads the forum changes them."""
    rows = Forum.objects.visible_to(request.user).select_related("event", "sheet")
    return get_object_or_404(rows, year=year)


@staff("coordinator")
def workshop(request, year, workshop=None):
    forum = led_forum(request, year)
    rows = forum.workshops.select_related("sheet", "forum__sheet", "forum__event")
    row = get_object_or_404(rows, pk=workshop) if workshop else Workshop(forum=forum)
    form = WorkshopForm(request.POST or None, instance=row)
    heading = _("Change a workshop") if workshop else _("Add a workshop")
    return _kept(
        request,
        form,
        forum,
        lambda: deeds.keep_workshop(form.instance, capacity=form.cleaned_data["capacity"], by=request.user),
        heading=heading,
        remove="forum_desk:workshop_remove" if workshop else "",
    )


@require_POST
@staff("coordinator")
def workshop_remove(request, year, workshop):
    forum = led_forum(request, year)
    row = get_object_or_404(forum.workshops.select_related("sheet", "forum"), pk=workshop)
    try:
        deeds.remove_workshop(row, by=request.user)
    except ValidationError as why_not:
        messages.error(request, " ".join(why_not.messages))
        return redirect("forum_desk:workshop", year, workshop)
    messages.success(request, _("Removed."))
    return redirect("forum_desk:programme", year)
