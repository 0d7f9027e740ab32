"""Closing a season, feedback from three answers up, and the references of granted places."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from booking.signups import feedback
from booking.signups.models import SignUp
from kuulluksi.people.doors import staff

from .. import actions
from .. import references as references_of
from . import LEADERS, WRITERS
from .seasons import own_season


@staff(*WRITERS)
def close(request, pk):
    """Ask once, then thank everyone and close."""
    season = own_season(request, pk)
    if request.method == "POST":
        try:
            done = actions.close_season(season, by=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            messages.success(request, closed_in_words(done))
        return redirect("groups_desk:feedback", pk)
    context = {
        "heading": _("Close the season"),
        "season": season,
        "problem": actions.why_not_close(season),
        "coming": actions.coming_people(season).count(),
        "left": SignUp.objects.filter(sheet_id=season.sheet_id).open().count(),
    }
    return render(request, "groups/desk/close.html", context)


def closed_in_words(done) -> str:
    thanked = ngettext(
        "The season is closed. Thanks were left for %(n)d sign-up.",
        "The season is closed. Thanks were left for %(n)d sign-ups.",
        done.thanked,
    ) % {"n": done.thanked}
    if not done.by_hand:
        return thanked
    more = ngettext(
        "%(n)d has no message channel: thank them in person.",
        "%(n)d have no message channel: thank them in person.",
        done.by_hand,
    )
    return f"{thanked} {more % {'n': done.by_hand}}"


@staff(*LEADERS)
def feedback_page(request, pk):
    """How it was, from three answers up. Words open with the page, into the access log."""
    season = own_season(request, pk)
    context = {
        "heading": _("How the season was"),
        "season": season,
        "told": feedback.told(season.feedback, actor=request.user, reason="feedback of a season"),
        "seen_from": feedback.SEEN_FROM,
    }
    return render(request, "groups/desk/feedback.html", context)


@require_POST
@staff(*LEADERS)
def slip(request, pk):
    """One slip on this very phone, to be passed round. It opens once, and counts only beside people's own answers."""
    season = own_season(request, pk)
    _slip, link = actions.new_slip(season, by_hand=True)
    return redirect(reverse("groups:feedback", kwargs={"token": link.token}))


@staff(*WRITERS)
def references(request, pk):
    """A granted group: a reference to each decision, never the decision. Who came goes to the client records."""
    season = own_season(request, pk)
    if request.method == "POST":
        try:
            signup = get_object_or_404(actions.on_the_roll(season), pk=request.POST.get("signup", ""))
        except ValidationError:  # no id at all
            raise Http404 from None
        try:
            actions.write_reference(signup, request.POST.get("reference", ""), by=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            messages.success(request, _("Saved."))
        return redirect("groups_desk:references", pk)
    lines = references_of.references(season, actor=request.user)
    context = {"heading": _("References of granted places"), "season": season, "lines": lines}
    return render(request, "groups/desk/references.html", context)
