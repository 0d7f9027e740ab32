"""Journey b: a young person signs up with a nickname and one contact, is accepted, is told neutrally, and leaves."""

import re
from email import message_from_string
from email.policy import default

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from booking.signups.models import Absence, Sheet, SignUp
from kuulluksi.notices.worker import run_due
from kuulluksi.privacy import form_tokens
from tests.groups.helpers import make_group, open_season
from tests.notices import conftest as notices

pytestmark = pytest.mark.django_db(transaction=True)
postbox = notices.postbox  # a real SMTP server
WIDE = "document.documentElement.scrollWidth <= window.innerWidth"
TELLING = re.compile("lastensuojel|vertais|ryhm|iltatee|child protection", re.IGNORECASE)


@pytest.fixture
def sheet(area, facilitator):
    group = make_group("iltatee", area=area, name_fi="Iltatee")
    season = open_season(group, capacity=4, admission=Sheet.Admission.AFTER_MEETING, asks=["diet"])
    season.sheet.staff.add(facilitator)
    return season.sheet


@pytest.fixture
def patient(monkeypatch):
    """A person takes longer than a test: the form's least time is left to tests/signups."""
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)


def looks_right(page, axe, javascript):
    if javascript:
        assert axe(page) == []
    assert page.evaluate(WIDE)
    assert not TELLING.search(page.title())


def words_of(letter) -> str:
    """What is written in a letter; a calendar file may come along."""
    return letter.get_body(("plain",)).get_content()


def press(page, words):
    """Press a button that sends a form, and wait for the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_young_person_signs_up_is_accepted_is_told_and_withdraws(
    open_page,
    axe,
    sheet,
    facilitator,
    postbox,
    patient,
    javascript,
):
    page = open_page(f"/fi/i/{sheet.code}/", width=390, javascript=javascript)
    looks_right(page, axe, javascript)
    page.get_by_label("Itseni").check()
    page.get_by_label("Lempinimi").fill("Vili")
    press(page, "Jatka")

    looks_right(page, axe, javascript)
    page.get_by_label("Sähköpostilla").check()
    page.get_by_label("Puhelinnumero tai sähköposti").fill("vili@example.test")
    page.get_by_label("Oma sana").fill("sininen pyörä")
    page.get_by_label("Kasvisruokaa").check()
    press(page, "Jatka")

    looks_right(page, axe, javascript)
    expect(page.get_by_text("vili@example.test")).to_be_visible()
    press(page, "Lähetä")

    looks_right(page, axe, javascript)
    expect(page.get_by_role("heading", name="Mitä seuraavaksi tapahtuu")).to_be_visible()
    code = page.locator("[data-receipt]").inner_text()
    own_url = re.sub(r"^https?://[^/]+", "", page.locator("[data-own-url]").input_value())
    assert re.fullmatch(r"(\d{4} ){3}\d{4}", code)
    assert page.context.cookies() == []

    desk = open_page("/hallinta/ilmoittautumiset/", width=1280, user=facilitator)
    desk.get_by_role("link", name=re.compile("Iltatee|Ilta")).first.click()
    assert not desk.get_by_text("Vili").count()
    desk.get_by_role("link", name="Ilmoittautuminen 1").click()
    press(desk, "Avaa tiedot")
    expect(desk.get_by_text("Vili", exact=True)).to_be_visible()
    assert axe(desk, within=".desk") == []
    press(desk, "Hyväksy")
    assert SignUp.objects.get().state == "confirmed"

    run_due()
    letters = [message_from_string(text, policy=default) for _to, text in postbox.letters]
    assert len(letters) == 2
    for letter in letters:
        assert not TELLING.search(letter["Subject"] + letter["From"] + words_of(letter))
    in_letter = re.search(r"https?://[^/]+(/\S+)", words_of(letters[-1]))[1]
    assert in_letter == own_url

    page.goto(own_url)
    looks_right(page, axe, javascript)
    assert not page.get_by_text("Iltatee").count()
    page.get_by_label("Oma sanasi tai kuittikoodisi").fill("sininen pyörä")
    press(page, "Avaa")
    looks_right(page, axe, javascript)
    expect(page.get_by_role("heading", name="Iltatee")).to_be_visible()
    expect(page.get_by_role("region", name="Mitä seuraavaksi tapahtuu")).to_contain_text("Sinua odotetaan")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Ei tällä kertaa: Vili")).first.click()
    expect(page.get_by_text("ei tule", exact=True)).to_have_count(1)
    assert Absence.objects.get().signup == SignUp.objects.get()
    looks_right(page, axe, javascript)
    press(page, "Peru ilmoittautumiseni")
    expect(page.get_by_role("status").first).to_be_visible()
    assert SignUp.objects.get().state == "withdrawn"
    assert SignUp.objects.get().ended_at <= timezone.now()


def test_browsers_own_back_and_reload_lose_nothing(open_page, sheet, patient):
    page = open_page(f"/fi/i/{sheet.code}/", width=390)
    page.get_by_label("Itseni").check()
    page.get_by_label("Lempinimi").fill("Vili")
    press(page, "Jatka")
    page.get_by_label("Tekstiviestillä").check()
    page.get_by_label("Puhelinnumero tai sähköposti").fill("040 123 4567")
    press(page, "Jatka")

    page.reload()
    expect(page.get_by_text("040 123 4567")).to_be_visible()
    press(page, "Muuta, kuka tulee")
    assert page.get_by_label("Lempinimi").input_value() == "Vili"
    press(page, "Jatka")
    assert page.get_by_label("Puhelinnumero tai sähköposti").input_value() == "040 123 4567"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_errors_codes_and_shut_doors_are_clean_at_the_narrowest(open_page, axe, sheet, scheme):
    page = open_page(f"/fi/i/{sheet.code}/", width=320, scheme=scheme)
    press(page, "Jatka")
    expect(page.locator(".errors")).to_be_visible()
    looks_right(page, axe, True)

    page.goto("/fi/koodi/")
    page.get_by_label("Kuittikoodi").fill("1234 5678 9012 3456")
    page.get_by_role("button", name="Avaa", exact=True).click()
    looks_right(page, axe, True)

    Sheet.objects.update(closed_by_hand=True)
    page.goto(f"/fi/i/{sheet.code}/")
    looks_right(page, axe, True)
