"""Serving jobs: claimed by one conditional UPDATE under a lease, tried again with patience, given up loudly.

A worker that dies in the middle leaves a lease that runs out; another worker then takes the job. So a job is served
at least once, and its handler must not mind a second time.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from . import jobs
from .actions import leave_job
from .models import Job, Message
from .outcomes import NeverDeliverable, NotYet

log = logging.getLogger(__name__)

LEASE = timedelta(
    minutes=5
)  # longer than the slowest mail server may take over every line of a letter (3 min 15 s)
LONGEST_WAIT = timedelta(hours=6)
MOST_ATTEMPTS = 20  # one minute, two, four … then every six hours: about three days


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many failures: a minute, doubling, at most six hours."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 10)), LONGEST_WAIT)


def due(now: datetime):
    free = Q(lease_until__isnull=True) | Q(lease_until__lte=now)
    return Job.objects.filter(free, state=Job.State.WAITING, due_at__lte=now).order_by("due_at", "created_at")


def claim(job_id, now: datetime) -> Job | None:
    """The job with a lease of ours on it, or None when another worker was quicker."""
    lease_until = now + LEASE
    hit = due(now).filter(pk=job_id).order_by().update(lease_until=lease_until, attempts=F("attempts") + 1)
    return Job.objects.get(pk=job_id) if hit else None


def run_due(limit: int = 100, now: datetime | None = None) -> int:
    """Serve what is due, each job once. Returns how many jobs were tried."""
    tried = 0
    for job_id in list(due(now or timezone.now()).values_list("pk", flat=True)[:limit]):
        job = claim(job_id, now or timezone.now())
        if job is not None:
            serve(job, now)
            tried += 1
    return tried


def serve(job: Job, now: datetime | None = None) -> None:
    try:
        jobs.handler_of(job.kind)(job.payload)
    except NotYet as wait:  # not counted as an attempt
        mine(job).update(lease_until=None, due_at=wait.until, attempts=job.attempts - 1)
    except Exception as error:
        failed(job, error, now or timezone.now())
    else:
        close(job, Job.State.DONE, now or timezone.now())


def failed(job: Job, error: Exception, now: datetime) -> None:
    """Note the class of the error, never its text (texts hold addresses), and wait, or give up."""
    # SMTP errors and gateways say a number; it tells a wrong address from a full mailbox.
    code = getattr(error, "code", None) or getattr(error, "smtp_code", None)
    name = type(error).__name__ + (f" {code}" if isinstance(code, int) else "")
    if isinstance(error, NeverDeliverable) or job.attempts >= MOST_ATTEMPTS:
        log.error("gave up %s after %s attempts: %s", job, job.attempts, name)
        close(job, Job.State.GIVEN_UP, now, name)
        if job.kind == "send_message":
            Message.objects.filter(pk=job.payload.get("message"), state=Message.State.WAITING).update(
                state=Message.State.GIVEN_UP
            )
        return
    log.warning("will try %s again (attempt %s): %s", job, job.attempts, name, exc_info=error)
    mine(job).update(lease_until=None, due_at=now + wait_after(job.attempts), last_error=name[:80])


def close(job: Job, state: str, now: datetime, error: str = "") -> None:
    mine(job).update(state=state, finished_at=now, lease_until=None, last_error=error[:80])


def mine(job: Job):
    """The row, as long as it still carries the lease we took: a worker that was too slow changes nothing."""
    return Job.objects.filter(pk=job.pk, state=Job.State.WAITING, attempts=job.attempts)


def leave_regular_jobs(now: datetime | None = None) -> None:
    """Make this period's row of every regular job. The unique key lets only one worker succeed."""
    now = now or timezone.now()
    keys = {f"{regular.kind}:{regular.name}:{regular.period(now)}": regular for regular in jobs.all_regular()}
    there = set(Job.objects.filter(dedupe_key__in=keys).values_list("dedupe_key", flat=True))
    for key, regular in keys.items():
        if key not in there:
            leave_job(regular.kind, dedupe_key=f"{regular.name}:{regular.period(now)}", due_at=now)
