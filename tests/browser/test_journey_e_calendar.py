"""Journey e: staff subscribe by a secret address, the public by the open one, and real programs show the database."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from booking.calendar import actions, rules
from tests.calendar.clients.ical_js import shown_by_ical_js
from tests.calendar.clients.stages import FIXED, FRESH, of_seeds, staged, twenty_series
from tests.calendar.test_clients import series_over_clock_changes


def test_ical_js_shows_twenty_random_series_as_the_database_has_them(chromium):
    print(f"seeds {FIXED} and {FRESH}")
    stage = twenty_series()

    assert shown_by_ical_js(stage.feeds["series"], chromium) == stage.rows


@pytest.mark.full
@pytest.mark.parametrize("more", range(6))
def test_ical_js_shows_hundreds_of_random_series(chromium, more):
    seed = FRESH + 1 + more
    print(f"seed {seed}")
    stage = of_seeds(seed, number=50)

    for feed in stage.feeds.values():
        assert shown_by_ical_js(feed, chromium) == stage.rows


def test_ical_js_shows_clock_changes_as_the_database_has_them(chromium):
    stage = staged(series_over_clock_changes())

    assert shown_by_ical_js(stage.feeds["series"], chromium) == stage.rows


# --- Staff and the public ---


def info_sessions(**kw):
    """A public series from next week on."""
    kw = {
        "kind": "info",
        "titles": {"fi": "Infotunti", "sv": "Infotimme", "en": "Info hour"},
        "starts_on": timezone.localdate() + timedelta(days=7),
        "starts_at": timezone.datetime(2026, 1, 1, 13).time(),
        "duration": timedelta(hours=1),
        "rule": rules.weekly(weekdays=range(7), count=3),
        "visibility": "public",
        "venue": "Etänä",
        "venue_is_public": True,
        "by": None,
        **kw,
    }
    return actions.make_event(**kw)


@pytest.mark.parametrize("javascript", [True, False])
def test_staff_make_an_address_at_the_desk_and_its_feed_opens(
    open_page, coordinator, axe, javascript, tmp_path
):
    info_sessions(area=coordinator.areas.get())
    info_sessions(titles={"fi": "Toisen alueen info"}, visibility="staff", kind="planning", staff=[])

    page = open_page("/hallinta/kalenteritilaukset/", width=1280, user=coordinator, javascript=javascript)
    page.fill("input[name=name]", "Työpuhelin")
    page.check("input[name=mask][value=full]")
    page.click("form.desk-form button")
    page.wait_for_url("**/kalenteritilaukset/*-*/")
    address = urlsplit(page.input_value("#feed"))
    assert page.locator("svg.qr").count() == 1
    if javascript:
        assert axe(page, within=".desk") == []

    answer = Client().get(address.path)
    assert answer.status_code == 200
    assert answer.content.count(b"SUMMARY:Infotunti") == 1

    page.click("text=/^(Lopeta osoite|End the address)/")
    page.wait_for_url("**/kalenteritilaukset/")
    assert "Työpuhelin" not in page.locator(".desk").inner_text()
    assert "Kalenteri on poistettu käytöstä" in Client().get(address.path).content.decode()


def test_the_public_opens_the_calendar_and_its_feed(open_page, axe):
    event = info_sessions()
    info_sessions(titles={"fi": "Salainen"}, visibility="private")

    page = open_page("/fi/kalenteri/", width=390)
    assert "Infotunti" in page.inner_text("main")
    assert "Salainen" not in page.inner_text("main")
    assert axe(page) == []
    address = urlsplit(page.input_value("#feed"))
    assert "SUMMARY:Infotunti" in Client().get(address.path).content.decode()

    page.click(".event a")
    page.wait_for_url(f"**/{event.uid}/")
    assert axe(page) == []
    with page.expect_download() as download:
        page.click(".cal-add >> nth=0")
    assert b"DTSTART;TZID=Europe/Helsinki:" in download.value.path().read_bytes()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_the_month_reads_well_by_keyboard_on_any_screen_and_on_paper(open_page, axe, width, scheme):
    event = info_sessions(titles={"fi": "Vertaistukiryhmänohjaajien kokemusasiantuntijakoulutuspäivä"})
    rows = event.occurrences.order_by("start")
    actions.cancel_occurrence(rows[0], by=None)
    actions.move_occurrence(
        rows[2], start=rows[2].start + timedelta(hours=3), end=rows[2].end + timedelta(hours=3), by=None
    )
    day = timezone.localtime(rows[0].start)

    page = open_page(f"/fi/kalenteri/{day:%Y-%m}/", width=width, scheme=scheme)
    wide = width > 1000
    assert page.locator("table.month").is_visible() is wide
    assert "Peruttu:" in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("summary", has_text="Kuka muu").click()
    page.locator("summary", has_text="QR-koodilla").click()
    expect(page.locator("svg.qr")).to_be_visible()
    assert axe(page) == []

    page.emulate_media(media="print")
    assert page.locator("table.month").is_visible()
    assert page.locator(".subscribe").is_hidden()
    page.emulate_media(media="screen")

    first = page.locator("table.month .cal-off, .event.cal-off h3 a").locator("visible=true").first
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{event.uid}/")
    assert "Uusi aika. Alun perin" in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []


def test_the_calendar_is_whole_without_javascript_and_with_text_twice_the_size(open_page):
    info_sessions()
    page = open_page("/sv/kalenteri/", width=320, javascript=False)

    assert page.locator("table.month").is_hidden()
    assert "Infotimme" in page.inner_text("main")
    assert page.get_by_role("button", name="Kopiera").is_hidden()
    assert page.get_by_label("Kalenderns adress").input_value().endswith("/sv/kalenteri/tapahtumat.ics")
    page.get_by_label("Vad som händer").select_option("info")
    page.get_by_role("button", name="Visa").click()
    assert "Kalendern visar: Info" in page.inner_text("main")
    page.get_by_role("link", name="Visa allt").first.click()
    page.get_by_role("link", name="Nästa månad").click()
    page.get_by_role("link", name="Vad är på gång").click()
    page.wait_for_url("**/sv/kalenteri/")

    page = open_page("/fi/kalenteri/", width=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_a_deleted_event_is_never_pinned_on_not_changed():
    info_sessions(titles={"fi": "Jää"})
    goes = info_sessions(titles={"fi": "Lähtee"})
    reader = Client()
    before = reader.get("/fi/kalenteri/tapahtumat.ics")
    unchanged = {"If-None-Match": before["ETag"], "If-Modified-Since": before["Last-Modified"]}
    assert reader.get("/fi/kalenteri/tapahtumat.ics", headers=unchanged).status_code == 304

    goes.delete()

    by_tag = reader.get("/fi/kalenteri/tapahtumat.ics", headers={"If-None-Match": before["ETag"]})
    by_date = reader.get("/fi/kalenteri/tapahtumat.ics", headers={"If-Modified-Since": before["Last-Modified"]})
    assert (by_tag.status_code, by_date.status_code) == (200, 200)
    assert "Lähtee" not in by_date.content.decode()
