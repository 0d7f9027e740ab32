"""Long lists: their order is remembered a moment, what has left them is gone at once."""

import pytest

from kuulluksi.pages import wayfinding
from kuulluksi.pages.listed import ListedPages
from kuulluksi.pages.models import StoryPage

from .conftest import make_story

pytestmark = pytest.mark.either


@pytest.fixture
def rows(stories):
    for n in range(5):
        make_story(stories, slug=f"s{n}", title=f"Tarina {n}")
    return stories.published_children(StoryPage).order_by("-title", "-pk")


def titles(rows, number) -> list[str]:
    return [page.title for page in ListedPages(rows, 2).get_page(number)]


def test_each_page_holds_its_own_rows_in_their_order(rows):
    assert [titles(rows, n) for n in (1, 2, 3)] == [
        ["Tarina 4", "Tarina 3"],
        ["Tarina 2", "Tarina 1"],
        ["Tarina 0"],
    ]
    assert titles(rows, 9) == ["Tarina 0"]
    assert titles(rows, "x") == ["Tarina 4", "Tarina 3"]
    assert titles(rows.filter(title="Tarina 1"), 1) == ["Tarina 1"]


def test_what_another_process_withdraws_is_gone_at_once_and_what_it_adds_comes_in_a_moment(
    rows, monkeypatch, django_assert_num_queries
):
    assert titles(rows, 1) == ["Tarina 4", "Tarina 3"]
    StoryPage.objects.filter(title="Tarina 4").update(live=False)  # no signal: as another process does it

    with django_assert_num_queries(1):
        assert titles(rows, 1) == ["Tarina 3"]

    later = wayfinding.monotonic() + wayfinding.SECONDS + 1
    monkeypatch.setattr(wayfinding, "monotonic", lambda: later)
    assert titles(rows, 1) == ["Tarina 3", "Tarina 2"]


def test_no_rows_are_one_empty_page(rows):
    page = ListedPages(rows.none(), 2).get_page(3)

    assert list(page) == []
    assert page.paginator.num_pages == 1
