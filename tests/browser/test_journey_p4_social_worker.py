"""Journey P4: a link passed on without a word about anybody, preparing with an expert who then cannot come, and what came of it.

Lines 1 and 2, a request in ten minutes and an urgent one: test_story_request_to_paid.py.
"""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from booking.experts import actions
from booking.signups.models import Sheet
from kuulluksi.pages.models import ResultsPage
from tests.cast import make_area, make_sheet, make_staff
from tests.experts import helpers
from tests.experts.stage import make_expert
from tests.pages.conftest import actions as site_actions
from tests.pages.conftest import make_home, under

from . import steps_experts as steps
from .steps_experts import Visitor

WORKER = "avohuolto@example.test"


@pytest.fixture
def house(transactional_db):
    """A group that opens with a link, a request prepared for this very day, another expert, and a page of results."""
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    coordinator = make_staff("coordinator", areas=[area], username="koordinaattori")
    experts = [make_expert(area, alias=alias, by=coordinator) for alias in ("Kaarna", "Lumikko")]
    asked = steps.confirmed_request(area, "nonce-one")
    start = timezone.now() + timezone.timedelta(hours=2)
    row = steps.invited(asked, experts[0], coordinator, starts_at=start)
    actions.agree_preparation(asked, start - timezone.timedelta(hours=1), by=coordinator)
    helpers.ready(row, coordinator)
    home = make_home()
    site_actions.open_site(home)
    site_actions.publish(home)
    under(home, ResultsPage(title="Mitä siitä seurasi", slug="mita-siita-seurasi"))
    return coordinator, experts[1], asked, row


def test_a_social_worker_passes_on_a_link_is_let_down_kindly_and_sees_what_came_of_it(open_page, axe, house):
    coordinator, other, asked, row = house
    passes_a_link_on(open_page, axe)
    asker = Visitor(open_page(f"/fi/p/{steps.token_of(asked)}/", javascript=False), axe, "u-asker")
    prepares(asker)

    # The expert says no two hours before: the letter says only that there is news, the page what it means
    sent_before = len(steps.letters())
    actions.step_aside(row)
    asker.open(steps.link_sent_to(steps.ASKER))
    asker.sees("Suunnitelma muuttuu. Koordinaattori etsii kanssasi toisen tavan.", "eikä kukaan kysy syytä")
    asker.sees_not("Kaarna", "Suunnittelette yhdessä")
    assert len(steps.letters()) == sent_before + 2  # to the one who asked, and to the desk
    asker.write("Kysymyksesi tai viestisi", "Etäyhteys käy meille.")
    asker.press("Lähetä")
    asker.look("suunnitelma-muuttuu")

    # Another way is found, and it is held
    actions.change_offer(asked, {"mode": "remote"}, by=coordinator)
    (instead,) = actions.invite(
        asked, [other], by=coordinator, support_person="Tuttu työntekijä", fee_cents=8000
    )
    helpers.held(instead, coordinator)

    # Three questions, and a link to what came of it all
    asker.open(steps.link_sent_to(steps.ASKER))
    asker.sees("Lumikko")
    form = asker.page.locator("form", has=asker.page.get_by_label("Mikä oli hyvää?", exact=False))
    expect(form.locator("fieldset, .field")).to_have_count(4)  # and whether the words may be told on the site
    asker.look("kolme-kysymysta")
    asker.tick("Hyvältä", within=form, exact=True)
    asker.press("Lähetä", within=form)
    asker.press("Mitä siitä on seurannut", role="link")
    asker.heading("Mitä siitä seurasi")
    assert steps.all_letters()


def passes_a_link_on(open_page, axe) -> None:
    """Nothing about the person is asked for or can be written; the worker sees only how far the link is."""
    sheet = make_sheet(access=Sheet.Access.REFERRAL)
    worker = Visitor(open_page(reverse("signups:refer", args=[sheet.code]), javascript=False), axe, "t-worker")
    expect(worker.page.locator("main textarea")).to_have_count(0)
    expect(worker.page.locator("main input:not([type=hidden])")).to_have_count(2)
    expect(worker.page.locator("main a[href^='tel:']")).to_be_visible()
    worker.look("linkki")
    worker.page.fill("[name=contact]", WORKER)
    worker.page.fill("[name=name]", "Sosiaalityöntekijä")
    worker.press("Lähettäkää minulle sivuni")
    worker.open(steps.link_sent_to(WORKER))
    worker.press("Tee linkki")
    given = re.sub(r"^https?://[^/]+", "", worker.page.locator("#made-url").input_value())
    worker.look("annettava")
    worker.open(worker.page.url)
    worker.sees("Linkkiä ei ole vielä käytetty.")
    young = open_page(given, javascript=False)
    expect(young.locator("[name=person-0-nickname]")).to_have_value("")


def prepares(asker: Visitor) -> None:
    """The list of seven things, the time for planning, and a message with something of a client in it."""
    asker.sees("Kaarna", "Suunnittelette yhdessä kokemusasiantuntijan kanssa", "Suunnitelma voi muuttua")
    asker.tick("Olemme tavanneet")
    asker.press("Tallenna lista")
    asker.choose("Kenelle?", "Kaarna")
    asker.write("Kysymyksesi tai viestisi", "Asiakkaamme hetu on 010100A123D.")
    asker.press("Lähetä")
    asker.sees(
        "Onko tässä tietoa asiakkaasta?", "hetu on 010100A123D"
    )  # warned, and nothing that was typed is lost
    asker.look("varoitus")
    asker.choose("Kenelle?", "Kaarna")
    asker.write("Kysymyksesi tai viestisi", "Tuletko junalla?")
    asker.press("Lähetä")
    asker.sees("Tuletko junalla?")
    asker.look("valmistautuminen")
