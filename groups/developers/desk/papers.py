"""A meeting's agenda and notes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from booking.calendar.models import Occurrence
from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from ... import words
from ...models import PeerGroup, Season
from .. import actions
from ..forms import PapersForm
from ..models import MeetingPaper
from . import LEADERS, WRITERS


@staff(*LEADERS)
def papers(request, pk, uid):
    """Read, and write for those who may. Opening the words is written to the access log."""
    season = get_object_or_404(Season.objects.visible_to(request.user).select_related("group", "event"), pk=pk)
    if season.group.kind != PeerGroup.Kind.DEVELOPER:
        raise Http404
    meeting = get_object_or_404(Occurrence.objects.filter(event=season.event), uid=uid)
    paper = MeetingPaper.objects.visible_to(request.user).filter(meeting=meeting).first()
    opened = reveal(
        [paper] if paper else [], ["agenda", "notes"], actor=request.user, reason="papers of a meeting"
    )
    form = PapersForm(request.POST or None, initial=opened[0] if opened else {})
    may_write = request.user.has_role(*WRITERS)
    looks_like = []
    if request.method == "POST" and may_write and form.is_valid():
        looks_like = actions.nicknames_in(season, form.cleaned_data["notes"], form.cleaned_data["agenda"])
        if not looks_like or "sure" in request.POST:
            try:
                actions.write_papers(season, meeting, by=request.user, **form.cleaned_data)
            except ValidationError as problem:
                form.add_error(None, problem)
            else:
                messages.success(request, _("Saved. Members read it on their own page."))
                return redirect("developers_desk:papers", pk, uid)
    context = {
        "heading": _("Agenda and notes"),
        "season": season,
        "when": words.session(meeting.start, meeting.end),
        "form": form,
        "looks_like": looks_like,
        "may_write": may_write,
        "told": opened[0] if opened else {"agenda": "", "notes": ""},
    }
    return render(request, "groups/developers/desk/papers.html", context, status=422 if form.errors else 200)
