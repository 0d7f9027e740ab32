"""How long the address of a remote meeting stays."""

from datetime import datetime, timedelta

from .models import OpenEvent

REMOTE_LINK = timedelta(days=30)


def end_links(now: datetime, dry_run: bool) -> int:
    """Nobody needs it any more when the last session has been over for a month."""
    rows = OpenEvent.objects.exclude(remote_link="").exclude(event__occurrences__end__gte=now - REMOTE_LINK)
    return rows.count() if dry_run else rows.update(remote_link="")
