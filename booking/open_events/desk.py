"""Open events on the staff's desk: make, change, show, and see who comes. Dates are moved and cancelled on the calendar's
desk, people are met on the desk of sign-ups; from here one gets to both.

Every row comes from ``OpenEvent.objects.visible_to(user)``; another's is 404.
"""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from booking.calendar.schedule.form import ScheduleForm, dates_shown, digest_of
from booking.signups import rolls, rooms
from booking.signups.models import Sheet
from kuulluksi.people.doors import staff
from kuulluksi.people.models import Link

from . import actions, audiences, listing
from .desk_forms import NewEventForm, WordsForm, why_not
from .models import OpenEvent

ROLES = ("coordinator", "editor")
ON_A_PAGE = 25
ROLLS_SHOWN = 3


@staff(*ROLES)
@require_safe
def events(request):
    """What is coming, or what is over: the nearest first."""
    past = request.GET.get("time") == "past"
    mine = OpenEvent.objects.visible_to(request.user)
    coming = mine.coming().values("pk")
    shown = mine.exclude(pk__in=coming) if past else mine.filter(pk__in=coming)
    page = Paginator(shown.order_by("-event__starts_on", "pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    cards = listing.cards_of(OpenEvent.objects.filter(pk__in=[one.pk for one in page]))
    context = {
        "heading": _("Open events"),
        "cards": cards,
        "page_obj": page,
        "past": past,
        "query": "time=past" if past else "",
    }
    return render(request, "open_events/desk/events.html", context)


def own_event(request, pk) -> OpenEvent:
    return get_object_or_404(OpenEvent.objects.visible_to(request.user).select_related("event__area"), pk=pk)


@staff(*ROLES)
@require_safe
def event(request, pk):
    """One event: its dates with their sheets, as numbers, and what can be done."""
    found = own_event(request, pk)
    now = timezone.now()
    entrances = {one.sheet_id: one for one in found.entrances.all()}
    sheets = rooms.with_counts(Sheet.objects.filter(pk__in=entrances), now).order_by("pk")
    rows = {row.pk: row for row in found.event.occurrences.order_by("start")}
    for row in rows.values():
        row.event = found.event
    lines = []
    for sheet in sheets:
        entrance = entrances[sheet.pk]
        row = rows.get(entrance.occurrence_id)
        lines.append(
            {
                "entrance": entrance,
                "sheet": sheet,
                "row": row,
                "over": row is not None and row.end <= now,
                "room": rooms.word(sheet, sheet.held, sheet.waiting, now),
            }
        )
    lines.sort(key=lambda line: (line["over"], line["row"].start if line["row"] else now, line["sheet"].pk))
    audience = audiences.of(found.audience)
    live = Link.objects.live().filter(purpose=actions.INVITATION_LINK, subject_id=found.pk).first()
    context = {
        "heading": found.title,
        "found": found,
        "lines": lines,
        "audience": audience,
        "link": settings.BASE_URL + reverse("open_events:invited", kwargs={"token": live.token})
        if live
        else "",
        "invited": invited_in_words(request, found),
        "may_see_people": request.user.has_role("coordinator"),
        "days": [row for row in reversed(rows.values()) if not rolls.why_not(row, now)][:ROLLS_SHOWN],
    }
    return render(request, "open_events/desk/event.html", context)


def invited_in_words(request, found: OpenEvent) -> list[str]:
    audience = audiences.of(found.audience)
    if audience.choices is None:
        return []
    names = dict(audience.choices(request.user))
    return [str(names.get(key, _("a group of another area"))) for key in found.invited]


@staff(*ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Make an event. Its dates are shown before it is saved; nothing is public before somebody says so."""
    form = ScheduleForm(request.POST or None)
    about = NewEventForm(request.POST or None, user=request.user)
    context = {"heading": _("New open event"), "form": form, "about": about}
    if request.method != "POST":
        return render(request, "open_events/desk/new.html", context)
    right, told = form.is_valid(), about.is_valid()
    if right:
        lines, digest = dates_shown(form.schedule), digest_of(form.schedule)
        context |= {"lines": lines, "seen": digest, "total": len(form.schedule.starts())}
    if "part" in request.POST:
        return render(request, "calendar/desk/schedule_dates.html", context)
    if right and told and "save" in request.POST:
        if request.POST.get("seen") != context["seen"]:
            context["look"] = True
        else:
            try:
                made = actions.plan(when={**form.event(), **about.where()}, by=request.user, **about.plan())
            except ValidationError as refusal:
                about.add_error(None, refusal.messages)
            else:
                messages.success(request, _("The event is made. Nobody sees it before you show it."))
                return redirect("open_events_desk:event", made.pk)
    return render(request, "open_events/desk/new.html", context)


@staff(*ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    """Other words, another place or link. Dates change on the calendar's desk."""
    found = own_event(request, pk)
    about = WordsForm(request.POST or None, user=request.user, found=found)
    if request.method == "POST" and about.is_valid():
        try:
            actions.change(found, by=request.user, **about.changes())
        except ValidationError as refusal:
            about.add_error(None, refusal.messages)
        else:
            messages.success(request, _("The changes are saved."))
            return redirect("open_events_desk:event", found.pk)
    context = {"heading": _("Change the event"), "found": found, "about": about}
    return render(request, "open_events/desk/change.html", context)


SHOWING = {"nayta": actions.publish, "piilota": actions.hide}


@staff(*ROLES)
@require_POST
def show(request, pk, name):
    """Show it to those whom it is for, or take it back."""
    found = own_event(request, pk)
    if name not in SHOWING:
        raise Http404
    try:
        SHOWING[name](found, by=request.user)
    except ValidationError as refusal:
        messages.error(request, why_not(refusal))
    else:
        messages.success(request, _("It is shown now.") if name == "nayta" else _("It is hidden now."))
    return redirect("open_events_desk:event", found.pk)


@staff("coordinator")
@require_POST
def invitation(request, pk):
    """A new invitation link; the one before ends."""
    found = own_event(request, pk)
    try:
        actions.new_invitation_link(found, by=request.user)
    except ValidationError as refusal:
        messages.error(request, why_not(refusal))
    else:
        messages.success(request, _("Here is a new invitation link. The one before has ended."))
    return redirect("open_events_desk:event", found.pk)
