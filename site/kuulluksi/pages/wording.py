"""How a text reads: long sentences, empty words, links that say nothing. Pure: words in, remarks out.

A hint for whoever writes, never a grade: no number here is shown to readers.
"""

import re
from dataclasses import dataclass

LONGEST = {"fi": 22, "sv": 25, "en": 25, "fi-simple": 12}  # words in a sentence
LONG_WORD = 6  # letters; LIX counts longer ones (Björnsson 1968)
# Where a text turns from easy to ordinary to heavy by LIX. Finnish words are longer, so its scale starts higher.
HEAVY = {"fi": (50, 62), "fi-simple": (45, 50), "sv": (34, 46), "en": (34, 46)}
SENTENCE = re.compile(r"[.!?…]+[\s\n]+|\n+")
WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W\d_]+)*")

# A link that says nothing outside its sentence (WCAG 2.4.4, 2.4.9), as the whole text of the link.
SAYS_NOTHING = {
    "fi": ("klikkaa tästä", "klikkaa tätä", "paina tästä", "tästä", "täältä", "tästä linkistä", "lue lisää",
           "lisää", "linkki", "katso tästä"),
    "sv": ("klicka här", "tryck här", "här", "läs mer", "mer", "länk", "länken"),
    "en": ("click here", "here", "read more", "more", "this link", "link", "learn more"),
}  # fmt: skip
# Anywhere in the text: how to use a mouse is not what the reader wants to know.
POINTS = {
    "fi": ("klikkaa tästä", "klikkaa tätä", "paina tästä", "klikkaamalla tästä"),
    "sv": ("klicka här", "tryck här"),
    "en": ("click here", "press here"),
}
# Words that fill a place and say nothing, or that our tone leaves out. (word as it begins, what instead)
FILLERS = {
    "fi": ("palvelupol", "osallista", "kokonaisvaltai", "saumat", "matalan kynnyksen", "tarjoa mahdollisuu",
           "toimesta", "kyseinen", "kyseisen", "asiakaslähtöi", "jalkauttaa", "mahdollistaa"),
    "sv": ("servicestig", "helhetsmässig", "sömlös", "lågtröskel", "erbjuder möjlighet", "kundorientera",
           "i enlighet med", "implementera", "möjliggör"),
    "en": ("service path", "holistic", "seamless", "low-threshold", "low threshold", "client-oriented",
           "in accordance with", "implement", "utilise", "utilize", "facilitate the"),
}  # fmt: skip
# What was meant to be written later: never public.
NOT_WRITTEN = re.compile(
    r"lorem ipsum|\bxx+\b|\btodo\b|\btba\b|\btbd\b|täydennä tähän|kirjoita tähän|teksti tulossa|sisältö tulossa"
    r"|text kommer|skriv här|fyll i här|to be written|insert text|placeholder",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Ease:
    """How easy a text is to read: words in all, words a sentence, LIX, and "easy", "ordinary" or "heavy"."""

    words: int
    a_sentence: float
    lix: int
    level: str


def sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE.split(text) if WORD.search(part)]


def words_of(text: str) -> list[str]:
    return WORD.findall(text)


def base(language: str) -> str:
    return language.split("-")[0]


def ease(text: str, language: str) -> Ease | None:
    """None for a text too short to be measured."""
    words, parts = words_of(text), sentences(text)
    if len(words) < 30 or not parts:
        return None
    a_sentence = len(words) / len(parts)
    lix = round(a_sentence + 100 * sum(len(word) > LONG_WORD for word in words) / len(words))
    easy, heavy = HEAVY.get(language, HEAVY["fi"])
    level = "easy" if lix < easy else "ordinary" if lix < heavy else "heavy"
    return Ease(len(words), round(a_sentence, 1), lix, level)


def long_sentences(text: str, language: str) -> list[tuple[str, int]]:
    """(sentence, words) of those that are longer than readers of this language should have to hold in mind."""
    most = LONGEST.get(language, LONGEST["fi"])
    counted = [(part, len(words_of(part))) for part in sentences(text)]
    return [(part, count) for part, count in counted if count > most]


def empty_links(labels: list[str], language: str) -> list[str]:
    """Words of links that do not say where they lead."""
    nothing = SAYS_NOTHING.get(base(language), ())
    return [label for label in labels if label.strip(" .:>»→").casefold() in nothing]


def pointing(text: str, language: str) -> list[str]:
    return [words for words in POINTS.get(base(language), ()) if words in text.casefold()]


def fillers(text: str, language: str) -> list[str]:
    """Words of the text that say little, each once, as the reader meets them."""
    found = []
    for start in FILLERS.get(base(language), ()):
        match = re.search(rf"\b{re.escape(start)}[\w-]*", text, re.IGNORECASE)
        if match:
            found.append(match[0])
    return found


def not_written(text: str) -> list[str]:
    """Places that were left to be written later."""
    return list(dict.fromkeys(match[0] for match in NOT_WRITTEN.finditer(text)))
