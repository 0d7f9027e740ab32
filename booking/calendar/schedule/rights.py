"""What each role may make and change on the calendar's desk."""

from django.db.models import Q

from kuulluksi.directory.models import Area
from kuulluksi.people.models import User
from kuulluksi.people.roles import PREFIX

from .. import own_rooms
from ..models import EDITORS_KINDS, Event

ROLES = ("coordinator", "facilitator", "editor")
WORKERS = ("coordinator", "facilitator", "peer_facilitator", "supervisor")
# Their titles, places and staff are kept in their own rooms; only the dates are kept here.
DATES_ONLY = frozenset({Event.Kind.GROUP, Event.Kind.FORUM})
KINDS = {
    "coordinator": (
        Event.Kind.INFO,
        Event.Kind.JOINT,
        Event.Kind.PLANNING,
        Event.Kind.SUPERVISION,
        Event.Kind.OTHER,
    ),
    "facilitator": (Event.Kind.JOINT, Event.Kind.PLANNING, Event.Kind.OTHER),
    "editor": EDITORS_KINDS,
}
VISIBILITIES = {
    "coordinator": (Event.Visibility.PUBLIC, Event.Visibility.STAFF, Event.Visibility.PRIVATE),
    "facilitator": (Event.Visibility.STAFF, Event.Visibility.PRIVATE),
    "editor": (Event.Visibility.PUBLIC,),
}


def only_dates(event: Event) -> bool:
    """Whether everything but its dates is kept in a room of its own."""
    return event.kind in DATES_ONLY or own_rooms.is_kept(event)


def kinds_of(user: User) -> list[str]:
    """Kinds of events this account may make, in the order of the form."""
    may = {kind for role in ROLES if user.has_role(role) for kind in KINDS[role]}
    return [kind for kind in Event.Kind if kind in may]


def visibilities_of(user: User) -> list[str]:
    may = {one for role in ROLES if user.has_role(role) for one in VISIBILITIES[role]}
    return [one for one in Event.Visibility if one in may]


def areas_of(user: User):
    """Areas an event may be put into: one's own; an editor's texts are of all areas."""
    if user.has_role("editor"):
        return Area.objects.all()
    return Area.objects.filter(pk__in=user.area_ids)


def colleagues_of(user: User):
    """Who may hold a session: oneself, and those who lead and coordinate in one's areas."""
    groups = [PREFIX + role for role in WORKERS]
    near = Q(pk=user.pk)
    if user.has_role("editor"):
        near |= Q(groups__name__in=groups)
    elif user.area_ids:
        parents = Area.objects.filter(pk__in=user.area_ids, parent__isnull=False).values("parent_id")
        near |= Q(groups__name__in=groups) & (Q(areas__in=user.area_ids) | Q(areas__in=parents))
    found = User.objects.filter(near, is_active=True).values("pk")
    return User.objects.filter(pk__in=found).order_by("last_name", "first_name", "username")
