"""docs/calendar-rules.md, A: the file. The numbers in the names are the rules'."""

import re

import icalendar
import pytest

from booking.calendar import ical, lines
from tests.calendar.fetching import staff_key

from .fetching import FEED, body, entries, lines_of, unfolded, weekly
from .test_actions import make

pytestmark = pytest.mark.either

NASTY = 'Kahvi, tee; "pulla" \\ \u2028uusi\x0brivi\x00\x07\u0085 ' + "👩‍👧" * 1000


def nasty() -> bytes:
    make(titles={"fi": NASTY[:119]}, descriptions={"fi": NASTY[:2000]}, venue="ä" * 150, venue_is_public=True)
    return body()


def test_rule_01_a_feed_is_utf_8_without_a_mark(early_march):
    content = nasty()

    assert not content.startswith(b"\xef\xbb\xbf")
    assert "👩‍👧" in content.decode("utf-8").replace("\r\n ", "")


def test_rule_02_every_line_ends_with_cr_and_lf(early_march):
    content = nasty()

    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")


def test_rule_03_no_line_is_longer_than_75_octets(early_march):
    assert max(len(line) for line in nasty().split(b"\r\n")) == 75


def test_rule_04_no_letter_is_cut_in_two(early_march):
    for line in nasty().split(b"\r\n"):
        line.decode()
    for length in range(60, 90):  # each place of a letter of two, three and four octets
        for letter in "ä–👩":
            folded = lines.line("SUMMARY", "x" * length + letter * 40)
            assert all(len(line) <= 75 and line.decode() for line in folded.split(b"\r\n")[:-1])
            assert folded.decode().replace("\r\n ", "") == f"SUMMARY:{'x' * length}{letter * 40}\r\n"


def test_rule_05_texts_are_escaped_and_read_back_as_they_were(early_march):
    assert lines.text('a\\b;c,d"e:f\ng') == 'a\\\\b\\;c\\,d"e:f\\ng'
    make(titles={"fi": 'Kahvi, tee; "pulla": \\n ja :'}, descriptions={"fi": "rivi\n\nC:\\net, 1;2"})
    (entry,) = entries(body())

    assert entry["SUMMARY"] == 'Kahvi, tee; "pulla": \\n ja :'
    assert str(entry["DESCRIPTION"]).startswith("rivi\n\nC:\\net, 1;2\n\nhttp")


def test_rule_06_control_characters_and_line_separators_never_reach_the_file(early_march):
    make(titles={"fi": "Ryhmä\u2028\x00 a\x0b"}, descriptions={"fi": NASTY[:2000]})
    text = body().decode()

    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0085\u2028\u2029]", text)
    assert "SUMMARY:Ryhmä a" in text
    assert '\\, tee\\; "pulla" \\\\ \\nuusi\\nrivi' in text.replace("\r\n ", "")


def test_rule_07_an_empty_feed_is_one_whole_calendar(early_march):
    found = unfolded(body())

    for line in (
        "BEGIN:VCALENDAR",
        "BEGIN:VTIMEZONE",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        f"PRODID:{ical.PRODID}",
    ):
        assert found.count(line) == 1
    assert "BEGIN:VEVENT" not in found


def test_rules_08_09_the_head_has_no_id_and_no_method(early_march):
    weekly()
    head = unfolded(body())[: unfolded(body()).index("BEGIN:VEVENT")]

    assert not [line for line in head if line.startswith(("UID", "METHOD", "DTSTAMP"))]


def test_rule_10_programs_find_a_name_words_and_a_colour(early_march):
    found = unfolded(body())

    for line in (
        "NAME;LANGUAGE=fi:Kuulluksi – tapahtumat",
        "X-WR-CALNAME:Kuulluksi – tapahtumat",
        "X-WR-CALDESC:Avoimet tapahtumat\\, infot ja foorumi.",
        "X-WR-TIMEZONE:Europe/Helsinki",
        "COLOR:darkslateblue",
        "X-APPLE-CALENDAR-COLOR:#483D8B",
    ):
        assert found.count(line) == 1, line


def test_rule_11_how_often_to_ask_and_where_from(early_march, coordinator):
    public, secret = unfolded(body()), unfolded(body(staff_key(coordinator)[1]))

    for found in (public, secret):
        assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H" in found
        assert "X-PUBLISHED-TTL:PT4H" in found
    assert f"SOURCE;VALUE=URI:http://127.0.0.1:8000{FEED}" in public
    assert not [line for line in secret if line.startswith("SOURCE")]  # it would repeat the secret


def test_rule_12_no_time_is_in_utc_alone(early_march):
    weekly()
    make(starts_at=None, duration=weekly().duration * 12)

    starts = lines_of("DTSTART") + lines_of("DTEND")
    assert starts
    assert all(line.split(":")[0].endswith(("TZID=Europe/Helsinki", "VALUE=DATE")) for line in starts)


def test_what_we_write_by_hand_is_what_icalendar_reads_and_writes(early_march):
    nasty()
    content = body()
    calendar = icalendar.Calendar.from_ical(content)

    theirs, ours = unfolded(calendar.to_ical()), unfolded(content)

    assert icalendar.Calendar.from_ical(calendar.to_ical()) == calendar
    assert sorted(line for line in theirs if "RRULE" not in line) == sorted(
        line for line in ours if "RRULE" not in line
    )
