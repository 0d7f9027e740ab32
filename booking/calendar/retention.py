"""How long an address nobody uses stays open, and how long an ended one still says so."""

from datetime import datetime, timedelta

from django.db.models import Q

from .models import FeedKey

UNUSED = timedelta(days=365)
SAYS_GOODBYE = timedelta(days=90)


def end_feed_keys(now: datetime, dry_run: bool) -> int:
    """End addresses unused for 12 months, and forget those that ended 90 days ago."""
    day = (now - UNUSED).date()
    never_used = Q(last_used_on__isnull=True, created_at__lt=now - UNUSED)
    unused = FeedKey.objects.live().filter(Q(last_used_on__lt=day) | never_used)
    gone = FeedKey.objects.filter(revoked_at__lt=now - SAYS_GOODBYE)
    if dry_run:
        return unused.count() + gone.count()
    return unused.update(revoked_at=now) + gone.delete()[1].get(FeedKey._meta.label, 0)
