"""The public calendar: a month, a list, an event."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from kuulluksi.people.doors import anyone

from .models import Event, Occurrence


@anyone
def calendar(request, month=None):
    sessions = Occurrence.objects.public().coming().select_related("event", "event__area")[:200]
    return render(request, "calendar/list.html", {"sessions": sessions})


@anyone
def event(request, uid):
    found = get_object_or_404(Event.objects.public().select_related("area", "organisation"), uid=uid)
    sessions = list(Occurrence.objects.for_events(found).order_by("start"))
    if not sessions:
        raise Http404
    for session in sessions:
        session.event = found
    return render(request, "calendar/event.html", {"event": found, "sessions": sessions})
