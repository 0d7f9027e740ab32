"""Journey P9: joins under a working name, reads the whole offer, is asked again when it changes, rests, and leaves.

A story on the site and its taking back: test_journey_editor.py.
"""

import re

import pytest
from playwright.sync_api import expect

from booking.experts import actions
from booking.experts.models import AliasCard, ExpertProfile
from booking.experts.states import State
from kuulluksi.pages.models import RequestPage
from kuulluksi.people.models import Link
from tests.cast import make_area, make_staff
from tests.experts.helpers import afternoon_in
from tests.experts.stage import make_type
from tests.pages.conftest import actions as site_actions
from tests.pages.conftest import make_home, under

from . import steps_experts as steps
from .steps_experts import Visitor

CANARY = "kanarialintu"
ADDRESS = "kanarialintu@example.test"
WORD = "sammal"
STORY = "Kun joku kysyi minulta, osasin vastata."


@pytest.fixture
def house(transactional_db):
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    coordinator = make_staff("coordinator", areas=[area], username="koordinaattori")
    make_type()
    return area, coordinator


def enter(own: Visitor, path: str) -> None:
    own.open(path)
    own.write("Sanasi", WORD)
    own.page.locator("main form button").first.click()
    own.heading("Hei, Tuuli")


def test_joins_under_a_working_name_and_is_never_more_than_that(open_page, axe, house):
    area, coordinator = house
    desk = Visitor(open_page("/hallinta/valitys/pankki/polku/", width=1280, user=coordinator), axe, "n-desk")
    own, address = joins(open_page, axe, desk)
    expert = ExpertProfile.objects.get()
    becomes_active(desk, own, expert, address)
    site = tells_on_the_site(open_page, axe, desk, own, address)

    asked = steps.confirmed_request(area, "nonce-one")
    row = steps.invited(asked, expert, coordinator, starts_at=afternoon_in(5), words="Kahvit tarjotaan.")
    asker = Visitor(open_page(f"/fi/p/{steps.token_of(asked)}/", javascript=False), axe, "q-asker")
    is_asked_again_after_a_change(open_page, axe, desk, row)
    asker.open(f"/fi/p/{steps.token_of(asked)}/")
    asker.sees("Tuuli", "työnimi")
    asker.glance("tulija")

    # A break: nobody can ask, nothing is counted
    enter(own, address)
    fold = own.unfold("Tauko")
    own.press("Pidän tauon", within=fold)
    own.sees("Olet tauolla. Sinulta ei nyt kysytä mitään.")
    own.glance("tauolla")
    other = steps.confirmed_request(area, "nonce-two")
    desk.open(f"/hallinta/valitys/pyynto/{other.pk}/sopivat/")
    expect(desk.page.locator(".desk-card", has_text=expert.code).get_by_role("checkbox")).to_have_count(0)
    desk.glance("tauolla")

    # Leaving takes the story away at once, and lets go of what was promised
    fold = own.unfold("Haluan lopettaa")
    own.press("Lopetan, poistakaa tietoni", within=fold)
    own.heading("Olet lopettanut. Kiitos kaikesta.")
    own.sees("Sanasi ovat poissa sivustolta", "Tarina, kuva tai video pysyy, kunnes perut sen suostumuksen")
    own.look("lopettanut")
    assert STORY not in site.page.goto(site.page.url).text()
    assert not AliasCard.objects.exists()
    assert own.page.goto(address).status in (404, 410)
    asker.open(f"/fi/p/{steps.token_of(asked)}/")
    asker.sees("Suunnitelma muuttuu")
    asker.sees_not("Tuuli")

    # Who it is was never in what others read; in a month nothing is left
    everything = "\n".join(asker.read + site.read)
    assert CANARY not in everything.lower()
    assert expert.code not in everything
    sent = steps.letters()
    assert CANARY not in "\n".join(letter["subject"] + letter["body"] for letter in sent).lower()
    assert steps.all_letters()
    is_gone(desk, expert)


def is_gone(desk: Visitor, expert) -> None:
    """What stands nowhere by itself is asked for by the coordinator, who then erases the person that day."""
    desk.open("/hallinta/")
    desk.page.locator(".desk-todo li", has_text="Hän on lopettanut").get_by_role("link").first.click()
    desk.sees("Itsestään lähtivät kortti sivustolta", "suostumus perutaan", "Painetut paperit")
    desk.look("on-lopettanut")
    desk.press("Mitään ei ole jäänyt: poista tiedot tänään")
    steps.done(desk)
    assert not ExpertProfile.objects.exists()


def joins(open_page, axe, desk: Visitor):
    """A link given by hand; a working name and one way to be reached; a word of one's own. No name is asked."""
    desk.choose("Alue", "Hämeenlinna")
    desk.press("Tee annettava osoite")
    given = re.sub(r"^https?://[^/]+", "", desk.page.locator("#path-address").input_value())
    desk.look("osoite")
    own = Visitor(open_page(given, javascript=False), axe, "o-own")
    for asked_for in ("Nimesi", "Henkilötunnus", "Sukunimi", "Virallinen nimi"):
        expect(own.page.get_by_label(asked_for, exact=False)).to_have_count(0)
    own.look("polku")
    own.write("Nimi, jonka valitset", "Tuuli", exact=False)
    own.tick("Sähköposti", exact=True)
    own.write("Puhelinnumero tai sähköposti", ADDRESS, exact=False)
    own.write("Syntymävuosi", "1999", exact=False)
    own.press("Haluaisin kuulla lisää")
    own.look("kiitos")
    own.press("Avaa oma sivuni", role="link")
    own.write("Sanasi", WORD)
    own.press("Tämä on sanani")
    own.heading("Hei, Tuuli")
    own.look("oma-sivu")
    address = re.sub(r"^https?://[^/]+", "", own.page.url)
    assert address == steps.link_sent_to(ADDRESS)
    return own, address


def becomes_active(desk: Visitor, own: Visitor, expert, address: str) -> None:
    """The coordinator proposes; it happens by the person's own yes."""
    desk.open(f"/hallinta/valitys/pankki/{expert.pk}/")
    desk.look("kortti")
    desk.press(re.compile("^Ehdota: .*toiminnassa"))
    enter(own, address)
    own.press("Kyllä, tämä sopii minulle")
    expert.refresh_from_db()
    assert expert.stage == ExpertProfile.Stage.ACTIVE


def tells_on_the_site(open_page, axe, desk: Visitor, own: Visitor, address: str) -> Visitor:
    """A few words on the site under another name, read by the coordinator first."""
    fold = own.unfold("Sinun äänesi sivustolla")
    own.write("Nimi kortissa", "Utu", within=fold, exact=False)
    own.write("Mitä haluat sanoa", STORY, within=fold, exact=False)
    own.tick("Kyllä, kuka tahansa saa lukea", within=fold)
    own.press("Tallenna kortti", within=fold)
    own.glance("aani")
    desk.open("/hallinta/valitys/pankki/avoinna/")
    desk.look("kortit")
    desk.press(re.compile("^Päästä näkyviin"))
    home = make_home()
    site_actions.open_site(home)
    site_actions.publish(home)
    under(home, RequestPage(title="Pyydä meitä", slug="pyyda"))
    site = Visitor(open_page("/fi/pyyda/", javascript=False), axe, "p-site")
    site.sees(STORY, "Utu")
    site.sees_not("Tuuli")
    site.look("sivusto")
    return site


def is_asked_again_after_a_change(open_page, axe, desk: Visitor, row) -> None:
    """The whole offer; then it is streamed after all, and the yes is asked anew."""
    phone = Visitor(open_page(steps.link_sent_to(ADDRESS), javascript=False), axe, "r-offer")
    phone.heading("Tulisitko?")
    phone.sees(
        "Kahden tiimin", "Mitään ei tallenneta", "80,00", "Johtava sosiaalityöntekijä", "Tuttu työntekijä"
    )
    phone.sees("Kahvit tarjotaan.", "Tuuli")
    phone.press("Kyllä, tulen mielelläni")
    desk.open(f"/hallinta/valitys/pyynto/{row.request_id}/")
    fold = desk.unfold("Muuta sitä, mitä tarjotaan")
    desk.tick("Lähetetään suorana", within=fold)
    desk.press("Tallenna ja kysy uudelleen", within=fold)
    steps.done(desk)
    row.refresh_from_db()
    assert (row.state, row.support_accepted_at) == (State.INVITED, None)
    assert row.answer_by < row.request.starts_at
    phone.open(steps.link_sent_to(ADDRESS))
    phone.heading("Tulisitko?")
    phone.sees("Jokin on muuttunut sen jälkeen, kun sinulta kysyttiin", "Lähetetään suorana")
    phone.look("muuttunut")
    phone.press("Kyllä, tulen mielelläni")
    steps.confirm_expert(desk)
    assert Link.objects.filter(purpose=actions.OFFER_LINK, subject_id=row.pk).count() == 1
