"""When what belongs to groups is erased."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from booking.signups.rules import SIGN_UP
from kuulluksi.people.models import Link

from .models import Feedback, FeedbackSlip, Grant, Interest, SlipWaiting, StandIn

UNANSWERED = timedelta(days=92)
ANSWERED = timedelta(days=30)
GRANT = timedelta(days=183)
FEEDBACK = timedelta(days=365)
SLIP = timedelta(days=30)


def end_interests(now: datetime, dry_run: bool) -> int:
    rows = Interest.objects.filter(Q(created_at__lt=now - UNANSWERED) | Q(answered_at__lt=now - ANSWERED))
    if dry_run:
        return rows.count()
    ids = list(rows.values_list("pk", flat=True))
    _end_links(Interest, ids)
    return Interest.objects.filter(pk__in=ids).delete()[1].get(Interest._meta.label, 0)


def end_grants(now: datetime, dry_run: bool) -> int:
    """A granted place has a rule of its own: the reference outlives the sign-up, and not by much."""
    rows = Grant.objects.filter(signup__sheet__ends_on__lt=timezone.localdate(now - GRANT))
    return rows.count() if dry_run else rows.delete()[1].get(Grant._meta.label, 0)


def end_feedback(now: datetime, dry_run: bool) -> int:
    """Words go after a year, and unused slips with their links after a month."""
    over = timezone.localdate(now - FEEDBACK)
    words = Feedback.objects.filter(season__sheet__ends_on__lt=over).exclude(word="")
    slips = FeedbackSlip.objects.filter(season__closed_at__lt=now - SLIP)
    waiting = SlipWaiting.objects.filter(season__closed_at__lt=now - SLIP)
    if dry_run:
        return words.count() + slips.count() + waiting.count()
    ids = list(slips.values_list("pk", flat=True))
    _end_links(FeedbackSlip, ids)
    FeedbackSlip.objects.filter(pk__in=ids).delete()
    gone = waiting.delete()[0] + len(ids)
    return Feedback.objects.filter(pk__in=words.values("pk")).update(word="") + gone


def end_stand_ins(now: datetime, dry_run: bool) -> int:
    """Links of stand-ins go a month after their day."""
    rows = StandIn.objects.filter(meeting__end__lt=now - SIGN_UP)
    links = Link.objects.filter(subject_type=StandIn._meta.label_lower, subject_id__in=rows.values("pk"))
    return links.count() if dry_run else links.delete()[0]


def _end_links(model, ids) -> None:
    Link.objects.filter(subject_type=model._meta.label_lower, subject_id__in=ids).delete()
