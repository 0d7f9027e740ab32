"""When what developer groups keep for themselves ends."""

from datetime import datetime, timedelta

from django.utils import timezone

from .commission import Commission
from .models import Consultation, Issue, MeetingPaper, Statement

KEPT = timedelta(days=730)


def end_papers(now: datetime, dry_run: bool) -> int:
    """Agendas and notes, two years after the meeting."""
    rows = MeetingPaper.objects.filter(meeting__end__lt=now - KEPT)
    return rows.count() if dry_run else rows.delete()[1].get(MeetingPaper._meta.label, 0)


def end_consultations(now: datetime, dry_run: bool) -> int:
    """Questions with their answers, two years after the day by which answers were asked."""
    rows = Consultation.objects.filter(due_on__lt=timezone.localdate(now - KEPT))
    return rows.count() if dry_run else rows.delete()[1].get(Consultation._meta.label, 0)


def end_drafts(now: datetime, dry_run: bool) -> int:
    """Statements that never came out, two years after they were begun; the drafts of those that did, likewise."""
    old = Statement.objects.filter(created_at__lt=now - KEPT)
    never, drafts = old.filter(released_on=None), old.exclude(released_on=None).exclude(draft="")
    if dry_run:
        return never.count() + drafts.count()
    gone = never.delete()[1].get(Statement._meta.label, 0)
    return gone + drafts.update(draft="")


def end_details(now: datetime, dry_run: bool) -> int:
    """What only those who were asked have read, two years after the issue was sent. The matter and its answer stay."""
    rows = Issue.objects.filter(sent_on__lt=timezone.localdate(now - KEPT)).exclude(details="")
    return rows.count() if dry_run else rows.update(details="")


def end_commissions(now: datetime, dry_run: bool) -> int:
    """What a group was asked for a request, two years after it was asked; sooner when the request goes."""
    rows = Commission.objects.filter(asked_at__lt=now - KEPT)
    return rows.count() if dry_run else rows.delete()[1].get(Commission._meta.label, 0)
