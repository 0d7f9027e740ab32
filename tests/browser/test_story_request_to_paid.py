"""Stories 1 and 3, journeys P4 and P7: from a request in ten minutes to a fee that is paid, with an anonymous expert.

Nothing that the one who asked may open, and no letter to anybody, says who the expert is.
"""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from booking.experts.models import ExpertRequest, FeeClaim
from booking.experts.states import FeeState, RequestState
from kuulluksi.privacy import form_tokens
from tests.cast import make_area, make_staff
from tests.experts.stage import make_expert, make_type

from . import steps_experts as steps
from .steps_experts import Visitor

CANARY = "kanarialintu"
EXPERT = "kevat@example.test"
HIDDEN = {
    "legal_name": "Kanarialintu Virallinen",
    "contact": EXPERT,
    "channel": "email",
    "contact_wishes": "kanarialintu aamuisin",
    "boundaries": "kanarialintu ei puhu tästä",
    "needs": "kanarialintu syö siemeniä",
    "notes": "kanarialintu laulaa",
}


@pytest.fixture
def house(transactional_db, monkeypatch):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    coordinator = make_staff("coordinator", areas=[area], username="koordinaattori")
    make_type()
    make_expert(area, alias="Kevät", by=coordinator, **HIDDEN)
    make_expert(area, alias="Syksy", by=coordinator)
    return area, coordinator


def test_a_unit_asks_an_anonymous_expert_comes_and_the_fee_is_paid(open_page, axe, house, time_machine):
    area, coordinator = house
    begin = timezone.make_aware(datetime(timezone.localdate().year + 1, 2, 3, 10))  # early in a quarter
    time_machine.move_to(begin)
    day = timezone.localdate() + timedelta(days=6)

    asker = asks_in_ten_minutes(open_page, axe, coordinator, day)
    asked = ExpertRequest.objects.get()

    # P7: the morning view by keyboard, the time, one expert
    desk = Visitor(open_page("/hallinta/", width=1280, user=coordinator), axe, "b-desk")
    desk.look("aamu")
    steps.open_from_the_morning_view(desk, asked.code)
    desk.press("Ota käsittelyyn ja kerro pyytäjälle")
    steps.done(desk)
    steps.agree_time(desk, day)
    steps.ask_one(desk, "Kevät", words="Kahvit tarjotaan.", looks=True)
    desk.look("kysytty")

    expert = says_yes(open_page, axe)

    # Prepared on both sides
    steps.confirm_expert(desk)
    desk.glance("vahvistettu")
    steps.prepare(desk, timezone.localdate())
    asker.open(steps.link_sent_to(steps.ASKER))
    asker.sees("Kevät", "työnimi")
    asker.tick("Olemme tavanneet")
    asker.press("Tallenna lista")
    asker.look("sovittu")

    # The day has been: three questions to both, and the fee stands filled in
    time_machine.move_to(begin + timedelta(days=7))
    desk = Visitor(
        open_page(f"/hallinta/valitys/pyynto/{asked.pk}/", width=1280, user=coordinator), axe, "d-desk"
    )
    fold = desk.unfold("Merkitse pidetyksi")
    desk.write("Pidetty", day.isoformat(), within=fold, exact=False)
    desk.press(re.compile("^Tallenna"), within=fold)
    steps.done(desk)
    asker.open(steps.link_sent_to(steps.ASKER))
    three_questions(asker)
    asker.glance("palaute-annettu")
    expert.open(steps.link_sent_to(EXPERT))
    expert.look("kiitos")
    three_questions(expert)
    claim = the_fee(open_page, expert, coordinator, axe)

    is_closed(desk, asker, asked)

    # Story 3
    theirs = "\n".join(asker.read).lower() + steps.all_letters().lower()
    assert CANARY not in theirs
    assert EXPERT not in "\n".join(asker.read).lower()
    assert claim.payroll_reference.lower() not in "\n".join(asker.read).lower()

    # The steering group: one of five; what is fewer than five is hidden
    for number in range(4):
        steps.confirmed_request(area, f"nonce-{number}")
    time_machine.move_to(begin + timedelta(days=60))
    the_steering_report(open_page, axe, begin.year)


def asks_in_ten_minutes(open_page, axe, coordinator, day) -> Visitor:
    """P4: on a phone without script. Urgent shows the number to call, and the desk hears at once."""
    asker = Visitor(open_page("/fi/", javascript=False), axe, "a-asker")
    steps.ask(asker, day=day, urgent=True, looks=("Milloin ja missä?", "Kuka pyytää?", "Onko kaikki oikein?"))
    print(f"request: {asker.presses} presses, {asker.letters} letters, {asker.seconds:.0f} s")
    assert asker.presses <= 30
    assert asker.seconds < 600
    expect(asker.page.locator("main a[href^='tel:']")).to_be_visible()
    asker.look("kiitos")
    assert asker.page.context.cookies() == []
    assert any(letter["to"] == coordinator.email for letter in steps.letters())
    steps.confirm(asker)
    asker.look("pyyntosi")
    return asker


def says_yes(open_page, axe) -> Visitor:
    """The expert reads the whole offer on a phone without script."""
    expert = Visitor(open_page(steps.link_sent_to(EXPERT), javascript=False), axe, "c-expert")
    expert.heading("Tulisitko?")
    expert.sees("mikä auttoi", "Kahden tiimin", "Vain aikuisia", "Mitään ei tallenneta", "80,00", "Kahvit")
    expert.sees("Tuttu työntekijä", "Johtava sosiaalityöntekijä", "Kevät")
    expert.look("tulisitko")
    expert.press("Kyllä, tulen mielelläni")
    expert.heading(re.compile("^Vastasit kyllä"))
    return expert


def is_closed(desk: Visitor, asker: Visitor, asked: ExpertRequest) -> None:
    """Talked through, paid, closed; the one who asked reads only that."""
    desk.open(f"/hallinta/valitys/pyynto/{asked.pk}/")
    fold = desk.unfold("Loppupurku")
    desk.tick("Heti jälkeen", within=fold)
    desk.press(re.compile("^Tallenna"), within=fold)
    desk.press(re.compile("^Valmis"), within=steps.card_of(desk))
    desk.press("Päätä pyyntö")
    steps.done(desk)
    desk.glance("paatetty")
    asked.refresh_from_db()
    assert asked.state == RequestState.CLOSED
    asker.open(steps.link_sent_to(steps.ASKER))
    asker.sees("Kaikki on valmista")
    asker.glance("valmis")


def three_questions(visitor: Visitor):
    form = visitor.page.locator("form", has=visitor.page.get_by_label("Mikä oli hyvää?", exact=False))
    assert form.locator("fieldset, .field").count() == 4  # and whether the words may be told on the site
    visitor.tick("Hyvältä", within=form, exact=True)
    visitor.write("Mikä oli hyvää?", "Rauhallinen tahti.", exact=False)
    visitor.press("Lähetä", within=form)


def the_fee(open_page, expert, coordinator, axe) -> FeeClaim:
    """Filled in, said right by the expert, approved by a second person, handed over, paid and seen."""
    expert.press(re.compile("^Katso palkkiosi"), role="link")
    expert.heading("Palkkiosi")
    expert.sees("80,00")
    expert.look("palkkio")
    expert.press("Nämä ovat oikein")
    claim = FeeClaim.objects.get()
    assert claim.state == FeeState.SUBMITTED

    desk = Visitor(
        open_page(f"/hallinta/valitys/palkkiot/{claim.pk}/", width=1280, user=coordinator), axe, "e-fee"
    )
    expect(desk.page.get_by_role("button", name=re.compile("^Hyväksy"))).to_have_count(0)
    second = Visitor(open_page("/hallinta/", width=1280, user=make_staff("finance")), axe, "f-finance")
    second.open("/hallinta/valitys/palkkiot/")
    second.look("palkkiot")
    second.press(claim.code, role="link")
    second.press(re.compile("^Hyväksy"))
    steps.done(second)
    second.glance("hyvaksytty")
    second.press("Anna maksuun muiden kanssa", role="link")
    second.look("erat")
    second.page.locator("button[name=way]:enabled").first.click()
    expect(second.page.get_by_role("heading", level=1)).to_contain_text("Maksuerä")
    with second.page.expect_download() as fetched:
        second.page.get_by_role("button", name="Hae tiedosto (CSV)").click()
    table = fetched.value.path().read_text(encoding="utf-8-sig")
    assert claim.code in table
    assert CANARY not in table.lower()
    second.write("Maksettu", timezone.localdate().isoformat(), exact=False)
    second.look("era")
    second.press(re.compile("^Merkitse"))
    expect(second.page.locator(".desk-table")).to_contain_text("maksettu", ignore_case=True)

    expert.open(steps.link_sent_to(EXPERT))
    expert.press(re.compile("^Katso palkkio"), role="link")
    expert.sees("Palkkio on maksettu")
    expert.glance("maksettu")
    assert CANARY not in "\n".join(second.read).lower()
    return claim


def the_steering_report(open_page, axe, year: int) -> None:
    address = f"/hallinta/luvut/?year={year}"
    steering = Visitor(open_page(address, width=1280, user=make_staff("steering")), axe, "s-steering")
    row = steering.page.locator(".desk-table tr", has_text="Puheenvuoro").first
    expect(row.locator("td").first).to_have_text("5")
    ended = steering.page.locator(".desk-table tr", has_text="pidetty ja päätetty")
    expect(ended.locator("td").first).to_have_text("piilotettu")
    steering.look("luvut")
    table = steering.page.request.get(f"{address}&form=csv").text()
    assert "Puheenvuoro" in table
    assert CANARY not in (table + steering.page.content()).lower()
