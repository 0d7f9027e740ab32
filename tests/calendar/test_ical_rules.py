"""The file's rules, one by one: what calendar programs need and what they go wrong on."""

import re
import subprocess
import sys
import uuid
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine
from dateutil import rrule
from django.test import Client

from booking.calendar import actions, ical, rules
from booking.calendar.masks import LANGUAGES, Mask
from booking.calendar.models import Event, RenderedComponent
from booking.calendar.rendering import render

from .test_actions import HELSINKI, make

FEED = "/fi/kalenteri/tapahtumat.ics"
NASTY = 'Kahvi, tee; "pulla" \\ \u2028uusi\x0brivi\x00\x07\u0085 ' + "👩‍👧" * 300


@pytest.fixture
def early_march(db):
    with time_machine.travel("2026-03-01 12:00 +0000", tick=False):
        yield


def body(path=FEED) -> bytes:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def weekly(**kw):
    return make(**{"rule": rules.weekly(weekdays=["TH"], count=6), **kw})


def entries(content: bytes):
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


# --- A. The file ---


def test_lines_end_with_crlf_and_hold_75_octets_without_cutting_a_letter(early_march):
    make(titles={"fi": NASTY[:119]}, descriptions={"fi": NASTY}, venue="ä" * 150, venue_is_public=True)
    content = body()

    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # folded between letters, never inside one


def test_control_characters_and_line_separators_never_reach_the_file(early_march):
    make(titles={"fi": "Ryhmä\u2028\x00 a\x0b"}, descriptions={"fi": NASTY})
    text = body().decode()

    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0085\u2028\u2029]", text)
    assert "SUMMARY:Ryhmä a" in text
    assert '\\, tee\\; "pulla" \\\\ \\nuusi\\nrivi' in text.replace("\r\n ", "")


def test_the_head_says_what_programs_look_for_and_nothing_of_the_moment(early_march):
    lines = unfolded(body())
    head = lines[: lines.index("BEGIN:VTIMEZONE")]

    assert head[0] == "BEGIN:VCALENDAR"
    for line in (
        "VERSION:2.0",
        f"PRODID:{ical.PRODID}",
        "CALSCALE:GREGORIAN",
        "NAME;LANGUAGE=fi:Kuulluksi – tapahtumat",
        "X-WR-CALNAME:Kuulluksi – tapahtumat",
        "X-WR-CALDESC:Avoimet tapahtumat\\, infot ja foorumi.",
        "X-WR-TIMEZONE:Europe/Helsinki",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        "X-PUBLISHED-TTL:PT4H",
        "COLOR:darkslateblue",
        "X-APPLE-CALENDAR-COLOR:#483D8B",
    ):
        assert head.count(line) == 1, line
    assert not [line for line in head if line.startswith(("UID", "METHOD", "DTSTAMP"))]
    assert [line for line in head if line.startswith("SOURCE;VALUE=URI:http")]


def test_an_empty_feed_is_a_whole_file(early_march):
    lines = unfolded(body())

    assert lines.count("BEGIN:VCALENDAR") == lines.count("BEGIN:VTIMEZONE") == 1
    assert "BEGIN:VEVENT" not in lines


# --- B. Identity and change ---


def test_the_id_outlives_every_change_and_is_the_same_in_each_language(early_march):
    event = weekly()
    before = {str(entry["UID"]) for entry in entries(body())}

    actions.change_words(event, titles={"fi": "Toinen nimi"}, by=None)
    actions.change_event(event, venue="Muualla", by=None)

    assert {str(entry["UID"]) for entry in entries(body())} == before == {str(event.uid)}
    assert {str(entry["UID"]) for entry in entries(body("/sv/kalenteri/tapahtumat.ics"))} == before


def test_a_masked_copy_has_an_id_of_its_own():
    uid = uuid.uuid4()

    assert len({ical.entry_uid(uid, mask) for mask in Mask.values}) == 4
    assert ical.entry_uid(uid, Mask.FULL) == str(uid)


def test_no_two_entries_share_id_and_recurrence(early_march):
    event = weekly()
    rows = list(event.occurrences.order_by("start"))
    actions.cancel_occurrence(rows[1], by=None)
    past_its_neighbour = rows[3].start + timedelta(days=8)
    actions.move_occurrence(
        rows[3], start=past_its_neighbour, end=past_its_neighbour + timedelta(hours=1), by=None
    )
    names = [(str(e["UID"]), str(e.get("RECURRENCE-ID") and e["RECURRENCE-ID"].dt)) for e in entries(body())]

    assert len(names) == len(set(names)) == 3


def test_stamps_are_the_rows_own_times_in_utc(early_march):
    event = weekly()
    lines = unfolded(body())
    stamp = event.changed_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")

    assert f"DTSTAMP:{stamp}" in lines
    assert f"LAST-MODIFIED:{stamp}" in lines


def test_the_sequence_counts_times_places_and_states_but_not_words(early_march):
    event = weekly()

    def sequences():
        return [int(entry["SEQUENCE"]) for entry in entries(body())]

    actions.change_words(event, titles={"fi": "Kirjoitusvirhe pois"}, by=None)
    assert sequences() == [0]
    actions.change_event(event, venue="Uusi paikka", by=None)
    assert sequences() == [1]
    row = event.occurrences.order_by("start")[1]
    actions.cancel_occurrence(row, by=None)
    assert sequences() == [1, 2]
    actions.restore_occurrence(row, by=None)
    actions.cancel_occurrence(row, by=None)
    assert sequences() == [1, 4]


def test_a_cancelled_session_stays_and_says_so_in_its_title(early_march):
    event = weekly()
    actions.cancel_occurrence(event.occurrences.order_by("start")[1], by=None)
    for language, word in (
        ("fi", "PERUTTU: Iltaryhmä"),
        ("sv", "INSTÄLLT: Kvällsgrupp"),
        ("en", "CANCELLED: Evening group"),
    ):
        override = entries(body(f"/{language}/kalenteri/tapahtumat.ics"))[1]
        assert (override["SUMMARY"], override["STATUS"], override["TRANSP"]) == (
            word,
            "CANCELLED",
            "TRANSPARENT",
        )


def test_a_cancelled_single_event_keeps_its_id(early_march):
    event = make()
    actions.cancel_event(event, by=None)
    (entry,) = entries(body())

    assert (str(entry["UID"]), entry["STATUS"]) == (str(event.uid), "CANCELLED")
    assert entry["SEQUENCE"] == 2


# --- C. Time zone ---


def test_our_time_zone_is_the_databases_half_hour_by_half_hour():
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


def test_times_carry_the_zone_and_the_zone_comes_first(early_march):
    weekly()
    text = body().decode()

    assert "DTSTART;TZID=Europe/Helsinki:20260319T170000" in text
    assert text.index("BEGIN:VTIMEZONE") < text.index("BEGIN:VEVENT")
    assert "RDATE" not in text


def test_whole_days_are_dates_and_end_on_the_day_after(early_march):
    make(starts_at=None, duration=timedelta(days=2))
    text = body().decode()

    assert "DTSTART;VALUE=DATE:20260319" in text
    assert "DTEND;VALUE=DATE:20260321" in text
    assert "TRANSP:TRANSPARENT" in text


def test_a_night_over_a_clock_change_is_spelled_out_and_a_first_one_makes_the_series_flat(early_march):
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
    assert {str(entry["UID"]) for entry in singles} == {str(row.uid) for row in flat.occurrences.all()}


# --- D. Recurrence ---


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
def test_rules_are_spelled_out_and_end_with_the_last_session_in_utc(early_march, rule, written):
    make(rule=rule)
    (line,) = [line for line in unfolded(body()) if line.startswith("RRULE:") and "YEARLY" not in line]

    assert sorted(line.removeprefix("RRULE:").split(";")) == sorted(written.split(";"))


def test_a_series_of_whole_days_ends_with_a_date(early_march):
    make(
        starts_at=None,
        duration=timedelta(days=1),
        rule=rules.weekly(weekdays=["TH"], count=3),
        dates_left_out=[date(2026, 3, 26)],
    )
    text = body().decode()

    assert "UNTIL=20260402;" in text
    assert "EXDATE;VALUE=DATE:20260326" in text


def test_the_first_session_is_an_instance_of_its_own_rule(early_march):
    event = make(starts_on=date(2026, 3, 17), rule=rules.weekly(weekdays=["TH"], count=3))

    assert event.starts_on == date(2026, 3, 19)
    assert "DTSTART;TZID=Europe/Helsinki:20260319T170000" in body().decode()


def test_exceptions_are_in_the_form_of_the_start_and_hit_an_instance(early_march):
    event = weekly(dates_left_out=[date(2026, 3, 26)])
    row = event.occurrences.order_by("start")[2]
    later = row.start + timedelta(hours=1)
    actions.move_occurrence(row, start=later, end=later + timedelta(hours=2), by=None)
    lines = unfolded(body())

    assert "EXDATE;TZID=Europe/Helsinki:20260326T170000" in lines
    assert "RECURRENCE-ID;TZID=Europe/Helsinki:20260409T170000" in lines


def test_a_session_moved_past_its_neighbour_stands_on_its_own(early_march):
    event = weekly()
    row = event.occurrences.order_by("start")[1]
    later = row.start + timedelta(days=8)
    actions.move_occurrence(row, start=later, end=later + timedelta(hours=2), by=None)
    master, own = entries(body())

    assert "RRULE" in master
    assert master["SEQUENCE"] == 1
    assert master["EXDATE"].dts[0].dt == datetime(2026, 3, 26, 17, tzinfo=HELSINKI)
    assert str(own["UID"]) == str(row.uid)
    assert "RECURRENCE-ID" not in own


def test_left_out_dates_at_either_end_shorten_the_rule(early_march):
    weekly(dates_left_out=[date(2026, 3, 19), date(2026, 4, 23)])
    text = body().decode()

    assert "DTSTART;TZID=Europe/Helsinki:20260326T170000" in text
    assert "UNTIL=20260416T140000Z" in text
    assert "EXDATE" not in text


# --- E. Content ---


def test_titles_are_short_and_never_empty(early_march):
    make(titles={"fi": "Pitkä nimi " * 10})
    (entry,) = entries(body())

    assert 0 < len(entry["SUMMARY"]) < 60
    assert str(entry["DESCRIPTION"]).startswith("Pitkä nimi " * 9)


def test_no_person_and_no_closed_place_in_any_mask_or_language(early_march, facilitator):
    facilitator.first_name, facilitator.last_name = "Maija", "Meikäläinen"
    facilitator.save()
    weekly(visibility="members", venue="Salainen katu 1", staff=[facilitator], by=facilitator)

    for stored in RenderedComponent.objects.all():
        text = bytes(stored.body).decode()
        assert not re.search("ATTENDEE|ORGANIZER|CONTACT|VALARM|Maija|Meikäläinen|facilitator|Salainen", text)
        assert "CLASS:PRIVATE" in text
        assert "DESCRIPTION" not in text
        assert "URL" not in text


def test_masks_say_as_much_as_they_are_named_for(early_march):
    event = weekly(visibility="members")
    said = {
        stored.mask: {
            line
            for line in bytes(stored.body).decode().split("\r\n")
            if line.startswith(("SUMMARY", "CATEGORIES"))
        }
        for stored in event.components.filter(language="fi")
    }

    assert said == {
        "neutral": {"SUMMARY:Oma meno"},
        "name": {"SUMMARY:Kuulluksi"},
        "type": {"SUMMARY:Ryhmä", "CATEGORIES:Ryhmä"},
        "full": {"SUMMARY:Iltaryhmä", "CATEGORIES:Ryhmä"},
    }


# --- The same bytes ---


def test_another_process_renders_the_same_bytes(transactional_db, tmp_path):
    """In a new interpreter, with another seed for its hashes and another time zone of the machine."""
    event = weekly(dates_left_out=[date(2026, 3, 26)], descriptions={"fi": NASTY})
    actions.cancel_occurrence(event.occurrences.order_by("start")[1], by=None)
    event.refresh_from_db()
    ours = {(row.mask, row.language): bytes(row.body).hex() for row in event.components.all()}
    code = f"""
import django; django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = settings.DATABASES["default"]["TEST"].get("NAME")
from booking.calendar.models import Event
from booking.calendar.ical import component
event = Event.objects.get(pk={event.pk})
rows = list(event.occurrences.order_by("original_start"))
for mask in {list(Mask.values)!r}:
    for language in {list(LANGUAGES)!r}:
        print(mask, language, component(event, rows, mask, language).hex())
"""
    from django.db import connection

    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": ".:site",
        "PYTHONHASHSEED": "77",
        "TZ": "America/New_York",
        "PATH": "/usr/bin:/bin",
        "DATABASE_URL": _address(connection.settings_dict),
    }
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            code.replace(
                'settings.DATABASES["default"]["NAME"] = settings.DATABASES["default"]["TEST"].get("NAME")\n',
                "",
            ),
        ],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        cwd=ical.settings.ROOT,
    )
    assert done.returncode == 0, done.stderr
    theirs = {
        (mask, language): content
        for mask, language, content in (line.split() for line in done.stdout.splitlines())
    }

    assert theirs == ours


def _address(database) -> str:
    if database["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{database['NAME']}"
    host, port = quote(database["HOST"], safe=""), database["PORT"]
    return f"postgres://{database['USER']}@{host}{f':{port}' if port else ''}/{database['NAME']}"


def test_rendering_again_changes_nothing(early_march):
    event = weekly()

    assert render(Event.objects.get(pk=event.pk)) == 0
