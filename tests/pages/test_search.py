"""A reader finds a page by any form of its words."""

import pytest

from kuulluksi.pages import actions, search
from kuulluksi.pages.models import InfoPage

from .conftest import under


@pytest.fixture
def support(home):
    body = [("text", "<p>Suljetut vertaistukiryhmät jälkihuollossa oleville. Palkkion maksaa tilaaja.</p>")]
    return under(
        home, InfoPage(title="Vertaistukea nuorille", slug="tukea", summary="Hämeenlinnassa", body=body)
    )


@pytest.mark.parametrize(
    "words", ["vertaistukea", "palkkio", "palkkiota", "PALKKIOT", "Hämeenlinna", "nuorille palkkio"]
)
def test_inflected_words_find_the_page(support, words):
    assert [page.pk for page in search.find(words, "fi")] == [support.pk]


def test_beginning_of_a_title_is_enough(support):
    assert [page.pk for page in search.find("vertais", "fi")] == [support.pk]


@pytest.mark.parametrize("words", ["avaruus", "", "   ", "'\"*:()-", "%_\\", "🙂", "a" * 5000])
def test_other_words_find_nothing_and_break_nothing(client, support, words):
    response = client.get("/fi/haku/", {"q": words})

    assert response.status_code == 200
    assert response.context["hits"] == []
    assert "noindex" in response["X-Robots-Tag"]


def test_another_language_is_another_search(support, swedish_home):
    assert search.find("palkkio", "sv") == []


def test_draft_is_not_found(support):
    support.unpublish()
    actions.wayfinding.forget()

    assert search.find("palkkio", "fi") == []
