"""An expert's own calendar: what is confirmed with them, as neutral times, and an end with one press."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from booking.calendar.models import FeedKey
from booking.experts import actions, rules
from booking.experts.models import ExpertProfile
from kuulluksi.people.models import Link
from tests.calendar.fetching import titles

from .stage import make_expert, make_invited
from .test_pages import post

pytestmark = pytest.mark.django_db


def page_of(row) -> str:
    return f"/fi/k/{Link.objects.get(purpose=actions.OFFER_LINK, subject_id=row.pk).token}/"


def press(client, row, answer) -> str:
    return post(client, page_of(row), {"answer": answer}).content.decode()


def address_on(page) -> str:
    return re.search(r'value="https?://[^/]+(/[^"]+)"[^>]* data-feed', page)[1]


def agreed(area, coordinator, **kw):
    """An expert who has said yes to a time in ten days."""
    row = make_invited(area, coordinator, **kw)
    actions.agree_time(row.request, noon_in(10), by=coordinator)
    return actions.accept(row)


def noon_in(days: int) -> datetime:
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=days)


def test_no_calendar_before_a_yes(client, area, coordinator):
    row = make_invited(area, coordinator)

    assert "calendar-h" not in client.get(page_of(row)).content.decode()
    assert "data-feed" not in press(client, row, "calendar")
    assert FeedKey.objects.count() == 0


def test_after_a_yes_the_address_is_shown_once_and_fills_when_it_is_confirmed(client, area, coordinator):
    row = agreed(area, coordinator)

    path = address_on(press(client, row, "calendar"))
    willing = Client().get(path)
    actions.confirm(row, by=coordinator)
    confirmed = Client().get(path, headers={"if-none-match": willing["ETag"]})

    assert path not in client.get(page_of(row)).content.decode()
    assert titles(willing) == []
    assert titles(confirmed) == ["Oma meno"]
    assert row.request.code not in confirmed.content.decode()
    assert FeedKey.objects.get().mask == "neutral"


def test_stepping_aside_takes_the_time_away_at_once(client, area, coordinator):
    row = agreed(area, coordinator)
    path = address_on(press(client, row, "calendar"))
    actions.confirm(row, by=coordinator)
    before = Client().get(path)

    actions.step_aside(row)

    after = Client().get(path, headers={"if-none-match": before["ETag"]})
    assert (after.status_code, titles(after)) == (200, [])


def test_nobody_elses_assignment_is_in_it(client, area, coordinator):
    mine = agreed(area, coordinator)
    other = agreed(area, coordinator, nonce="nonce-2", expert=make_expert(area))
    path = address_on(press(client, mine, "calendar"))

    actions.confirm(other, by=coordinator)

    assert titles(Client().get(path)) == []


def test_the_address_ends_with_one_press_and_a_new_one_ends_the_old(client, area, coordinator):
    row = agreed(area, coordinator)

    first, second = (address_on(press(client, row, "calendar")) for _ in range(2))
    assert first != second
    assert FeedKey.objects.live().count() == 1
    for _ in range(2):
        press(client, row, "calendar_end")

    assert FeedKey.objects.live().count() == 0
    assert titles(Client().get(second)) == ["Kalenteri on poistettu käytöstä"]


def test_a_profile_that_goes_takes_its_calendar_along(client, area, coordinator):
    row = agreed(area, coordinator)
    press(client, row, "calendar")
    actions.step_aside(row)
    ExpertProfile.objects.update(asked_on=timezone.localdate() - timedelta(days=61), confirmed_on=None)

    assert rules.end_profiles(timezone.now(), False) == 1

    assert FeedKey.objects.live().count() == 0
