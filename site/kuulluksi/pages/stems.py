"""Word stems, so that an inflected word finds its page on SQLite and PostgreSQL alike."""

import re
from functools import cache

import snowballstemmer

STEMMERS = {"fi": "finnish", "sv": "swedish", "en": "english"}
WORD = re.compile(r"\w+")


@cache
def stemmer(language: str):
    return snowballstemmer.stemmer(STEMMERS.get(language.split("-")[0], "finnish"))


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def stems(text: str, language: str) -> list[str]:
    """The stem of every word, in order. "systeeminen" and "systeemisessä" have one: Snowball alone gives them two."""
    found = words(text)
    if language.startswith("fi"):
        found = [word[:-3] + "se" if word.endswith("nen") and len(word) > 5 else word for word in found]
    return stemmer(language).stemWords(found)
