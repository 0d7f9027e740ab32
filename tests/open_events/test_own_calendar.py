"""Somebody who signs up to one date of many has that date in their calendar, and no other."""

from email import message_from_string, policy

import icalendar
import pytest
from django.test import Client

from booking.calendar import actions as calendar
from booking.signups import actions as signups
from kuulluksi.notices.worker import run_due
from tests.notices import conftest as notices
from tests.signups.helpers import sign_up

from .helpers import make_event, sheet_of

pytestmark = [pytest.mark.django_db, pytest.mark.either]
postbox = notices.postbox


def entries(content) -> list[tuple]:
    found = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return [(str(one["UID"]), one["DTSTART"].dt, str(one["STATUS"])) for one in found]


def files_in(postbox) -> list:  # noqa: F811
    letters = [message_from_string(raw, policy=policy.default) for _to, raw in postbox.letters]
    postbox.letters.clear()
    return [part.get_content() for letter in letters for part in letter.iter_attachments()]


def test_the_feed_and_the_letters_files_hold_the_one_date_alone(postbox, coordinator):  # noqa: F811
    made = make_event(dates=3, per_date=True, places={"here": 1})
    _first, second, third = made.event.occurrences.order_by("start")
    before = sign_up(sheet_of(made, date=1), channel="email", contact="a@example.test")
    person = sign_up(sheet_of(made, date=1), channel="email", contact="b@example.test")
    signups.withdraw(before.signups[0], by="participant")
    signups.accept_offer(person.party)
    path = signups.open_calendar(person.party, language="fi")
    run_due()

    shown = Client().get(path)
    (mine,) = entries(shown.content)
    assert mine[1:] == (second.start, "CONFIRMED")
    assert "Työpaja" not in shown.text
    assert entries(files_in(postbox)[-1]) == [mine]

    calendar.cancel_and_tell(third, by=coordinator)
    assert entries(Client().get(path).content) == [mine]
    calendar.cancel_and_tell(second, by=coordinator)
    run_due()
    assert [one[2] for one in entries(Client().get(path).content)] == ["CANCELLED"]
    assert [(uid, state) for uid, _start, state in entries(files_in(postbox)[-1])] == [(mine[0], "CANCELLED")]
