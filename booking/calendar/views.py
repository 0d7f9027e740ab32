"""The public calendar: a month, a list, an event."""

from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuulluksi.directory.models import Area
from kuulluksi.people.doors import anyone

from . import listing, memory, months, schema, ways_in
from .forms import CalendarFilterForm
from .models import Event, Occurrence
from .subscribe import panel

MOST_COMING = 60
MOST_PAST = 12


@anyone
def calendar(request, month=None):
    """The month as a table on wide screens; always a list: of the month asked for, else of what is coming."""
    if month and not months.within(*month):
        return _beyond(request, month)
    form = CalendarFilterForm(request.GET, areas=list(Area.objects.all()))
    chosen = form.chosen()
    shown = listing.public(area=chosen["area"], kind=chosen["kind"])
    today = timezone.localdate()
    year, number = month or (today.year, today.month)

    first = date(year, number, 1)
    query = urlencode({key: value for key, value in chosen.items() if value})
    path = reverse("calendar:month", args=[first]) + (f"?{query}" if query else "")
    alike = (memory.number(), chosen["area"], chosen["kind"])
    # An area's own county may change without a change of the calendar, so what it shows is not remembered.
    weeks, in_month = listing.month_of(shown, year, number, path, None if chosen["area"] else alike)
    if month:
        pages = listing.PageOfMonth(in_month, listing.ON_A_PAGE)
    elif chosen["time"] == "past":
        pages = listing.Pages(listing.past(shown), ("past", chosen["area"], chosen["kind"]))
    else:
        pages = listing.Pages(listing.coming(shown), ("coming", chosen["area"], chosen["kind"]))
    page = pages.get_page(request.GET.get("page"))
    page.object_list = rows = list(page.object_list)

    path, name, feed_name = _feed(chosen, form)
    context = {
        "month": first,
        "month_asked": bool(month),
        "weeks": weeks,
        "weekdays": [date(2024, 1, day) for day in range(1, 8)],
        "before": months.neighbour(year, number, -1),
        "after": months.neighbour(year, number, 1),
        "page_obj": page,
        "groups": months.by_month(rows) if not month else [(None, rows)],
        "ways_in": ways_in.of({row.event_id: row.event for row in rows}.values(), get_language()),
        "nearest": listing.next_after(shown, year, number) if month and not rows else None,
        "query": query,
        "form": form,
        "chosen": chosen,
        "name": name,
        "feed_name": feed_name,
        "crumbs": [{"title": _("Calendar"), "url": ""}],
        "subscribe": panel(settings.BASE_URL + path),
        "machines": [(kind, _beside(path, ending), title) for kind, ending, title in _machines()],
    }
    return render(request, "calendar/list.html", context)


def _feed(chosen, form) -> tuple[str, str, str]:
    """(path of the feed nearest to what is shown, name of what is shown, name of the feed). Area wins over kind: each
    feed filters by one of them."""
    area = form.areas[chosen["area"]].name if chosen["area"] else ""
    kind = str(dict(form.fields["kind"].choices)[chosen["kind"]]) if chosen["kind"] else ""
    if area:
        path = reverse("calendar:feed_area", args=[chosen["area"]])
    elif kind:
        path = reverse("calendar:feed_kind", args=[chosen["kind"]])
    else:
        path = reverse("calendar:feed_public")
    everything = _("%(area)s, all events") % {"area": area} if area and kind else ""
    return path, ", ".join(filter(None, [area, kind])), everything or area or kind


def _machines() -> list[tuple[str, str, str]]:
    """(media type, ending, title) of what programs may read instead of the page."""
    return [
        ("text/calendar", "ics", _("Calendar")),
        ("application/atom+xml", "atom", _("What is new in the calendar")),
        ("application/ld+json", "json", _("Calendar as data")),
    ]


def _beside(path: str, ending: str) -> str:
    return f"{path.removesuffix('.ics')}.{ending}"


def _beyond(request, month):
    """A month the calendar does not reach: said kindly, with the way back."""
    if not 1 <= month[1] <= 12:
        raise Http404
    context = {"first": months.EARLIEST, "last": months.LATEST, "now": timezone.localdate()}
    return render(request, "calendar/beyond.html", context, status=404)


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
    coming = [session for session in sessions if session.end > now]
    past = [session for session in sessions if session.end <= now][::-1]
    path = reverse("calendar:feed_event", args=[found.uid])
    context = {
        "event": found,
        "wall": months.wall_of(found.kind),
        "coming": coming[:MOST_COMING],
        "more": len(coming) - MOST_COMING,
        "held": any(not session.is_cancelled for session in coming),
        "past": past[:MOST_PAST],
        "only": sessions[0] if len(sessions) == 1 else None,
        "way_in": ways_in.of([found], get_language()).get(found.pk),
        "feed": path,
        "file": reverse("calendar:event_file", args=[found.uid]),
        "subscribe": panel(settings.BASE_URL + path),
        "data": schema.page(found, coming or sessions[-1:], get_language()),
        "crumbs": [
            {"title": _("Calendar"), "url": reverse("calendar:list")},
            {"title": found.title(), "url": ""},
        ],
    }
    return render(request, "calendar/event.html", context)
