"""What a feed's validator counts. A bump is one more in a row that never counts back.

Each public feed has a row, and each address of a person's own has one. So a change moves on the feeds that show it and
no other: a phone that is told "changed" fetches everything, and a busy house must not make every phone do that daily.
"""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from kuulluksi.people.roles import PREFIX

from .entitlements import all_scopes
from .models import Event, FeedKey, FeedRevision, Occurrence
from .scopes import AREA, HELD, STAFF, STAFF_SCOPES

PUBLIC = "public"


def of_area(area_id) -> str:
    return f"area:{area_id}"


def of_kind(kind: str) -> str:
    return f"kind:{kind}"


def of_key(key_id) -> str:
    return f"key:{key_id}"


def sources(event) -> set[str]:
    """The revisions that move on when this event changes: those of every feed that shows it."""
    found = {of_key(pk) for pk in _keys_showing(event)}
    if event.is_public:
        found |= {PUBLIC, of_kind(event.kind)}
        found |= {of_area(pk) for pk in _areas(event)}
    return found


def of_users(users, event=None) -> set[str]:
    """The addresses of members of staff: all of them, or those that may show this event when they hold it."""
    theirs = FeedKey.objects.live().filter(owner_user__in=users).order_by()
    if event is not None:
        theirs = theirs.filter(~Q(scope=AREA) | Q(scope=AREA, area__in=_areas(event)))
    return {of_key(pk) for pk in theirs.values_list("pk", flat=True)}


def of_subjects(subjects) -> set[str]:
    theirs = FeedKey.objects.live().filter(subject__in=subjects).order_by()
    return {of_key(pk) for pk in theirs.values_list("pk", flat=True)}


def _areas(event) -> list[int]:
    """The event's area and the county it is a part of."""
    if not event.area_id:
        return []
    return [pk for pk in (event.area_id, event.area.parent_id) if pk]


def _keys_showing(event) -> set:
    """EventQuerySet.visible_to, asked the other way round: whose addresses show this event?"""
    user_model = get_user_model()
    stands_in = Occurrence.substitutes.through.objects.filter(occurrence__event_id=event.pk)
    held = Q(owner_user__in=Event.staff.through.objects.filter(event_id=event.pk).values("user_id"))
    held |= Q(owner_user__in=stands_in.values("user_id"))
    near = user_model.objects.filter(areas__in=_areas(event))
    seen = held
    if event.visibility == Event.Visibility.STAFF:
        seen |= Q(owner_user__in=near.values("pk")) if event.area_id else Q(owner_user__isnull=False)
    elif event.visibility != Event.Visibility.PRIVATE:
        coordinators = near.filter(groups__name=f"{PREFIX}coordinator")
        seen |= Q(owner_user__in=coordinators.values("pk"))
    shown = Q(scope=HELD) & held | Q(scope=STAFF) & seen | Q(scope=AREA, area__in=_areas(event)) & seen
    for scope, right in all_scopes():
        if scope in STAFF_SCOPES:
            continue
        shown |= Q(scope=scope, subject__in=right.holders(event)) if right.holders else Q(scope=scope)
    return set(FeedKey.objects.live().filter(shown).order_by().values_list("pk", flat=True))


def bump(keys) -> None:
    """Move revisions on, in the caller's transaction. The time of change grows by a second at least, because clients
    that only send If-Modified-Since cannot tell two changes of one second apart."""
    keys = sorted(keys)
    if not keys:
        return
    FeedRevision.objects.bulk_create([FeedRevision(key=key) for key in keys], ignore_conflicts=True)
    now = timezone.now().replace(microsecond=0)
    rows = list(FeedRevision.objects.select_for_update().filter(key__in=keys).order_by("key"))
    for row in rows:
        row.n += 1
        row.changed_at = max(now, row.changed_at.replace(microsecond=0) + timedelta(seconds=1))
    FeedRevision.objects.bulk_update(rows, ["n", "changed_at"])
