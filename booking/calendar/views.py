"""The public calendar: a month, a list, an event."""

from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.directory.models import Area
from kuulluksi.people.doors import anyone

from . import months
from .forms import CalendarFilterForm
from .models import Event, Occurrence
from .subscribe import panel

ON_A_PAGE = 20
MOST_IN_A_MONTH = 500


@anyone
def calendar(request, month=None):
    """The month as a table on wide screens; always a list: of the month asked for, else of what is coming."""
    form = CalendarFilterForm(request.GET, areas=list(Area.objects.all()))
    chosen = form.chosen()
    shown = _chosen(Occurrence.objects.public().select_related("event", "event__area"), chosen)
    now = timezone.now()
    year, number = month or (timezone.localdate().year, timezone.localdate().month)

    first, last = months.span(year, number)
    in_month = list(shown.between(first, last).order_by("start", "pk")[:MOST_IN_A_MONTH])
    if month:
        listed = in_month
    elif chosen["time"] == "past":
        listed = shown.filter(end__lte=now).order_by("-start", "-pk")
    else:
        listed = shown.filter(end__gt=now).order_by("start", "pk")

    query = urlencode({name: value for name, value in chosen.items() if value})
    context = {
        "month": date(year, number, 1),
        "month_asked": bool(month),
        "weeks": months.weeks(year, number, in_month),
        "weekdays": [date(2024, 1, day) for day in range(1, 8)],
        "before": months.neighbour(year, number, -1),
        "after": months.neighbour(year, number, 1),
        "page_obj": Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page")),
        "query": query,
        "form": form,
        "chosen": chosen,
        "crumbs": [{"title": _("Calendar"), "url": ""}],
        **_subscribe(chosen, form),
    }
    return render(request, "calendar/list.html", context)


def _chosen(sessions, chosen):
    if chosen["area"]:
        sessions = sessions.filter(
            Q(event__area__slug=chosen["area"]) | Q(event__area__parent__slug=chosen["area"])
        )
    if chosen["kind"]:
        sessions = sessions.filter(event__kind=chosen["kind"])
    return sessions


def _subscribe(chosen, form) -> dict:
    """The feed nearest to what is shown. Area wins over kind: each feed filters by one of them."""
    if chosen["area"]:
        path, name = reverse("calendar:feed_area", args=[chosen["area"]]), form.areas[chosen["area"]].name
    elif chosen["kind"]:
        path = reverse("calendar:feed_kind", args=[chosen["kind"]])
        name = dict(form.fields["kind"].choices)[chosen["kind"]]
    else:
        path, name = reverse("calendar:feed_public"), ""
    return {"subscribe": panel(settings.BASE_URL + path), "subscribe_name": name, "subscribe_path": path}


@anyone
def event(request, uid):
    """One public event with its sessions, each to be added to one's own calendar."""
    found = get_object_or_404(Event.objects.public().select_related("area", "organisation"), uid=uid)
    sessions = list(Occurrence.objects.for_events(found).order_by("start", "pk"))
    if not sessions:
        raise Http404
    for session in sessions:
        session.event = found
    now = timezone.now()
    context = {
        "event": found,
        "wall": months.wall_of(found.kind),
        "coming": [session for session in sessions if session.end > now],
        "past": [session for session in sessions if session.end <= now][::-1][:10],
        "crumbs": [
            {"title": _("Calendar"), "url": reverse("calendar:list")},
            {"title": found.title(), "url": ""},
        ],
    }
    return render(request, "calendar/event.html", context)
