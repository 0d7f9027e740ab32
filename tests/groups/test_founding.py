"""Founding a group from wishes, its words in three languages, its leaders, and when the public sees it."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from groups import actions, oversight
from groups.models import Interest, PeerGroup
from tests.cast import make_area, make_audience, make_organisation, make_staff
from tests.groups.helpers import make_group, open_season
from tests.signups.helpers import sign_up
from tests.signups.walk import SAME_ORIGIN

pytestmark = pytest.mark.django_db


@pytest.fixture
def audience():
    return make_audience("young_parent", name_fi="Nuoret vanhemmat")


def wish(audience, area, n, **kw):
    return actions.leave_wish(
        audience=audience, area=area, channel="call", contact=f"04012345{n:02d}", language="fi",
        form_nonce=f"wish-{n}", **kw,
    )  # fmt: skip


def words(audience, area, **kw):
    return {
        "kind": "peer",
        "area": area.pk,
        "organisation": make_organisation().pk,
        "audiences": [audience.pk],
        "access": "open",
        "standing": "active",
        "name_fi": "Vauvojen aamu",
        "summary_fi": "Kahvia ja juttua.",
        **kw,
    }


def test_three_wishes_suggest_a_group_and_founding_it_takes_them_up(client, area, audience, coordinator):
    for n in range(3):
        wish(audience, area, n)
    wish(audience, make_area("muualla"), 9)
    client.force_login(coordinator)

    (row,) = oversight.interest_by_theme(coordinator)
    listed = client.get(reverse("groups_desk:wishes")).content.decode()
    form = client.get(reverse("groups_desk:found") + f"?kenelle={audience.slug}&missa={area.slug}")
    answer = client.post(reverse("groups_desk:found"), words(audience, area), follow=True)
    group = PeerGroup.objects.get()

    assert (row.wishes, row.groups, row.suggests) == (3, 0, True)
    assert "Nuoret vanhemmat" in listed
    assert form.context["form"].initial["audiences"] == [audience.pk]
    assert answer.status_code == 200
    assert (group.slug, group.published) == ("vauvojen-aamu", False)
    assert group.interests.waiting().count() == 3
    assert Interest.objects.filter(group=None).count() == 1


def test_a_wish_needs_a_theme_an_area_and_one_contact_and_nothing_else(client, area, audience):
    part = make_area("osa", parent=area)
    page = client.get("/fi/kerro/")
    token = page.context["token"]
    data = {
        "audience": audience.pk,
        "area": part.pk,
        "channel": "sms",
        "contact": "040 123 4567",
        "token": token,
    }

    empty = client.post("/fi/kerro/", {"token": token}, **SAME_ORIGIN)
    with time_machine.travel(timezone.now() + timedelta(seconds=20)):
        client.post("/fi/kerro/", data, **SAME_ORIGIN)

    assert len(empty.context["form"].errors) == 4
    row = Interest.objects.get()
    assert (row.group, row.audience, row.area) == (None, audience, part)


def test_a_group_is_shown_only_when_its_readers_learn_who_leads_it(client, area, audience, coordinator):
    group = make_group(area=area, published=False, description_fi="")
    group.facilitators.all().delete()
    client.force_login(coordinator)
    show = reverse("groups_desk:show", args=[group.pk, "julkaise"])

    client.post(show)
    group.refresh_from_db()
    assert not group.published

    client.post(
        reverse("groups_desk:change", args=[group.pk]), words(audience, area, description_fi="Syödään.")
    )
    client.post(reverse("groups_desk:add_leader", args=[group.pk]), {"role": "staff", "title_fi": "Ohjaaja"})
    client.post(show)
    group.refresh_from_db()

    assert group.published
    assert group.slug.startswith("ryhma-")  # the address stays when the name changes


def test_a_new_name_goes_to_calendars_and_sheets_and_a_new_leader_sees_the_people(client, area, coordinator):
    newcomer = make_staff("facilitator", areas=[area])
    season = open_season(make_group(area=area))
    sign_up(season.sheet)
    group = season.group
    group.name_fi = "Uusi nimi"
    actions.change_group(group, by=coordinator)
    client.force_login(coordinator)

    client.post(
        reverse("groups_desk:add_leader", args=[group.pk]),
        {"role": "staff", "title_fi": "Ohjaaja", "user": newcomer.pk},
    )
    season.sheet.refresh_from_db()
    season.event.refresh_from_db()

    assert season.sheet.heading_fi == season.event.title_fi == "Uusi nimi"
    client.force_login(newcomer)
    assert client.get(reverse("signups_desk:sheet", args=[season.sheet.code])).status_code == 200
    actions.remove_leader(group.facilitators.get(user=newcomer), by=coordinator)
    assert client.get(reverse("signups_desk:sheet", args=[season.sheet.code])).status_code == 404


def test_a_facilitator_writes_words_but_neither_founds_nor_moves_a_group(client, area, audience, facilitator):
    group = make_group(area=area, leader=facilitator)
    client.force_login(facilitator)
    elsewhere = make_area("muualla")

    client.post(reverse("groups_desk:found"), words(audience, area))
    client.post(reverse("groups_desk:show", args=[group.pk, "piilota"]))
    client.post(reverse("groups_desk:change", args=[group.pk]), words(audience, elsewhere, access="granted"))
    group.refresh_from_db()

    assert PeerGroup.objects.get() == group
    assert (group.name_fi, group.published) == ("Vauvojen aamu", True)
    assert (group.area, group.access) == (area, "open")


@pytest.mark.parametrize("many", [1, 30])
def test_the_coordinators_view_takes_the_same_queries_however_many(
    area, audience, coordinator, many, django_assert_num_queries
):
    for n in range(many):
        wish(audience, area, n)
        season = open_season(make_group(area=area, audiences=[audience], leader=coordinator))
        sign_up(season.sheet, channel="sms", contact="0401112233")
        sign_up(season.sheet, channel="sms", contact="0401112233")
        actions.write_hours(
            season.group,
            user=coordinator,
            day=season.event.starts_on.replace(year=2020),
            what="debrief",
            minutes=9,
        )
    coordinator.area_ids, coordinator.roles  # noqa: B018  read once a request

    with django_assert_num_queries(20):
        assert len(oversight.twins(coordinator)) == many
        oversight.areas(coordinator)
        oversight.themes(coordinator)
        oversight.hours(coordinator)
        oversight.late_answers(coordinator)
        oversight.interest_by_theme(coordinator)


def test_a_late_answer_is_late_on_the_sixth_working_day():
    friday = timezone.make_aware(datetime(2027, 1, 8, 12))

    assert oversight.promised_by(friday) == date(2027, 1, 15)
    assert friday >= oversight.late_since(date(2027, 1, 15))
    assert friday < oversight.late_since(date(2027, 1, 16))


def test_an_area_where_nobody_leads_is_noticed(client, area, audience, facilitator):
    empty = make_area("tyhja")
    coordinator = make_staff("coordinator", areas=[area, empty])
    open_season(make_group(area=area, audiences=[audience], leader=facilitator))
    make_group(area=empty, audiences=[make_audience("open_care")])
    client.force_login(coordinator)

    page = client.get(reverse("groups_desk:over_all"))

    assert {row.area.slug: row.warns for row in page.context["areas"]} == {area.slug: False, "tyhja": True}
    assert {row.audience.slug: row.warns for row in page.context["themes"]} == {
        "young_parent": False, "open_care": True,
    }  # fmt: skip
