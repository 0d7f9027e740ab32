"""The retention rules of this room and the one below: logs of who looked and who did, old links, ended sessions."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q

from kuulluksi.people.models import Link

from .models import AccessLog, AuditLine, ErasureRun

ACCESS_LOG = timedelta(days=5 * 365 + 1)
AUDIT_LINES = timedelta(days=5 * 365 + 1)
DEAD_LINK = timedelta(days=90)
LONGEST_LINK = AUDIT_LINES
ERASURE_RUN = timedelta(days=2 * 365)


def end(rows, dry_run: bool) -> int:
    """Delete rows of a queryset, or only count them. Answers with the number of its own rows."""
    if dry_run:
        return rows.count()
    return rows.delete()[1].get(rows.model._meta.label, 0)


def end_access_log(now: datetime, dry_run: bool) -> int:
    return end(AccessLog.objects.filter(at__lt=now - ACCESS_LOG), dry_run)


def end_audit_lines(now: datetime, dry_run: bool) -> int:
    return end(AuditLine.objects.filter(at__lt=now - AUDIT_LINES), dry_run)


def end_links(now: datetime, dry_run: bool) -> int:
    """Links that have ended; and those without an end of their own, when nothing they open can still be there."""
    limit = now - DEAD_LINK
    over = Q(expires_at__lt=limit) | Q(revoked_at__lt=limit) | Q(created_at__lt=now - LONGEST_LINK)
    return end(Link.objects.filter(over), dry_run)


def end_erasure_runs(now: datetime, dry_run: bool) -> int:
    return end(ErasureRun.objects.filter(at__lt=now - ERASURE_RUN), dry_run)


def end_sessions(now: datetime, dry_run: bool) -> int:
    """Sessions that have ended, and allauth's notes (address, browser) about sessions that are no more."""
    live = Session.objects.filter(expire_date__gte=now).values("session_key")
    notes = UserSession.objects.exclude(session_key__in=live)
    return end(notes, dry_run) + end(Session.objects.filter(expire_date__lt=now), dry_run)
