"""How long feedback on accessibility stays: 90 days after it is closed, a year at the longest."""

from datetime import datetime, timedelta

from django.db.models import Q

from .models import Barrier

AFTER_CLOSING = timedelta(days=90)
LONGEST = timedelta(days=365)


def end(now: datetime, dry_run: bool) -> int:
    rows = Barrier.objects.filter(Q(closed_at__lt=now - AFTER_CLOSING) | Q(created_at__lt=now - LONGEST))
    return rows.count() if dry_run else rows.delete()[0]
