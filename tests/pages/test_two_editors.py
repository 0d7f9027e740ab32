"""Long texts and two hands on one page: everything that was sent is kept."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Revision

from kuulluksi.pages import actions
from kuulluksi.pages.models import InfoPage

from .. import cast
from .conftest import under

pytestmark = pytest.mark.either


@pytest.fixture
def page(home):
    actions.give_rights()
    return under(home, InfoPage(title="Tietoa", slug="tietoa"))


def sent(client, page, words: str, **more):
    """The form of a page with one text, as a browser sends it."""
    line = {
        "key": "a",
        "text": words,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [],
    }
    data = {
        "title": "Tietoa", "slug": "tietoa", "side": "kaikki",
        "body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "text", "body-0-id": "",
        "body-0-value": json.dumps({"blocks": [line], "entityMap": {}}),
        "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, **more,
    }  # fmt: skip
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def test_a_story_of_a_hundred_thousand_words_is_saved_and_opens(client, editor, page):
    client.force_login(editor)
    words = "Pöydässä istui yhdeksän aikuista hiljaa. " * 20_000  # five words

    answer = sent(client, page, words, **{"action-publish": "1"})

    assert answer.status_code == 302
    assert client.get("/fi/tietoa/").content.decode().count("yhdeksän") == 20_000


def test_two_editors_at_once_lose_nothing(client, editor, page):
    client.force_login(editor)
    sent(client, page, "Ensin tulleen sanat.")
    client.force_login(cast.make_staff("editor", username="other-editor"))
    sent(client, page, "Toisen sanat.")

    kept = [json.dumps(row.content["body"], ensure_ascii=False) for row in Revision.objects.for_instance(page)]
    assert [sum(words in one for one in kept) for words in ("Ensin tulleen sanat.", "Toisen sanat.")] == [1, 1]
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "other-editor" in history
    assert editor.username in history
