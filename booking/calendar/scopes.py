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
    stands_in = Occurrence.objects.filter(substitutes=key.owner_user_id).values("event_id")
    return Event.objects.filter(Q(pk__in=held) | Q(pk__in=stands_in))


def area_events(key):
    """What its owner sees of one area and its parts."""
    return Event.objects.visible_to(key.owner_user).filter(
        Q(area_id=key.area_id) | Q(area__parent_id=key.area_id)
    )
