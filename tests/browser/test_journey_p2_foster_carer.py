"""Journey P2: a foster carer signs two children up on a phone; each has answers, and an adult, of their own."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from booking.signups import consents, needs
from booking.signups.models import ConsentAsk, ConsentRecord, Sheet, SignUp
from kuulluksi.notices.models import Message
from kuulluksi.notices.worker import run_due
from kuulluksi.people.models import Link
from kuulluksi.privacy import form_tokens
from tests.groups.helpers import make_group, open_season

from .test_journey_b_youth import looks_right, press

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sheet(area, facilitator, monkeypatch):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)
    season = open_season(
        make_group("iltatee", area=area, name_fi="Iltatee"),
        admission=Sheet.Admission.AFTER_MEETING,
        asks=["diet", "transport"],
        adult_signs_up=True,
        consent_bands=consents.bands_of("under_13"),
    )
    season.sheet.staff.add(facilitator)
    return season.sheet


def year(age):
    return str(timezone.localdate().year - age)


def fill_children(page, sheet, axe):
    page.get_by_label("perhehoitaja").check()
    press(page, "Lisää toinen henkilö")
    for i, (name, age) in enumerate((("Myrsky", 9), ("Pouta", 11))):
        page.fill(f'[name="person-{i}-nickname"]', name)
        page.fill(f'[name="person-{i}-birth_year"]', year(age))
    looks_right(page, axe, True)
    press(page, "Jatka")


def fill_contacts(page, axe):
    page.get_by_label("Sähköpostilla").check()
    page.fill('[name="contact"]', "koti@example.test")
    for i, (diet, by, name, where) in enumerate(
        (
            ("vegan", "guardian", "Kaisa, äiti", "kaisa@example.test"),
            ("halal", "worker", "Sari", "sari@example.test"),
        )
    ):
        page.check(f'[name="person-{i}-diet"][value="{diet}"]')
        page.check(f'[name="person-{i}-transport"][value="adult"]')
        page.fill(f'[name="person-{i}-transport_adult"]', "perhehoitaja")
        expect(page.locator(f'[name="person-{i}-consent_contact"]')).to_be_hidden()
        page.check(f'[name="person-{i}-consent_by"][value="{by}"]')
        page.fill(f'[name="person-{i}-consent_name"]', name)
        page.fill(f'[name="person-{i}-consent_contact"]', where)
    looks_right(page, axe, True)
    press(page, "Jatka")


def test_a_foster_carer_signs_two_children_up_and_each_childs_own_adult_says_yes(
    open_page, axe, sheet, facilitator
):
    page = open_page(f"/fi/i/{sheet.code}/", width=390)
    fill_children(page, sheet, axe)
    fill_contacts(page, axe)
    expect(page.get_by_text("kaisa@example.test")).to_be_visible()
    looks_right(page, axe, True)
    press(page, "Lähetä")
    expect(page.get_by_role("heading", name="Aikuinen vastaa")).to_be_visible()
    looks_right(page, axe, True)
    people = list(SignUp.objects.order_by("number"))
    assert [needs.own_answers(one)["diet"] for one in people] == [["vegan"], ["halal"]]

    run_due()
    letters = Message.objects.filter(kind="signup_consent_ask")
    assert letters.count() == 2
    ask = ConsentAsk.objects.get(signup=people[0])
    link = Link.objects.get(purpose="consent", subject_id=ask.pk)
    adult = open_page(f"/fi/vs/{link.token}/", width=320)
    assert not re.search("Myrsky|Pouta|Iltatee", adult.content())
    looks_right(adult, axe, True)
    press(adult, "Kyllä, tämä on minulle: avaa")
    expect(adult.get_by_text("Iltatee")).to_be_visible()
    assert adult.get_by_text("Myrsky").count()
    assert not adult.get_by_text("Pouta").count()
    looks_right(adult, axe, True)
    press(adult, "Kyllä, hän voi tulla")
    expect(adult.get_by_role("status").first).to_be_visible()
    assert ConsentRecord.objects.get().signup_id == people[0].pk

    desk = open_page(f"/hallinta/ilmoittautumiset/luvat/{people[1].pk}/", width=1280, user=facilitator)
    desk.locator('form[action$="/kirjaa/"] [name="name"]').fill("Sari, sosiaalityöntekijä")
    desk.locator('form[action$="/kirjaa/"] [name="giver"]').select_option("worker")
    desk.locator('form[action$="/kirjaa/"] [name="way"]').select_option("phone")
    assert axe(desk, within=".desk") == []
    press(desk, "Kirjaa")
    assert ConsentRecord.objects.get(signup=people[1]).written_by == facilitator
