"""The calendar on the staff's desk: the events one keeps, and the form that makes and changes them.

Nothing is saved that was not shown: the dates, or what will change, carry a digest, and "save" with another digest shows
them once more. Every row comes from ``Event.objects.scheduled_by(user)``.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Min, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kuulluksi.people.doors import staff

from .. import actions, rules, telling
from ..actions import ChangedMeanwhile, version_of
from ..models import Event, Occurrence
from ..rules import instant
from ..telling import Change
from .conflicts import conflicts, gathered
from .dates import schedule_of
from .event_form import EventForm
from .form import ScheduleForm, dates_shown, shown
from .plan import plan_change
from .rights import ROLES, only_dates

ON_A_PAGE = 20


@staff(*ROLES)
@require_safe
def events(request):
    """What one keeps: what has sessions to come, or what is over."""
    past = request.GET.get("time") == "past"
    now = timezone.now()
    planned = Q(occurrences__status=Occurrence.Status.PLANNED)
    shown = (
        Event.objects.scheduled_by(request.user)
        .select_related("area")
        .annotate(
            next_start=Min("occurrences__start", filter=planned & Q(occurrences__end__gt=now)),
            left=Count("occurrences", filter=planned & Q(occurrences__end__gt=now)),
        )
    )
    if past:
        shown = shown.filter(next_start=None).order_by("-starts_on", "-pk")
    else:
        shown = shown.filter(next_start__isnull=False).order_by("next_start", "pk")
    context = {
        "heading": _("Calendar"),
        "page_obj": Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page")),
        "query": "time=past" if past else "",
        "past": past,
    }
    return render(request, "calendar/desk/schedule_events.html", context)


@staff(*ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Make an event. Its dates are shown before it is saved."""
    form = ScheduleForm(request.POST or None)
    about = EventForm(request.POST or None, user=request.user)
    context = {"heading": _("New event"), "form": form, "about": about, "halves": [about, form]}
    if request.method != "POST":
        return render(request, "calendar/desk/schedule_form.html", context)
    if "holidays" in request.POST:
        form.leave_holidays_out()
    right, told = form.is_valid(), about.is_valid()
    if right:
        context |= shown(form.schedule) | _busy(request, form.schedule.starts(), form, about)
    if "part" in request.POST:
        return render(request, "calendar/desk/schedule_dates.html", context)
    if right and told and "save" in request.POST:
        if request.POST.get("seen") != context["seen"]:
            context["look"] = True
        else:
            try:
                made = actions.make_event(**form.event(), **_made_of(about), by=request.user)
            except ValidationError as refusal:
                about.add_error(None, refusal)
            else:
                messages.success(request, _("The event is in the calendar."))
                return redirect("schedule_desk:event", made.uid)
    return render(request, "calendar/desk/schedule_form.html", context)


@staff(*ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, uid):
    """Change an event. What will change of its sessions, and who will be told, is shown before it is saved."""
    event = _event(request, uid)
    rows = list(event.occurrences.order_by("original_start").prefetch_related("substitutes"))
    old = schedule_of(event, rows)
    try:
        initial = ScheduleForm.values_of(event, old)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("schedule_desk:event", event.uid)
    form = ScheduleForm(request.POST or None, initial=initial)
    about = None if only_dates(event) else EventForm(request.POST or None, user=request.user, event=event)
    version = version_of(event, rows)
    context = {
        "heading": _("Change the event"),
        "event": event,
        "form": form,
        "about": about,
        "halves": [half for half in (about, form) if half],
        "version": version,
    }
    if request.method != "POST":
        context |= {"lines": dates_shown(old, after=timezone.localdate())}
        return render(request, "calendar/desk/schedule_form.html", context)

    if "holidays" in request.POST:
        form.leave_holidays_out()
    right = form.is_valid() and _planned(request, context, rows)
    told = about is None or about.is_valid()
    if "part" in request.POST:
        return render(request, "calendar/desk/schedule_dates.html", context)
    if request.POST.get("version", version) != version:
        context |= {"is_meanwhile": True, "meanwhile": _both(event, old, form, about)}
    elif right and told and "save" in request.POST:
        if request.POST.get("seen") != context["seen"]:
            context["look"] = True
        elif _saved(request, context):
            return redirect("schedule_desk:event", event.uid)
    return render(request, "calendar/desk/schedule_form.html", context)


def _event(request, uid) -> Event:
    return get_object_or_404(Event.objects.scheduled_by(request.user).select_related("area"), uid=uid)


def _planned(request, context, rows) -> bool:
    """Put what would change, who is busy and who would be told into the context."""
    event, form, about = context["event"], context["form"], context["about"]
    try:
        plan = plan_change(event, form.schedule, rows=rows)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    context |= {
        "plan": plan,
        "seen": plan.digest,
        "lines": dates_shown(form.schedule, after=timezone.localdate()),
    }
    if plan.changes:
        context["told"] = telling.reach(event, rows, Change.SERIES, by=request.user).words_before()
    fresh = list(plan.added) + [one.anchor for one in plan.moved]
    context |= _busy(request, fresh, form, about, event=event)
    return True


def _saved(request, context) -> bool:
    event, form, about = context["event"], context["form"], context["about"]
    try:
        done = actions.change_series(
            event,
            form.schedule,
            words=about.words() if about and about.has_changed() else None,
            facts=about.facts() if about and about.has_changed() else None,
            version=context["version"],
            seen=context["seen"],
            by=request.user,
        )
    except ChangedMeanwhile as refusal:  # between our look and the lock: the next page shows both
        form.add_error(None, refusal)
        return False
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, " ".join([_("The changes are saved."), *done.told.words()]))
    return True


def _busy(request, starts, form: ScheduleForm, about: EventForm | None, event=None) -> dict:
    """Who or what is taken at these starts, by what the form says now."""
    if about is not None:
        about.is_valid()
        people, venue = about.cleaned_data.get("staff", ()), about.cleaned_data.get("venue", "")
    else:
        people, venue = event.staff.all(), event.venue
    spans = [
        (instant(start, rules.HELSINKI), instant(start + form.schedule.duration, rules.HELSINKI))
        for start in starts
    ]
    found = conflicts(spans, staff=people, venue=venue, event=event, by=request.user)
    return {"busy": gathered(found)}


def _made_of(about: EventForm) -> dict:
    facts = about.facts()
    return {**about.words(), **facts}


def _both(event: Event, old, form: ScheduleForm, about: EventForm | None) -> list[dict]:
    """Where what is written here differs from what is stored now: a line for each field."""
    stored = ScheduleForm.values_of(event, old)
    pairs = [(form, {**stored, "left_out": None})]
    if about is not None:
        pairs.append((about, EventForm.values_of(event)))
    found = []
    for one, values in pairs:
        for bound in one:
            if bound.name not in values or not bound.field.has_changed(values[bound.name], bound.data):
                continue
            found.append(
                {
                    "label": bound.label,
                    "theirs": _in_words(bound, values[bound.name]),
                    "mine": _in_words(bound, bound.data),
                }
            )
    return found


def _in_words(bound, value) -> str:
    choices = {str(key): label for key, label in getattr(bound.field, "choices", ())}
    values = value if isinstance(value, (list, tuple)) else [value]
    words = [str(choices.get(str(one), one)) for one in values if one not in (None, "")]
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(words) or "–"
