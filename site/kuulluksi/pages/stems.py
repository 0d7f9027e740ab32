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


# What Snowball's Finnish leaves apart: -nen and -s-, -us and -uks- and -ud-, tuki and tuen, a vowel at the end.
NEN = re.compile(r"nen$")
ENDS = re.compile(r"(?:is|ks|(?<=[uy])[sdt]|(?<=tu)k)$")
VOWELS = re.compile(r"(?<=...)[aeiouyäö]+$")
LONG_ENOUGH = 5


def _folded(stem: str) -> str:
    if len(stem) >= LONG_ENOUGH:
        stem = VOWELS.sub("", ENDS.sub("", stem))
    return stem


def stems(text: str, language: str) -> list[str]:
    """The stem of every word, in order. Finnish ones are folded further, so that more forms of a word meet."""
    found = words(text)
    if not language.startswith("fi"):
        return stemmer(language).stemWords(found)
    found = [NEN.sub("se", word) if len(word) > LONG_ENOUGH else word for word in found]
    return [_folded(stem) for stem in stemmer(language).stemWords(found)]


PLAIN = str.maketrans("åäöé", "aaoe")


def plain(stem: str) -> str:
    """As somebody writes it whose keyboard has no å, ä or ö."""
    return stem.translate(PLAIN)


def for_index(text: str, language: str) -> list[str]:
    """Every stem, and once more without dots where it has them."""
    found = stems(text, language)
    return [*found, *(bare for stem in found if (bare := plain(stem)) != stem)]
