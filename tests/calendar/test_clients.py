"""Real calendar programs show exactly the rows of the database. (ical.js: tests/browser/test_journey_e_calendar.py)"""

from datetime import date, datetime, time, timedelta

import pytest

from booking.calendar import actions, rules

from .clients import HELSINKI
from .clients.icalendar_rie import shown_by_rie
from .clients.khal import shown_by_khal
from .clients.libical import shown_by_libical
from .clients.stages import FIXED, FRESH, of_seeds, staged, twenty_series
from .clients.vdirsyncer import shown_by_vdirsyncer

pytestmark = pytest.mark.either

PROGRAMS = [
    pytest.param(shown_by_rie, id="icalendar"),
    pytest.param(shown_by_khal, id="khal"),
    pytest.param(shown_by_libical, id="libical"),
    pytest.param(shown_by_vdirsyncer, id="vdirsyncer"),
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_twenty_random_series_are_shown_as_the_database_has_them(db, tmp_path, program):
    print(f"seeds {FIXED} and {FRESH}")
    stage = twenty_series()

    assert program(stage.feeds["series"], tmp_path) == stage.rows


def test_twenty_random_series_session_by_session_are_the_same(db):
    print(f"seeds {FIXED} and {FRESH}")
    stage = twenty_series()

    assert b"RRULE" not in stage.feeds["apart"].partition(b"END:VTIMEZONE")[2]
    assert shown_by_libical(stage.feeds["apart"]) == stage.rows


@pytest.mark.full
@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("more", range(6))
def test_hundreds_of_random_series_are_shown_as_the_database_has_them(db, tmp_path, more, program):
    seed = FRESH + 1 + more
    print(f"seed {seed}")
    stage = of_seeds(seed, number=50)

    for layout, feed in stage.feeds.items():
        assert program(feed, tmp_path / layout) == stage.rows


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
    # Ends at a quarter past three, the first; and each Sunday at half past three, which comes twice once.
    into_twice = make("Kahdesti", date(2026, 10, 24), time(23), 4.25, None)
    early = make("Varhain", date(2026, 10, 11), time(2), 1.5, rules.weekly(weekdays=["SU"], count=4))
    days = make("Päivät", date(2026, 3, 28), None, 48, rules.weekly(2, weekdays=["SA"], count=17))
    over = march.occurrences.order_by("start")[2]  # 26 March, winter time: held on 31 March, summer time
    start = datetime(2026, 3, 31, 17, tzinfo=HELSINKI)
    actions.move_occurrence(over, start=start, end=start + timedelta(hours=2), by=None)
    return [march, october, short_night, long_night, into_gap, into_twice, early, days]


def test_every_program_shows_clock_changes_as_the_database_has_them(db, tmp_path):
    stage = staged(series_over_clock_changes())

    for program in (shown_by_rie, shown_by_khal, shown_by_libical):
        for layout, feed in stage.feeds.items():
            assert program(feed, tmp_path / program.__name__ / layout) == stage.rows, (program, layout)
