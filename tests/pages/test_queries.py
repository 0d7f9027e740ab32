"""The same few queries, however many there are."""

import pytest

from kuulluksi.directory.models import Area, EngagementType
from kuulluksi.pages.models import StoryCategory

from .conftest import make_ngo, make_story

pytestmark = pytest.mark.either

HOME, ARTICLE, LIST = 4, 8, 8


def warm(client, path, django_assert_max_num_queries, most):
    assert client.get(path).status_code == 200
    with django_assert_max_num_queries(most) as captured:
        client.get(path)
    return len(captured.captured_queries)


def test_front_page(client, home, swedish_home, stories, django_assert_max_num_queries):
    home.featured_story = make_story(stories)
    home.save_revision().publish()

    assert warm(client, "/fi/", django_assert_max_num_queries, HOME) == 1


def test_story(client, stories, django_assert_max_num_queries):
    make_story(stories, slug="eka")
    make_story(stories, slug="toka")

    warm(client, "/fi/tarinat/toka/", django_assert_max_num_queries, ARTICLE)


@pytest.mark.parametrize("how_many", [1, 30])
def test_stories(client, stories, how_many, django_assert_max_num_queries):
    category = StoryCategory.objects.create(slug="osallisuus", name_fi="Osallisuus")
    for n in range(how_many):
        make_story(stories, slug=f"s{n}", categories=[category])

    assert warm(client, "/fi/tarinat/", django_assert_max_num_queries, LIST) == 4


@pytest.mark.parametrize("how_many", [1, 30])
def test_listings(client, directory, how_many, django_assert_max_num_queries):
    area = Area.objects.create(slug="turku", name_fi="Turku")
    talk = EngagementType.objects.create(slug="talk", name_fi="Puheenvuoro")
    for n in range(how_many):
        make_ngo(directory, slug=f"n{n}", areas=[area], services=[talk])

    assert warm(client, "/fi/jarjestot/", django_assert_max_num_queries, LIST) == 6


def test_listing(client, directory, django_assert_max_num_queries):
    make_ngo(directory, slug="auttajat")

    warm(client, "/fi/jarjestot/auttajat/", django_assert_max_num_queries, ARTICLE)
