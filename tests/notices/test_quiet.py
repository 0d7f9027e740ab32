"""Telephones are quiet at night, by the clock on the wall, and a message that is no longer true is never sent."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from kuulluksi.notices import texts
from kuulluksi.notices.actions import drop_messages
from kuulluksi.notices.models import Job, Message
from kuulluksi.notices.quiet import next_moment
from kuulluksi.notices.worker import run_due
from kuulluksi.people.models import Link
from tests.cast import make_staff

pytestmark = pytest.mark.django_db


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)


@pytest.mark.parametrize(
    ("now", "hours", "then"),
    [
        ("2026-12-01T12:00+02:00", "8-21", "2026-12-01T12:00+02:00"),
        ("2026-12-01T20:59+02:00", "8-21", "2026-12-01T20:59+02:00"),
        ("2026-12-01T21:00+02:00", "8-21", "2026-12-02T08:00+02:00"),
        ("2026-12-02T02:00+02:00", "8-21", "2026-12-02T08:00+02:00"),
        ("2027-03-27T23:00+02:00", "8-21", "2027-03-28T08:00+03:00"),  # the clock goes forward in the night
        ("2027-10-30T23:00+03:00", "8-21", "2027-10-31T08:00+02:00"),  # and back
        ("2027-10-31T03:30+03:00", "8-21", "2027-10-31T08:00+02:00"),  # the first half past three
        ("2026-12-01T10:00+02:00", "15-21", "2026-12-01T15:00+02:00"),
        ("2026-12-01T22:30+02:00", "22-24", "2026-12-01T22:30+02:00"),  # who wants to hear late, hears late
        ("2026-12-01T02:00+02:00", "", "2026-12-01T02:00+02:00"),
        ("2026-12-01T02:00+02:00", "nonsense", "2026-12-01T02:00+02:00"),
        ("2026-12-01T02:00+02:00", "21-8", "2026-12-01T02:00+02:00"),
    ],
)
def test_what_comes_at_night_waits_for_the_morning_on_the_wall(now, hours, then):
    assert next_moment(utc(now), hours) == utc(then)


@pytest.fixture
def night(settings, time_machine):
    settings.WAKING_HOURS, settings.MAIL_URL = "8-21", "mailbox"
    time_machine.move_to("2026-12-01T22:00:00+02:00", tick=False)


def sent() -> list[str]:
    return sorted(Message.objects.filter(state=Message.State.SENT).values_list("kind", flat=True))


def leave_tonight(leave, **changes):
    return leave(**{"kind": "interest_season_opened", "url_name": "", **changes})


def test_only_what_was_just_asked_for_and_a_change_of_today_ring_at_night(night, leave, time_machine):
    today, tomorrow, later = (
        "2026-12-01T21:30:00+00:00",
        "2026-12-02T05:00:00+00:00",
        "2026-12-02T15:00:00+00:00",
    )
    leave_tonight(leave, dedupe_key="news")
    leave(kind="staff_key", dedupe_key="key", key_url="https://example.test/key")
    for number, change_of in enumerate((today, tomorrow, later)):
        leave_tonight(leave, dedupe_key=f"change{number}", data={"change_of": change_of})

    run_due()
    assert sent() == ["interest_season_opened", "interest_season_opened", "staff_key"]
    waiting = Job.objects.filter(kind="send_message", state=Job.State.WAITING)
    assert {(job.due_at, job.attempts, job.last_error) for job in waiting} == {
        (utc("2026-12-02T08:00+02:00"), 0, "")
    }

    time_machine.move_to("2026-12-02T08:00:00+02:00", tick=False)
    run_due()
    assert len(sent()) == 5


def test_the_persons_own_hours_count_and_are_forgotten_with_the_address(night, leave, time_machine):
    leave_tonight(leave, hours="15-18")
    time_machine.move_to("2026-12-02T14:59:00+02:00", tick=False)
    run_due()
    assert sent() == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT hours FROM notices_message")
        assert cursor.fetchone()[0].startswith("v1:")

    time_machine.move_to("2026-12-02T15:00:00+02:00", tick=False)
    run_due()

    assert sent() == ["interest_season_opened"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, hours FROM notices_message")
        assert cursor.fetchone() == ("", "")


def test_a_message_that_is_no_longer_true_is_dropped_and_its_address_forgotten(leave, monkeypatch):
    monkeypatch.setitem(
        texts._kinds, "news", texts.Text("news", "A", "a.txt", still_holds=lambda message: False)
    )
    leave(kind="news")

    run_due()

    assert Message.objects.get().state == Message.State.DROPPED
    assert Job.objects.get().state == Job.State.DONE
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM notices_message")
        assert cursor.fetchone() == ("",)


def test_what_waits_for_one_person_can_be_forgotten_and_nobody_elses(leave, settings):
    settings.MAIL_URL = "mailbox"
    one, other = (make_staff("facilitator", username=name) for name in ("one", "other"))
    for user in (one, other):
        leave(dedupe_key=user.username, link=Link.objects.issue("test", user), url_name="")

    dropped = drop_messages(one)
    run_due(now=timezone.now() + dt.timedelta(seconds=1))

    assert dropped == 1
    assert [message.dedupe_key for message in Message.objects.filter(state=Message.State.SENT)] == ["other"]
