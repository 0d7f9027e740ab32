"""When what is left of a forum is forgotten: slips, words of feedback, and those who never said yes to letters."""

from datetime import datetime, timedelta

from django.utils import timezone

from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link

from ..models import ForumFeedback, ForumSlip, ForumSlipWaiting, Subscriber

WORDS = timedelta(days=365)
SLIP = timedelta(days=30)
UNCONFIRMED = timedelta(days=7)
NO_YES_AGAIN = timedelta(days=730)


def end_feedback(now: datetime, dry_run: bool) -> int:
    """Words go after a year, and unused slips with their links after a month. Faces stay as counts."""
    over = timezone.localdate(now - WORDS)
    words = ForumFeedback.objects.filter(forum__sheet__ends_on__lt=over).exclude(word="")
    slips = ForumSlip.objects.filter(forum__feedback_asked_at__lt=now - SLIP)
    waiting = ForumSlipWaiting.objects.filter(forum__feedback_asked_at__lt=now - SLIP)
    if dry_run:
        return words.count() + slips.count() + waiting.count()
    ids = list(slips.values_list("pk", flat=True))
    end_rows(ForumSlip, ids)
    gone = waiting.delete()[0] + len(ids)
    return ForumFeedback.objects.filter(pk__in=words.values("pk")).update(word="") + gone


def end_subscribers(now: datetime, dry_run: bool) -> int:
    """Who asked and never said yes: a week. Who said yes: two years, unless they say it again."""
    rows = Subscriber.objects.filter(confirmed_at=None, asked_at__lt=now - UNCONFIRMED)
    rows |= Subscriber.objects.filter(confirmed_at__lt=now - NO_YES_AGAIN)
    ids = list(rows.values_list("pk", flat=True))
    if not dry_run:
        end_rows(Subscriber, ids)
    return len(ids)


def end_rows(model, ids) -> None:
    """The rows with their links, and what was still on its way to them."""
    links = Link.objects.filter(subject_type=model._meta.label_lower, subject_id__in=ids)
    Message.objects.waiting().filter(link__in=links).end(Message.State.DROPPED)
    links.delete()
    model.objects.filter(pk__in=ids).delete()
