"""Figures that tell how much was done, and never about whom."""

import pytest
from django.test import Client
from django.urls import reverse

from kuulluksi.reports.figures import Row, Table, hide_small
from kuulluksi.reports.sheets import as_csv, harmless
from tests.cast import make_staff
from tests.experts.stage import make_request


def numbers(*counts):
    rows, total = hide_small([(str(index), number) for index, number in enumerate(counts)])
    return [row.number for row in rows], total


def test_small_cells_are_hidden_and_cannot_be_reckoned_from_the_total():
    assert numbers(10, 20, 0) == ([10, 20, 0], 30)
    assert numbers(3, 20, 30) == ([None, None, 30], 53)
    assert numbers(1, 2, 30) == ([None, None, None], 33)
    assert numbers(3, 4, 30) == ([None, None, 30], 37)
    assert numbers(2) == ([None], None)
    assert numbers(2, 0, 0) == ([None, 0, 0], None)


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless():
    assert harmless('=HYPERLINK("x")') == '\'=HYPERLINK("x")'
    assert harmless("@cmd").startswith("'")
    assert harmless("12") == "12"
    assert "'=1+1;" in as_csv([Table("x", [Row("=1+1", 7)], 7)])


@pytest.mark.django_db
def test_coordinators_see_their_areas_the_steering_group_all_and_others_nothing(area, elsewhere, coordinator):
    for number in range(5):
        make_request(area, f"here-{number}")
        make_request(elsewhere, f"there-{number}")
    address = reverse("figures")

    def total(user):
        client = Client()
        client.force_login(user)
        return client.get(address).context["tables"][0].total

    assert total(coordinator) == 5
    assert total(make_staff("steering")) == 10
    outsider = Client()
    outsider.force_login(make_staff("facilitator", areas=[area]))
    assert outsider.get(address).status_code in (302, 403)


@pytest.mark.django_db
def test_the_file_and_a_wrong_period(area, coordinator):
    client = Client()
    client.force_login(coordinator)

    assert client.get(reverse("figures") + "?form=csv")["Content-Type"] == "text/csv; charset=utf-8"
    assert client.get(reverse("figures") + "?first=2026-02-30&last=x").status_code == 422
    assert client.get(reverse("figures") + "?first=2026-03-01&last=2026-01-01").status_code == 422
