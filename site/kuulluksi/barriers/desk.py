"""The desk's queue of what readers told about accessibility. Lists hold codes and days; words open into the log."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from . import actions
from .forms import AnswerForm, CloseForm
from .models import MAY_ANSWER, Barrier

A_PAGE = 50
app_name = "barriers_desk"


@staff(*MAY_ANSWER)
def barrier_list(request):
    rows = Barrier.objects.visible_to(request.user).without_words()
    page = Paginator(rows.still_open().by_due(), A_PAGE).get_page(request.GET.get("p"))
    closed = rows.filter(closed_at__isnull=False).order_by("-closed_at", "pk")[:10]
    context = {"heading": _("Feedback on accessibility"), "page": page, "closed": closed}
    return render(request, "barriers/desk_list.html", context)


@staff(*MAY_ANSWER)
def barrier(request, pk, *, answer_form=None, close_form=None, status=200):
    """One matter, its words opened with a line in the log."""
    found = get_object_or_404(Barrier.objects.visible_to(request.user), pk=pk)
    (opened,) = reveal([found], ["page", "words", "answer"], actor=request.user, reason="accessibility")
    context = {
        "heading": _("Feedback %(code)s") % {"code": found.code},
        "barrier": found,
        "opened": opened,
        "answer_form": answer_form or AnswerForm(),
        "close_form": close_form or CloseForm(),
    }
    return render(request, "barriers/desk_one.html", context, status=status)


@require_POST
@staff(*MAY_ANSWER)
def barrier_answer(request, pk):
    found, form = get_object_or_404(Barrier.objects.visible_to(request.user), pk=pk), AnswerForm(request.POST)
    if form.is_valid():
        try:
            actions.answer(found, form.cleaned_data["words"], by=request.user)
        except ValidationError as why_not:
            form.add_error(None, why_not)
        else:
            messages.success(request, _("The answer is on its way. Close the matter when it is put right."))
            return redirect("barriers_desk:one", pk)
    return barrier(request, pk, answer_form=form, status=422)


@require_POST
@staff(*MAY_ANSWER)
def barrier_close(request, pk):
    found, form = get_object_or_404(Barrier.objects.visible_to(request.user), pk=pk), CloseForm(request.POST)
    if form.is_valid():
        try:
            actions.close(found, form.cleaned_data["outcome"], by=request.user)
        except ValidationError as why_not:
            form.add_error(None, why_not)
        else:
            messages.success(request, _("Closed. What was written is erased in 90 days."))
            return redirect("barriers_desk:list")
    return barrier(request, pk, close_form=form, status=422)


urlpatterns = [
    path("", barrier_list, name="list"),
    path("<uuid:pk>/", barrier, name="one"),
    path("<uuid:pk>/vastaus/", barrier_answer, name="answer"),
    path("<uuid:pk>/sulje/", barrier_close, name="close"),
]
