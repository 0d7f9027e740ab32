"""A developer group answers a request for experience, as a group, and may say no without a trace."""

import pytest
from django.urls import reverse

from booking.experts import actions as experts
from groups.developers.commission import Commission
from tests.experts.stage import make_request

from .conftest import developers

pytestmark = [pytest.mark.django_db, pytest.mark.either]


@pytest.fixture
def asked(here, coordinator):
    request = make_request(here.area)
    return experts.ask_supplier(request, "developer_group", str(here.pk), "Mikä auttoi?", by=coordinator)


def deed(client, row, name):
    return client.post(reverse("developers_desk:commission_deed", args=[row.pk, name]))


def test_a_group_takes_a_request_and_gives_what_was_asked(client, here, asked, facilitator):
    row = Commission.objects.get()
    client.force_login(facilitator)

    page = client.get(reverse("developers_desk:commission", args=[row.pk])).content.decode()
    deed(client, row, "otamme")
    asked.refresh_from_db()
    agreed = asked.supplier_state
    deed(client, row, "annettu")
    asked.refresh_from_db()

    assert "Mikä auttoi?" in page
    assert (agreed, asked.supplier_state) == ("agreed", "delivered")
    deed(client, row, "ei-nyt")  # given already
    assert Commission.objects.exists()


def test_a_groups_no_leaves_no_trace(client, here, asked, facilitator):
    client.force_login(facilitator)
    deed(client, Commission.objects.get(), "ei-nyt")
    asked.refresh_from_db()

    assert not Commission.objects.exists()
    assert (asked.supplier, asked.supplier_state) == ("", "")


def test_only_groups_of_ones_own_areas_are_offered(here, there, coordinator):
    from groups.developers.commissions import offers

    developers(area=here.area, standing="ended")
    request = make_request(here.area)

    assert [one.name for one in offers(request, coordinator)] == [here.name]
