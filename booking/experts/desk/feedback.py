"""Feedback and the register of needs on the desk."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from .. import actions, forms
from ..models import Assignment, Feedback, Need
from ..nextsteps import debrief_due
from ..states import State

A_PAGE = 20


def _needs_of(user):
    return Need.objects.filter(Q(area__isnull=True) | Q(area_id__in=user.area_ids)).select_related("area")


def _to_talk_through(user):
    """Whom somebody still has to talk it through with, the longest waiting first."""
    rows = Assignment.objects.visible_to(user).filter(
        state=State.DEBRIEFING, debrief_kind="", expert__isnull=False
    )
    return rows.select_related("request", "expert").order_by("held_on", "pk")[:A_PAGE]


@staff("coordinator")
def feedback_list(request, form=None):
    """What was said, the unread first, and the needs it led to. The words are opened for this page, into the log."""
    rows = Feedback.objects.visible_to(request.user).select_related("request__engagement_type")
    # Keys are put in order and a page of rows is fetched: years of feedback are not carried along.
    keys = rows.order_by(F("read_at").desc(nulls_first=True), "-created_at").values_list("pk", flat=True)
    page = Paginator(keys, A_PAGE).get_page(request.GET.get("page"))
    of_page = rows.in_bulk(list(page.object_list))
    page.object_list = [of_page[pk] for pk in page.object_list]
    texts = reveal(page.object_list, ["worked", "better"], actor=request.user, reason="feedback")
    return render(
        request,
        "experts/desk/feedback.html",
        {
            "heading": _("Feedback and needs"),
            "page": page,
            "debriefs": [(row, debrief_due(row)) for row in _to_talk_through(request.user)],
            "told": list(zip(page.object_list, texts, strict=True)),
            "needs": _needs_of(request.user)[:50],
            "need_states": Need.State.choices,
            "form": form or forms.NeedForm(),
        },
        status=422 if form is not None else 200,
    )


@require_POST
@staff("coordinator")
def feedback_deed(request, pk, deed):
    row = get_object_or_404(Feedback.objects.visible_to(request.user).select_related("request"), pk=pk)
    if deed != "read":
        raise Http404
    actions.read_feedback(row, by=request.user)
    return redirect("experts_desk:feedback")


@require_POST
@staff("coordinator")
def need_new(request):
    form = forms.NeedForm(request.POST)
    if not form.is_valid():
        return feedback_list(request, form=form)
    area = request.user.areas.order_by("pk").first()
    actions.note_need(form.cleaned_data["words"], form.cleaned_data["theme"], area=area, by=request.user)
    messages.success(request, _("Done."))
    return redirect("experts_desk:feedback")


@require_POST
@staff("coordinator")
def need_deed(request, need, deed):
    row = get_object_or_404(_needs_of(request.user), pk=need)
    try:
        actions.move_need(row, deed, by=request.user)
        messages.success(request, _("Done."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("experts_desk:feedback")
