"""Jobs: claimed once, tried again with patience, given up loudly, and never two at a time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kuulluksi.notices import jobs, worker
from kuulluksi.notices.actions import leave_job
from kuulluksi.notices.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def handled(monkeypatch):
    """A kind of job that notes what it was given."""
    seen = []
    monkeypatch.setitem(jobs._handlers, "note", seen.append)
    return seen


def fail(payload):
    raise ConnectionRefusedError("to the address somebody@example.org")


def test_a_due_job_is_served_once(handled):
    leave_job("note", dedupe_key="a", payload={"n": 1})

    assert worker.run_due() == 1
    assert worker.run_due() == 0
    assert handled == [{"n": 1}]
    assert Job.objects.get().state == Job.State.DONE


def test_the_same_key_leaves_one_job(handled):
    leave_job("note", dedupe_key="a")
    leave_job("note", dedupe_key="a")

    assert Job.objects.count() == 1


def test_a_job_for_later_waits(handled):
    leave_job("note", dedupe_key="a", due_at=timezone.now() + timedelta(hours=1))

    assert worker.run_due() == 0
    assert worker.run_due(now=timezone.now() + timedelta(hours=2)) == 1


def test_a_job_under_another_workers_lease_is_left_alone_until_the_lease_runs_out(handled):
    job = leave_job("note", dedupe_key="a")
    now = timezone.now()
    assert worker.claim(job.pk, now) is not None

    assert worker.claim(job.pk, now) is None
    assert worker.run_due(now=now + timedelta(seconds=30)) == 0
    assert worker.run_due(now=now + worker.LEASE) == 1
    assert handled == [{}]


def test_a_failing_job_waits_longer_each_time_and_keeps_only_the_class_of_the_error(monkeypatch):
    monkeypatch.setitem(jobs._handlers, "note", fail)
    job = leave_job("note", dedupe_key="a")
    now = timezone.now()
    waits = []
    for _ in range(4):
        worker.run_due(now=now)
        job.refresh_from_db()
        waits.append(job.due_at - now)
        now = job.due_at

    assert waits == [timedelta(minutes=m) for m in (1, 2, 4, 8)]
    assert job.last_error == "ConnectionRefusedError"
    assert worker.wait_after(19) == timedelta(hours=6)


def test_a_job_is_given_up_loudly_after_three_days(monkeypatch, caplog):
    monkeypatch.setitem(jobs._handlers, "note", fail)
    job = leave_job("note", dedupe_key="a")
    start = now = timezone.now()
    while job.state == Job.State.WAITING:
        worker.run_due(now=now)
        job.refresh_from_db()
        now = max(now, job.due_at)

    assert job.state == Job.State.GIVEN_UP
    assert timedelta(days=2.5) < now - start < timedelta(days=3.5)
    assert [r.levelname for r in caplog.records if "gave up" in r.message] == ["ERROR"]


def test_a_worker_that_was_too_slow_does_not_undo_what_the_next_one_did(handled):
    job = leave_job("note", dedupe_key="a")
    now = timezone.now()
    slow = worker.claim(job.pk, now)
    quick = worker.claim(job.pk, now + worker.LEASE)
    worker.close(quick, Job.State.DONE, now)

    worker.failed(slow, ValueError(), now)

    assert Job.objects.get().state == Job.State.DONE


def test_a_regular_job_is_left_once_a_period_by_however_many_workers(handled, monkeypatch):
    monkeypatch.setattr(jobs, "_regular", {})
    jobs.every("nightly", hours=24, kind="note")
    now = timezone.now()
    for _ in range(3):
        worker.leave_regular_jobs(now)
    assert Job.objects.count() == 1

    worker.leave_regular_jobs(now + timedelta(hours=24))
    assert Job.objects.count() == 2
