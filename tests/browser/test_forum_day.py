"""The day of the forum in browsers: two phones at one door, one of them without a network in between."""

import os

import pytest
from playwright.sync_api import expect

from booking.forum import brochure
from booking.forum.day import arrivals
from booking.forum.models import CheckIn, Outcome
from booking.signups.models import SignUp
from kuulluksi.privacy.models import AuditLine
from tests.cast import make_area, make_staff
from tests.forum.helpers import make_forum
from tests.signups.helpers import sign_up

SHOTS = os.environ.get("SHOTS_OF_THE_DAY", "")


def shot(page, name):
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


@pytest.fixture
def forum():
    area = make_area("hameenlinna")
    forum = make_forum(area=area, capacity=30)
    names = ("Vili", "Alma", "Otso", "Kettu 🦊", "Aleksandra-Valentiina", "Mörkö")
    sign_up(forum.sheet, participants=[{"nickname": name, "answers": {"photos": "group"}} for name in names])
    for role in ("door", "coordinator"):
        forum.sheet.staff.add(make_staff(role, username=role, areas=[area]))
    return forum


def test_two_phones_mark_the_same_and_different_people_and_one_loses_the_network(
    open_page, axe, forum, complaints
):
    by_door = forum.sheet.staff.get(username="door")
    address = f"/fi/foorumi/{forum.year}/ovi/"
    one, other = (open_page(address, user=by_door) for _phone in range(2))
    row = lambda page, number: page.locator(f"#p{number}")  # noqa: E731
    assert axe(one) == []
    assert one.evaluate("document.documentElement.scrollWidth <= innerWidth")

    row(one, 1).get_by_text("Paikalla").click()
    row(other, 1).get_by_text("Paikalla").click()
    expect(row(one, 1)).to_contain_text("alkaen")
    other.context.set_offline(True)
    row(other, 2).get_by_text("Paikalla", exact=True).click()
    row(other, 3).get_by_text("Paikalla", exact=True).click()
    expect(other.locator("[data-door-wait]")).to_contain_text("2 merkintää odottaa")
    shot(other, "door-offline-390")
    with one.expect_response("**/merkki/"):
        row(one, 2).get_by_text("Paikalla", exact=True).click()
    assert CheckIn.objects.here().count() == 2
    other.context.set_offline(False)
    expect(other.locator("[data-door-wait]")).to_be_empty()

    assert CheckIn.objects.here().count() == 3
    assert AuditLine.objects.filter(verb="forum_here").count() == 3
    expect(one.locator("[data-door-here]")).to_have_text("3", timeout=12_000)
    complaints[:] = [one for one in complaints if "ERR_INTERNET_DISCONNECTED" not in one]


def test_without_a_script_the_door_is_a_plain_form_and_the_papers_open(open_page, axe, forum):
    lead = forum.sheet.staff.get(username="coordinator")
    kettu = SignUp.objects.get(number=4)
    page = open_page(
        f"/fi/foorumi/{forum.year}/ovi/?b={arrivals.badge_code(kettu)}", javascript=False, user=lead
    )
    assert page.locator("[data-person]").count() == 1
    page.get_by_text("Paikalla", exact=True).click()
    assert CheckIn.objects.get().signup == kettu

    day = open_page(f"/fi/foorumi/{forum.year}/", width=1280, user=lead)
    assert axe(day) == []
    shot(day, "day-1280")
    for paper in day.locator(".day-papers a").all():
        answer = day.request.get(paper.get_attribute("href"))
        assert answer.headers["content-type"] == "application/pdf"
        if SHOTS:
            with open(f"{SHOTS}/{paper.get_attribute('href').strip('/').split('/')[-1]}.pdf", "wb") as file:
                file.write(answer.body())
    answer = day.request.get("/sv/foorumi/esite/")
    assert answer.headers["content-type"] == "application/pdf"
    assert brochure.brochure.door == "anyone"
    if SHOTS:
        with open(f"{SHOTS}/brochure.pdf", "wb") as file:
            file.write(answer.body())
    Outcome.objects.create(
        forum=forum,
        workshop=forum.workshops.first(),
        said_fi="Ruokaa saa valita",
        owner_fi="Palvelujohtaja",
        due_on="2026-01-01",
    )
    for place in (
        "",
        f"{forum.year}/sanat/",
        f"{forum.year}/selkosanat/",
        f"{forum.year}/suunnittelijat/",
        f"{forum.year}/paikat/",
        f"tyopajat/{forum.year}/",
        f"{forum.year}/palaute/",
        f"{forum.year}/tulokset/",
        f"{forum.year}/viesti/",
        f"{forum.year}/kopioi/",
    ):
        day.goto(f"/hallinta/foorumi/{place}")
        assert axe(day, within=".desk") == [], place
        shot(day, f"desk-{place.strip('/').replace('/', '-') or 'forums'}-1280")
