"""How long the address of a remote meeting stays, and what people said of an event."""

from datetime import datetime, timedelta

from kuulluksi.people.models import Link

from .models import EventFeedback, EventSlip, EventSlipWaiting, OpenEvent

REMOTE_LINK = timedelta(days=30)
FEEDBACK = timedelta(days=365)
SLIP = timedelta(days=30)


def _over_before(moment: datetime):
    """Events whose last session ended before this moment."""
    return OpenEvent.objects.exclude(event__occurrences__end__gte=moment)


def end_links(now: datetime, dry_run: bool) -> int:
    """Nobody needs it any more when the last session has been over for a month."""
    rows = _over_before(now - REMOTE_LINK).exclude(remote_link="")
    return rows.count() if dry_run else rows.update(remote_link="")


def end_feedback(now: datetime, dry_run: bool) -> int:
    """Words go a year after the last session, and unused slips with their links after a month."""
    words = EventFeedback.objects.filter(open_event__in=_over_before(now - FEEDBACK)).exclude(word="")
    old = {"open_event__in": _over_before(now - SLIP)}
    slips, waiting = EventSlip.objects.filter(**old), EventSlipWaiting.objects.filter(**old)
    if dry_run:
        return words.count() + slips.count() + waiting.count()
    ids = list(slips.values_list("pk", flat=True))
    Link.objects.filter(subject_type=EventSlip._meta.label_lower, subject_id__in=ids).delete()
    EventSlip.objects.filter(pk__in=ids).delete()
    return waiting.delete()[0] + len(ids) + words.update(word="")
