"""Deeds: rows by the wall clock, and sentences where a calendar cannot follow."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from booking.calendar import actions, rules
from booking.calendar.models import Event, Occurrence

HELSINKI = ZoneInfo("Europe/Helsinki")


def make(**kw):
    kw = {
        "kind": "group",
        "titles": {"fi": "Iltaryhmä", "sv": "Kvällsgrupp", "en": "Evening group"},
        "starts_on": date(2026, 3, 19),
        "starts_at": time(17),
        "duration": timedelta(hours=2),
        "visibility": "public",
        "by": None,
        **kw,
    }
    return actions.make_event(**kw)


def local_starts(event):
    return [row.start.astimezone(HELSINKI).replace(tzinfo=None) for row in event.occurrences.order_by("start")]


def test_a_group_at_five_stays_at_five_when_the_clocks_change(db):
    event = make(rule=rules.weekly(weekdays=["TH"], count=4))

    assert local_starts(event) == [datetime(2026, 3, day, 17) for day in (19, 26)] + [
        datetime(2026, 4, day, 17) for day in (2, 9)
    ]
    event.refresh_from_db()
    assert event.components.count() == 30  # two layouts, five masks, three languages


def test_the_last_day_of_a_series_belongs_to_it(db):
    event = make(rule=rules.weekly(weekdays=["TH"]), until=date(2026, 4, 2))

    assert local_starts(event)[-1] == datetime(2026, 4, 2, 17)


def test_dates_left_out_have_no_row(db):
    event = make(rule=rules.weekly(weekdays=["TH"], count=3), dates_left_out=[date(2026, 3, 26)])

    assert [start.day for start in local_starts(event)] == [19, 2]


def test_the_last_friday_of_the_month_is_a_friday_after_midnight_too(db):
    event = make(starts_at=time(0, 30), rule=rules.monthly(position=-1, weekday="FR", count=6))

    assert {start.weekday() for start in local_starts(event)} == {4}


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": time(3, 30)},
        {"rule": rules.weekly()},
        {"rule": rules.weekly(), "until": date(2031, 1, 1)},
        {"rule": rules.weekly(), "until": date(2026, 1, 1)},
        {"rule": rules.daily(), "until": date(2027, 12, 31)},
        {"starts_on": date(1900, 1, 1)},
        {"starts_on": date(9999, 12, 31)},
        {"duration": timedelta(0)},
        {"starts_at": None, "duration": timedelta(hours=2)},
        {"titles": {"fi": " \u2028 "}},
        {"rule": rules.weekly(weekdays=["TH"], count=1), "dates_left_out": [date(2026, 3, 19)]},
        {"visibility": "secret"},
    ],
)
def test_what_calendars_do_not_follow_is_refused_with_a_sentence(db, wrong):
    with pytest.raises(ValidationError) as refusal:
        make(**wrong)

    assert all(sentence.strip() for sentence in refusal.value.messages)
    assert not Event.objects.exists()


def test_a_moved_session_keeps_its_original_start(db):
    event = make(rule=rules.weekly(weekdays=["TH"], count=3))
    second = event.occurrences.order_by("start")[1]
    start = datetime(2026, 3, 27, 18, tzinfo=HELSINKI)

    actions.move_occurrence(second, start=start, end=start + timedelta(hours=2), by=None)

    stored = Occurrence.objects.get(pk=second.pk)
    assert (stored.start, stored.original_start) == (start, datetime(2026, 3, 26, 17, tzinfo=HELSINKI))
    assert stored.changed_by_hand


def test_two_sessions_of_a_series_never_share_their_time(db):
    event = make(rule=rules.weekly(weekdays=["TH"], count=3))
    first, second, _third = event.occurrences.order_by("start")

    with pytest.raises(ValidationError):
        actions.move_occurrence(first, start=second.start, end=second.end, by=None)


def test_a_cancelled_session_can_be_held_after_all(db):
    event = make(starts_on=date(2090, 3, 2), rule=rules.weekly(weekdays=["TH"], count=2))
    first = event.occurrences.order_by("start")[0]

    actions.cancel_occurrence(first, by=None)
    assert Occurrence.objects.coming().for_events(event).count() == 1

    actions.restore_occurrence(first, by=None)
    assert Occurrence.objects.coming().for_events(event).count() == 2


def test_cancelling_a_series_leaves_what_was_held(db):
    event = make(rule=rules.weekly(weekdays=["TH"], count=3))

    actions.cancel_event(event, by=None, now=datetime(2026, 3, 20, tzinfo=HELSINKI))

    assert [row.is_cancelled for row in event.occurrences.order_by("start")] == [False, True, True]


def test_the_public_page_lists_a_public_event_and_hides_a_private_one(client, db):
    shown = make(starts_on=date(2090, 3, 2))
    hidden = make(starts_on=date(2090, 3, 2), visibility="private", titles={"fi": "Työnohjaus"})

    page = client.get("/fi/kalenteri/").content.decode()

    assert "Iltaryhmä" in page
    assert "Työnohjaus" not in page
    assert client.get(f"/fi/kalenteri/{shown.uid}/").status_code == 200
    assert client.get(f"/fi/kalenteri/{hidden.uid}/").status_code == 404
