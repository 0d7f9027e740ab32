"""Figures that tell how much was done, and never about whom."""

import datetime

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from booking.experts.models import ExpertRequest
from kuulluksi.privacy.small_cells import hide_small
from kuulluksi.reports.quarters import Quarter
from kuulluksi.reports.sheets import Sheet, as_csv, harmless
from tests.cast import make_staff
from tests.experts.stage import make_request, make_type


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
    assert "'=1+1;7" in as_csv([Sheet("x", ["a", "b"], [["=1+1", "7"]])])


def in_quarter(asked, day):
    ExpertRequest.objects.filter(pk=asked.pk).update(created_at=day)


@pytest.fixture
def spring():
    """A day of last year's first quarter, long over."""
    return timezone.make_aware(datetime.datetime(timezone.localdate().year - 1, 2, 10, 12))


def page_of(user, **query):
    client = Client()
    client.force_login(user)
    return client.get(reverse("figures"), query)


@pytest.mark.django_db
def test_coordinators_see_their_areas_the_steering_group_all_and_others_nothing(
    area, elsewhere, coordinator, spring
):
    for number in range(5):
        in_quarter(make_request(area, f"here-{number}"), spring)
        in_quarter(make_request(elsewhere, f"there-{number}"), spring)

    def total(user):
        found = page_of(user, year=spring.year).context["report"].tables
        return next(table for table in found if table.code == "requests_by_kind").shown.totals[0]

    assert total(coordinator) == 5
    assert total(make_staff("steering")) == 10
    for role in ("facilitator", "finance", "editor"):
        assert page_of(make_staff(role, areas=[area])).status_code in (302, 403)


@pytest.mark.django_db
def test_a_quarter_and_its_year_never_tell_one_to_four_between_them(area, spring):
    for number in range(4):
        in_quarter(make_request(area, f"few-{number}"), spring)
    for number in range(8):
        in_quarter(make_request(area, f"many-{number}"), spring.replace(month=10))
    steering = make_staff("steering")

    year = page_of(steering, year=spring.year, form="csv").content.decode()
    quarter = page_of(steering, year=spring.year, quarter=1, form="csv").content.decode()
    funder = page_of(steering, year=spring.year, form="funder").content.decode()

    name = make_type().name_fi
    assert f"{name};piilotettu;0;0;8;piilotettu" in year
    assert f"{name};piilotettu\r\n" in quarter
    assert f"requests_by_kind;all;Yhteensä;{spring.year};;" in funder
    assert f"requests_by_kind;all;Yhteensä;4/{spring.year};8;{spring.year + 1}-01-01" in funder


@pytest.mark.django_db
def test_the_running_quarter_and_days_of_ones_own_choice_are_not_told(area, coordinator):
    for number in range(9):
        make_request(area, f"now-{number}")
    this = timezone.localdate().year

    assert Quarter.of(timezone.localdate()) not in page_of(coordinator, year=this).context["report"].quarters
    for query in ({"year": "x"}, {"year": this + 1}, {"year": this - 1, "quarter": 5}, {"quarter": "1 or 1"}):
        assert page_of(coordinator, **query).status_code == 404


@pytest.mark.django_db
def test_the_steering_groups_paper_says_what_the_page_says_in_the_readers_language(area, spring):
    for number in range(6):
        in_quarter(make_request(area, f"p-{number}"), spring)
    steering = make_staff("steering")
    client = Client(headers={"accept-language": "fi"})
    client.force_login(steering)

    answer = client.get(reverse("figures"), {"year": spring.year, "form": "pdf"})

    assert answer["Content-Type"] == "application/pdf"
    with pypdfium2.PdfDocument(answer.content) as file:
        words = "".join(page.get_textpage().get_text_range() for page in file)
    assert "Raportti ohjausryhmälle" in words
    assert make_type().name_fi in words


QUERIES = 40


@pytest.mark.django_db
def test_the_page_of_figures_takes_the_same_queries_with_one_request_and_with_thirty(
    area, spring, django_assert_num_queries
):
    steering = make_staff("steering")
    in_quarter(make_request(area, "first"), spring)
    page_of(steering, year=spring.year)
    with django_assert_num_queries(QUERIES):
        page_of(steering, year=spring.year)
    for number in range(9):
        in_quarter(make_request(area, f"more-{number}"), spring)
    with django_assert_num_queries(QUERIES):
        page_of(steering, year=spring.year)
