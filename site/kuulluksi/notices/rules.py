"""How long messages and jobs stay. The address is gone the moment a message is sent (delivery.py)."""

from datetime import datetime, timedelta

from django.db.models import Q

from .models import Job, MailboxItem, Message

UNSENT = timedelta(days=7)
ROW = timedelta(days=30)
INDEX = timedelta(days=2)  # the fingerprint of the address counts messages to one address, for two days
FINISHED_JOB = timedelta(days=14)


def end_messages(now: datetime, dry_run: bool) -> int:
    unsent = Message.objects.filter(state=Message.State.GIVEN_UP, created_at__lt=now - UNSENT).exclude(
        address="", hours="", sealed_data=""
    )
    indexed = (
        Message.objects.filter(created_at__lt=now - INDEX)
        .exclude(address_index="")
        .exclude(state=Message.State.WAITING)
    )
    old = Message.objects.filter(created_at__lt=now - ROW)
    if dry_run:
        return Message.objects.filter(Q(pk__in=unsent) | Q(pk__in=indexed) | Q(pk__in=old)).count()
    return (
        old.delete()[1].get(Message._meta.label, 0)
        + unsent.end(Message.State.GIVEN_UP, address_index="")
        + indexed.update(address_index="")
    )


def end_jobs(now: datetime, dry_run: bool) -> int:
    rows = Job.objects.exclude(state=Job.State.WAITING).filter(finished_at__lt=now - FINISHED_JOB)
    return rows.count() if dry_run else rows.delete()[0]


def end_demo_mailbox(now: datetime, dry_run: bool) -> int:
    rows = MailboxItem.objects.filter(created_at__lt=now - UNSENT)
    return rows.count() if dry_run else rows.delete()[0]
