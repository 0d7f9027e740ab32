"""Groups and the forum behind pages of the tree, in every language."""

import pytest
from bs4 import BeautifulSoup

from groups import listing, order
from kuulluksi.pages import actions
from kuulluksi.pages.models import ForumPage, GroupIndexPage

from .. import cast
from ..groups.helpers import make_group, make_many, open_season
from .conftest import under

pytestmark = pytest.mark.either


@pytest.fixture
def groups(home):
    return under(home, GroupIndexPage(title="Ryhmät", slug="ryhmat", summary="Ryhmässä tavataan muita."))


def test_group_has_its_own_address_below_the_list(client, groups, area):
    group = make_group("iltaryhma", area=area)
    open_season(group)

    page = BeautifulSoup(client.get("/fi/ryhmat/").content, "html.parser")
    detail = client.get("/fi/ryhmat/iltaryhma/")

    assert page.h1.get_text(strip=True) == "Ryhmät"
    assert page.select_one(".card h2 a")["href"] == "/fi/ryhmat/iltaryhma/"
    assert detail.status_code == 200
    assert "application/ld+json" not in detail.content.decode()  # the meetings are closed


def test_unknown_group_is_not_found(client, groups):
    assert client.get("/fi/ryhmat/ei-ole/").status_code == 404
    assert client.get("/fi/ryhmat/ei/ole/").status_code == 404


def test_group_keeps_its_place_when_the_language_changes(client, groups, swedish_home, area):
    make_group("iltaryhma", area=area)
    swedish = groups.copy_for_translation(actions.locale_of("sv"))
    swedish.title, swedish.slug = "Grupper", "grupper"
    actions.publish(swedish)

    page = BeautifulSoup(client.get("/fi/ryhmat/iltaryhma/").content, "html.parser")

    assert page.select_one('.langs a[hreflang="sv"]')["href"] == "/sv/grupper/iltaryhma/"
    assert client.get("/sv/grupper/iltaryhma/").status_code == 200
    assert listing.address_of("iltaryhma", "sv") == "/sv/grupper/iltaryhma/"
    assert "/sv/grupper/iltaryhma/" in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("how_many", [1, 30])
def test_list_takes_the_same_few_queries(
    client, groups, area, how_many, monkeypatch, django_assert_num_queries
):
    """Four of them only when the order is read anew: after a change, and once a minute in each process."""
    make_many(how_many, area=area, audience=cast.make_audience())
    client.get("/fi/ryhmat/")

    with django_assert_num_queries(8):
        client.get("/fi/ryhmat/", {"x": "1"})

    read = order.look(0)
    monkeypatch.setattr(order, "look", lambda edition: read)
    with django_assert_num_queries(4):
        client.get("/fi/ryhmat/", {"x": "2"})


def test_forum_page_stands_before_any_forum_is_planned(client, home):
    under(home, ForumPage(title="Nuorten foorumi", slug="nuorten-foorumi"))

    assert client.get("/fi/nuorten-foorumi/").status_code == 200


def test_menu_leads_where_pages_are(client, home, groups):
    page = BeautifulSoup(client.get("/fi/").content, "html.parser")

    links = {link.get_text(strip=True): link["href"] for link in page.select(".site-nav a")}
    assert links["Ryhmät"] == "/fi/ryhmat/"
    assert "Järjestöt" not in links
