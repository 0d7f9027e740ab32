"""Journey P7: a morning in one list, a match by reasons, a fee that has waited too long, and a year for the steering group.

Line 3, a no an hour before: test_story_no_an_hour_before.py. A fee from its draft to paid: test_story_request_to_paid.py.
"""

import re
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from booking.experts import actions
from booking.experts.fees.exports import make_batch
from booking.experts.models import FeeClaim
from tests.cast import make_area, make_staff
from tests.experts import helpers
from tests.experts.stage import make_expert
from tests.pages.conftest import actions as site_actions
from tests.pages.conftest import make_home

from . import steps_experts as steps
from .steps_experts import Visitor

EXPERT = "kevat@example.test"


@pytest.fixture
def house(transactional_db, time_machine):
    """Six requests of last winter, one of them held and never paid; today one more, a message and a promised call."""
    begin = timezone.make_aware(datetime(timezone.localdate().year + 1, 2, 3, 10))
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    coordinator = make_staff("coordinator", areas=[area], username="koordinaattori")
    time_machine.move_to(begin - timedelta(days=61))
    experts = [
        make_expert(area, alias="Kevät", channel="email", contact=EXPERT, by=coordinator),
        make_expert(area, alias="Syksy", by=coordinator),
    ]
    old = [steps.confirmed_request(area, f"old-{number}") for number in range(6)]
    row = helpers.held(steps.invited(old[0], experts[0], coordinator), coordinator)
    for asked in old[1:]:
        actions.no_match(asked, "Kokeillaan keväällä uudestaan.", by=coordinator)
    time_machine.move_to(begin)
    asked = steps.confirmed_request(area, "new")
    actions.write(asked, "Onko teillä jo joku?", sender="requester", recipient="desk", by="requester")
    actions.check_in(experts[1], on=timezone.localdate() - timedelta(days=40), channel="call", by=coordinator)
    return coordinator, experts, asked, row, begin.year - 1


def test_a_coordinator_alone_keeps_it_all_in_hand(open_page, axe, house):
    coordinator, experts, asked, row, year = house
    desk = Visitor(open_page("/hallinta/", width=1280, user=coordinator), axe, "v-desk")

    # The morning: one list by next action, not ten
    lines = desk.page.locator(".desk-todo > li")
    for words, about in (
        ("Vastaa pyytäjälle", asked.code),
        ("Lue viesti", asked.code),
        ("Kysy, mitä hänelle kuuluu", experts[1].code),
    ):
        expect(lines.filter(has_text=words).filter(has_text=about)).to_have_count(1)
    expect(desk.page.locator(".desk")).to_contain_text("odottanut liian kauan")
    desk.look("aamu")

    # A match: reasons in words, how much each has done, the order of codes, and no number that ranks
    steps.open_from_the_morning_view(desk, asked.code)
    desk.page.get_by_role("link", name="Etsi kokemusasiantuntija", exact=True).first.click()
    cards = desk.page.locator(".desk-card", has=desk.page.get_by_role("checkbox"))
    expect(cards.locator(".desk-reasons").first).to_contain_text("Viimeisin tehtävä")
    expect(cards.locator(".desk-reasons").last).to_contain_text("Ei vielä tehtäviä")
    told = cards.all_inner_texts()
    assert [code in text for code, text in zip(sorted(one.code for one in experts), told, strict=True)] == [
        True
    ] * 2
    assert not re.search(r"%|pistettä|sopivuus|\d ?/ ?\d", " ".join(told))
    desk.look("perusteet")

    # The end of the month: who has not been paid stands first, and leaves the list when they are
    claim = FeeClaim.objects.get()
    desk.open("/hallinta/valitys/palkkiot/?show=late")
    desk.sees(claim.code, "61 päivää")
    desk.look("myohassa")
    finance = make_staff("finance")
    helpers.approved_fee(row, finance)
    batch = make_batch(claim.way, by=finance)
    paying = Visitor(
        open_page(f"/hallinta/valitys/palkkiot/erat/{batch.pk}/", width=1280, user=finance), axe, "v-pay"
    )
    paying.write("Maksettu", timezone.localdate().isoformat(), exact=False)
    paying.press(re.compile("^Merkitse"))
    desk.open("/hallinta/valitys/palkkiot/?show=late")
    desk.sees_not(claim.code)
    page = Visitor(open_page(steps.link_sent_to(EXPERT), javascript=False), axe, "v-expert")
    page.press(re.compile("^Katso palkkio"), role="link")
    page.sees("Palkkio on maksettu")

    steering_and_site(open_page, axe, desk, year)


def steering_and_site(open_page, axe, desk: Visitor, year: int) -> None:
    """The year on paper and on the screen; then one number of it on the front page, by an editor's press."""
    desk.open(f"/hallinta/luvut/?year={year}")
    ended = desk.page.locator(".desk-table tr", has_text="Pidetty ja päätetty")
    expect(ended.locator("td").first).to_have_text("0")
    desk.look("luvut")
    paper = desk.page.request.get(f"/hallinta/luvut/?year={year}&form=pdf")
    assert paper.body().startswith(b"%PDF")
    desk.press(re.compile("^Ehdota asiantuntijapyyntöä"))
    expect(desk.page.locator(".fee-way", has_text="asiantuntijapyyntöä")).to_contain_text("ehdotettu")
    home = make_home()
    site_actions.open_site(home)
    site_actions.publish(home)
    site_actions.give_rights()
    editor = Visitor(open_page("/hallinta/", width=1280, user=make_staff("editor")), axe, "w-editor")
    waiting = editor.page.locator(".desk-todo li", has_text="Luku odottaa etusivulle")
    waiting.get_by_role("link").first.click()
    expect(editor.page).to_have_url(re.compile(reverse("care:list")))
    editor.look("ehdotettu-luku")
    editor.press(re.compile("^Ota"))
    site = Visitor(open_page("/fi/", javascript=False), axe, "x-site")
    site.sees("6", "asiantuntijapyyntöä", f"Omat lukumme, tilanne 1.1.{year + 1}")
    site.look("etusivu")
