"""Into one's own calendar without a script, and a sign-up written down from a call at the desk."""

import re

import pytest
from django.urls import reverse

from booking.calendar.models import FeedKey
from booking.experts import actions
from booking.signups.models import SignUp
from kuulluksi.people.models import Link
from tests.cast import make_area, make_sheet, make_staff
from tests.experts.stage import make_invited
from tests.signups.helpers import sign_up

MAIN = "main"


def make_and_end(page, axe):
    """Make the address, see it once, end it."""
    page.get_by_role("button", name="Lisää omaan kalenteriin").click()
    address = page.get_by_label("Kalenterin osoite").input_value()
    assert re.search(r"^https?://.+/kuulluksi\.ics$", address)
    assert "Oma meno" in page.inner_text(MAIN)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert axe(page) == []
    page.get_by_role("button", name="Lopeta osoite").click()
    page.get_by_role("button", name="Lisää omaan kalenteriin").wait_for()
    assert FeedKey.objects.live().count() == 0


@pytest.mark.parametrize(("javascript", "width"), [(False, 320), (True, 1280)])
def test_a_participant_takes_the_meetings_along(open_page, axe, javascript, width):
    person = sign_up(make_sheet(), word="Sininen pyörä")
    page = open_page(f"/fi/o/{person.link.token}/", javascript=javascript, width=width)
    page.locator("[name=key]").fill("sininen pyörä")
    page.get_by_role("button", name="Avaa").click()

    make_and_end(page, axe if javascript else lambda page: [])


def test_an_expert_takes_the_time_along(open_page, axe):
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    row = make_invited(area, make_staff("coordinator", areas=[area]))
    actions.accept(row)
    page = open_page(offer_path(row), width=390)

    make_and_end(page, axe)


def offer_path(row) -> str:
    return f"/fi/k/{Link.objects.get(purpose=actions.OFFER_LINK, subject_id=row.pk).token}/"


def test_a_call_is_written_down_at_the_desk(open_page, axe):
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    facilitator = make_staff("facilitator", areas=[area])
    sheet = make_sheet(area=area, staff=[facilitator], asks=["diet"])
    desk = open_page(reverse("signups_desk:sheet", args=[sheet.code]), user=facilitator, width=390)
    desk.get_by_role("link", name="Kirjaa ilmoittautuminen puhelusta").click()
    desk.get_by_role("button", name="Ilmoita mukaan").click()
    desk.wait_for_selector(".errors")
    assert axe(desk, within=".desk") == []
    desk.locator("[name=nickname]").fill("Vili")
    desk.locator("[name=channel][value=none]").check()
    desk.get_by_role("button", name="Ilmoita mukaan").click()

    code = desk.locator("[data-receipt]").inner_text()
    assert re.fullmatch(r"(\d{4} ){3}\d{4}", code)
    assert axe(desk, within=".desk") == []
    assert SignUp.objects.get().party.way == "phone"
