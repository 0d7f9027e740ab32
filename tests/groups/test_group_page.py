"""A group's own page in every state, in every language."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone
from django.utils.translation import override

from booking.calendar.actions import cancel_occurrence
from groups import listing
from groups.models import Method, PeerGroup
from tests.cast import make_organisation
from tests.groups.helpers import make_group, open_season
from tests.signups.helpers import sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.either]


def in_state(code, area):
    standing = {"paused": PeerGroup.Standing.PAUSED, "between": PeerGroup.Standing.RAN_BEFORE}
    group = make_group(area=area, standing=standing.get(code, PeerGroup.Standing.ACTIVE))
    now, today = timezone.now(), timezone.localdate()
    if code == "open":
        open_season(group)
    elif code == "full":
        sign_up(open_season(group, capacity=1).sheet)
    elif code == "planned":
        open_season(group, opens_at=now + timedelta(days=3))
    elif code == "closed":
        open_season(group, closes_at=now - timedelta(days=1))
    elif code == "running":
        open_season(group, first=today - timedelta(days=7))
    return group


def html_of(slug, language="fi"):
    with override(language):
        context = listing.group_detail(slug, language)
        return context, render_to_string("groups/detail.html", context, RequestFactory().get("/"))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("code", ["planned", "open", "full", "closed", "running", "paused", "between"])
def test_every_state_has_a_word_a_sentence_and_a_next_step(code, language, area):
    group = in_state(code, area)

    context, html = html_of(group.slug, language)

    assert context["state"].code == code
    with override(language):
        assert str(context["state"].label) in html
    if code in ("open", "full"):
        assert f"/{language}/i/{context['card'].season.sheet.code}/" in html
    else:
        assert f"/{language}/kerro/{group.code}/" in html


def test_the_exact_place_and_the_number_of_people_stay_out_of_the_page(area):
    group = make_group(area=area)
    season = open_season(group, capacity=7)
    before = html_of(group.slug)[1]
    sign_up(season.sheet)

    assert html_of(group.slug)[1] == before
    assert "Salainen talo" not in before
    assert "Hämeenlinna" in before


def test_the_promise_of_secrecy_and_its_limit_are_on_every_page(area):
    with override("en"):
        html = html_of(make_group(area=area).slug, "en")[1]

    assert "stays in the group" in html
    assert "There is one limit" in html
    assert "You do not have to tell about your background" in html


def test_leaders_are_shown_by_role_and_the_method_with_its_owner(area):
    method = Method.objects.create(
        slug="voikukkia", name_fi="VOIKUKKIA®", owner="Omistaja ry", url="https://example.org/", registered=True
    )
    group = make_group(area=area, method=method)

    html = html_of(group.slug, "en")[1]

    assert "Group leader" in html
    assert "Peer leader" in html
    assert "VOIKUKKIA®" in html
    assert "A registered mark of Omistaja ry." in html


def test_coming_meetings_are_in_local_time_and_a_cancelled_one_says_so(area):
    group = make_group(area=area)
    season = open_season(group)
    first = season.event.occurrences.order_by("start").first()
    cancel_occurrence(first, by="test")

    context, html = html_of(group.slug, "fi")

    assert context["sessions"][0]["cancelled"] is True
    assert "17.00–18.30" in html
    assert "<s>" in html


@pytest.mark.parametrize("meetings", [1, 12])
def test_a_groups_page_takes_the_same_queries_however_long_the_season(
    meetings, area, django_assert_num_queries
):
    group = make_group(area=area)
    open_season(group, weeks=meetings)

    listing.address_of("", "fi")  # where the page is, remembered from the first request on

    with django_assert_num_queries(6):
        listing.group_detail(group.slug, "fi")


def test_a_group_that_is_not_public_has_no_page(area):
    group = make_group(area=area, published=False)

    with pytest.raises(PeerGroup.DoesNotExist):
        listing.group_detail(group.slug)


def test_a_group_tells_who_stands_behind_it_and_how_people_come_in(area):
    county, ngo = (
        make_organisation(kind="county", name_fi="Hyvinvointialue"),
        make_organisation(name_fi="Järjestö ry"),
    )
    joint = make_group(area=area, organisation=county)
    joint.partners.add(ngo)
    granted = make_group(area=area, organisation=ngo, access="granted")

    joint_html, granted_html = (html_of(group.slug, "en")[1] for group in (joint, granted))

    assert "Hyvinvointialue, Järjestö ry" in joint_html
    assert "They lead the group together" in joint_html
    assert "You can sign up yourself" in joint_html
    assert "An organisation, not an authority" in granted_html
    assert "your own worker arranges" in granted_html
    assert "is written into client records" not in granted_html
    assert "client records say that you have a place" in granted_html
    assert "starts even with one" in granted_html
    assert open_season(granted).sheet.access == "granted"
