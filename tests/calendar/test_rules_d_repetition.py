"""docs/calendar-rules.md, D: repetition. The numbers in the names are the rules'."""

from datetime import date, datetime, timedelta

import pytest
import recurrence
from django.core.exceptions import ValidationError

from booking.calendar import actions, ical, rules
from booking.calendar.models import Event

from .fetching import body, entries, lines_of, unfolded, weekly
from .test_actions import HELSINKI, make

pytestmark = pytest.mark.either


def test_rule_30_there_is_one_rule_with_one_end(early_march):
    weekly()
    (line,) = lines_of("RRULE")

    assert "UNTIL=" in line
    assert "COUNT=" not in line
    assert lines_of("EXRULE") == []
    with pytest.raises(ValidationError):
        rules.weekly(until=date(2026, 5, 1), count=3)


def test_rule_31_the_first_session_is_an_instance_of_its_own_rule(early_march):
    event = make(starts_on=date(2026, 3, 17), rule=rules.weekly(weekdays=["TH"], count=3))

    assert event.starts_on == date(2026, 3, 19)
    assert lines_of("DTSTART") == ["DTSTART;TZID=Europe/Helsinki:20260319T170000"]


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        (
            rules.weekly(2, ["TH", "TU"], count=4),
            "FREQ=WEEKLY;UNTIL=20260414T140000Z;INTERVAL=2;BYDAY=TH,TU;WKST=MO",
        ),
        (rules.monthly(day=19, count=3), "FREQ=MONTHLY;UNTIL=20260519T140000Z;BYMONTHDAY=19;WKST=MO"),
        (
            rules.monthly(position=-1, weekday="FR", count=2),
            "FREQ=MONTHLY;UNTIL=20260424T140000Z;BYDAY=-1FR;WKST=MO",
        ),
        (rules.daily(3, count=5), "FREQ=DAILY;UNTIL=20260331T140000Z;INTERVAL=3;WKST=MO"),
    ],
)
def test_rules_32_33_are_spelled_out_and_end_with_the_last_session_in_utc(early_march, rule, written):
    make(rule=rule)
    (line,) = lines_of("RRULE")

    assert sorted(line.removeprefix("RRULE:").split(";")) == sorted(written.split(";"))


def test_rule_32_a_series_of_whole_days_ends_with_a_date(early_march):
    make(
        starts_at=None,
        duration=timedelta(days=1),
        rule=rules.weekly(weekdays=["TH"], count=3),
        dates_left_out=[date(2026, 3, 26)],
    )

    assert lines_of("RRULE") == ["RRULE:FREQ=WEEKLY;BYDAY=TH;WKST=MO;UNTIL=20260402"]
    assert lines_of("EXDATE") == ["EXDATE;VALUE=DATE:20260326"]


@pytest.mark.parametrize(
    "rule",
    [
        recurrence.Rule(recurrence.HOURLY, count=3),
        recurrence.Rule(recurrence.SECONDLY, count=3),
        recurrence.Rule(recurrence.WEEKLY, count=3, byhour=[9, 17]),
        recurrence.Rule(recurrence.YEARLY, count=2, bysetpos=[1], byday=[recurrence.MO]),
        recurrence.Rule(recurrence.YEARLY, count=2, byweekno=[20]),
    ],
)
def test_rule_34_what_outlook_cannot_say_is_refused(db, rule):
    with pytest.raises(ValidationError):
        make(rule=recurrence.Recurrence(rrules=[rule], include_dtstart=False))
    assert not Event.objects.exists()


def test_rule_35_a_session_beyond_the_rule_is_an_entry_and_no_rdate(early_march):
    event = weekly()
    row = event.occurrences.order_by("start")[0]
    event.occurrences.filter(pk=row.pk).update(original_start=row.start - timedelta(days=3))
    actions.change_event(event, by=None)
    master, own = entries(body())

    assert "RRULE" in master
    assert (str(own["UID"]), "RRULE" in own) == (ical.code(row.uid), False)
    assert b"RDATE" not in body()


def test_rules_36_37_exceptions_are_in_the_form_of_the_start_and_hit_an_instance(early_march):
    event = weekly(dates_left_out=[date(2026, 3, 26)])
    row = event.occurrences.order_by("start")[2]
    later = row.start + timedelta(hours=1)
    actions.move_occurrence(row, start=later, end=later + timedelta(hours=2), by=None)

    assert lines_of("EXDATE") == ["EXDATE;TZID=Europe/Helsinki:20260326T170000"]
    assert lines_of("RECURRENCE-ID") == ["RECURRENCE-ID;TZID=Europe/Helsinki:20260409T170000"]


def test_rule_37_left_out_dates_at_either_end_shorten_the_rule(early_march):
    weekly(dates_left_out=[date(2026, 3, 19), date(2026, 4, 23)])

    assert lines_of("DTSTART") == ["DTSTART;TZID=Europe/Helsinki:20260326T170000"]
    assert "UNTIL=20260416T140000Z" in lines_of("RRULE")[0]
    assert lines_of("EXDATE") == []


def test_rule_38_a_session_moved_past_its_neighbour_stands_on_its_own(early_march):
    event = weekly()
    row = event.occurrences.order_by("start")[1]
    later = row.start + timedelta(days=8)
    actions.move_occurrence(row, start=later, end=later + timedelta(hours=2), by=None)
    master, own = entries(body())

    assert "RRULE" in master
    assert master["SEQUENCE"] == 1
    assert master["EXDATE"].dts[0].dt == datetime(2026, 3, 26, 17, tzinfo=HELSINKI)
    assert str(own["UID"]) == ical.code(row.uid)
    assert "RECURRENCE-ID" not in own


def test_rule_39_overrides_are_whole_entries_after_their_master(early_march):
    event = weekly()
    actions.cancel_occurrence(event.occurrences.order_by("start")[1], by=None)
    found = unfolded(body())
    master, override = entries(body())

    assert found.index([line for line in found if line.startswith("RRULE:FREQ=W")][0]) < found.index(
        lines_of("RECURRENCE-ID")[0]
    )
    assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "SEQUENCE"} <= set(override)
    assert str(master["UID"]) == str(override["UID"])


def test_rule_39_a_series_has_an_end_within_two_years(db):
    for rule in (rules.weekly(), rules.weekly(until=date(2029, 1, 1)), rules.daily(1, until=date(2027, 12, 1))):
        with pytest.raises(ValidationError):
            make(rule=rule)
