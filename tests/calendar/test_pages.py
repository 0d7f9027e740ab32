"""The calendar's own pages: lists, months and odd addresses."""

import json
import re
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from booking.calendar import actions, memory, rules, ways_in
from kuulluksi.pages import wayfinding

from .fetching import soon
from .test_actions import HELSINKI, make


def read(client, path) -> str:
    """The page's words, on one line."""
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode().split("<main")[1]).split())


def in_table(client, path) -> str:
    page = client.get(path).content.decode()
    return page[page.index("<table") : page.index("</table>")]


@pytest.mark.parametrize(
    "path",
    [
        "/fi/kalenteri/",
        "/sv/kalenteri/",
        "/fi/kalenteri/?area=hameenlinna&kind=group",
        "/fi/kalenteri/{month}/",
        "/fi/kalenteri/?time=past",
    ],
)
def test_the_calendar_asks_as_much_with_one_event_as_with_thirty(client, db, area, path, monkeypatch):
    monkeypatch.setattr(wayfinding, "SECONDS", 600)  # a slow machine must not forget the way in between
    day = timezone.localdate() + timedelta(days=3)
    path = path.format(month=f"{day:%Y-%m}")

    def queries():
        client.get(path)  # the way to the front page is remembered until words change
        memory.rows.clear()
        with CaptureQueriesContext(connection) as found:
            assert client.get(path).status_code == 200
        return len(found)

    soon(area=area, starts_on=day)
    one = queries()
    for number in range(29):
        soon(area=area, starts_on=day + timedelta(days=number % 5))

    assert one == queries() <= 8


@pytest.mark.parametrize(
    "path",
    [
        "/fi/kalenteri/?area=olematon&kind=%27&time=x&page=-3",
        "/fi/kalenteri/?page=9999",
        "/fi/kalenteri/2000-01/",
        "/fi/kalenteri/2099-12/",
        "/fi-simple/kalenteri/",
    ],
)
def test_an_odd_address_of_the_calendar_still_opens(client, db, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/fi/kalenteri/2026-13/",
        "/fi/kalenteri/0000-00/",
        "/fi/kalenteri/99999-01/",
        "/fi/kalenteri/laji/olematon.ics",
        "/fi/kalenteri/alue/olematon.ics",
        "/fi/kalenteri/kerta/00000000-0000-4000-8000-000000000000.ics",
    ],
)
def test_an_address_of_nothing_is_not_found(client, db, path):
    assert client.get(path).status_code == 404


def test_a_row_that_was_written_once_is_written_anew_when_it_says_something_else(client, area):
    event = soon(area=area, titles={"fi": "Iltapäivä"})
    client.get("/fi/kalenteri/")

    type(area).objects.update(name_fi="Ihan muualla")
    assert "Ihan muualla" in read(client, "/fi/kalenteri/")

    event.occurrences.update(status="cancelled")
    assert "Peruttu: Iltapäivä" in read(client, "/fi/kalenteri/")


def test_the_past_is_listed_latest_first(client, db):
    make(starts_on=date(2026, 1, 5), titles={"fi": "Vanhin"})
    make(starts_on=date(2026, 2, 5), titles={"fi": "Uudempi"})
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=HELSINKI), tick=False):
        page = client.get("/fi/kalenteri/?time=past").content.decode()

    assert 0 < page.index("Uudempi") < page.index("Vanhin")


def test_a_whole_day_of_several_days_stands_on_each_of_them(client, db):
    make(starts_on=date(2026, 3, 10), starts_at=None, duration=timedelta(days=3), titles={"fi": "Leiri"})
    make(starts_on=date(2026, 3, 20), starts_at=time(23), duration=timedelta(hours=1), titles={"fi": "Ilta"})
    table = in_table(client, "/fi/kalenteri/2026-03/")

    assert (table.count("Leiri"), table.count("Ilta")) == (3, 1)


def test_a_month_the_calendar_does_not_reach_is_refused_kindly(client, db):
    for path in ("/sv/kalenteri/1900-01/", "/sv/kalenteri/9999-12/", "/sv/kalenteri/1999-12/"):
        answer = client.get(path)
        assert (answer.status_code, "Kalendern räcker inte så långt" in answer.content.decode()) == (404, True)
    assert "2100-01" not in client.get("/fi/kalenteri/2099-12/").content.decode()


@pytest.mark.parametrize(
    ("month", "day", "hour", "shown"),
    [
        ("2026-03", date(2026, 3, 1), 0, True),
        ("2026-02", date(2026, 3, 1), 0, False),
        ("2026-03", date(2026, 3, 31), 23, True),
        ("2026-04", date(2026, 3, 31), 23, False),
        ("2026-10", date(2026, 10, 31), 23, True),
        ("2026-11", date(2026, 10, 31), 23, False),
        ("2026-12", date(2026, 12, 31), 22, True),
        ("2027-01", date(2026, 12, 31), 22, False),
    ],
)
def test_a_month_begins_and_ends_at_local_midnight(client, db, month, day, hour, shown):
    make(starts_on=day, starts_at=time(hour, 30), duration=timedelta(minutes=30), titles={"fi": "Yöilta"})

    assert ("Yöilta" in in_table(client, f"/fi/kalenteri/{month}/")) is shown


def test_a_night_over_new_year_stands_in_both_months_and_both_lists(client, db):
    make(
        starts_on=date(2026, 12, 31),
        starts_at=time(22),
        duration=timedelta(hours=4),
        titles={"fi": "Valvojaiset"},
    )

    for month in ("2026-12", "2027-01"):
        assert in_table(client, f"/fi/kalenteri/{month}/").count("Valvojaiset") == 1
        assert "Valvojaiset kello 22.00–1.1. 02.00" in read(client, f"/fi/kalenteri/{month}/")


def test_the_months_are_called_by_name_in_each_language(client, db):
    for language, here, before, after in (
        ("fi", "Joulukuu 2026", "Marraskuu", "Tammikuu 2027"),
        ("sv", "December 2026", "November", "Januari 2027"),
        ("en", "December 2026", "November", "January 2027"),
        ("fi-simple", "Joulukuu 2026", "Marraskuu", "Tammikuu 2027"),
    ):
        page = read(client, f"/{language}/kalenteri/2026-12/")
        assert (here in page, f"{before} " in page, after in page) == (True, True, True)


def test_the_month_names_public_holidays(client, db):
    for language, name in (
        ("fi", "Itsenäisyyspäivä"),
        ("sv", "Självständighetsdagen"),
        ("fi-simple", "Itsenäisyyspäivä"),
    ):
        assert name in in_table(client, f"/{language}/kalenteri/2026-12/")
    assert "Uudenvuodenpäivä" not in in_table(client, "/fi/kalenteri/2026-12/")  # of the month after


def test_an_event_without_words_in_a_language_shows_its_finnish_ones(client, db):
    make(starts_on=date(2026, 3, 10), titles={"fi": "Avoimet ovet"}, descriptions={"en": "All are welcome."})

    assert "Avoimet ovet" in read(client, "/sv/kalenteri/2026-03/")


def test_a_full_day_shows_four_and_leads_to_the_rest(client, db):
    for number in range(25):
        make(starts_on=date(2026, 3, 10), starts_at=time(8, number), titles={"fi": f"Tuokio {number:02}"})
    table = in_table(client, "/fi/kalenteri/2026-03/")

    assert table.count("Tuokio") == 4
    assert 'href="/fi/kalenteri/2026-03/?page=1#lista">ja 21 muuta' in table
    assert "Tuokio 24" in read(client, "/fi/kalenteri/2026-03/?page=2")


def test_an_empty_month_shows_the_way_out_and_is_not_searched_further(client, db):
    event = make(starts_on=date(2026, 5, 5), titles={"fi": "Toukojuhla"})
    page = client.get("/fi/kalenteri/2026-03/").content.decode()

    assert f'href="/fi/kalenteri/{event.uid}/"' in page
    assert 'name="robots" content="noindex, nofollow"' in page


def test_a_moved_and_a_cancelled_session_are_told_in_words(client, db):
    event = make(rule=rules.weekly(weekdays=["TH"], count=3), venue="Kirjasto", venue_is_public=True)
    first, second, _third = event.occurrences.order_by("start")
    actions.cancel_occurrence(first, by=None)
    start = datetime(2026, 3, 27, 18, tzinfo=HELSINKI)
    actions.move_occurrence(second, start=start, end=start + timedelta(hours=2), venue="Talo", by=None)

    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=HELSINKI), tick=False):
        for path in (f"/fi/kalenteri/{event.uid}/", "/fi/kalenteri/", "/fi/kalenteri/2026-03/"):
            page = read(client, path)
            assert "Peruttu:" in page
            assert "Uusi aika. Alun perin to 26.3. kello 17.00." in page
        assert "Eri paikka: Talo" in read(client, f"/fi/kalenteri/{event.uid}/")
        actions.cancel_event(event, by=None)
        page = client.get(f"/fi/kalenteri/{event.uid}/").content.decode()
    assert "Tapahtuma on peruttu." in page
    assert "Lisää kalenteriin" not in page


def test_an_area_is_not_told_again_when_the_place_names_it(client, db, area):
    make(starts_on=date(2026, 3, 10), area=area, venue="Kirjasto, Hämeenlinna", venue_is_public=True)
    make(starts_on=date(2026, 3, 11), area=area, venue="Kotikatu 1")

    page = read(client, "/fi/kalenteri/2026-03/").split("Kuukausi luettelona")[1]
    assert "Kirjasto, Hämeenlinna Ryhmä" in page
    assert "kello 17.00–19.00 Hämeenlinna Ryhmä" in page


def test_an_event_shows_the_way_in_that_an_upper_room_tells(client, db, monkeypatch):
    event = make(starts_on=timezone.localdate() + timedelta(days=9), kind="other")
    way = ways_in.WayIn("/fi/i/abc/", "Ilmoittaudu tästä", "Paikkoja on")
    monkeypatch.setitem(ways_in._tellers, "other", lambda events, language: {one.pk: way for one in events})

    page = client.get(f"/fi/kalenteri/{event.uid}/").content.decode()
    assert 'href="/fi/i/abc/"' in page
    assert "Paikkoja on" in read(client, "/fi/kalenteri/")
    actions.cancel_event(event, by=None)
    assert 'href="/fi/i/abc/"' not in client.get(f"/fi/kalenteri/{event.uid}/").content.decode()


def test_an_event_tells_itself_to_search_engines_and_no_words_break_out(client, db):
    event = make(starts_on=date(2026, 3, 10), titles={"fi": "</script><script>alert(1)</script>"})
    page = client.get(f"/fi/kalenteri/{event.uid}/").content.decode()
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)

    assert json.loads(told)["name"] == event.title()
    assert json.loads(told)["startDate"] == "2026-03-10T17:00:00+02:00"


def test_what_programs_may_read_is_told_in_the_head_of_the_page(client, db, area):
    for path, feed in (
        ("/fi/kalenteri/", "tapahtumat"),
        ("/fi/kalenteri/?area=hameenlinna", "alue/hameenlinna"),
    ):
        page = client.get(path).content.decode()
        for kind, ending in (
            ("text/calendar", "ics"),
            ("application/atom+xml", "atom"),
            ("application/ld+json", "json"),
        ):
            assert f'<link rel="alternate" type="{kind}" href="/fi/kalenteri/{feed}.{ending}"' in page
            assert client.get(f"/fi/kalenteri/{feed}.{ending}").status_code == 200
