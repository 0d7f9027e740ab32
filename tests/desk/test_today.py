"""The staff's home: each role finds its own work there, and nothing else."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone, translation
from wagtail.admin.menu import admin_menu

from booking.experts import actions
from booking.experts.models import FeeClaim
from kuulluksi.checks import OUR_ROOMS, views_of
from kuulluksi.desk.menus import SHORT, WAGTAILS_OWN
from kuulluksi.people.roles import all_roles
from kuulluksi.privacy import consents
from tests.cast import make_staff
from tests.experts.helpers import afternoon_in, confirmed
from tests.experts.stage import make_expert, make_invited, make_request

pytestmark = pytest.mark.django_db
HOME = "/hallinta/"
WITH_ADMIN = [code for code, role in all_roles().items() if role.admin]


def at_desk(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def menu_of(client) -> set[str]:
    """Names of the items in the sidebar, submenus included."""
    request = client.get(HOME).wsgi_request
    top = admin_menu.menu_items_for_request(request)
    below = [
        inner for item in top if hasattr(item, "menu") for inner in item.menu.menu_items_for_request(request)
    ]
    return {item.name for item in [*top, *below]}


def test_a_menu_that_many_rooms_add_to_still_fits_a_small_screen(area):
    for role in WITH_ADMIN:
        request = at_desk(make_staff(role, areas=[area])).get(HOME).wsgi_request
        assert len(admin_menu.menu_items_for_request(request)) <= SHORT, role


def test_icons_that_come_late_to_an_ended_session_take_no_cookie_away(settings):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "ended" * 6

    answer = client.get(reverse("wagtailadmin_sprite"))

    assert (answer.status_code, b"<symbol" in answer.content, dict(answer.cookies)) == (200, True, {})


def test_every_role_of_the_admin_gets_its_home(area):
    for role in WITH_ADMIN:
        answer = at_desk(make_staff(role, areas=[area])).get(HOME)
        assert (role, answer.status_code) == (role, 200)


def test_the_coordinator_sees_what_is_due_and_another_area_does_not(area, elsewhere, coordinator):
    asked = make_request(area)

    assert asked.code in at_desk(coordinator).get(HOME).content.decode()
    other = make_staff("coordinator", areas=[elsewhere])
    assert asked.code not in at_desk(other).get(HOME).content.decode()


def test_finance_sees_that_fees_wait_and_no_request(area, coordinator):
    row = make_invited(area, coordinator)
    actions.accept(row)
    actions.confirm(row, by=coordinator)
    day = timezone.localdate()
    actions.prepare(row, orientation_on=day, fee_cents=100, travel_agreed=True, by=coordinator)
    actions.make_ready(row, by=coordinator)
    actions.mark_held(row, held_on=day, by=coordinator)

    page = at_desk(make_staff("finance")).get(HOME).content.decode()

    assert FeeClaim.objects.count() == 1
    assert reverse("experts_desk:fees") in page
    assert row.request.code not in page


@pytest.mark.parametrize("role", ["coordinator", "facilitator", "editor"])
def test_the_home_takes_the_same_queries_with_one_request_and_with_three(area, role):
    client = at_desk(make_staff(role, areas=[area]))
    make_request(area, "a")
    client.get(HOME)
    with CaptureQueriesContext(connection) as one:
        client.get(HOME)
    for nonce in ("b", "c"):
        make_request(area, nonce)
    with CaptureQueriesContext(connection) as three:
        client.get(HOME)
    assert len(three) == len(one)
    assert len(one) <= 45


def test_a_role_without_a_queue_finds_its_rooms_on_its_home(area):
    rooms = {"steering": "figures", "auditor": "privacy:looks", "administrator": "privacy:deeds"}
    rooms |= {"identity_keeper": "experts_desk:identities", "supervisor": "experts_desk:supervision"}
    for role, room in rooms.items():
        client = at_desk(make_staff(role, areas=[area]))
        home = client.get(HOME).content.decode().partition("<main")[2]
        assert f'href="{reverse(room)}"' in home, role
        assert client.get(reverse(room)).status_code == 200, role


def test_each_role_finds_only_its_own_in_the_menu(area):
    ours = {
        "coordinator": {"requests", "bank", "fees"},
        "finance": {"fees"},
    }
    for role in WITH_ADMIN:
        found = menu_of(at_desk(make_staff(role, areas=[area])))
        assert found & {"requests", "bank", "fees"} == ours.get(role, set()), role
        for name, roles in WAGTAILS_OWN.items():
            assert name not in found or role in roles


def test_the_history_of_the_whole_site_is_walled_up_for_everyone(area, administrator):
    administrator.is_superuser = True
    administrator.save()

    assert at_desk(administrator).get("/hallinta/reports/site-history/").status_code == 410
    assert at_desk(administrator).get("/hallinta/reports/site-history/results/").status_code == 410


def addresses_of_wagtail() -> list[str]:
    """Every address of the admin that takes no argument and is not a room of ours."""
    found = []
    for route, view in views_of(get_resolver()):
        ours = (getattr(view, "__module__", "") or "").startswith(OUR_ROOMS)
        if (
            route.startswith("hallinta/")
            and not ours
            and not set("<(^") & set(route)
            and "failwhale" not in route
            and route != "hallinta/logout/"  # would answer for all that comes after it
        ):
            found.append("/" + route)
    return sorted(found)


# What anyone with a desk may open: their own account, and choosers that show what the public sees.
FURNITURE = re.compile(
    r"/hallinta/(|account/|sprite/|jsi18n/|test404/|dismissibles/|choose-[a-z-]+/.*|(images|documents|media)/chooser/.*)$"
)


@pytest.mark.parametrize("role", ["facilitator", "auditor"])
def test_a_role_without_pages_opens_none_of_wagtails_own_rooms(area, role):
    client = at_desk(make_staff(role, areas=[area]))

    open_to_it = [address for address in addresses_of_wagtail() if client.get(address).status_code == 200]

    assert [address for address in open_to_it if not FURNITURE.match(address)] == []


def test_what_is_due_stands_in_one_list_over_all_rooms_and_is_taken_in_one_press(area, elsewhere, coordinator):
    asked = make_request(area, "a")
    expert = make_expert(area, by=coordinator)
    expert.next_check_in = timezone.localdate() - timezone.timedelta(days=2)
    expert.save()
    ends = timezone.localdate() + timezone.timedelta(days=10)
    given = {"purpose": "story", "identity": "Testaaja", "way": "paper", "language": "fi", "area": area}
    yes = consents.register(**given, valid_until=ends, by=coordinator)
    desk, address = at_desk(coordinator), reverse("desk:queue")

    everything = desk.get(address).text
    take = reverse("experts_desk:request_deed", args=[asked.pk, "hand_over"])
    done = desk.post(take, {"to": coordinator.pk, "back": address})
    away = desk.post(take, {"to": coordinator.pk, "back": "https://example.test/"})

    assert everything.index(expert.code) < everything.index(asked.code)  # two days late stands first
    assert (done.url, away.url) == (address, reverse("experts_desk:request", args=[asked.pk]))
    assert asked.code in desk.get(f"{address}?whose=mine").text
    assert asked.code not in desk.get(f"{address}?whose=nobody").text
    other = at_desk(make_staff("coordinator", areas=[elsewhere])).get(address).text
    assert asked.code not in other
    assert expert.code not in other
    assert (yes.code in everything, yes.code in other) == (True, False)


def test_the_list_and_the_agreed_times_take_the_same_queries_with_one_row_and_with_three(area, coordinator):
    client = at_desk(coordinator)

    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    def one_more(nonce):
        row = confirmed(make_invited(area, coordinator, nonce=nonce), coordinator)
        actions.agree_time(row.request, afternoon_in(4), by=coordinator)
        actions.accept(row)
        actions.confirm(row, by=coordinator)

    places = [reverse("desk:queue"), reverse("experts_desk:agreed")]
    one_more("a")
    one = [queries(address) for address in places]
    for nonce in ("b", "c"):
        one_more(nonce)
    assert [queries(address) for address in places] == one
    assert one[0] <= 30
    assert "Kokemusasiantuntija A" in client.get(places[1]).text
