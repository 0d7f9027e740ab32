"""Statements: words, what each group says, and letting them out."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from .. import actions
from ..actions.stating import COLUMNS
from ..forms import StandForm, StatementForm
from ..models import Statement, groups_of
from . import LEADERS, WRITERS
from .home import own_group


@staff(*WRITERS)
def write(request, pk):
    """A new statement of one of my groups."""
    group = own_group(request, pk)
    form = StatementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.write_statement(None, words=form.cleaned_data, group=group, by=request.user)
        messages.success(request, _("Saved. Now the group decides at a meeting."))
        return redirect("developers_desk:statement", made.pk)
    context = {"heading": _("Write a statement"), "group": group, "form": form}
    return render(
        request, "groups/developers/desk/write_statement.html", context, status=422 if form.errors else 200
    )


def own_statement(request, pk) -> Statement:
    rows = Statement.objects.visible_to(request.user).select_related("written_by", "consultation")
    return get_object_or_404(rows.prefetch_related("voices__group__area"), pk=pk)


@staff(*LEADERS)
def statement(request, pk):
    """The words and what each group says of them. Opening a draft is written to the access log."""
    return page(request, own_statement(request, pk))


def page(request, found, *, words=None, wrong=None, status=200):
    """``words``: the form of words that was sent. ``wrong``: (id of a voice, the form that was sent)."""
    mine = set(groups_of(request.user).values_list("pk", flat=True))
    may_write = request.user.has_role(*WRITERS) and not found.released_on
    draft = reveal([found], ["draft"], actor=request.user, reason="draft of a statement")[0]["draft"] or {}
    shown = {name: getattr(found, name) for name in COLUMNS} if found.released_on else draft
    lines = []
    for voice in found.voices.all():
        may_say = may_write and voice.group_id in mine
        form = wrong[1] if wrong and wrong[0] == voice.pk else StandForm()
        lines.append({"row": voice, "form": form if may_say else None})
    context = {
        "heading": found.topic or _("Statement"),
        "statement": found,
        "shown": shown,
        "form": (words or StatementForm(initial=draft)) if may_write else None,
        "words_wrong": words,
        "lines": lines,
        "wrong": words or (wrong[1] if wrong else None),
        "problem": actions.may_release(found),
        "ours": request.user.has_role(*WRITERS) and any(line["row"].group_id in mine for line in lines),
    }
    return render(request, "groups/developers/desk/statement.html", context, status=status)


@require_POST
@staff(*WRITERS)
def statement_deed(request, pk, deed):
    """words, a stand, letting out, taking back."""
    found = own_statement(request, pk)
    if deed == "sanat":
        form = StatementForm(request.POST)
        if not form.is_valid():
            return page(request, found, words=form, status=422)
        return _done(
            request, pk, lambda: actions.write_statement(found, words=form.cleaned_data, by=request.user)
        )
    if deed == "kanta":
        return _stand(request, found)
    if deed == "julkaise":
        return _done(request, pk, lambda: actions.release(found, by=request.user))
    if deed == "takaisin":
        return _done(request, pk, lambda: actions.take_back(found, by=request.user))
    raise Http404


def _stand(request, found):
    mine = set(groups_of(request.user).values_list("pk", flat=True))
    sent = request.POST.get("voice", "")
    voice = next((one for one in found.voices.all() if str(one.pk) == sent and one.group_id in mine), None)
    if voice is None:
        raise Http404
    form = StandForm(request.POST)
    if form.is_valid():
        try:
            actions.say_stand(voice, by=request.user, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, " ".join(problem.messages))
        else:
            messages.success(request, _("Saved."))
            return redirect("developers_desk:statement", found.pk)
    return page(request, found, wrong=(voice.pk, form), status=422)


def _done(request, pk, deed):
    try:
        deed()
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect("developers_desk:statement", pk)
