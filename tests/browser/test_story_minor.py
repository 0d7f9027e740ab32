"""Story 4: nothing is ready without a named adult, when the expert is under 18 or people under 18 are there."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from booking.experts.models import Assignment, ExpertRequest
from booking.experts.states import State
from kuulluksi.privacy import form_tokens
from tests.cast import make_area, make_staff
from tests.experts.stage import make_expert, make_type

from . import steps_experts as steps
from .steps_experts import Visitor

YOUNG = "siipi@example.test"


@pytest.fixture
def house(transactional_db, monkeypatch):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    coordinator = make_staff("coordinator", areas=[area], username="koordinaattori")
    make_type()
    born = str(timezone.localdate().year - 15)
    make_expert(area, alias="Siipi", birth_year=born, channel="email", contact=YOUNG, by=coordinator)
    return coordinator


def test_no_adult_named_nothing_agreed(open_page, axe, house):
    day = timezone.localdate() + timedelta(days=6)
    asker = Visitor(open_page("/fi/", javascript=False), axe, "k-asker")
    nobody_named_goes_no_further(asker, day)
    steps.ask(asker, day=day, minors=True)
    steps.confirm(asker)
    asked = ExpertRequest.objects.get()
    assert asked.minors_present

    # A young expert is asked, and nobody thought of the adult
    desk = Visitor(open_page(f"/hallinta/valitys/pyynto/{asked.pk}/", width=1280, user=house), axe, "l-desk")
    desk.sees("Paikalla on alle 18-vuotiaita")
    steps.agree_time(desk, day)
    steps.ask_one(desk, "Siipi")
    young = Visitor(open_page(steps.link_sent_to(YOUNG), javascript=False), axe, "m-young")
    young.sees("Paikalla on alle 18-vuotiaita", "Ryhmäkodin ohjaaja", "Johtava sosiaalityöntekijä")
    young.press("Kyllä, tulen mielelläni")
    desk.page.reload()
    desk.sees("nimeä aikuinen, joka on paikalla koko ajan")
    desk.look("aikuinen-puuttuu")
    desk.press(re.compile("^Vahvista"), within=steps.card_of(desk))
    expect(desk.page.get_by_text("Alle 18-vuotiasta ei vahvisteta ilman nimettyä aikuista")).to_be_visible()
    assert Assignment.objects.get().state == State.ACCEPTED

    # Named, accepted by the young person, and only then agreed and ready
    fold = desk.unfold("Tukihenkilö ja nimetty aikuinen")
    desk.write("Nimetty aikuinen", "Oma ohjaaja", within=fold, exact=False)
    desk.press(re.compile("^Tallenna"), within=fold)
    steps.done(desk)
    young.open(steps.link_sent_to(YOUNG))
    young.sees("Aikuinen vierelläsi koko ajan", "Oma ohjaaja")
    young.look("aikuinen")
    young.press("Nämä ihmiset sopivat minulle")
    steps.confirm_expert(desk)
    steps.prepare(desk, timezone.localdate())
    assert Assignment.objects.get().state == State.READY
    desk.glance("valmista")


def nobody_named_goes_no_further(asker: Visitor, day) -> None:
    """People under 18 are there, and nobody is named to be with the expert: the step does not let go."""
    asker.open("/fi/pyynto/kaikki/")
    asker.tick("Kyllä", within=asker.page.get_by_role("group", name=re.compile("alle 18")))
    asker.press("Lähetä pyyntö")
    expect(asker.page.locator(".errors")).to_contain_text("Nimeä joku. Ketään ei jätetä yksin.")
    expect(asker.page.locator(".errors")).to_contain_text("Nimeä teiltä aikuinen")
    asker.look("nimea-joku")
    assert not ExpertRequest.objects.exists()
