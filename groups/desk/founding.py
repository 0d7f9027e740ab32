"""Founding a group, its words, its leaders, and whether the public sees it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.directory.models import Area, Audience
from kuulluksi.people.doors import staff

from .. import actions
from ..desk_forms import GroupForm, LeaderForm
from ..listing import address_of
from ..models import Facilitator, PeerGroup, Season
from . import LEADERS, OVERSEERS, WRITERS

LANGUAGE_NAMES = {"sv": "svenska", "en": "English"}


def own_group(request, pk) -> PeerGroup:
    rows = PeerGroup.objects.visible_to(request.user).select_related("area", "organisation", "method")
    return get_object_or_404(rows, pk=pk)


@staff(*LEADERS)
def group(request, pk, *, leader_form=None):
    """One group: what is missing, who leads it, its seasons, and what may be done."""
    found = own_group(request, pk)
    seasons = Season.objects.with_times().filter(group=found).select_related("event", "sheet")
    context = {
        "heading": found.name,
        "group": found,
        "missing": actions.missing_words(found),
        "languages_missing": [LANGUAGE_NAMES[code] for code in actions.languages_missing(found)],
        "leaders": list(found.facilitators.select_related("user")),
        "seasons": list(seasons),
        "waiting": found.interests.waiting().count(),
        "public_url": address_of(found.slug, "fi") if found.published else "",
        "leader_form": leader_form or LeaderForm(group=found),
        "may_found": request.user.has_role(*OVERSEERS),
        "may_write": request.user.has_role(*WRITERS),
    }
    return render(request, "groups/desk/group.html", context, status=422 if leader_form else 200)


@staff(*OVERSEERS)
def found(request):
    """A new group. ``kenelle`` and ``missa`` (codes of an audience and an area) come from the interest list."""
    instance = PeerGroup(standing=PeerGroup.Standing.ACTIVE)
    form = GroupForm(request.POST or None, instance=instance, user=request.user, initial=suggested(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.found_group(form.save(commit=False), by=request.user, **form.related())
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("The group is founded. It is shown when you publish it."))
            return redirect("groups_desk:group", made.pk)
    context = {"heading": _("Found a group"), "form": form, "group": None}
    return render(request, "groups/desk/group_form.html", context, status=422 if form.errors else 200)


def suggested(request) -> dict:
    audience = Audience.objects.filter(slug=request.GET.get("kenelle", "")[:50]).first()
    area = Area.objects.filter(slug=request.GET.get("missa", "")[:50], pk__in=request.user.area_ids).first()
    return {"audiences": [audience.pk] if audience else [], "area": area, "kind": PeerGroup.Kind.PEER}


@staff(*WRITERS)
def change(request, pk):
    """A group's words and choices."""
    found = own_group(request, pk)
    form = GroupForm(request.POST or None, instance=found, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_group(form.save(commit=False), by=request.user, **form.related())
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("groups_desk:group", found.pk)
    context = {"heading": _("The group's words"), "form": form, "group": found}
    return render(request, "groups/desk/group_form.html", context, status=422 if form.errors else 200)


@require_POST
@staff(*OVERSEERS)
def show(request, pk, name):
    """Publish a group, or take it off the public pages."""
    deeds = {"julkaise": actions.publish_group, "piilota": actions.hide_group}
    if name not in deeds:
        raise Http404
    found = own_group(request, pk)
    try:
        deeds[name](found, by=request.user)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        said = {"julkaise": _("The group is on the public pages."), "piilota": _("The group is hidden.")}
        messages.success(request, said[name])
    return redirect("groups_desk:group", pk)


@require_POST
@staff(*OVERSEERS)
def add_leader(request, pk):
    found = own_group(request, pk)
    form = LeaderForm(request.POST, group=found)
    if not form.is_valid():
        return group(request, pk, leader_form=form)
    actions.set_leader(form.save(commit=False), by=request.user)
    messages.success(request, _("Saved. With an account they see the group and its people from now on."))
    return redirect(reverse("groups_desk:group", args=[pk]) + "#leaders")


@require_POST
@staff(*OVERSEERS)
def remove_leader(request, pk, leader):
    found = own_group(request, pk)
    actions.remove_leader(get_object_or_404(Facilitator, pk=leader, group=found), by=request.user)
    messages.success(request, _("Removed. The account no longer sees the group."))
    return redirect(reverse("groups_desk:group", args=[pk]) + "#leaders")
