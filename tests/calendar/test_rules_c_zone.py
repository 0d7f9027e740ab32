"""docs/calendar-rules.md, C: the time zone. The numbers in the names are the rules'."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule
from django.conf import settings
from django.core.exceptions import ValidationError

from booking.calendar import actions, ical, rendering, rules
from booking.calendar.models import RenderedComponent

from .fetching import body, entries, lines_of, weekly
from .test_actions import HELSINKI, make

pytestmark = pytest.mark.either


def test_rule_22_times_carry_the_zone_and_the_zone_comes_first(early_march):
    weekly()
    text = body().decode()

    assert lines_of("DTSTART") == ["DTSTART;TZID=Europe/Helsinki:20260319T170000"]
    assert text.index("BEGIN:VTIMEZONE") < text.index("BEGIN:VEVENT")


def test_rule_23_our_time_zone_is_the_databases_half_hour_by_half_hour():
    """Read with its own few lines of code, three years either way of today."""
    blocks = re.findall(
        r"BEGIN:(DAYLIGHT|STANDARD)\r\nDTSTART:(\S+)\r\nRRULE:(\S+)\r\n.*?TZOFFSETFROM:(\S+)\r\nTZOFFSETTO:(\S+)\r\n",
        ical.VTIMEZONE.decode(),
        re.DOTALL,
    )
    assert len(blocks) == 2

    def offset(text):
        return timedelta(hours=int(text[:3]), minutes=int(text[0] + text[3:]))

    now = datetime.now(UTC).replace(tzinfo=None, minute=0, second=0, microsecond=0)
    onsets = []
    for _name, start, rule, before, after in blocks:
        first = datetime.strptime(start, "%Y%m%dT%H%M%S")
        for onset in rrule.rrulestr(rule, dtstart=first).between(
            now - timedelta(days=1500), now + timedelta(days=1500)
        ):
            onsets.append((onset - offset(before), offset(after)))
    onsets.sort()
    zone = ZoneInfo("Europe/Helsinki")
    moment = now - timedelta(days=3 * 365)
    while moment < now + timedelta(days=3 * 365):
        ours = [after for at, after in onsets if at <= moment][-1]
        assert ours == moment.replace(tzinfo=UTC).astimezone(zone).utcoffset(), moment
        moment += timedelta(minutes=30)


def test_rule_24_there_is_one_zone_and_no_other(early_march):
    weekly()
    text = body().decode()

    assert text.count("BEGIN:VTIMEZONE") == text.count("BEGIN:DAYLIGHT") == text.count("BEGIN:STANDARD") == 1
    assert set(re.findall(r"TZID[=:]([^:;\r]+)", text)) == {"Europe/Helsinki"}


def test_rule_25_no_time_floats(early_march):
    weekly(dates_left_out=[date(2026, 3, 26)])
    for name in ("DTSTART", "DTEND", "EXDATE"):
        assert all(f"{name};TZID=Europe/Helsinki:" in line for line in lines_of(name))


def test_rule_26_whole_days_are_dates_and_end_on_the_day_after(early_march):
    make(starts_at=None, duration=timedelta(days=2))
    (entry,) = entries(body())

    assert lines_of("DTSTART") == ["DTSTART;VALUE=DATE:20260319"]
    assert lines_of("DTEND") == ["DTEND;VALUE=DATE:20260321"]
    assert entry["TRANSP"] == "TRANSPARENT"


def test_rule_27_nothing_starts_between_three_and_four_at_night(early_march):
    with pytest.raises(ValidationError):
        make(starts_at=time(3, 30))
    row = weekly().occurrences.order_by("start")[1]
    night = datetime(2026, 3, 29, 3, 30, tzinfo=HELSINKI)
    with pytest.raises(ValidationError):
        actions.move_occurrence(row, start=night, end=night + timedelta(hours=2), by=None)


def test_rule_28_a_night_over_a_clock_change_is_spelled_out_and_a_first_one_makes_the_series_flat(early_march):
    make(
        starts_on=date(2026, 3, 21),
        starts_at=time(23),
        duration=timedelta(hours=7),
        rule=rules.weekly(weekdays=["SA"], count=3),
    )
    flat = make(
        starts_on=date(2026, 3, 28),
        starts_at=time(23),
        duration=timedelta(hours=7),
        rule=rules.weekly(weekdays=["SA"], count=3),
        titles={"fi": "Litteä"},
    )
    found = entries(body())
    nights = [entry for entry in found if entry["SUMMARY"] == "Iltaryhmä"]
    singles = [entry for entry in found if entry["SUMMARY"] == "Litteä"]

    assert [entry.get("RECURRENCE-ID") and entry["RECURRENCE-ID"].dt.day for entry in nights] == [None, 28]
    assert len(singles) == 3
    assert not any("RRULE" in entry for entry in singles)
    assert {str(entry["UID"]) for entry in singles} == {ical.code(row.uid) for row in flat.occurrences.all()}


def test_rule_29_the_zone_data_is_pinned_and_a_new_one_renders_anew(early_march, monkeypatch):
    make()
    locked = Path(settings.ROOT, "requirements", "base.txt").read_text()
    assert re.search(r"^tzdata==", locked, re.MULTILINE)
    assert rendering.render_all() == (0, 0)

    monkeypatch.setattr(rendering, "rendered_with", lambda: "2/2099.1/other")

    assert rendering.render_all() == (1, 0)
    assert set(RenderedComponent.objects.values_list("rendered_with", flat=True)) == {"2/2099.1/other"}
