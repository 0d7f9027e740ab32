"""What a feed's validator counts. A bump is one more in a row that never counts back."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from .models import FeedKey, FeedRevision

EVERYTHING = "all"
PUBLIC = "public"
STAFF_SCOPE = "staff"


def of_area(area_id) -> str:
    return f"area:{area_id}"


def of_kind(kind: str) -> str:
    return f"kind:{kind}"


def of_user(user_id) -> str:
    return f"user:{user_id}"


def of_subject(subject) -> str:
    return f"subject:{subject}"


def sources(event) -> set[str]:
    """The revisions that move on when this event changes: those of every feed that may show it."""
    keys = {EVERYTHING}
    if event.is_public:
        keys |= {PUBLIC, of_kind(event.kind)}
        if event.area_id:
            keys |= {of_area(event.area_id), of_area(event.area.parent_id)} - {of_area(None)}
    near = Q(owner_user__events=event) | Q(owner_user__areas=event.area_id)
    if event.area_id and event.area.parent_id:
        near |= Q(owner_user__areas=event.area.parent_id)
    if not event.area_id:
        near |= Q(owner_user__isnull=False)
    owners = FeedKey.objects.live().filter(near, scope=STAFF_SCOPE).order_by()
    return keys | {of_user(pk) for pk in owners.values_list("owner_user_id", flat=True).distinct()}


def bump(keys) -> None:
    """Move revisions on, in the caller's transaction. The time of change grows by a second at least, because clients
    that only send If-Modified-Since cannot tell two changes of one second apart."""
    keys = sorted(keys)
    FeedRevision.objects.bulk_create([FeedRevision(key=key) for key in keys], ignore_conflicts=True)
    now = timezone.now().replace(microsecond=0)
    rows = list(FeedRevision.objects.select_for_update().filter(key__in=keys).order_by("key"))
    for row in rows:
        row.n += 1
        row.changed_at = max(now, row.changed_at.replace(microsecond=0) + timedelta(seconds=1))
    FeedRevision.objects.bulk_update(rows, ["n", "changed_at"])
