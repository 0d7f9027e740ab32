"""Issues: raised by groups, answered by coordinators for an organisation and by the steering group."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from .. import actions
from ..forms import RaiseForm, ReplyForm
from ..models import Issue, groups_of
from . import ANSWERERS, READERS, WRITERS
from .home import own_group


@staff(*WRITERS)
def raise_(request, pk):
    """A matter from one of my groups."""
    group = own_group(request, pk)
    form = RaiseForm(request.POST or None, group=group)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.raise_issue(
                group,
                matter=form.matter(),
                details=form.cleaned_data["details"],
                organisation=form.organisation(),
                by=request.user,
            )
        except ValidationError as problem:
            form.add_error(None, " ".join(problem.messages))
        else:
            messages.success(request, _("The matter is sent. The group sees here how it goes."))
            return redirect("developers_desk:issue", made.pk)
    context = {"heading": _("Raise a matter"), "group": group, "form": form, "save": _("Send the matter")}
    return render(request, "groups/developers/desk/form.html", context, status=422 if form.errors else 200)


def own_issue(request, pk) -> Issue:
    rows = Issue.objects.visible_to(request.user).select_related("group__area", "organisation")
    return get_object_or_404(rows, pk=pk)


@staff(*READERS)
def issue(request, pk):
    """The matter, where it stands, and a form for those who answer. Opening the details goes to the access log."""
    found = own_issue(request, pk)
    may_answer = request.user.has_role(*ANSWERERS)
    form = ReplyForm(request.POST or None, issue=found)
    if request.method == "POST" and may_answer and form.is_valid():
        try:
            actions.answer_issue(
                found,
                status=form.cleaned_data["status"],
                answer=form.answer(),
                promised_on=form.cleaned_data["promised_on"],
                by=request.user,
            )
        except ValidationError as problem:
            form.add_error(None, " ".join(problem.messages))
        else:
            messages.success(request, _("The group's leaders are told."))
            return redirect("developers_desk:issue", pk)
    details = reveal([found], ["details"], actor=request.user, reason="an issue raised")[0]["details"]
    context = {
        "heading": found.matter,
        "issue": found,
        "details": details,
        "form": form if may_answer else None,
        "ours": request.user.has_role(*WRITERS) and groups_of(request.user).filter(pk=found.group_id).exists(),
    }
    return render(request, "groups/developers/desk/issue.html", context, status=422 if form.errors else 200)


@require_POST
@staff(*WRITERS)
def issue_deed(request, pk, deed):
    """The group lets everybody read the matter and its answer, or no longer."""
    found = own_issue(request, pk)
    if deed not in ("nayta", "piilota") or not groups_of(request.user).filter(pk=found.group_id).exists():
        raise Http404
    actions.make_public(found, deed == "nayta", by=request.user)
    messages.success(request, _("Everybody may read it.") if deed == "nayta" else _("It is no longer public."))
    return redirect("developers_desk:issue", pk)
