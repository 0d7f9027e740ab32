"""The facilitator's desk in the Wagtail admin: my groups, a season's meetings, and those who asked to be told.

Every row comes from ``visible_to(user)``: another's group is 404, another role gets 403. Deeds are POST buttons.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booking.calendar.models import Occurrence
from booking.signups.models import SignUp
from booking.signups.states import State
from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from . import actions, words
from .forms import SeasonForm
from .listing import cards_of
from .models import Interest, PeerGroup, Season

LEADERS = ("facilitator", "peer_facilitator", "coordinator")


@staff(*LEADERS)
def mine(request):
    """Groups this account leads; a coordinator's areas."""
    groups = list(
        PeerGroup.objects.visible_to(request.user)
        .select_related("area")
        .prefetch_related("audiences")
        .annotate(asking=Count("interests", filter=Q(interests__answered_at=None), distinct=True))
        .order_by("name_fi", "pk")
    )
    rows = [
        {
            "group": card.group,
            "season": card.season,
            "state": card.state,
            "next": words.short_day(card.season.next_start) if card.season else "",
        }
        for card in cards_of(groups)
    ]
    return render(request, "groups/desk/mine.html", {"heading": _("My groups"), "rows": rows})


@staff(*LEADERS)
def season(request, pk):
    """One season: its meetings, its sheet, and what can be done."""
    found = _season(request, pk)
    meetings = [
        {"row": row, "when": words.session(row.start, row.end), "past": row.end <= timezone.now()}
        for row in found.event.occurrences.order_by("start")
    ]
    counts = SignUp.objects.filter(sheet_id=found.sheet_id).aggregate(
        coming=Count("pk", filter=Q(state=State.CONFIRMED)),
        to_meet=Count("pk", filter=Q(state=State.PENDING_REVIEW)),
        waiting=Count("pk", filter=Q(state=State.WAITLISTED)),
    )
    return render(
        request,
        "groups/desk/season.html",
        {
            "heading": found.group.name,
            "season": found,
            "meetings": meetings,
            "counts": counts,
            "sheet_url": reverse("signups_desk:sheet", kwargs={"code": found.sheet.code}),
        },
    )


def _season(request, pk) -> Season:
    rows = Season.objects.visible_to(request.user).select_related("group", "group__area", "event", "sheet")
    return get_object_or_404(rows, pk=pk)


@staff(*LEADERS)
def cancel_meeting(request, pk, uid):
    """Ask once, then cancel one meeting and tell those who would come."""
    found = _season(request, pk)
    meeting = get_object_or_404(Occurrence.objects.filter(event=found.event), uid=uid)
    if request.method == "POST":
        try:
            done = actions.cancel_session(found, meeting, by=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            messages.success(request, _told_in_words(done))
        return redirect("groups_desk:season", pk=found.pk)
    context = {
        "heading": _("Cancel a meeting"),
        "season": found,
        "when": words.session(meeting.start, meeting.end),
        "coming": actions.coming_people(found).count(),
    }
    return render(request, "groups/desk/cancel_meeting.html", context)


def _told_in_words(done) -> str:
    told = ngettext(
        "The meeting is cancelled. A message was left for %(n)d sign-up.",
        "The meeting is cancelled. A message was left for %(n)d sign-ups.",
        done.told,
    ) % {"n": done.told}
    if not done.to_call:
        return told
    call = ngettext(
        "%(n)d sign-up has no message channel: call them. You find them on the sheet.",
        "%(n)d sign-ups have no message channel: call them. You find them on the sheet.",
        done.to_call,
    )
    return f"{told} {call % {'n': done.to_call}}"


@staff("facilitator", "coordinator")
def open_season(request, pk):
    """A new season for one of my groups, with the dates shown before anything is saved."""
    group = get_object_or_404(PeerGroup.objects.visible_to(request.user), pk=pk)
    form = SeasonForm(request.POST or None)
    dates = []
    if request.method == "POST" and form.is_valid():
        dates = form.dates()
        if "save" in request.POST:
            try:
                made = actions.open_season(group, event=form.event(), sheet=form.sheet(), by=request.user)
            except ValidationError as problem:
                form.add_error(None, problem)
            else:
                messages.success(request, _("The season is open."))
                return redirect("groups_desk:season", pk=made.pk)
    context = {"heading": _("Open a season"), "group": group, "form": form, "dates": dates}
    return render(request, "groups/desk/open_season.html", context)


@staff("facilitator", "coordinator")
def interests(request, pk):
    """Contacts of those who asked to be told or called. Opening the list is written to the access log."""
    group = get_object_or_404(PeerGroup.objects.visible_to(request.user), pk=pk)
    rows = list(group.interests.waiting()[:50])
    opened = reveal(rows, ["contact"], actor=request.user, reason="interest list")
    lines = [{"row": row, "contact": one["contact"]} for row, one in zip(rows, opened, strict=True)]
    context = {"heading": group.name, "group": group, "lines": lines}
    return render(request, "groups/desk/interests.html", context)


@staff("facilitator", "coordinator")
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
    return redirect("groups_desk:interests", pk=interest.group_id)
