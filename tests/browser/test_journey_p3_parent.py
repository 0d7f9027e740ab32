"""Journey P3: a parent reads at night, asks to talk first, signs herself up, has a place, misses one time, and leaves."""

import re

import pytest
from playwright.sync_api import expect

from booking.signups import actions as signups
from booking.signups.models import Absence, Sheet, SignUp
from groups import listing
from groups.models import Interest, Method
from kuulluksi.pages.models import GroupIndexPage
from kuulluksi.privacy import form_tokens
from tests.cast import make_audience
from tests.groups.helpers import make_group, open_season
from tests.pages.conftest import actions, make_home, under

from .test_journey_b_youth import press

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.either]
TELLING = re.compile("lastensuojel|vertais|ryhm|lumikel", re.IGNORECASE)


@pytest.fixture
def season(area, facilitator, monkeypatch):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)
    home = make_home()
    actions.open_site(home)
    actions.publish(home)
    under(home, GroupIndexPage(title="Ryhmät", slug="ryhmat"))
    parents = make_audience("client_parent", name_fi="Asiakasvanhemmat")
    method = Method.objects.create(
        slug="lumikello", name_fi="Lumikello®", owner="Esimerkki ry", registered=True
    )
    make_group(area=area, audiences=[make_audience("aftercare", name_fi="Jälkihuolto")], name_fi="Muu")
    group = make_group(
        "lumikello", area=area, audiences=[parents], leader=facilitator, kind="parents", method=method,
        name_fi="Lumikello®-ryhmä vanhemmille",
    )  # fmt: skip
    made = open_season(group, admission=Sheet.Admission.AFTER_MEETING, only_oneself=True)
    made.sheet.staff.add(facilitator)
    return made


def test_a_parent_finds_the_group_at_night_talks_first_comes_misses_once_and_leaves(
    open_page, axe, season, facilitator
):
    page = open_page(listing.address_of("", "fi"), width=390, scheme="dark")

    def sound(where, *, neutral=True):
        assert axe(page) == [], where
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where
        assert not (neutral and TELLING.search(page.title())), where

    page.click("details.filters > summary")
    page.check('input[value="client_parent"]')
    page.click("details.filters button")
    expect(page.locator("article.card")).to_have_count(1)
    page.get_by_role("link", name="Lumikello®-ryhmä vanhemmille").click()
    main = page.locator("main")
    for words in ("Rekisteröity tavaramerkki", "Yksi raja on", "Tukihenkilö voi tulla mukaan", "Saat myös"):
        expect(main).to_contain_text(words)
    sound("group", neutral=False)

    page.get_by_role("link", name="Pyydä, että soitamme").click()
    assert page.locator('input[name="wish"][value="talk"]').is_checked()
    page.check('input[name="channel"][value="call"]')
    page.fill('input[name="contact"]', "040 123 4567")
    sound("talk first")
    press(page, "Lähetä")
    assert Interest.objects.get().wish == "talk"

    page.goto(listing.address_of("lumikello", "fi"))
    page.get_by_role("link", name="Ilmoittaudu").first.click()
    expect(page.get_by_label("Itseni")).to_have_count(0)
    page.get_by_label("Lempinimi").fill("Meri")
    press(page, "Jatka")
    assert not page.get_by_label("Tutun aikuisen kautta").count()
    page.get_by_label("Sähköpostilla").check()
    page.get_by_label("Puhelinnumero tai sähköposti").fill("meri@example.test")
    page.get_by_label("Oma sana").fill("tuomenkukka")
    page.get_by_label("Bussilla, junalla").check()
    press(page, "Jatka")
    press(page, "Lähetä")
    sound("sent")
    own_url = re.sub(r"^https?://[^/]+", "", page.locator("[data-own-url]").input_value())

    signups.accept(SignUp.objects.get(), by=facilitator)
    page.goto(own_url)
    assert not TELLING.search(main.inner_text())
    press(page, "Ei tällä kertaa")
    expect(page.get_by_text("Selvä: et tule seuraavalla kerralla")).to_be_visible()
    assert Absence.objects.get().occurrence == season.event.occurrences.order_by("start").first()
    sound("not this time")
    page.get_by_label("Oma sanasi tai kuittikoodisi").fill("tuomenkukka")
    press(page, "Avaa")
    expect(main).to_contain_text("Salainen talo, Kuja 3")
    sound("open")
    press(page, "Peru ilmoittautumiseni")
    assert SignUp.objects.get().state == "withdrawn"
    expect(main).not_to_contain_text("Salainen talo, Kuja 3")
    sound("left")
