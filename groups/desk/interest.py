"""Those who asked to be told or called, and those who wish for a group that there is not yet."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from .. import actions, oversight
from ..models import Interest
from . import OVERSEERS, WRITERS
from .founding import own_group

SHOWN = 50


@staff(*WRITERS)
def interests(request, pk):
    """Contacts of those who asked to be told or called. Opening the list is written to the access log."""
    group = own_group(request, pk)
    lines = opened(group.interests.waiting()[:SHOWN], request.user)
    context = {"heading": group.name, "group": group, "lines": lines}
    return render(request, "groups/desk/interests.html", context)


def opened(rows, user) -> list[dict]:
    rows = list(rows)
    contacts = reveal(rows, ["contact"], actor=user, reason="interest list")
    return [
        {"row": row, "contact": one["contact"], "by": oversight.promised_by(row.created_at)}
        for row, one in zip(rows, contacts, strict=True)
    ]


@staff(*WRITERS)
def settle_interest(request, pk):
    """Mark one as answered, or erase it at once."""
    interest = get_object_or_404(Interest.objects.visible_to(request.user).select_related("group"), pk=pk)
    if request.method == "POST":
        try:
            if request.POST.get("deed") == "erase":
                actions.forget_interest(interest, by=request.user)
            else:
                actions.answer_interest(interest, by=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
    if interest.group_id is None:
        return redirect("groups_desk:wishes")
    return redirect("groups_desk:interests", pk=interest.group_id)


@staff(*OVERSEERS)
def wishes(request):
    """Interest by theme and area: where a new group would find its people."""
    context = {"heading": _("Where people wait for a group"), "rows": oversight.interest_by_theme(request.user)}
    return render(request, "groups/desk/wishes.html", context)


@staff(*OVERSEERS)
def wish(request, audience, area):
    """Contacts of those who wish for a group of one theme in one area. Opening it is written to the access log."""
    rows = Interest.objects.visible_to(request.user).waiting().filter(group=None)
    rows = rows.filter(audience__slug=audience, area__slug=area).select_related("audience", "area")
    lines = opened(rows[:SHOWN], request.user)
    context = {"heading": _("Wishes for a group"), "group": None, "lines": lines}
    return render(request, "groups/desk/interests.html", context)
