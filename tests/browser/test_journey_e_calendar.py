"""Journey e: staff subscribe by a secret address, the public by the open one, and real programs show the database."""

import secrets

import pytest
import time_machine
from django.test import Client

from tests.calendar.clients import expected, random_series, shown_by_ical_js
from tests.calendar.test_clients import FIXED, series_over_clock_changes

FRESH = secrets.randbelow(10**6)


def public_feed() -> bytes:
    with time_machine.travel("2026-03-01 12:00 +0000", tick=False):
        return Client().get("/fi/kalenteri/tapahtumat.ics").content


@pytest.mark.parametrize("seed", [pytest.param(FIXED, id="fixed"), pytest.param(FRESH, id="fresh")])
def test_ical_js_shows_ten_random_series_as_the_database_has_them(chromium, seed):
    print(f"seed {seed}")
    events = random_series(seed, 10)

    assert shown_by_ical_js(public_feed(), chromium) == expected(events)


@pytest.mark.full
@pytest.mark.parametrize("more", range(8))
def test_ical_js_shows_many_more_random_series(chromium, more):
    seed = FRESH + 1 + more
    print(f"seed {seed}")
    events = random_series(seed, 25)

    assert shown_by_ical_js(public_feed(), chromium) == expected(events)


def test_ical_js_shows_clock_changes_as_the_database_has_them(chromium):
    events = series_over_clock_changes()

    assert shown_by_ical_js(public_feed(), chromium) == expected(events)
