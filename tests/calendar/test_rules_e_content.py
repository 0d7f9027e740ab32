"""docs/calendar-rules.md, E: what entries say, and what they never say. The numbers in the names are the rules'."""

import re

import pytest

from booking.calendar import actions, attachments, ical
from booking.calendar.models import Occurrence, RenderedComponent

from .fetching import body, entries, get, lines_of, staff_key, unfolded, weekly
from .test_actions import make

pytestmark = pytest.mark.either


def test_rule_40_titles_are_short_and_never_empty_and_there_is_an_end(early_march):
    make(titles={"fi": "Pitkä nimi " * 10})
    (entry,) = entries(body())

    assert 0 < len(entry["SUMMARY"]) < 60
    assert str(entry["DESCRIPTION"]).startswith("Pitkä nimi " * 9)
    assert entry["DTEND"].dt > entry["DTSTART"].dt
    assert "DURATION" not in entry


def test_rule_41_the_words_end_with_the_pages_address_on_our_own_host(early_march, settings, client):
    settings.BASE_URL = "https://kuulluksi.example"
    event = make(descriptions={"sv": "Välkommen."})
    (entry,) = entries(client.get("/sv/kalenteri/tapahtumat.ics", headers={"host": "127.0.0.1"}).content)
    address = f"https://kuulluksi.example/sv/kalenteri/{ical.code(event.uid)}/"

    assert entry["URL"] == address
    assert str(entry["DESCRIPTION"]) == f"Välkommen.\n\n{address}"
    assert f"\r\n {address}\r\n" in client.get("/sv/kalenteri/tapahtumat.ics").content.decode()


def test_rule_42_kind_and_area_are_told_and_a_place_only_if_it_is_public(early_march, area):
    make(area=area, venue="Raatihuoneenkatu 7", venue_is_public=True, titles={"fi": "Avoin"})
    make(area=area, venue="Salainen katu 1", titles={"fi": "Paikka vain mukaan tuleville"})
    shown = {str(entry["SUMMARY"]): entry for entry in entries(body())}

    assert shown["Avoin"]["LOCATION"] == "Raatihuoneenkatu 7"
    assert shown["Paikka vain mukaan tuleville"]["LOCATION"] == "Hämeenlinna"
    assert lines_of("CATEGORIES")[0] == "CATEGORIES:Ryhmä,Hämeenlinna"
    assert "GEO" not in shown["Avoin"]


def test_rule_43_no_person_and_no_closed_place_in_any_mask_or_language(early_march, facilitator):
    facilitator.first_name, facilitator.last_name = "Maija", "Meikäläinen"
    facilitator.save()
    weekly(visibility="members", venue="Salainen katu 1", staff=[facilitator], by=facilitator)

    for stored in RenderedComponent.objects.all():
        text = bytes(stored.body).decode()
        assert not re.search("ATTENDEE|ORGANIZER|CONTACT|VALARM|Maija|Meikäläinen|facilitator|Salainen", text)
        assert not re.search("DESCRIPTION|URL|LOCATION", text)


def test_rule_44_what_is_not_for_everyone_says_so(early_march):
    weekly(visibility="members")

    said = {
        (stored.mask, bytes(stored.body).decode().split("\r\nCLASS:")[1].split("\r\n")[0])
        for stored in RenderedComponent.objects.all()
    }
    assert said == {
        *((mask, "PRIVATE") for mask in ("neutral", "name", "type", "full")),
        ("busy", "CONFIDENTIAL"),
    }


def test_rule_44_masks_say_as_much_as_they_are_named_for(early_march):
    event = weekly(visibility="members")
    said = {
        stored.mask: {
            line
            for line in bytes(stored.body).decode().split("\r\n")
            if line.startswith(("SUMMARY", "CATEGORIES"))
        }
        for stored in event.components.filter(language="fi", layout="series")
    }

    assert said == {
        "busy": {"SUMMARY:Varattu"},
        "neutral": {"SUMMARY:Oma meno"},
        "name": {"SUMMARY:Kuulluksi"},
        "type": {"SUMMARY:Ryhmä", "CATEGORIES:Ryhmä"},
        "full": {"SUMMARY:Iltaryhmä", "CATEGORIES:Ryhmä"},
    }


@pytest.mark.parametrize(
    ("visibility", "mask", "whole_day", "free"),
    [
        ("members", "neutral", False, "OPAQUE"),
        ("members", "full", False, "OPAQUE"),
        ("public", "full", False, "TRANSPARENT"),
        ("members", "neutral", True, "TRANSPARENT"),
        ("members", "busy", True, "OPAQUE"),
        ("public", "busy", False, "OPAQUE"),
    ],
)
def test_rule_45_ones_own_times_are_taken_and_the_publics_are_not(
    early_march, visibility, mask, whole_day, free
):
    more = {"starts_at": None, "duration": make().duration * 12} if whole_day else {}
    event = make(visibility=visibility, **more)
    text = bytes(event.components.get(mask=mask, language="fi").body).decode()

    assert f"\r\nTRANSP:{free}\r\n" in text
    assert "VALARM" not in text
    actions.cancel_event(event, by=None)
    assert "TRANSP:TRANSPARENT" in bytes(event.components.get(mask=mask, language="fi").body).decode()


def test_rule_46_nothing_is_said_that_programs_do_not_know(early_march, coordinator, area):
    weekly(area=area)
    known = (
        "BEGIN END UID URL DTSTAMP LAST-MODIFIED DTSTART DTEND RRULE EXDATE RECURRENCE-ID SUMMARY SEQUENCE STATUS "
        "TRANSP CLASS CATEGORIES LOCATION DESCRIPTION"
    )
    for content in (body(), get(staff_key(coordinator)[1]).content):
        text = unfolded(content)
        text = text[text.index("END:VTIMEZONE") :]
        assert [line for line in text if re.split("[:;]", line)[0] not in known.split()] == []


def test_rule_47_a_file_in_a_message_is_a_snapshot_with_the_feeds_ids(early_march):
    event = weekly()
    file = attachments.for_occurrences(Occurrence.objects.all()[:1], mask="full")

    assert file.content_type == "text/calendar; charset=utf-8"
    assert b"METHOD" not in file.content
    assert ical.code(event.uid).encode() in file.content
