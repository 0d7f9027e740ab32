"""Open events from the list to how it was, a developer group's desk and its members' page: clean at 390 px by day and at
1280 px by night."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from booking.open_events import afterwards
from groups.developers import actions as developers
from tests.cast import make_area
from tests.groups.helpers import make_group, open_season
from tests.open_events.helpers import LINK, make_event, sheet_of
from tests.signups.helpers import sign_up

from .test_journey_b_youth import press

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.either]
LOOKS = ((390, "light"), (1280, "dark"))


@pytest.fixture
def wrong(axe):
    """Everything that axe finds, and every page that is wider than its window, by where."""
    found = {}

    def look(page, where, within=None):
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme=scheme)
            faults = axe(page, within=within)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append("too wide")
            if faults:
                found[f"{where} {width}"] = faults

    look.found = found
    return look


def test_open_events_are_clean_for_everyone_for_who_comes_and_on_the_desk(
    open_page, wrong, area, coordinator, time_machine
):
    made = make_event(area=area, places={"here": 9, "remote": 9}, by=coordinator)
    time_machine.move_to(made.event.occurrences.get().start - timedelta(hours=1))
    make_event(area=area, dates=6, per_date=True, more_words={"title_fi": "Kuukausittain"}, by=coordinator)
    done = sign_up(sheet_of(made, "remote"), "Usva", word="revontulet")
    sign_up(sheet_of(made), "Routa")

    page = open_page(reverse("open_events:list"))
    wrong(page, "list")
    page.goto(reverse("open_events:event", args=[made.slug]))
    wrong(page, "event")
    page.goto(reverse("signups:own", kwargs={"token": done.link.token}))
    page.get_by_label("Oma sanasi tai kuittikoodisi").fill("revontulet")
    press(page, "Avaa")
    assert page.locator(f'a[href="{LINK}"]').is_visible()
    assert page.locator('input[name="side"]').count() == 1
    wrong(page, "own page with the link and the switch")
    _slip, link = afterwards.new_slip(made)
    page.goto(reverse("open_events:feedback", kwargs={"token": link.token}))
    wrong(page, "how was it")

    desk = open_page(reverse("open_events_desk:events"), user=coordinator)
    wrong(desk, "desk", ".desk")
    for name in ("event", "change", "feedback"):
        desk.goto(reverse(f"open_events_desk:{name}", args=[made.pk]))
        wrong(desk, name, ".desk")
    desk.goto(reverse("open_events_desk:new"))
    wrong(desk, "new", ".desk")
    desk.goto(reverse("open_events_desk:roll", args=[made.pk, made.event.occurrences.get().uid]))
    desk.locator(".roll-marks input[value=present]").first.check()
    wrong(desk, "roll", ".desk")
    assert wrong.found == {}


def test_a_developer_groups_desk_and_the_members_page_are_clean(open_page, wrong, area, facilitator, noon):
    here = make_group(kind="developer", area=area, leader=facilitator, name_fi="Täällä")
    there = make_group(kind="developer", area=make_area(), name_fi="Siellä")
    season = open_season(here, first=timezone.localdate())
    done = sign_up(season.sheet, "Usva", word="revontulet")
    meeting = season.event.occurrences.order_by("start").first()
    developers.write_papers(season, meeting, agenda="Ruokalista", notes="Puhuttiin ovesta.", by=facilitator)
    asked = developers.ask_groups(
        here, topic="Ovi", question="Miksi kiinni?", due_on=timezone.localdate(), groups=[there], by=facilitator
    )
    developers.answer_consultation(asked.answers.get(), text="Lukko on rikki.", by="test")
    statement = developers.draft_together(asked, by=facilitator)
    issue = developers.raise_issue(here, matter={"fi": "Ovi auki"}, details="Aina.", by=facilitator)

    page = open_page(reverse("groups:member", kwargs={"token": done.link.token}))
    wrong(page, "closed")
    page.locator('input[name="key"]').fill("revontulet")
    page.locator("main form button").first.click()
    assert page.get_by_text("Ruokalista").is_visible()
    wrong(page, "open")

    desk = open_page(reverse("developers_desk:home"), user=facilitator)
    wrong(desk, "desk", ".desk")
    for name, *arguments in (
        ("papers", season.pk, meeting.uid),
        ("ask", here.pk),
        ("raise", here.pk),
        ("write", here.pk),
        ("consultation", asked.pk),
        ("issue", issue.pk),
        ("statement", statement.pk),
    ):
        desk.goto(reverse(f"developers_desk:{name}", args=arguments))
        wrong(desk, name, ".desk")
    assert wrong.found == {}
