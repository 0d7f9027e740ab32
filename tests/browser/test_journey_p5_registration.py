"""Journey P5: a counsellor reserves seats for four, who tell their own things themselves, on a phone without script."""

import re

import pytest
from playwright.sync_api import expect

from booking.forum.models import Seat
from booking.signups import needs
from booking.signups.models import SignUp
from booking.signups.states import State
from kuulluksi.privacy import form_tokens
from tests.cast import make_staff
from tests.forum.helpers import make_forum

DIGITS = re.compile(r"\d{4} \d{4} \d{4} \d{4}")
OWN = {  # initials: (badge name, diet, first wish)
    "A.K.": ("Kide", "vegan", "ruoka"),
    "B.V.": ("Ville", "halal", "some"),
    "E.N.": ("Enni", "gluten_free", "viesti"),
}


@pytest.fixture
def forum(area, monkeypatch):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)
    return make_forum(capacity=3, area=area)


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def slips_on(page) -> dict:
    return {
        slip.locator("h2, h3").inner_text(): slip.locator("[data-code]").inner_text()
        for slip in page.locator(".slip").all()
    }


def fill_in_own(open_page, axe, code, name, diet, wish, *, look) -> str:
    """A young person on their own phone: code, form, key."""
    page = open_page("/fi/n/", width=390, javascript=False)
    page.fill('input[name="code"]', code)
    press(page, "Avaa")
    assert not look or axe(page) == []
    page.fill('input[name="nickname"]', name)
    page.locator('select[name="workshop_wishes"]').nth(0).select_option(wish)
    page.check(f'input[name="diet"][value="{diet}"]')
    press(page, "Lähetä")
    key = page.locator("[data-receipt]").inner_text()
    page.context.close()
    return key


def test_four_seats_one_waits_one_is_swapped_and_nobody_reads_through(open_page, axe, forum):
    worker = open_page(f"/fi/y/{forum.sheet.code}/", width=390, javascript=False)
    assert axe(worker) == []
    worker.fill('textarea[name="seats"]', "A.K.\nB.V.\nC.L.\nD.M.")
    worker.check('input[name="together"][value="any"]')
    worker.select_option('select[name="travel"]', "adult")
    worker.fill('input[name="travel_adult"]', "Sari, ohjaaja")
    worker.fill('input[name="contact_name"]', "Sari, ohjaaja")
    worker.fill('input[name="contact"]', "sari@example.org")
    worker.fill('input[name="day_contact"]', "Sari 040 123 4567")
    press(worker, "Varaa paikat")
    assert axe(worker) == []
    codes, receipt = slips_on(worker), worker.locator("[data-receipt]").inner_text()
    states = list(SignUp.objects.order_by("number").values_list("state", flat=True))
    assert states == [State.CONFIRMED] * 3 + [State.WAITLISTED]
    assert list(codes) == ["A.K.", "B.V.", "C.L.", "D.M."]

    worker.goto(worker.url.split("/fi/")[0] + "/fi/koodi/")
    worker.fill('input[name="code"]', receipt)
    press(worker, "Avaa")
    worker.get_by_text("Muuta paikkaa: C.L.").click()
    third = worker.locator(".unit-seats > li").nth(2)
    third.locator('input[name="initials"]').fill("E.N.")
    with worker.expect_navigation():
        third.get_by_role("button", name="Vaihda", exact=True).click()
    codes |= slips_on(worker)

    keys = {
        initials: fill_in_own(open_page, axe, codes[initials], *own, look=initials == "A.K.")
        for initials, own in OWN.items()
    }

    assert Seat.objects.filter(completed_at__isnull=False).count() == 3
    eaten = [needs.own_answers(one)["diet"] for one in SignUp.objects.order_by("number")[:3]]
    assert eaten == [["vegan"], ["halal"], ["gluten_free"]]
    worker.goto(worker.url.split("/fi/")[0] + "/fi/koodi/")
    worker.fill('input[name="code"]', receipt)
    press(worker, "Avaa")
    assert axe(worker) == []
    expect(worker.locator(".unit-seats")).to_contain_text("Täytetty.")
    expect(worker.locator(".unit-seats > li").nth(3)).to_contain_text("Jonossa.")
    for name, *_rest in OWN.values():
        expect(worker.locator("main")).not_to_contain_text(name)

    cook = make_staff("kitchen")
    forum.sheet.staff.add(cook)
    kitchen = open_page(f"/fi/keittio/{forum.year}/", width=390, javascript=False, user=cook)
    sheet = kitchen.locator("main")
    for diet in ("Vegaani", "Halal", "Gluteeniton"):
        expect(sheet.get_by_role("row").filter(has_text=diet)).to_contain_text("1")
    for name, *_rest in OWN.values():
        expect(sheet).not_to_contain_text(name)
    assert axe(kitchen) == []

    worker.goto(worker.url.split("/fi/")[0] + "/fi/n/")
    worker.fill('input[name="code"]', codes["A.K."])
    press(worker, "Avaa")
    expect(worker.locator("main")).not_to_contain_text("Kide")
    young = open_page("/fi/n/", width=390, javascript=False)
    young.fill('input[name="code"]', keys["A.K."])
    press(young, "Avaa")
    expect(young.locator("main")).to_contain_text("Kide")
    assert axe(young) == []
    assert not young.context.cookies()
