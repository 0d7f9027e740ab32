"""What a search means: words that carry it, their forms, and what editors have taught. Remembered, never logged."""

from . import stems, wayfinding
from .models import SearchPromotion, SearchSynonyms

# Words that are in every sentence and find nothing. By language.
EMPTY = {
    "fi": frozenset(
        [
            "ja",
            "tai",
            "on",
            "ei",
            "en",
            "se",
            "ne",
            "että",
            "kun",
            "jos",
            "miten",
            "mitä",
            "mikä",
            "missä",
            "mistä",
            "mihin",
            "mille",
            "kuka",
            "kenelle",
            "kenen",
            "keitä",
            "voi",
            "voiko",
            "saa",
            "saako",
            "olen",
            "olet",
            "ovat",
            "oma",
            "omat",
            "minä",
            "sinä",
            "minun",
            "sinun",
            "minulle",
            "meille",
            "haluan",
            "haluaisin",
            "tarvitsen",
            "mun",
            "mä",
            "sä",
            "nyt",
            "paljonko",
            "kuinka",
            "milloin",
            "joka",
            "jossa",
            "jolle",
            "onko",
            "ole",
        ]
    ),
    "sv": frozenset(
        [
            "och",
            "eller",
            "är",
            "inte",
            "jag",
            "du",
            "vi",
            "man",
            "en",
            "ett",
            "den",
            "det",
            "de",
            "som",
            "vad",
            "hur",
            "var",
            "vem",
            "när",
            "kan",
            "får",
            "min",
            "mitt",
            "mina",
            "för",
            "till",
            "i",
            "på",
            "av",
            "med",
            "om",
            "vill",
            "behöver",
            "att",
            "finns",
        ]
    ),
    "en": frozenset(
        [
            "and",
            "or",
            "is",
            "are",
            "not",
            "i",
            "you",
            "we",
            "a",
            "an",
            "the",
            "of",
            "for",
            "to",
            "in",
            "on",
            "at",
            "with",
            "how",
            "what",
            "where",
            "who",
            "when",
            "can",
            "may",
            "my",
            "do",
            "does",
            "did",
            "will",
            "want",
            "need",
            "mean",
            "be",
            "have",
            "there",
            "it",
        ]
    ),
}


def base(language: str) -> str:
    return language.split("-")[0]


def carrying(words: list[str], language: str) -> list[str]:
    """The words that say what is looked for; all of them when nothing else is left."""
    kept = [word for word in words if word not in EMPTY.get(base(language), ())]
    return list(dict.fromkeys(kept or words))


def _synonyms(language: str) -> dict[str, frozenset[str]]:
    """Stem -> stems of the words that mean the same."""

    def make():
        found: dict[str, set[str]] = {}
        for row in SearchSynonyms.objects.filter(language=base(language)).order_by("pk"):
            same = {stems.stems(word, language)[0] for word in row.list() if stems.words(word)}
            for stem in same:
                found.setdefault(stem, set()).update(same)
        return {stem: frozenset(same) for stem, same in found.items()}

    return wayfinding.remembered(("synonyms", base(language)), make)


def forms(word: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """(the word and its stem, the stems of other words that mean the same)."""
    stem = stems.stems(word, language)[0]
    own = frozenset({word, stem, stems.plain(stem)})
    return own, _synonyms(language).get(stem, frozenset()) - own


def beginning(word: str) -> str:
    """The part of a longer word that its other forms and compounds share, or an empty text."""
    return word[: max(5, round(len(word) * 0.65))] if len(word) > 5 else ""


def promoted(words: list[str], language: str) -> list[int]:
    """Keys of the pages that editors want first for these words."""

    def make():
        rows = SearchPromotion.objects.filter(language=base(language)).order_by("pk")
        return [(frozenset(stems.stems(words, language)), row.page_id) for row in rows for words in row.list()]

    asked = {stem for word in words for stem in stems.stems(word, language)}
    rows = wayfinding.remembered(("promoted", base(language)), make)
    return list(dict.fromkeys(page for wanted, page in rows if wanted and wanted <= asked))
