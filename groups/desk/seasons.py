"""Seasons: my groups with their next steps, one season with its meetings, and opening a new one from a template."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from booking.calendar.schedule.form import ScheduleForm, shown
from booking.signups import rolls
from booking.signups.models import SignUp
from booking.signups.states import State
from kuulluksi.people.doors import staff

from .. import actions, nextsteps, words
from ..models import Season, SeasonTemplate
from ..season_forms import SeasonForm, schedule_of
from . import LEADERS, OVERSEERS, WRITERS
from .founding import own_group


@staff(*LEADERS)
def mine(request):
    """Groups this account leads, or a coordinator's areas: the most pressing next step first."""
    context = {
        "heading": _("My groups"),
        "rows": nextsteps.groups_of(request.user),
        "may_found": request.user.has_role(*OVERSEERS),
    }
    return render(request, "groups/desk/mine.html", context)


def own_season(request, pk) -> Season:
    rows = Season.objects.visible_to(request.user).with_times()
    return get_object_or_404(rows.select_related("group__area", "event", "sheet"), pk=pk)


@staff(*LEADERS)
def season(request, pk):
    """One season: what to do next, its meetings, and who is where as numbers."""
    found = own_season(request, pk)
    counts = SignUp.objects.filter(sheet_id=found.sheet_id).aggregate(
        coming=Count("pk", filter=Q(state__in=(State.CONFIRMED, State.COMPLETED))),
        to_meet=Count("pk", filter=Q(state=State.PENDING_REVIEW)),
        waiting=Count("pk", filter=Q(state=State.WAITLISTED)),
    )
    meetings = meetings_of(found)
    context = {
        "heading": found.group.name,
        "season": found,
        "rhythm": words.rhythm(found.event),
        "meetings": meetings,
        "coming": [one for one in meetings if one["today"] or not one["past"]],
        "held": [one for one in meetings if one["past"] and not one["today"]],
        "counts": counts,
        "steps": nextsteps.of_season(found, counts, meetings),
        "may_see_people": request.user.has_role(*WRITERS),
        "may_close": not actions.why_not_close(found),
        "has_begun": any(rolls.day_of(one["row"]) <= timezone.localdate() for one in meetings),
        "door_is_open": found.sheet.is_open(),
        "sheet_url": reverse("signups_desk:sheet", kwargs={"code": found.sheet.code}),
    }
    return render(request, "groups/desk/season.html", context)


@require_POST
@staff(*WRITERS)
def newcomers(request, pk):
    """Let people sign up though the season has begun, or not any more."""
    found = own_season(request, pk)
    may = request.POST.get("may") == "yes"
    try:
        actions.let_newcomers(found, may, by=request.user)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(
            request, _("Newcomers can sign up now.") if may else _("The group is closed to newcomers.")
        )
    return redirect("groups_desk:season", pk)


def meetings_of(found: Season) -> list[dict]:
    """The meetings in order, each with what may be done. Three queries."""
    now, today = timezone.now(), timezone.localdate()
    rows = found.event.occurrences.order_by("start", "pk").annotate(marked=Count("marks", distinct=True))
    return [
        {
            "row": row,
            "when": words.session(row.start, row.end),
            "past": row.end <= now,
            "today": rolls.day_of(row) == today and not row.is_cancelled,
            "may_roll": not row.is_cancelled and rolls.day_of(row) <= today and not found.closed_at,
            "may_change": row.end > now and not found.closed_at,
            "stand_in": getattr(row, "stand_in", None),
        }
        for row in rows.select_related("stand_in")
    ]


@staff(*WRITERS)
def open_season(request, pk):
    """A new season for one of my groups: from a template, with the dates shown before anything is saved."""
    group = own_group(request, pk)
    templates = list(SeasonTemplate.objects.all())
    template = next((one for one in templates if one.slug == request.GET.get("pohja")), None)
    form = ScheduleForm(request.POST or None, initial=schedule_of(template))
    about = SeasonForm(request.POST or None, initial=SeasonForm.from_template(template))
    context = {
        "heading": _("Open a season"),
        "group": group,
        "form": form,
        "about": about,
        "templates": templates,
        "template": template,
    }
    if request.method != "POST":
        return render(request, "groups/desk/open_season.html", context)
    if "holidays" in request.POST:
        form.leave_holidays_out()
    right, told = form.is_valid(), about.is_valid()
    if right:
        context |= shown(form.schedule)
    if "part" in request.POST:
        return render(request, "calendar/desk/schedule_dates.html", context)
    if right and told and "save" in request.POST:
        if request.POST.get("seen") != context["seen"]:
            context["look"] = True
        else:
            try:
                event = {**form.event(), "venue": about.cleaned_data["venue"]}
                made = actions.open_season(group, event=event, sheet=about.sheet(), by=request.user)
            except ValidationError as problem:
                about.add_error(None, problem)
            else:
                messages.success(request, _("The season is open."))
                return redirect("groups_desk:season", pk=made.pk)
    return render(request, "groups/desk/open_season.html", context)
