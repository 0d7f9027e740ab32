"""The day of an open event on the desk: who is here, and afterwards how it was."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from booking.signups import feedback, rolls
from kuulluksi.people.doors import staff

from . import afterwards, words
from .desk import own_event
from .models import Entrance

WHO = ("coordinator",)  # an editor makes events and never meets their people


def ways_to(found, session) -> list[Entrance]:
    """The entrances by which people come to a session."""
    mine = found.entrances.filter(occurrence=session) if found.per_date else found.entrances.all()
    return list(mine.order_by("how"))


@staff(*WHO)
@require_http_methods(["GET", "HEAD", "POST"])
def roll_call(request, pk, uid):
    """Who is here, on site and remotely. Opening the nicknames is written to the access log."""
    found = own_event(request, pk)
    session = get_object_or_404(found.event.occurrences.all(), uid=uid)
    session.event = found.event
    ways = ways_to(found, session)
    sheets = [way.sheet_id for way in ways]
    if request.method == "POST":
        try:
            rolls.call(sheets, session, rolls.marks_in(request.POST), by=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            messages.success(request, _("The roll is saved."))
        return redirect("open_events_desk:roll", pk, uid)
    problem = rolls.why_not(session)
    lines = [] if problem else rolls.lines(sheets, session, actor=request.user)
    by_way = [(way.get_how_display(), [line for line in lines if line.sheet == way.sheet_id]) for way in ways]
    context = {
        "heading": _("Who is here"),
        "found": found,
        "when": words.session(session, found.event),
        "by_way": [(way, there) for way, there in by_way if there],
        "marks": rolls.MARKS,
        "problem": problem,
        "summary": rolls.summary(lines),
    }
    return render(request, "open_events/desk/roll.html", context)


@staff(*WHO)
@require_safe
def feedback_page(request, pk):
    """How it was, from three answers up. Words open with the page, into the access log."""
    found = own_event(request, pk)
    context = {
        "heading": _("How the event was"),
        "found": found,
        "told": feedback.told(found.feedback, actor=request.user, reason="feedback of an event"),
        "seen_from": feedback.SEEN_FROM,
    }
    return render(request, "open_events/desk/feedback.html", context)


@staff(*WHO)
@require_POST
def slip(request, pk):
    """One slip on this very phone, to be passed round. It opens once, and counts only beside people's own answers."""
    _slip, link = afterwards.new_slip(own_event(request, pk), by_hand=True)
    return redirect(reverse("open_events:feedback", kwargs={"token": link.token}))
