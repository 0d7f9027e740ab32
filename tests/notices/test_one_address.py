"""Nobody can bury somebody else under our messages, and what could not be sent is seen at the desk."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kuulluksi.notices import addresses
from kuulluksi.notices.models import Job, Message
from kuulluksi.notices.worker import run_due
from tests.cast import make_staff

LATER = datetime.timedelta(days=1, minutes=1)


def sent() -> int:
    return Message.objects.filter(state=Message.State.SENT).count()


@pytest.fixture
def stranger_fills_forms(leave, settings):
    """Leaves so many receipts for one mailbox, written in ever new ways."""
    settings.MAIL_URL, settings.SMS_URL, settings.MESSAGES_PER_ADDRESS_PER_DAY = "mailbox", "mailbox", 3
    spellings = ("sari@example.test", "SARI@Example.test ", "sari+1@example.test")

    def fill(times: int, kind="interest_received"):
        for number in range(times):
            spelling = spellings[number % len(spellings)]
            leave(kind=kind, address=spelling, url_name="", dedupe_key=f"{kind}{number}{timezone.now()}")

    return fill


def test_receipts_to_one_mailbox_stop_at_the_limit_and_go_on_the_next_day(stranger_fills_forms, time_machine):
    time_machine.move_to("2026-12-01T10:00:00+02:00", tick=False)
    stranger_fills_forms(7)

    run_due()
    assert sent() == 3
    run_due(now=timezone.now() + datetime.timedelta(hours=1))
    assert sent() == 3
    waiting = Job.objects.filter(kind="send_message", state=Job.State.WAITING)
    assert {(job.attempts, job.last_error) for job in waiting} == {(0, "")}  # waiting is no failure

    time_machine.shift(LATER)
    run_due()
    assert sent() == 6
    time_machine.shift(LATER)
    run_due()
    assert sent() == 7


def test_what_the_staff_decides_is_told_at_once_and_does_not_count(stranger_fills_forms, leave):
    stranger_fills_forms(3)
    run_due()
    stranger_fills_forms(5, kind="staff_notice")
    leave(kind="interest_received", address="other@example.test", url_name="", dedupe_key="another mailbox")

    run_due()

    assert sent() == 3 + 5 + 1


@pytest.mark.parametrize("spelling", ["040 123 4567", "+358401234567", "00358 40 1234567", "(040) 123-4567"])
def test_one_phone_is_one_phone_however_it_is_written(spelling):
    assert addresses.index_of("sms", spelling) == addresses.index_of("sms", "0401234567")


def test_the_desk_sees_what_was_given_up_by_code_and_cause_alone(client, leave, postbox, coordinator):
    postbox.refuse_with = "550 no such mailbox"
    message = leave()
    run_due()
    client.force_login(coordinator)

    page = client.get(reverse("messages_given_up")).content.decode()

    assert str(message) in page
    assert "550" in page
    assert "sari" not in page


@pytest.mark.parametrize("role", ["facilitator", "editor", "ngo_editor", "finance", "auditor", "steering"])
def test_the_list_is_for_those_who_can_do_something_about_it(client, area, role):
    client.force_login(make_staff(role, areas=[area]))
    assert client.get(reverse("messages_given_up")).status_code in (302, 403)


def test_the_list_takes_the_same_queries_with_one_line_and_with_three(client, leave, postbox, administrator):
    postbox.refuse_with = "550 no such mailbox"
    client.force_login(administrator)
    leave(dedupe_key="first")
    run_due()
    client.get(reverse("messages_given_up"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("messages_given_up"))
    for key in ("second", "third"):
        leave(dedupe_key=key)
    run_due()
    with CaptureQueriesContext(connection) as three:
        client.get(reverse("messages_given_up"))

    assert len(three) == len(one)


@pytest.mark.parametrize(
    ("channel", "spellings"),
    [
        ("sms", ("040 123 4567", "+358 (0)40 123 4567", "358401234567", "00358 40 1234567", "+358-40-1234567")),
        ("email", ("sari.s@gmail.com", "s.a.r.i.s+x@googlemail.com", "SariS@gmail.com")),
    ],
)
def test_one_phone_and_one_mailbox_have_one_fingerprint_in_every_spelling(channel, spellings):
    assert len({addresses.index_of(channel, one) for one in spellings}) == 1
    assert addresses.index_of("email", "sari.s@example.test") != addresses.index_of(
        "email", "saris@example.test"
    )
