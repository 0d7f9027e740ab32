"""Story 2, journey P7: the expert says no an hour before. The one who asked reads only that the plan changes; a written
way with another expert is arranged; nobody can see that somebody said no.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from booking.experts.states import RequestState
from tests.cast import make_area, make_staff
from tests.experts import helpers
from tests.experts.stage import make_expert

from . import steps_experts as steps
from .steps_experts import Visitor

REFUSAL = re.compile(r"kieltäyt|perui|perunut|sanoi ei|vetäyty|astui|väisty|kanarialintu", re.IGNORECASE)


@pytest.fixture
def house(transactional_db):
    """A request that is ready, and another that waits; two experts who read e-mail."""
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    coordinator = make_staff("coordinator", areas=[area], username="koordinaattori")
    experts = [
        make_expert(area, alias=alias, channel="email", contact=f"{alias.lower()}@example.test", by=coordinator)
        for alias in ("Kaarna", "Lumikko")
    ]
    asked = steps.confirmed_request(area, "nonce-one")
    row = steps.invited(asked, experts[0], coordinator, starts_at=timezone.now() + timedelta(hours=1))
    helpers.ready(row, coordinator)
    other = steps.confirmed_request(area, "nonce-two")
    return coordinator, experts, asked, other


def told_of(desk: Visitor, expert, other) -> tuple[str, list[str]]:
    """What the desk reads of one expert: in the bank's list, and as reasons for another request."""
    desk.open("/hallinta/valitys/pankki/")
    listed = desk.page.locator(".desk tr, .desk li").filter(has_text=expert.code).first.inner_text()
    desk.open(f"/hallinta/valitys/pyynto/{other.pk}/sopivat/")
    card = desk.page.locator(".desk-card", has_text=expert.code)
    expect(card).to_be_visible()
    return listed, card.locator(".desk-reasons li").all_inner_texts()


def test_a_no_an_hour_before_becomes_another_plan_and_is_counted_nowhere(open_page, axe, house):
    coordinator, (first, second), asked, other = house
    desk = Visitor(open_page("/hallinta/", width=1280, user=coordinator), axe, "g-desk")
    before = told_of(desk, first, other)

    # One press, no reason
    expert = Visitor(open_page(steps.link_sent_to("kaarna@example.test"), javascript=False), axe, "h-no")
    expert.look("sovittu")
    expert.press("Ei, en tällä kertaa")
    assert expert.presses == 1
    expert.sees("Sinun ei tarvitse tehdä mitään", "yhtä tervetullut")
    expert.look("ei")

    # The one who asked reads only that the plan changes
    asker = Visitor(open_page(steps.link_sent_to(steps.ASKER), javascript=False), axe, "i-asker")
    asker.open(f"/fi/p/{steps.token_of(asked)}/")
    asker.sees("Suunnitelma muuttuu. Koordinaattori etsii kanssasi toisen tavan.")
    asker.sees_not("Kaarna")
    asker.look("muuttuu")

    # At the desk it is first; three ways on, and a word with the expert is due
    desk.open("/hallinta/")
    desk.look("aamu")
    expect(desk.page.locator(".desk-todo li").first).to_contain_text("Suunnitelma muuttuu")
    steps.open_from_the_morning_view(desk, asked.code)
    for way in ("Etsi toinen kokemusasiantuntija tai ryhmä", "Vaihda tapaa", "Peru ystävällisesti"):
        expect(desk.page.get_by_role("link", name=re.compile(way))).to_be_visible()
    desk.look("uusi-suunnitelma")
    desk.press(re.compile("^Vaihda tapaa"), role="link")
    fold = desk.page.locator("#change")
    desk.tick("Kirjallisesti", within=fold)
    desk.press("Tallenna ja kysy uudelleen", within=fold)
    steps.done(desk)
    steps.ask_one(desk, "Lumikko", words="Kirjoitat silloin kun sinulle sopii.")

    # Another takes it on in writing
    other_expert = Visitor(
        open_page(steps.link_sent_to("lumikko@example.test"), javascript=False), axe, "j-yes"
    )
    other_expert.sees("Kirjallisesti", "80,00")
    other_expert.press("Kyllä, tulen mielelläni")
    desk.page.reload()
    desk.press(re.compile("^Vahvista"), within=steps.card_of(desk, "Lumikko"))
    steps.done(desk)
    desk.glance("uusi-sovittu")
    asker.open(f"/fi/p/{steps.token_of(asked)}/")
    asker.sees("Lumikko", "Kokemusasiantuntija on löytynyt")
    asker.glance("toinen")
    asked.refresh_from_db()
    assert asked.state == RequestState.AGREED

    # Nobody sees that somebody said no: not the one who asked, not by letter, not in the bank
    assert not REFUSAL.search("\n".join(asker.read) + steps.all_letters())
    assert told_of(desk, first, other) == before
    desk.open("/hallinta/valitys/pankki/yhteydenpito/")
    desk.sees(first.code)
    desk.look("yhteydenpito")
    assert not REFUSAL.search("\n".join(text for text in desk.read if first.code in text))
