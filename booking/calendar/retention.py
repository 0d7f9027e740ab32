"""How long an address nobody uses stays open, and how long an ended one still says so."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from kuulluksi.notices.actions import leave_message
from kuulluksi.privacy.access import audit

from .models import FeedKey

UNUSED = timedelta(days=365)
SAYS_GOODBYE = timedelta(days=90)


def end_feed_keys(now: datetime, dry_run: bool) -> int:
    """End addresses unused for 12 months, telling members of staff, and forget those that ended 90 days ago."""
    day = (now - UNUSED).date()
    never_used = Q(last_used_on__isnull=True, created_at__lt=now - UNUSED)
    unused = FeedKey.objects.live().filter(Q(last_used_on__lt=day) | never_used)
    gone = FeedKey.objects.filter(revoked_at__lt=now - SAYS_GOODBYE)
    if dry_run:
        return unused.count() + gone.count()
    ended = 0
    for key in unused.select_related("owner_user").order_by("pk"):
        with transaction.atomic():
            if FeedKey.objects.live().filter(pk=key.pk).update(revoked_at=now):
                audit("feed_key.unused", key, by="program")
                _tell(key)
                ended += 1
    return ended + gone.delete()[1].get(FeedKey._meta.label, 0)


def _tell(key: FeedKey) -> None:
    """A member of staff hears that an address ended, without which one: its name is theirs. People without an account
    find it on their own page."""
    user = key.owner_user
    if user is None or not user.email or not user.is_active:
        return
    leave_message(
        "feed_key_ended",
        channel="email",
        address=user.email,
        language=key.language,
        url_name="calendar_desk:keys",
        dedupe_key=f"feed_key_ended:{key.pk}",
    )
