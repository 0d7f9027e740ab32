"""Word stems, so that an inflected word finds its page on SQLite and PostgreSQL alike."""

import re
import threading
from functools import lru_cache

import snowballstemmer

STEMMERS = {"fi": "finnish", "sv": "swedish", "en": "english"}
WORD = re.compile(r"\w+")


_mine = threading.local()


def stemmer(language: str):
    """This thread's own: a stemmer keeps the word it is at in itself."""
    name = STEMMERS.get(language.split("-")[0], "finnish")
    if not hasattr(_mine, name):
        setattr(_mine, name, snowballstemmer.stemmer(name))
    return getattr(_mine, name)


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


# What Snowball's Finnish leaves apart: -nen and -s-, -us and -uks- and -ud-, a vowel or a plural j at the end, and the
# gradation of the last consonants: huolto and huollon, vanhempi and vanhemman, koti and kodin.
NEN = re.compile(r"(?:nen|sten)$")
ENDS = re.compile(r"(?<=....)(?:is|ks|(?<=[uy])[sdt]|(?<=....[eouöy])j)$")
VOWELS = re.compile(r"(?<=...)[aeiouyäö]+$")
GRADED = ((re.compile(r"(?<=..[lnr])t$|(?<=...m)p$"), ""), (re.compile(r"(?<=[aeiouyäö])d$"), "t"))
LONG_ENOUGH = 5
LONGEST = 40
# Everyday words whose forms no rule brings together.
SAME = {
    form: stem
    for stem, forms in {
        "laps": "lap las last", "nuor": "nuort", "tuk": "tue tuen tuet tuke", "poik": "poj poja", "apu": "avu avun avut",
        "lak": "lai lain lais", "tarin": "tar", "kumppan": "kump", "väkival": "väkiv", "päiht": "päihd",
    }.items()
    for form in forms.split()
}  # fmt: skip
WHO_SPEAKS = "puhuj"  # is somebody else than who wants to speak, "puhua"


def _folded(stem: str) -> str:
    if len(stem) >= LONG_ENOUGH:
        stem = ENDS.sub("", stem)
    stem = VOWELS.sub("", stem)
    for pattern, instead in GRADED:
        stem = pattern.sub(instead, stem)
    return SAME.get(stem, stem)


# Finnish and Swedish write a group of peers as one word: whoever looks for "ryhmä" means "vertaisryhmä" too.
COMPOUNDING = ("fi", "sv")
SHORTEST_PART = 4


def compounds(language: str) -> bool:
    return language.startswith(COMPOUNDING)


def stems(text: str, language: str) -> list[str]:
    """The stem of every word, in order. Finnish ones are folded further, so that more forms of a word meet. Each word is
    looked at once, however often it is said: a text of 100,000 words would hold its editor up."""
    found = words(text)
    different = list(dict.fromkeys(found))
    stem_of = dict(zip(different, _stems(different, language), strict=True))
    stem_of |= dict.fromkeys((word for word in different if word.startswith(WHO_SPEAKS)), WHO_SPEAKS)
    return [stem_of[word] for word in found]


def _stems(different: list[str], language: str) -> list[str]:
    if not language.startswith("fi"):
        return stemmer(language).stemWords(different)
    different = [NEN.sub("se", word) if len(word) > LONG_ENOUGH + 1 else word for word in different]
    return [_folded(stem) for stem in stemmer(language).stemWords(different)]


PLAIN = str.maketrans("åäöé", "aaoe")


def plain(stem: str) -> str:
    """As somebody writes it whose keyboard has no å, ä or ö."""
    return stem.translate(PLAIN)


@lru_cache(maxsize=20_000)
def keys(word: str, language: str) -> tuple[str, ...]:
    """What a word is indexed and looked for by: its stem without dots, and the stem of the word without dots where that
    is another. Of what is no word, a dash, there is none."""
    found = [plain(stem) for stem in stems(word, language)[:1]] + stems(plain(word), language)[:1]
    return tuple(dict.fromkeys(key[:LONGEST] for key in found))
