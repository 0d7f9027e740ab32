"""The facilitator's desk: own groups only, one meeting cancelled with people told, a season opened with its dates seen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from groups import actions
from groups.models import Interest, Season
from kuulluksi.notices.models import Message
from kuulluksi.privacy.models import AccessLog
from tests.cast import make_staff
from tests.groups.helpers import make_group, open_season
from tests.signups.helpers import sign_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def season(area, facilitator):
    return open_season(make_group(area=area, leader=facilitator))


def addresses(season, interest):
    meeting = season.event.occurrences.order_by("start").first()
    return [
        f"/hallinta/ryhmat/kausi/{season.pk}/",
        f"/hallinta/ryhmat/kausi/{season.pk}/peru/{meeting.uid}/",
        f"/hallinta/ryhmat/{season.group_id}/uusi-kausi/",
        f"/hallinta/ryhmat/{season.group_id}/kiinnostuneet/",
        f"/hallinta/ryhmat/kiinnostunut/{interest.pk}/",
    ]


@pytest.fixture
def interest(season):
    return actions.leave_interest(
        season.group, wish="talk", channel="call", contact="0409998877", language="fi", form_nonce="n"
    )


def test_a_facilitator_sees_own_groups_and_opens_everything_about_them(client, season, interest, facilitator):
    other = open_season(make_group())
    client.force_login(facilitator)

    page = client.get("/hallinta/ryhmat/").content.decode()

    assert season.group.name_fi in page
    assert other.group.name_fi not in page
    for address in addresses(season, interest)[:-1]:
        assert client.get(address).status_code == 200
    assert "0409998877" in client.get(addresses(season, interest)[3]).content.decode()
    assert AccessLog.objects.filter(reason="interest list", actor=facilitator).exists()


@pytest.mark.parametrize("role", ["facilitator", "coordinator", "peer_facilitator"])
def test_another_areas_staff_finds_nothing_here(client, season, interest, elsewhere, role):
    client.force_login(make_staff(role, areas=[elsewhere]))

    assert season.group.name_fi not in client.get("/hallinta/ryhmat/").content.decode()
    for address in addresses(season, interest):
        assert client.get(address).status_code in (302, 403, 404)
        assert client.post(address, {"deed": "erase", "save": "1"}).status_code in (302, 403, 404)
    assert Interest.objects.count() == 1
    assert not season.event.occurrences.filter(status="cancelled").exists()


@pytest.mark.parametrize("role", ["editor", "ngo_editor", "administrator", "finance", "kitchen", None])
def test_other_roles_are_not_let_in(client, season, interest, area, role):
    client.force_login(make_staff(*([role] if role else []), areas=[area]))

    for address in ["/hallinta/ryhmat/", *addresses(season, interest)]:
        assert client.get(address).status_code in (302, 403)
    assert not AccessLog.objects.exists()


def test_a_coordinator_sees_the_groups_of_the_area(client, season, coordinator):
    client.force_login(coordinator)

    assert season.group.name_fi in client.get("/hallinta/ryhmat/").content.decode()


def test_cancelling_a_meeting_asks_once_and_tells_people(client, season, facilitator):
    sign_up(season.sheet, "Vili", channel="sms", contact="0401234567")
    client.force_login(facilitator)
    meeting = season.event.occurrences.order_by("start").first()
    address = f"/hallinta/ryhmat/kausi/{season.pk}/peru/{meeting.uid}/"

    client.get(address)
    meeting.refresh_from_db()
    assert meeting.status == "planned"

    client.post(address)
    client.post(address)
    meeting.refresh_from_db()
    assert meeting.status == "cancelled"
    assert Message.objects.filter(kind="session_cancelled").count() == 1


BY_THE_WEEK = {
    "starts_at": "17:00",
    "hours": "1",
    "minutes": "30",
    "repeats": "weekly",
    "interval": "1",
    "ends": "count",
    "count": "5",
}


def test_a_season_shows_its_dates_before_it_is_saved(client, area, facilitator):
    group = make_group(area=area, leader=facilitator)
    client.force_login(facilitator)
    first = timezone.localdate() + timedelta(days=20)
    data = {
        **BY_THE_WEEK,
        "starts_on": first.isoformat(),
        "interval": "2",
        "left_out": (first + timedelta(days=14)).isoformat(),
        "venue": "Nuorisotila",
        "capacity": "6",
        "access": "open",
    }
    address = f"/hallinta/ryhmat/{group.pk}/uusi-kausi/"

    shown = client.post(address, {**data, "save": "1"})  # not seen yet
    assert shown.context["look"]
    assert (shown.context["total"], len(shown.context["lines"])) == (4, 5)
    assert Season.objects.count() == 0

    client.post(address, {**data, "save": "1", "seen": shown.context["seen"]})
    season = Season.objects.get()
    assert season.event.occurrences.count() == 4
    assert season.sheet.capacity == 6
    assert season.sheet.staff.get() == facilitator


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_on": "eilen"},
        {"starts_at": "03:30"},
        {"minutes": "0", "hours": "0"},
        {"count": "9999"},
        {"extra": "joulu"},
        {"capacity": "-1"},
        {"repeats": "daily"},
        {"venue": "x" * 500},
        {"age_from": "17", "age_to": "12"},
        {"opens_on": "0001-01-01"},
    ],
)
def test_a_season_with_bad_input_is_not_saved(client, area, facilitator, wrong):
    group = make_group(area=area, leader=facilitator)
    client.force_login(facilitator)
    data = {
        **BY_THE_WEEK,
        "starts_on": "2027-01-12",
        "venue": "Nuorisotila",
        "capacity": "6",
        **wrong,
    }

    seen = client.post(f"/hallinta/ryhmat/{group.pk}/uusi-kausi/", data).context.get("seen", "")
    answer = client.post(f"/hallinta/ryhmat/{group.pk}/uusi-kausi/", {**data, "save": "1", "seen": seen})

    assert answer.status_code == 200
    assert Season.objects.count() == 0


@pytest.mark.parametrize("count", [1, 30])
def test_my_groups_take_the_same_queries_however_many(client, area, facilitator, count):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _n in range(count):
        open_season(make_group(area=area, leader=facilitator))
    client.force_login(facilitator)
    client.get("/hallinta/ryhmat/")

    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get("/hallinta/ryhmat/")

    ours = [q for q in queries.captured_queries if "groups_" in q["sql"] or "signups_" in q["sql"]]
    assert len(ours) == 6
