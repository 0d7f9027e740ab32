"""Word stems, so that an inflected word finds its page on SQLite and PostgreSQL alike."""

import re
from functools import cache

import snowballstemmer

STEMMERS = {"fi": "finnish", "sv": "swedish", "en": "english"}
WORD = re.compile(r"\w+")
LONGEST_QUERY = 12


@cache
def stemmer(language: str):
    return snowballstemmer.stemmer(STEMMERS.get(language.split("-")[0], "finnish"))


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def stems(text: str, language: str) -> list[str]:
    return stemmer(language).stemWords(words(text))
