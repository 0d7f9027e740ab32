"""A family finds its way: front page, a group, an organisation, a story, a video. With script and without."""

import datetime
import random

import pytest
from playwright.sync_api import expect

from kuulluksi.demo import directory, pages
from kuulluksi.demo.cast import Demo

from .. import cast
from ..groups.helpers import make_group

TODAY = datetime.date(2027, 9, 1)


@pytest.fixture
def demo(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    demo = Demo(today=TODAY, base="http://localhost", rng=random.Random(1))
    directory.build(demo)
    demo.staff = {
        role: cast.make_staff(role, username=role) for role in ("editor", "ngo_editor", "administrator")
    }
    pages.build(demo)
    parents = [demo.audiences["client_parent"]]
    make_group("vanhempien-ilta", area=demo.areas["forssa"], audiences=parents, name_fi="Vanhempien ilta")
    make_group("nuorten-ilta", area=demo.areas["riihimaki"], audiences=[demo.audiences["aftercare"]])
    return demo


def narrow(page, name, value, button):
    """Choose in a filter, which may be folded, and send it."""
    filters = page.locator("details.filters")
    if filters.get_attribute("open") is None:
        filters.locator("summary").click()
    page.locator(f"select[name={name}]").select_option(value)
    page.get_by_role("button", name=button).click()


def walk(page):
    """The whole way, from the front page to the video."""
    page.get_by_role("link", name="Perheiden ryhmät").click()
    narrow(page, "area", "forssa", "Näytä ryhmät")
    assert "forssa" in page.url
    assert page.locator("main .card").count() == 1

    page.get_by_role("link", name="Vanhempien ilta").click()
    assert page.locator("h1").inner_text() == "Vanhempien ilta"

    page.get_by_role("navigation", name="Päävalikko").get_by_role("link", name="Järjestöt").click()
    narrow(page, "audience", "client_parent", "Näytä järjestöt")
    assert "2 järjestöä" in page.locator("[role=status]").inner_text()
    page.get_by_role("link", name="Kokemuskumppanit", exact=True).click()
    expect(page.get_by_role("heading", name="Toimijoiden saama tuki")).to_be_visible()

    page.get_by_role("navigation", name="Päävalikko").get_by_role("link", name="Tarinat").click()
    page.get_by_role("link", name="Tiistai on meidän päivä").click()
    note, words = page.get_by_text("Ennen kuin luet"), page.get_by_text("Kun lapsi muutti pois")
    assert note.bounding_box()["y"] < words.bounding_box()["y"]

    page.locator("a.logo").click()
    page.get_by_role("link", name="Katso video").click()
    tracks = page.locator("video track[kind=captions]")
    assert [track.get_attribute("srclang") for track in tracks.all()] == ["fi", "sv", "en"]
    expect(page.locator("details.transcript")).to_be_visible()
    for track in tracks.all():
        answer = page.request.get(track.get_attribute("src"))
        assert answer.status == 200
        assert answer.text().startswith("WEBVTT")
    assert page.request.get(page.locator("video source").get_attribute("src")).status == 200


def test_family_goes_from_the_front_page_to_a_video(open_page, demo):
    for width, javascript in ((390, False), (1280, True)):
        walk(open_page("/fi/", width=width, javascript=javascript))


@pytest.mark.full  # test_every_page.py looks at one page of each template in make test
def test_every_kind_of_page_is_open_to_everyone(open_page, demo, axe):
    by_day, by_night = open_page("/fi/"), open_page("/fi/", scheme="dark")
    addresses = [
        "/fi/", "/sv/", "/en/", "/fi-simple/", "/fi/ryhmat/", "/fi/ryhmat/vanhempien-ilta/", "/fi/nuorten-foorumi/",
        "/fi/tarinat/", "/fi/tarinat/ensimmainen-keikka/", "/fi/jarjestot/", "/fi/jarjestot/feeniks/", "/fi/videot/",
        "/fi/videot/mita-kokemusasiantuntija-tekee/", "/fi/usein-kysyttya/", "/fi/rakenne/", "/fi/tulokset/",
        "/fi/saavutettavuusseloste/", "/fi/apua-heti/", "/fi/nuorille/", "/fi/eettiset-ohjeet/",
        "/fi/pyyda-kokemusasiantuntijaa/", "/fi/haku/?q=tarina",
    ]  # fmt: skip

    wrong = []
    for address in addresses:
        for page, width in ((by_day, 320), (by_night, 1280), (by_day, 1280), (by_night, 320)):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(address)
            wrong += [f"{address} {width}: {finding}" for finding in axe(page)]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wrong.append(f"{address} {width}: wider than the window")

    assert wrong == []
