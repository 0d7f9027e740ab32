"""Journey d: a social worker asks for an expert; two are invited; one says yes, one says no in one step."""

import re

import pytest

from booking.experts import actions
from booking.experts.models import Assignment, ExpertRequest
from booking.experts.states import RequestState, State
from kuulluksi.notices.delivery import words_of
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from tests.cast import make_area, make_staff
from tests.experts.stage import make_expert, make_request, make_type

MAIN = "main"


@pytest.fixture
def house(transactional_db):
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    coordinator = make_staff("coordinator", areas=[area], username="koordinaattori")
    make_type()
    experts = [make_expert(area, alias=f"Kokemusasiantuntija {letter}", by=coordinator) for letter in "AB"]
    return area, coordinator, experts


def calm(page, axe, within=None):
    """Nothing for axe to complain of, and nothing that scrolls sideways."""
    assert axe(page, within=within) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def ask_for_an_expert(page, axe) -> ExpertRequest:
    """A social worker fills in the five steps, after sending the first one empty."""

    def go_on(heading: str):
        page.get_by_role("button", name="Jatka", exact=True).click()
        page.get_by_role("heading", level=1, name=heading).wait_for()
        calm(page, axe)

    calm(page, axe)
    page.get_by_role("button", name="Jatka", exact=True).click()
    page.wait_for_selector(".errors")
    calm(page, axe)
    page.get_by_label("Mitä kokemusasiantuntija tekisi?").select_option(label="Puheenvuoro")
    page.get_by_label("Mikä on sen jälkeen toisin?").fill("Kuulemme, mikä auttoi.")
    go_on("Kenen kokemus?")
    go_on("Milloin ja missä?")
    page.get_by_label("Alue", exact=False).first.select_option(label="Hämeenlinna")
    go_on("Keitä paikalla on?")
    page.get_by_label("Ketkä kuuntelevat tai osallistuvat?").fill("Kahden tiimin työntekijät")
    page.get_by_label("Kuka on kokemusasiantuntijan tukena paikalla?").fill("Johtava sosiaalityöntekijä")
    go_on("Kuka pyytää?")
    page.get_by_label("Organisaatio").fill("Avohuolto")
    page.get_by_label("Nimesi").fill("Sosiaalityöntekijä")
    page.get_by_label("Työsähköposti").fill("tyontekija@example.test")
    page.get_by_label("Olen lukenut eettiset ohjeet", exact=False).check()
    page.get_by_label("saa esiintyä ilman nimeä", exact=False).check()
    go_on("Onko kaikki oikein?")
    page.wait_for_timeout(1000)
    page.get_by_role("button", name="Lähetä pyyntö").click()
    page.wait_for_url("**/kiitos/**")
    calm(page, axe)
    return ExpertRequest.objects.get()


def ask_both(desk, axe) -> None:
    """The coordinator finds two in the bank and asks both."""
    desk.get_by_role("link", name="Etsi kokemusasiantuntija", exact=True).click()
    desk.wait_for_url("**/sopivat/")
    calm_desk(desk, axe)
    for letter in "AB":
        desk.get_by_label(f"Kokemusasiantuntija {letter}").check()
    desk.get_by_label("Kuka tukee kokemusasiantuntijaa?", exact=False).fill("Tuttu työntekijä")
    desk.get_by_label("Palkkio euroina", exact=False).fill("80,00")
    desk.get_by_role("button", name="Kysy", exact=True).click()
    desk.wait_for_url(re.compile(r"/pyynto/[0-9a-f-]+/$"))


@pytest.mark.parametrize("width", [390, 1280])
def test_from_a_request_to_a_confirmed_expert(open_page, axe, house, width):
    area, coordinator, _experts = house

    page = open_page("/fi/pyynto/", width=width)
    asked = ask_for_an_expert(page, axe)
    assert asked.code in page.inner_text(MAIN)
    assert page.context.cookies() == []

    # The link in the message confirms the address.
    page.goto(f"/fi/p/{Link.objects.get(pk=asked.mailed_link).token}/")
    page.get_by_role("button", name="Vahvista").click()
    page.wait_for_selector("text=Pyyntösi on meillä")
    calm(page, axe)

    # The coordinator sees it on the desk, finds two in the bank and asks both.
    desk = open_page("/hallinta/", width=width, user=coordinator)
    assert asked.code in desk.inner_text(MAIN)
    calm_desk(desk, axe)
    desk.goto(f"/hallinta/valitys/pyynto/{asked.pk}/")
    calm_desk(desk, axe)
    ask_both(desk, axe)

    # One reads the whole offer and says yes; the other says no in one step. Neither needs JavaScript.
    first, second = Assignment.objects.order_by("expert__code")
    yes = open_page(offer_path(first), width=width, javascript=False)
    words = yes.inner_text(MAIN)
    for told in (
        "Kuulemme, mikä auttoi.",
        "Kahden tiimin",
        "Mitään ei tallenneta",
        "80,00",
        "Tuttu työntekijä",
    ):
        assert told in words
    yes.get_by_role("button", name="Kyllä").click()
    assert "Vastasit kyllä" in yes.inner_text(MAIN)
    no = open_page(offer_path(second), width=width, javascript=False)
    no.get_by_role("button", name="Ei, en tällä kertaa").click()
    assert "Sinun ei tarvitse tehdä mitään" in no.inner_text(MAIN)
    looked_at = open_page(offer_path(first), width=width)
    calm(looked_at, axe)

    # The coordinator confirms, and the requester sees it.
    desk.reload()
    calm_desk(desk, axe)
    desk.get_by_role("button", name=re.compile("^Vahvista")).click()
    desk.get_by_text("Tehty.").wait_for()
    asked.refresh_from_db()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (asked.state, first.state, second.state) == (RequestState.AGREED, State.CONFIRMED, State.DECLINED)
    page.reload()
    assert "Kokemusasiantuntija A" in page.inner_text(MAIN)
    assert "Kokemusasiantuntija B" not in page.inner_text(MAIN)


def calm_desk(page, axe):
    """Our content region of the admin; the furniture around it is Wagtail's."""
    page.wait_for_selector(".desk")
    assert axe(page, within=".desk") == []


def offer_path(row) -> str:
    return f"/fi/k/{Link.objects.get(purpose=actions.OFFER_LINK, subject_id=row.pk).token}/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desks_other_pages_are_calm_too(open_page, axe, house, scheme):
    _area, coordinator, experts = house
    desk = open_page("/hallinta/valitys/", user=coordinator, scheme=scheme, width=1280)
    for path in (
        "/hallinta/valitys/",
        "/hallinta/valitys/pankki/",
        f"/hallinta/valitys/pankki/{experts[0].pk}/",
        "/hallinta/valitys/pankki/uusi/",
        "/hallinta/valitys/puhelimessa/",
        "/hallinta/valitys/palkkiot/",
        "/hallinta/luvut/",
    ):
        desk.goto(path)
        assert (path, axe(desk, within=".desk")) == (path, [])


def test_every_message_has_words_in_every_language(house):
    """The messages of this room have words in every language."""
    area, coordinator, experts = house
    asked = make_request(area)
    actions.invite(asked, experts, by=coordinator, support_person="Tuttu")
    for message in Message.objects.all():
        for language in ("fi", "sv", "en", "fi-simple"):
            message.language = language
            assert "lastensuojelu" not in words_of(message).body.lower()
