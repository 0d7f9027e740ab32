"""What a member of staff may have a calendar address for. Upper rooms register scopes of their own (entitlements.py)."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .models import Event, Occurrence

STAFF, HELD, AREA = "staff", "held", "area"
STAFF_SCOPES = (STAFF, HELD, AREA)
LABELS = {
    STAFF: _("All of my work"),
    HELD: _("Only the meetings I hold myself"),
    AREA: _("What I see of one area"),
}


def staff_events(key):
    return Event.objects.visible_to(key.owner_user)


def held_events(key):
    if not key.owner_user.roles:
        return Event.objects.none()
    held = Event.staff.through.objects.filter(user_id=key.owner_user_id).values("event_id")
    return Event.objects.filter(pk__in=held)


def area_events(key):
    """What its owner sees of one area and its parts."""
    return Event.objects.visible_to(key.owner_user).filter(
        Q(area_id=key.area_id) | Q(area__parent_id=key.area_id)
    )


def stood_in(key, events):
    """Single sessions its owner stands in for, beside the events the address shows: one session, not the series."""
    sessions = Occurrence.objects.stood_in_by(key.owner_user).exclude(event__in=events)
    if key.scope == AREA:
        sessions = sessions.filter(Q(event__area_id=key.area_id) | Q(event__area__parent_id=key.area_id))
    return sessions
