"""Real calendar programs show exactly the rows of the database. (ical.js: tests/browser/test_journey_e_calendar.py)"""

import secrets
from datetime import date, datetime, time, timedelta

import pytest
import time_machine

from booking.calendar import actions, rules

from .clients import HELSINKI, expected, random_series, shown_by_khal

FIXED = 20261121
FRESH = secrets.randbelow(10**6)


def public_feed(client) -> bytes:
    with time_machine.travel("2026-03-01 12:00 +0000", tick=False):
        return client.get("/fi/kalenteri/tapahtumat.ics").content


@pytest.mark.parametrize("seed", [pytest.param(FIXED, id="fixed"), pytest.param(FRESH, id="fresh")])
def test_khal_shows_ten_random_series_as_the_database_has_them(db, client, tmp_path, seed):
    print(f"seed {seed}")
    events = random_series(seed, 10)

    assert shown_by_khal(public_feed(client), tmp_path) == expected(events)


@pytest.mark.full
@pytest.mark.parametrize("more", range(8))
def test_khal_shows_many_more_random_series(db, client, tmp_path, more):
    seed = FRESH + 1 + more
    print(f"seed {seed}")
    events = random_series(seed, 25)

    assert shown_by_khal(public_feed(client), tmp_path) == expected(events)


def series_over_clock_changes():
    """A group at 17, nights that are an hour short or long, whole days, and moves over a clock change."""

    def make(title, starts_on, starts_at, hours, rule):
        return actions.make_event(
            kind="group",
            titles={"fi": title},
            starts_on=starts_on,
            starts_at=starts_at,
            duration=timedelta(hours=hours),
            rule=rule,
            visibility="public",
            by=None,
        )

    march = make("Maaliskuu", date(2026, 3, 12), time(17), 2, rules.weekly(weekdays=["TH"], count=6))
    october = make("Lokakuu", date(2026, 10, 8), time(17), 2, rules.weekly(weekdays=["TH"], count=6))
    short_night = make("Lyhyt yö", date(2026, 3, 21), time(23), 7, rules.weekly(weekdays=["SA"], count=3))
    long_night = make("Pitkä yö", date(2026, 10, 24), time(23), 7, rules.weekly(weekdays=["SA"], count=3))
    into_gap = make("Katkos", date(2026, 3, 28), time(22), 5.5, None)
    days = make("Päivät", date(2026, 3, 28), None, 48, rules.weekly(2, weekdays=["SA"], count=17))
    over = march.occurrences.order_by("start")[2]  # 26 March, winter time: held on 31 March, summer time
    start = datetime(2026, 3, 31, 17, tzinfo=HELSINKI)
    actions.move_occurrence(over, start=start, end=start + timedelta(hours=2), by=None)
    return [march, october, short_night, long_night, into_gap, days]


def test_khal_shows_clock_changes_as_the_database_has_them(db, client, tmp_path):
    events = series_over_clock_changes()

    assert shown_by_khal(public_feed(client), tmp_path) == expected(events)
