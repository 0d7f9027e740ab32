"""The sessions of an event on the staff's desk: each can be moved, cancelled, restored, placed elsewhere and held by
somebody else. The page of a session says who will be told; what is pressed there is done, and says who was told."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kuulluksi.people.doors import staff
from kuulluksi.people.models import User

from .. import actions, telling
from ..models import Event, Occurrence
from ..telling import Change
from .conflicts import conflicts, gathered
from .event_form import name_of
from .marks import marks_of
from .rhythm import rhythm
from .rights import DATES_ONLY, ROLES, colleagues_of, only_dates
from .session_forms import MoveForm, PlaceForm, SubstituteForm

ON_A_PAGE = 25


@staff(*ROLES)
@require_safe
def event(request, uid):
    """An event and its sessions: what is to come, or what is past."""
    found = _event(request, uid)
    past = request.GET.get("time") == "past"
    now = timezone.now()
    rows = found.occurrences.prefetch_related("substitutes")
    rows = rows.filter(end__lte=now).order_by("-start") if past else rows.filter(end__gt=now).order_by("start")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.event = found
    context = {
        "heading": found.title(),
        "event": found,
        "page_obj": page,
        "query": "time=past" if past else "",
        "past": past,
        "holders": [name_of(user) for user in found.staff.all()],
        "rhythm": rhythm(found),
        "has_own_room": only_dates(found),
        "may_cancel_all": found.kind not in DATES_ONLY,
    }
    return render(request, "calendar/desk/schedule_sessions.html", context)


def _event(request, uid) -> Event:
    return get_object_or_404(Event.objects.scheduled_by(request.user).select_related("area"), uid=uid)


def _session(request, uid) -> Occurrence:
    kept = Event.objects.scheduled_by(request.user)
    rows = Occurrence.objects.filter(event__in=kept).select_related("event", "event__area")
    return get_object_or_404(rows, uid=uid)


def _people(request, session: Occurrence):
    """Colleagues, and whoever stands in already."""
    stands_in = session.substitutes.through.objects.filter(occurrence=session).values("user_id")
    return colleagues_of(request.user) | User.objects.filter(pk__in=stands_in)


def _page(request, session: Occurrence, **forms):
    """The page of one session, with a form for each deed. ``forms``: the one that was just filled in."""
    over, off = session.end <= timezone.now(), session.is_cancelled
    change = Change.RESTORED if off else Change.CANCELLED
    held_by = list(session.substitutes.values_list("pk", flat=True))
    context = {
        "heading": _("One session"),
        "session": session,
        "event": session.event,
        "over": over,
        "marks": marks_of(session),
        "told": telling.reach(session.event, [session], change, by=request.user).words_before(),
        "move": None if over or off else MoveForm(session=session),
        "place": None if over or off else PlaceForm(initial={"venue": session.venue}),
        "stand_in": None
        if over or off
        else SubstituteForm(people=_people(request, session), initial={"substitutes": held_by}),
        **forms,
    }
    return render(request, "calendar/desk/schedule_session.html", context)


@staff(*ROLES)
@require_safe
def session(request, uid):
    return _page(request, _session(request, uid))


@staff(*ROLES)
@require_POST
def move(request, uid):
    """Shows the new time with what it collides with, then moves."""
    found = _session(request, uid)
    form = MoveForm(request.POST, session=found)
    if not form.is_valid():
        return _page(request, found, move=form)
    span = form.span()
    if "save" not in request.POST:
        holders = list(found.substitutes.all()) or list(found.event.staff.all())
        taken = conflicts(
            [tuple(span.values())], staff=holders, venue=found.place, event=found.event, by=request.user
        )
        shown = Occurrence(event=found.event, **span)
        return _page(request, found, move=form, moved=shown, busy=gathered(taken))
    return _done(request, found, lambda: actions.move_and_tell(found, **span, by=request.user), move=form)


@staff(*ROLES)
@require_POST
def cancel(request, uid):
    found = _session(request, uid)
    return _done(request, found, lambda: actions.cancel_and_tell(found, by=request.user))


@staff(*ROLES)
@require_POST
def restore(request, uid):
    found = _session(request, uid)
    return _done(request, found, lambda: actions.restore_and_tell(found, by=request.user))


@staff(*ROLES)
@require_POST
def place(request, uid):
    found = _session(request, uid)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return _page(request, found, place=form)
    venue = form.cleaned_data["venue"]
    return _done(
        request, found, lambda: actions.place_and_tell(found, venue=venue, by=request.user), place=form
    )


@staff(*ROLES)
@require_POST
def stand_in(request, uid):
    found = _session(request, uid)
    form = SubstituteForm(request.POST, people=_people(request, found))
    if not form.is_valid():
        return _page(request, found, stand_in=form)
    chosen = form.cleaned_data["substitutes"]
    return _done(
        request,
        found,
        lambda: actions.substitute_and_tell(found, substitutes=chosen, by=request.user),
        stand_in=form,
    )


@staff(*ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_all(request, uid):
    """Ask once, then call off everything that is still to come."""
    found = _event(request, uid)
    if found.kind in DATES_ONLY:
        return redirect("schedule_desk:event", found.uid)
    ahead = list(found.occurrences.coming())
    if request.method == "POST":
        try:
            told = actions.cancel_event_and_tell(found, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, " ".join([_("The series is cancelled."), *told.words()]))
        return redirect("schedule_desk:event", found.uid)
    context = {
        "heading": _("Cancel the series"),
        "event": found,
        "ahead": ahead,
        "told": telling.reach(found, ahead, Change.CANCELLED, by=request.user).words_before(),
    }
    return render(request, "calendar/desk/schedule_cancel.html", context)


def _done(request, found: Occurrence, deed, **forms):
    """Do it and say who was told; or say why not, with what was typed."""
    try:
        told = deed()
    except ValidationError as refusal:
        found.refresh_from_db()
        for form in forms.values():
            form.add_error(None, refusal)
        if not forms:
            messages.error(request, " ".join(refusal.messages))
            return redirect("schedule_desk:session", found.uid)
        return _page(request, found, **forms)
    messages.success(request, " ".join([_("Done."), *told.words()]))
    return redirect("schedule_desk:event", found.event.uid)
