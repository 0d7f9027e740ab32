"""Journey c: a residential counsellor signs two young people up for the forum in one go; the third of two places waits."""

import pytest
from playwright.sync_api import expect

from booking.forum import listing
from booking.signups import needs
from booking.signups.models import Party, SignUp
from booking.signups.states import State
from kuulluksi.pages.models import ForumPage
from kuulluksi.privacy import form_tokens
from kuulluksi.privacy.access import own
from tests.cast import make_staff
from tests.forum.helpers import make_forum
from tests.pages.conftest import actions, make_home, under
from tests.signups.helpers import sign_up


@pytest.fixture
def forum(area, monkeypatch):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)
    forum = make_forum(capacity=2, area=area)
    home = make_home()
    actions.open_site(home)
    actions.publish(home)
    under(home, ForumPage(title="Nuorten foorumi", slug="nuorten-foorumi"))
    return forum


def go(page, value):
    """Press a button of the form, and wait for the page that answers."""
    with page.expect_navigation():
        page.click(f'button[name="go"][value="{value}"]')


def fill_in(page, names, diets):
    """From the forum's page through the three steps to the page that says thank you."""
    page.get_by_role("link", name="Ilmoittaudu").first.click()
    page.check('input[name="way"][value="adult"]')
    page.check('input[name="adult_role"][value="counsellor"]')
    for _more in names[1:]:
        go(page, "add")
    for n, name in enumerate(names):
        page.fill(f'input[name="person-{n}-nickname"]', name)
    if len(names) > 1:
        page.check('input[name="together"][value="any"]')
    yield "who"
    go(page, "next")
    page.check('input[name="channel"][value="sms"]')
    page.fill('input[name="contact"]', "040 123 4567")
    page.fill('input[name="contact_name"]', "Ohjaaja")
    for n, diet in enumerate(diets):
        wishes = page.locator(f'select[name="person-{n}-workshop_wishes"]')
        wishes.nth(0).select_option("viesti")
        wishes.nth(1).select_option("some")
        page.check(f'input[name="person-{n}-diet"][value="{diet}"]')
        page.check(f'input[name="person-{n}-transport"][value="ride"]')
        page.fill(f'input[name="person-{n}-transport_adult"]', "Oma ohjaaja")
        page.select_option(f'select[name="person-{n}-adults_along"]', "1")
    yield "contact"
    go(page, "next")
    yield "check"
    go(page, "next")
    yield "done"


@pytest.mark.parametrize(("width", "javascript"), [(390, False), (1280, True)])
def test_a_counsellor_signs_two_up_in_one_go_and_the_third_waits(open_page, axe, forum, width, javascript):
    page = open_page(listing.address("fi"), width=width, javascript=javascript)
    assert "Työpajat" in page.content()
    assert not page.context.cookies()
    if javascript:
        assert axe(page) == []

    for step in fill_in(page, ("Vili", "Alma"), ("vegetarian", "halal")):
        if javascript:
            assert axe(page) == [], step
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), step
        if step == "check":
            assert "Viesti päättäjille, Some ja minä" in page.content()
    assert page.locator("[data-receipt]").inner_text().count(" ") == 3
    assert not page.context.cookies()

    later = open_page(listing.address("fi"), width=width, javascript=javascript)
    assert "Täynnä, voit jonottaa" in later.content()
    for _step in fill_in(later, ("Otso",), ("vegan",)):
        pass

    states = list(SignUp.objects.order_by("number").values_list("state", flat=True))
    assert states == [State.CONFIRMED, State.CONFIRMED, State.WAITLISTED]
    assert Party.objects.count() == 2
    first = SignUp.objects.order_by("number").first()
    assert own(first, ["nickname"])["nickname"] == "Vili"
    assert needs.own_answers(first)["workshop_wishes"] == ["viesti", "some"]


def test_a_double_wish_is_said_in_words_and_what_was_chosen_stays(open_page, axe, forum):
    page = open_page(listing.address("fi"))
    steps = fill_in(page, ("Vili",), ("vegan",))
    next(steps)
    next(steps)
    page.locator('select[name="person-0-workshop_wishes"]').nth(1).select_option("viesti")

    go(page, "next")

    expect(page.locator(".errors")).to_be_visible()
    assert "Sama työpaja on valittu kahdesti" in page.content()
    assert page.locator('select[name="person-0-workshop_wishes"]').nth(1).input_value() == "viesti"
    assert page.is_checked('input[name="person-0-diet"][value="vegan"]')
    assert axe(page) == []


def test_the_kitchen_reads_counts_and_no_names(open_page, axe, forum):
    cook = make_staff("kitchen")
    forum.sheet.staff.add(cook)
    sign_up(forum.sheet, participants=[{"nickname": "Vili", "answers": {"diet": ["vegan"], "adults_along": 1}}])

    page = open_page(f"/fi/keittio/{forum.year}/", user=cook)

    assert "Vili" not in page.content()
    assert page.locator("table.counts").count() == 2
    assert axe(page) == []
