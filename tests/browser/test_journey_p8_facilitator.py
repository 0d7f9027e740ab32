"""Journey P8: a leader's season from a template to its closing, the roll on a phone, and a meeting called off."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from booking.signups.models import Attendance
from groups.models import FeedbackSlip, Season, SeasonTemplate
from kuulluksi.people.models import Link
from tests.groups.helpers import make_group, open_season
from tests.signups.helpers import sign_up

REACHES = (("Usva", "sms"), ("Kielo", "sms"), ("Routa", "email"), ("Havu", "call"))
CONTACTS = {"sms": "040 123 4567", "email": "joku@example.test", "call": "040 765 4321"}


@pytest.fixture
def running(area, facilitator):
    """A season with a meeting yesterday and one to come; four have a place."""
    first = timezone.localdate() - timedelta(days=8)
    season = open_season(make_group(area=area, leader=facilitator), first=first, weeks=3)
    for nickname, channel in REACHES:
        sign_up(season.sheet, nickname, way="phone", channel=channel, contact=CONTACTS[channel], by=facilitator)
    return season


def test_a_leader_runs_a_season_from_template_to_closing(open_page, axe, area, facilitator, running):
    SeasonTemplate.objects.get_or_create(
        slug="kymmenen-viikkoa", defaults={"name_fi": "Kymmenen viikkoa", "meetings": 10, "minutes": 120}
    )
    group = make_group(area=area, leader=facilitator)

    # From a template, with the dates seen before saving
    page = open_page(f"/hallinta/ryhmat/{group.pk}/uusi-kausi/", width=1280, user=facilitator)
    page.click(".season-templates a:has-text('Kymmenen viikkoa')")
    page.fill("input[name=starts_on]", (timezone.localdate() + timedelta(days=20)).isoformat())
    page.fill("input[name=starts_at]", "17:00")
    page.fill("input[name=venue]", "Nuorisotila")
    expect(page.locator(".schedule-ticks input")).to_have_count(10)  # the dates show while one types
    assert axe(page, within=".desk") == []
    page.click("button[name=save]")
    expect(page.locator(".meetings > li")).to_have_count(10)
    assert Season.objects.filter(group=group).count() == 1

    # The roll, on a phone, with one thumb
    page = open_page("/hallinta/ryhmat/", user=facilitator)
    assert axe(page, within=".desk") == []
    page.click(".desk-step >> nth=0")
    expect(page.locator(".roll > li")).to_have_count(4)
    for box in (one.bounding_box() for one in page.locator(".roll-marks label, .roll-save button").all()):
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= 390
    page.locator(".roll > li", has_text="Kielo").locator(".roll-late").click()
    assert axe(page, within=".desk") == []
    page.click("button[name=rest]")
    expect(page.locator(".desk-when")).to_contain_text("3")
    assert sorted(Attendance.objects.values_list("mark", flat=True)) == [
        "late",
        "present",
        "present",
        "present",
    ]

    # A meeting called off: who was reached, and whom to call
    page.goto(reverse("groups_desk:season", args=[running.pk]))
    page.click(".meetings a[href*='/peru/'] >> nth=0")
    expect(page.locator("button.serious")).to_be_visible()
    assert axe(page, within=".desk") == []
    page.click("button.serious")
    expect(page.locator(".desk-table tbody tr")).to_have_count(2)
    expect(page.locator(".desk-todo li")).to_have_count(1)
    page.click("form[method=post] button:has-text('Avaa numerot')")
    expect(page.locator("a[href^='tel:']")).to_have_text(CONTACTS["call"])
    assert axe(page, within=".desk") == []

    # Closing, and feedback from three answers up
    page.goto(reverse("groups_desk:close", args=[running.pk]))
    assert axe(page, within=".desk") == []
    page.click(".desk-deeds button")
    expect(page.locator(".desk-note")).to_contain_text("3")
    for slip in list(FeedbackSlip.objects.all())[:3]:
        token = Link.objects.get(subject_id=slip.pk).token
        answer = open_page(reverse("groups:feedback", kwargs={"token": token}), javascript=False)
        answer.click(".faces label >> nth=0")
        answer.fill("textarea", "Sai olla hiljaa.")
        answer.click("form button")
        expect(answer.locator("h1")).to_have_text("Kiitos")
    page.reload()
    expect(page.locator(".faces-told b >> nth=0")).to_have_text("3")
    assert axe(page, within=".desk") == []
