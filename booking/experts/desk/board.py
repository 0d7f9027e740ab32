"""What is open just now, cards to read, and links to hand over: the ways of experts into and through the bank."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Case, F, Prefetch, Value, When
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.directory.models import Area
from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from .. import actions, forms
from ..models import AliasCard, ExpertProfile, Opportunity, OpportunityInterest, PathInvitation

A_PAGE = 30


@staff("coordinator")
def board(request, form=None):
    """Open things with who would like to hear more, and the cards that wait to be read."""
    # What is open everywhere is asked about from everywhere: each coordinator reads of the experts of their own areas.
    mine = OpportunityInterest.objects.filter(expert__in=ExpertProfile.objects.visible_to(request.user))
    interests = Prefetch("interests", mine.select_related("expert"))
    rows = (
        Opportunity.objects.visible_to(request.user)
        .still_open()
        .select_related("area")
        .prefetch_related(interests)
    )
    cards = list(
        AliasCard.objects.visible_to(request.user)
        .select_related("expert")
        .order_by(F("shown_from").asc(nulls_first=True), "pk")[:A_PAGE]
    )
    told = reveal(cards, ["name", "words"], actor=request.user, reason="cards on the site")
    page = {
        "heading": _("Open to experts"),
        "rows": rows[:A_PAGE],
        "cards": list(zip(cards, told, strict=True)),
        "form": form or forms.OpportunityForm(areas=_areas_of(request.user)),
    }
    return render(request, "experts/desk/board.html", page, status=422 if form is not None else 200)


def _areas_of(user):
    return Area.objects.filter(pk__in=user.area_ids)


@require_POST
@staff("coordinator")
def opportunity_new(request):
    form = forms.OpportunityForm(request.POST, areas=_areas_of(request.user))
    if form.is_valid():
        try:
            actions.post_opportunity(**form.cleaned_data, by=request.user)
        except ValidationError as error:
            form.add_error("closes_on", error)
    if form.errors:
        return board(request, form=form)
    messages.success(request, _("Posted. Those who wished to hear of it are told."))
    return redirect("experts_desk:board")


@require_POST
@staff("coordinator")
def opportunity_deed(request, pk, deed):
    """Close it, or note that somebody was told more (``interest`` in the form)."""
    row = get_object_or_404(Opportunity.objects.visible_to(request.user), pk=pk)
    if deed == "close":
        actions.close_opportunity(row, by=request.user)
    elif deed == "told":
        number = request.POST.get("interest", "")
        mine = row.interests.filter(expert__in=ExpertProfile.objects.visible_to(request.user))
        actions.told_more(get_object_or_404(mine, pk=number if number.isdecimal() else 0), by=request.user)
    else:
        raise Http404
    messages.success(request, _("Done."))
    return redirect("experts_desk:board")


@require_POST
@staff("coordinator")
def card_deed(request, pk, deed):
    card = get_object_or_404(AliasCard.objects.visible_to(request.user).select_related("expert"), pk=pk)
    try:
        if deed == "show":
            actions.show_card(card, by=request.user)
        elif deed == "take_away":
            actions.withdraw_card(card.expert, by=request.user)
        else:
            raise Http404
        messages.success(request, _("Done."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("experts_desk:board")


@staff("coordinator", "facilitator")
def path_invitation(request):
    """A link to give by hand, shown once, and those given before by their days. Nothing tells to whom they went, or
    whether anybody answered (decision 0092)."""
    mine = PathInvitation.objects.visible_to(request.user)
    if request.POST.get("end"):
        actions.end_invitation(_invitation_of(mine, request.POST["end"]), by=request.user)
        messages.success(request, _("Ended. Whoever opens it reads that it is no longer in use."))
        return redirect("experts_desk:path")
    areas = _areas_of(request.user)
    form = forms.PathInvitationForm(request.POST or None, areas=areas)
    address = ""
    if request.method == "POST" and form.is_valid():
        link = actions.make_invitation(form.cleaned_data["area"], by=request.user)
        address = request.build_absolute_uri(reverse("experts:path", kwargs={"token": link.token}))
    open_first = Case(When(expires_at__gt=timezone.now(), then=Value(0)), default=Value(1))
    rows = mine.select_related("area").order_by(open_first, "-created_at", "pk")
    given = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    page = {"heading": _("From a group to an expert"), "form": form, "address": address, "given": given}
    return render(request, "experts/desk/path.html", page, status=422 if form.errors else 200)


def _invitation_of(mine, pk: str) -> PathInvitation:
    try:
        return mine.get(pk=pk)
    except (PathInvitation.DoesNotExist, ValidationError):
        raise Http404 from None
