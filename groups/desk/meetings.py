"""One meeting: the roll, cancelling and moving with everyone told, somebody who stands in, and the leaders' hours."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from booking.calendar import actions as calendar
from booking.calendar import telling
from booking.calendar.models import Occurrence
from booking.calendar.telling import Change
from booking.signups import rolls
from kuulluksi.people.doors import staff

from .. import actions, kitchen, reached, words
from ..models import LeaderHours, PeerGroup, StandIn
from ..season_forms import HoursForm, MoveForm, StandInForm
from . import LEADERS, WRITERS
from .seasons import own_season


def own_meeting(request, pk, uid):
    season = own_season(request, pk)
    meeting = get_object_or_404(Occurrence.objects.filter(event=season.event), uid=uid)
    meeting.event = season.event
    return season, meeting


def about(season, meeting, heading: str) -> dict:
    return {
        "heading": heading,
        "season": season,
        "meeting": meeting,
        "when": words.session(meeting.start, meeting.end),
    }


@staff(*LEADERS)
def roll_call(request, pk, uid):
    """Who is here. Names are nicknames; opening them is written to the access log."""
    season, meeting = own_meeting(request, pk, uid)
    if request.method == "POST":
        try:
            actions.call_roll(season, meeting, rolls.marks_in(request.POST), by=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            messages.success(request, _("The roll is saved."))
        return redirect("groups_desk:roll", pk, uid)
    problem = rolls.why_not(meeting)
    lines = [] if problem else rolls.lines([season.sheet_id], meeting, actor=request.user)
    lasted = int((meeting.end - meeting.start).total_seconds() // 60)
    hours = HoursForm(groups=None, initial={"day": rolls.day_of(meeting), "minutes": lasted})
    context = about(season, meeting, _("Who is here")) | {
        "lines": lines,
        "marks": rolls.MARKS,
        "problem": problem,
        "summary": rolls.summary(lines),
        "hours_form": hours,
    }
    return render(request, "groups/desk/roll.html", context)


@staff(*WRITERS)
def cancel_meeting(request, pk, uid):
    """Ask once, then cancel one meeting and tell those who would come."""
    season, meeting = own_meeting(request, pk, uid)
    if request.method == "POST":
        try:
            actions.cancel_session(season, meeting, by=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return redirect("groups_desk:season", pk)
        return redirect("groups_desk:reached", pk, uid)
    context = about(season, meeting, _("Cancel a meeting")) | {
        "before": telling.reach(season.event, [meeting], Change.CANCELLED, by=request.user).words_before(),
    }
    return render(request, "groups/desk/cancel_meeting.html", context)


@staff(*WRITERS)
def move_meeting(request, pk, uid):
    """Another time or place for one meeting; everyone is told at once."""
    season, meeting = own_meeting(request, pk, uid)
    form = MoveForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            start, end = form.times()
            venue = form.cleaned_data["venue"]
            calendar.move_and_tell(meeting, start=start, end=end, venue=venue, by=request.user)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return redirect("groups_desk:reached", pk, uid)
    context = about(season, meeting, _("Move a meeting")) | {
        "form": form,
        "before": telling.reach(season.event, [meeting], Change.MOVED, by=request.user).words_before(),
    }
    return render(request, "groups/desk/move_meeting.html", context, status=422 if form.errors else 200)


@require_POST
@staff(*WRITERS)
def restore_meeting(request, pk, uid):
    """Hold a cancelled meeting after all; everyone is told."""
    season, meeting = own_meeting(request, pk, uid)
    try:
        calendar.restore_and_tell(meeting, by=request.user)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("groups_desk:season", season.pk)
    return redirect("groups_desk:reached", pk, uid)


@staff(*WRITERS)
def who_was_reached(request, pk, uid):
    """After a change: how the messages went, and whom to call. Numbers open with a press, into the access log."""
    season, meeting = own_meeting(request, pk, uid)
    open_numbers = request.method == "POST"
    context = about(season, meeting, _("Who has been told")) | {
        "channels": reached.by_channel(meeting),
        "calls": reached.to_call(season, actor=request.user if open_numbers else None),
        "opened": open_numbers,
    }
    return render(request, "groups/desk/reached.html", context)


@staff(*WRITERS)
def stand_in(request, pk, uid):
    """Somebody without an account leads one meeting: their link of one day."""
    season, meeting = own_meeting(request, pk, uid)
    form = StandInForm(request.POST or None)
    address = ""
    if request.method == "POST":
        try:
            if request.POST.get("deed") == "end":
                actions.end_stand_in(get_object_or_404(StandIn, meeting=meeting), by=request.user)
                messages.success(request, _("The link is dead. You lead the meeting yourself."))
                return redirect("groups_desk:season", pk)
            if form.is_valid():
                _row, link = actions.let_stand_in(
                    season, meeting, role=form.cleaned_data["role"], by=request.user
                )
                path = reverse("groups:stand_in", kwargs={"token": link.token})
                address = request.build_absolute_uri(path)
        except ValidationError as problem:
            form.add_error(None, problem)
    context = about(season, meeting, _("Somebody stands in")) | {
        "form": form,
        "address": address,
        "there": StandIn.objects.filter(meeting=meeting).first(),
        "chooses_colleagues": request.user.has_role(*WRITERS),
    }
    return render(request, "groups/desk/stand_in.html", context)


@staff(*LEADERS)
def kitchen_list(request, pk, uid):
    """For whoever cooks: how many, and what they eat. No names leave this page."""
    season, meeting = own_meeting(request, pk, uid)
    context = about(season, meeting, _("For the kitchen")) | {
        "kitchen": kitchen.counted(season, meeting, actor=request.user)
    }
    return render(request, "groups/desk/kitchen.html", context)


@staff(*LEADERS)
def hours(request):
    """My own hours, and a form for more."""
    groups = PeerGroup.objects.visible_to(request.user).order_by("name_fi", "pk")
    back = request.POST.get("back", "")
    form = HoursForm(request.POST or None, groups=groups, initial={"day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_hours(user=request.user, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Your hours are written down. Thank you."))
            season = back.partition(":")[0][:9]
            return (
                redirect("groups_desk:season", int(season))
                if season.isdecimal()
                else redirect("groups_desk:hours")
            )
    rows = LeaderHours.objects.filter(user=request.user).select_related("group")[:60]
    context = {"heading": _("My hours"), "form": form, "rows": list(rows)}
    return render(request, "groups/desk/hours.html", context, status=422 if form.errors else 200)
