"""The staff's rooms speak Finnish and Swedish, also where Wagtail speaks English only."""

from pathlib import Path

import pytest
from babel.messages import pofile
from django.conf import settings
from django.utils import translation

from kuulluksi.desk.words_of_wagtail import WORDS


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_nothing_that_editors_meet_is_left_in_english(language):
    with translation.override(language):
        english = [words for words in WORDS if translation.gettext(words) == words]

    assert english == []


def words_of(catalogue: str) -> dict:
    with (Path(settings.LOCALE_PATHS[0]) / catalogue / "LC_MESSAGES/django.po").open("rb") as file:
        return {message.id: message.string for message in pofile.read_po(file) if message.id}


def test_plain_finnish_differs_only_in_sentences_that_are_still_said(client, db):
    said, plain = words_of("fi"), words_of("fi_Simple")

    assert set(plain) - set(said) == set()
    assert [one for one, words in plain.items() if not words] == []
    assert "Sinun tarinasi" in client.get("/fi-simple/teksti/").content.decode()
    assert "Sinun tarinasi" not in client.get("/fi/teksti/").content.decode()
