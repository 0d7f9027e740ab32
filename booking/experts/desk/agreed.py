"""The calendar of assignments: what is agreed, session by session."""

from django.db.models import Exists, OuterRef, Prefetch
from django.shortcuts import render
from django.utils.translation import gettext as _

from booking.calendar.models import Occurrence
from kuulluksi.people.doors import staff

from ..models import Assignment, ExpertRequest

A_PAGE = 60


@staff("coordinator")
def agreed_list(request):
    """The coming sessions of one's areas in order, months as headings. Working names only."""
    coming = Assignment.objects.promised().filter(expert__isnull=False).select_related("expert")
    asked = (
        ExpertRequest.objects.visible_to(request.user)
        .select_related("engagement_type")
        .prefetch_related(Prefetch("assignments", coming, to_attr="coming"))
    )
    sessions = (
        Occurrence.objects.coming()
        .filter(Exists(asked.filter(event=OuterRef("event"))))
        .select_related("event")
        .prefetch_related(Prefetch("event__expert_request", asked))
        .order_by("start", "pk")
    )
    page = {"heading": _("Agreed times"), "sessions": sessions[:A_PAGE]}
    return render(request, "experts/desk/agreed.html", page)
