"""Groups consult each other."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from .. import actions
from ..forms import AnswerForm, AskForm
from ..models import Consultation, groups_of
from . import LEADERS, WRITERS
from .home import own_group


@staff(*WRITERS)
def ask(request, pk):
    """A question from one of my groups to others."""
    group = own_group(request, pk)
    form = AskForm(request.POST or None, group=group)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.ask_groups(group, by=request.user, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("The question is on its way."))
            return redirect("developers_desk:consultation", made.pk)
    context = {"heading": _("Ask other groups"), "group": group, "form": form, "save": _("Send the question")}
    return render(request, "groups/developers/desk/form.html", context, status=422 if form.errors else 200)


def own_consultation(request, pk) -> Consultation:
    return get_object_or_404(Consultation.objects.visible_to(request.user).with_groups(), pk=pk)


@staff(*LEADERS)
def consultation(request, pk):
    """The question and every group's answer. Opening them is written to the access log."""
    return page(request, own_consultation(request, pk))


def page(request, found, *, wrong=None, status=200):
    """``wrong``: (id of an answer, the form that was sent)."""
    mine = set(groups_of(request.user).values_list("pk", flat=True))
    answers = list(found.answers.all())
    question = reveal([found], ["question"], actor=request.user, reason="consultation")[0]["question"]
    opened = reveal(answers, ["answer"], actor=request.user, reason="consultation")
    may_write = request.user.has_role(*WRITERS)
    lines = []
    for answer, one in zip(answers, opened, strict=True):
        may_answer = may_write and answer.group_id in mine and not found.closed_at
        form = wrong[1] if wrong and wrong[0] == answer.pk else AnswerForm(initial={"text": one["answer"]})
        lines.append({"row": answer, "text": one["answer"], "form": form if may_answer else None})
    context = {
        "heading": found.topic,
        "consultation": found,
        "question": question,
        "lines": lines,
        "wrong": wrong[1] if wrong else None,
        "answered": sum(answer.answered_at is not None for answer in answers),
        "ours": found.asked_by_id in mine and may_write,
        "statements": list(found.statements.visible_to(request.user)),
    }
    return render(request, "groups/developers/desk/consultation.html", context, status=status)


@require_POST
@staff(*WRITERS)
def consultation_deed(request, pk, deed):
    """answer (for one of my groups), close or draft (for the group that asked)."""
    found = own_consultation(request, pk)
    mine = set(groups_of(request.user).values_list("pk", flat=True))
    if deed == "vastaa":
        return _answer(request, found, mine)
    if found.asked_by_id not in mine or deed not in ("paata", "luonnos"):
        raise Http404
    try:
        if deed == "paata":
            actions.close_consultation(found, by=request.user)
            messages.success(request, _("The consultation is closed."))
        else:
            statement = actions.draft_together(found, by=request.user)
            return redirect("developers_desk:statement", statement.pk)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return redirect("developers_desk:consultation", pk)


def _answer(request, found, mine):
    sent = request.POST.get("answer", "")
    answer = next((one for one in found.answers.all() if str(one.pk) == sent and one.group_id in mine), None)
    if answer is None:
        raise Http404
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            actions.answer_consultation(answer, text=form.cleaned_data["text"], by=request.user)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("The answer is there for the groups to read."))
            return redirect("developers_desk:consultation", found.pk)
    return page(request, found, wrong=(answer.pk, form), status=422)
