"""Files that go with messages: the feed's own entries, and nothing that asks the reader to answer."""

import icalendar
import pytest
import time_machine

from booking.calendar import actions, attachments, ical, rules
from booking.calendar.models import Occurrence

from .fetching import get
from .test_actions import make


@pytest.fixture
def early_march(db):
    with time_machine.travel("2026-03-01 12:00 +0000", tick=False):
        yield


def entries(content: bytes):
    found = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return [
        (
            str(entry["UID"]),
            entry.get("RECURRENCE-ID") and entry["RECURRENCE-ID"].dt.day,
            entry["SEQUENCE"],
            entry["STATUS"],
        )
        for entry in found
    ]


def test_a_message_carries_the_feeds_own_ids_and_numbers(early_march):
    event = make(rule=rules.weekly(weekdays=["TH"], count=4))
    rows = list(event.occurrences.order_by("start"))
    actions.cancel_occurrence(rows[1], by=None)

    file = attachments.for_occurrences(rows[1:2], method="publish", mask="full", language="fi")

    assert (file.filename, file.content_type) == ("kalenteri.ics", "text/calendar; charset=utf-8")
    assert entries(file.content) == entries(get().content)
    assert [state for *_rest, state in entries(file.content)] == ["CONFIRMED", "CANCELLED"]


def test_a_message_asks_for_no_answer_and_is_no_subscription(early_march):
    make(visibility="members", venue="Salainen katu 1")

    text = attachments.for_occurrences(Occurrence.objects.all(), language="fi-simple").content.decode()

    for word in ("METHOD", "ORGANIZER", "ATTENDEE", "NAME", "REFRESH", "Iltaryhm", "Salainen", "Kuulluksi –"):
        assert word not in text.replace("TZNAME", "")
    assert "SUMMARY:Oma meno" in text


def test_who_withdrew_gets_their_sessions_called_off_and_the_others_keep_theirs(early_march):
    event = make(rule=rules.weekly(weekdays=["TH"], count=4))
    rows = list(event.occurrences.order_by("start"))

    whole = attachments.for_occurrences(rows, method="cancel", mask="full", language="sv")
    one = attachments.for_occurrences(rows[2:3], method="cancel", mask="full", language="sv")

    assert entries(whole.content) == [(ical.code(event.uid), None, 1, "CANCELLED")]
    assert "SUMMARY:INSTÄLLT: Kvällsgrupp" in whole.content.decode()
    assert entries(one.content) == [
        (ical.code(event.uid), None, 0, "CONFIRMED"),
        (ical.code(event.uid), 2, 1, "CANCELLED"),
    ]
    assert entries(get().content) == [(ical.code(event.uid), None, 0, "CONFIRMED")]


def test_nothing_to_write_is_no_file_and_an_unknown_method_is_a_mistake(db):
    assert attachments.for_occurrences([]) is None
    with pytest.raises(ValueError, match="publish or cancel"):
        attachments.for_occurrences(Occurrence.objects.all(), method="request")
