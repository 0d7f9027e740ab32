"""Public events for programs that are not calendars: JSON in schema.org's words, Atom and RSS."""

import json
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from booking.calendar import actions, rules

from .fetching import get
from .test_actions import HELSINKI, make

pytestmark = pytest.mark.either

NOW = datetime(2026, 3, 1, 12, tzinfo=HELSINKI)
ATOM = "{http://www.w3.org/2005/Atom}"
STATUS = "https://schema.org/Event"
JSON, NEWS, RSS = (f"/fi/kalenteri/tapahtumat.{ending}" for ending in ("json", "atom", "rss"))


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(NOW, tick=False):
        yield


def told(path=JSON) -> dict:
    return json.loads(get(path).content)


def one(path=JSON) -> dict:
    (element,) = told(path)["dataFeedElement"]
    assert element["@type"] == "DataFeedItem"
    return element["item"]


def test_a_single_event_is_told_with_its_public_place_and_local_time(db, area, organisation):
    event = make(
        titles={"fi": "Avoin ilta <b>", "sv": "Öppen kväll"},
        descriptions={"fi": "Kaikille."},
        venue="Kirjasto",
        venue_is_public=True,
        area=area,
        organisation=organisation,
    )
    make(visibility="members", titles={"fi": "Suljettu ryhmä"}, venue="Salainen paikka", venue_is_public=True)

    assert one() == {
        "@type": "Event",
        "@id": f"urn:uuid:{event.uid}",
        "name": "Avoin ilta <b>",
        "url": f"{settings.BASE_URL}/fi/kalenteri/{event.uid}/",
        "inLanguage": "fi",
        "description": "Kaikille.",
        "identifier": str(event.uid),
        "organizer": {"@type": "Organization", "name": "Auttajat ry"},
        "startDate": "2026-03-19T17:00:00+02:00",
        "endDate": "2026-03-19T19:00:00+02:00",
        "eventStatus": f"{STATUS}Scheduled",
        "location": {
            "@type": "Place",
            "name": "Kirjasto",
            "containedInPlace": {"@type": "AdministrativeArea", "name": "Hämeenlinna"},
        },
    }
    swedish = one("/sv/kalenteri/tapahtumat.json")
    assert (swedish["name"], swedish["inLanguage"]) == ("Öppen kväll", "sv")
    assert swedish["location"]["containedInPlace"]["name"] == "Tavastehus"


def test_a_place_that_is_not_public_is_told_as_its_area_only(db, area):
    make(venue="Kotikatu 1", area=area)

    assert one()["location"] == {"@type": "AdministrativeArea", "name": "Hämeenlinna"}
    assert b"Kotikatu" not in get(JSON).content + get(NEWS).content + get(RSS).content


def test_a_series_is_told_as_its_rule_and_as_its_sessions(db):
    event = make(rule=rules.weekly(2, weekdays=["TH"], count=4), dates_left_out=[date(2026, 4, 2)])
    first, second, third = event.occurrences.order_by("start")
    actions.cancel_occurrence(first, by=None)
    start = datetime(2026, 4, 17, 18, tzinfo=HELSINKI)
    actions.move_occurrence(second, start=start, end=start + timedelta(hours=1), by=None)

    series = one()
    assert series["@type"] == "EventSeries"
    assert series["eventSchedule"] == {
        "@type": "Schedule",
        "startDate": "2026-03-19",
        "endDate": "2026-04-30",
        "repeatFrequency": "P2W",
        "scheduleTimezone": "Europe/Helsinki",
        "startTime": "17:00:00",
        "duration": "PT2H",
        "byDay": "https://schema.org/Thursday",
        "exceptDate": ["2026-03-19", "2026-04-02", "2026-04-16"],
    }
    sessions = [(row["startDate"], row["eventStatus"].removeprefix(STATUS)) for row in series["subEvent"]]
    assert sessions == [
        ("2026-03-19T17:00:00+02:00", "Cancelled"),
        ("2026-04-17T18:00:00+03:00", "Rescheduled"),
        ("2026-04-30T17:00:00+03:00", "Scheduled"),
    ]
    assert series["subEvent"][1]["previousStartDate"] == "2026-04-16T17:00:00+03:00"
    assert third.start.isoformat() == "2026-04-30T14:00:00+00:00"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"position": -1, "weekday": "FR"}, {"byDay": "https://schema.org/Friday", "byMonthWeek": -1}),
        ({"day": 19}, {"byMonthDay": 19}),
    ],
)
def test_a_monthly_rule_is_told_in_schema_orgs_words(db, rule, words):
    make(rule=rules.monthly(**rule, count=3))

    schedule = one()["eventSchedule"]
    assert schedule["repeatFrequency"] == "P1M"
    assert {name: schedule[name] for name in schedule if name.startswith("by")} == words


def test_a_whole_day_is_told_by_days_with_the_last_one_in(db):
    make(starts_on=date(2026, 3, 27), starts_at=None, duration=timedelta(days=3))

    event = one()
    assert (event["startDate"], event["endDate"]) == ("2026-03-27", "2026-03-29")


def test_what_is_new_is_a_well_formed_feed_with_the_latest_change_first(db):
    evil = make(titles={"fi": "Info & <kahvi>"}, descriptions={"fi": "1 < 2\u2028& niin"}, starts_at=time(18))
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        off = make(titles={"fi": "Retki"})
        actions.cancel_event(off, by=None)

        tree = ElementTree.fromstring(get(NEWS).content)
        assert [entry.findtext(f"{ATOM}title") for entry in tree.iter(f"{ATOM}entry")] == [
            "Peruttu: Retki",
            "Info & <kahvi>",
        ]
        assert [entry.findtext(f"{ATOM}id") for entry in tree.iter(f"{ATOM}entry")] == [
            f"urn:uuid:{off.uid}",
            f"urn:uuid:{evil.uid}",
        ]
        for tag in ("id", "updated", "title", "author"):
            assert tree.find(f"{ATOM}{tag}") is not None
        words = [entry.findtext(f"{ATOM}summary") for entry in tree.iter(f"{ATOM}entry")]
        assert words[1] == "torstai 19.3.2026 kello 18.00–20.00<br>1 &lt; 2<br>&amp; niin"

        rss = ElementTree.fromstring(get("/sv/kalenteri/tapahtumat.rss").content)
        assert (rss.tag, len(list(rss.iter("item"))), rss.findtext("channel/language")) == ("rss", 2, "sv")


def test_an_area_and_a_kind_have_feeds_of_their_own(db, area, elsewhere):
    make(titles={"fi": "Täällä"}, area=area, kind="info")
    make(titles={"fi": "Muualla"}, area=elsewhere, kind="forum")

    assert one("/fi/kalenteri/alue/hameenlinna.json")["name"] == "Täällä"
    assert one("/fi/kalenteri/laji/forum.json")["name"] == "Muualla"
    assert b"Muualla" in get("/fi/kalenteri/laji/forum.atom").content
    assert get("/fi/kalenteri/alue/olematon.json").status_code == 404
    assert get("/fi/kalenteri/laji/olematon.atom").status_code == 404


@pytest.mark.parametrize("path", [JSON, NEWS, RSS])
def test_what_has_not_changed_is_answered_with_one_query_and_a_deletion_is_a_change(client, db, path):
    make(titles={"fi": "Jää"})
    goes = make(titles={"fi": "Lähtee"}, rule=rules.weekly(count=30))
    first = client.get(path)
    asked = {"If-None-Match": first["ETag"], "If-Modified-Since": first["Last-Modified"]}
    assert client.get(path).content == first.content
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path, headers=asked).status_code == 304
    assert len(queries) == 1

    goes.delete()

    after = client.get(path, headers=asked)
    assert (after.status_code, b"L\xc3\xa4htee" in after.content) == (200, False)
    assert after["Last-Modified"] > first["Last-Modified"]


@pytest.mark.parametrize(("path", "most"), [(JSON, 3), (NEWS, 4)])
def test_the_feeds_ask_as_much_with_one_event_as_with_thirty(client, db, area, path, most):
    def queries():
        with CaptureQueriesContext(connection) as found:
            assert client.get(path).status_code == 200
        return len(found)

    make(area=area)
    alone = queries()
    for number in range(29):
        make(area=area, starts_on=date(2026, 3, 2) + timedelta(days=number))

    assert alone == queries() == most
