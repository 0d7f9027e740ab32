"""The list of groups, a group's page and the one-contact form, as a browser shows them."""

import re

import pytest
from playwright.sync_api import expect

from booking.signups.models import Sheet
from groups import listing
from groups.models import Interest, PeerGroup
from kuulluksi.pages.models import GroupIndexPage
from kuulluksi.privacy import form_tokens
from tests.cast import make_audience
from tests.groups.helpers import make_group, open_season
from tests.pages.conftest import actions, make_home, under


@pytest.fixture
def paused(area, monkeypatch):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)
    home = make_home()
    actions.open_site(home)
    actions.publish(home)
    under(home, GroupIndexPage(title="Ryhmät", slug="ryhmat"))
    young = make_audience("aftercare", wall="lakka", name_fi="Jälkihuollon nuoret")
    open_season(make_group(area=area, audiences=[young]), access=Sheet.Access.REFERRAL)
    return make_group(
        area=area, audiences=[young], standing=PeerGroup.Standing.PAUSED, name_fi="Tauolla oleva ryhmä"
    )


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_from_the_list_through_a_filter_to_a_group_and_its_one_contact_form(
    open_page, axe, paused, width, scheme
):
    page = open_page(listing.address_of("", "fi"), width=width, scheme=scheme)

    def sound(where):
        assert axe(page) == [], where
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where

    sound("list")
    if not page.locator("details.filters").evaluate("d => d.open"):
        page.click("details.filters > summary")
    page.check('input[name="room"]')
    page.click("details.filters button")
    expect(page.locator("article.card")).to_have_count(1)
    sound("filtered")
    page.locator("ul.chosen a").first.click()
    expect(page.locator("article.card")).to_have_count(2)

    page.get_by_role("link", name="Tauolla oleva ryhmä").click()
    expect(page.locator("main")).to_contain_text("Ryhmässä puhutut asiat jäävät ryhmään")
    sound("group")

    page.get_by_role("link", name="Kerro minulle seuraavasta").first.click()
    expect(page).not_to_have_title(re.compile("Tauolla"))
    page.check('input[name="channel"][value="call"]')
    page.click("main form button")
    expect(page.locator(".errors")).to_be_visible()
    sound("error")
    page.fill('input[name="contact"]', "040 123 4567")
    page.click("main form button")
    expect(page).to_have_url(re.compile("perilla"))
    sound("left")
    assert Interest.objects.get().channel == "call"
    assert not page.context.cookies()
