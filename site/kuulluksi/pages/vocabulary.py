"""Words near a word: compounds it begins or ends, parts of a compound nobody has written, and what was meant by a
misspelling. One query for all the words of a search, by the first and the last letters; the rest is told apart here."""

from dataclasses import dataclass, field

from django.db.models import Q

from . import search_words, stems
from .models import SearchTerm
from .models.search_index import EDGE

SYNONYM = 0.75
COMPOUND = 0.5  # a longer word that begins or ends with it
BEGINNING = 0.3  # a word that shares its first two thirds
PART = 0.8  # a part of a compound that nobody has written
MEANT = (0, 0.7, 0.5)  # by how many letters it is misspelled
MOST_MEANT = 3  # letters to what is only asked: "Did you mean"
MOST_ASKED = 3  # words; never one that only editors' search words hold: they are never shown
MOST_NEAR = 24  # terms a word is looked for by
MOST_LOOKED_AT = 4000
SHORT, LONG = 5, 8  # letters: shorter words are not mended, longer ones by two letters


@dataclass
class Wanted:
    """A word of a search: the terms that say it -> how surely, and what was perhaps meant where nobody has written it."""

    word: str
    keys: tuple[str, ...]
    terms: dict[str, float] = field(default_factory=dict)
    meant: tuple[str, ...] = ()

    def is_unknown(self, known) -> bool:
        """Nobody has written it, or a word that means the same, or a longer one that holds it."""
        return max((sure for term, sure in self.terms.items() if term in known), default=0) <= BEGINNING


def distance(a: str, b: str, most: int) -> int:
    """Letters added, lost, changed or in the wrong order (Damerau and Levenshtein), or most + 1 if there are more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before, row = [], list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def wanted(words: list[str], language: str) -> list[Wanted]:
    """The words of a search, each with its terms. A compound that nobody has written is two words: its first and its last
    part."""
    found = [Wanted(word, stems.keys(word, language)) for word in words]
    same = {one.word: search_words.synonyms(one.keys, language) for one in found}
    looked_at = _terms_near([key for one in found for key in (*one.keys, *same[one.word])], language)
    whole = []
    for one in found:
        one.terms = _terms_of(one, same[one.word], looked_at, language)
        whole += _parts(one, looked_at, language) if one.is_unknown(looked_at) else [one]
    return whole


def _terms_near(keys: list[str], language: str) -> dict[str, str]:
    """Terms that share an edge with any of these -> how a public text writes them, if one does."""
    near = Q(head__in={key[:EDGE] for key in keys}) | Q(tail__in={key[-EDGE:] for key in keys})
    rows = SearchTerm.objects.filter(near, language=language).order_by().values_list("word", "said")
    return dict(rows[:MOST_LOOKED_AT])


def _terms_of(one: Wanted, same: frozenset, looked_at: dict[str, str], language: str) -> dict[str, float]:
    terms: dict[str, float] = {}

    def say(word: str, certainty: float):
        terms[word] = max(certainty, terms.get(word, 0))

    for key in one.keys:
        say(key, 1.0)
    for key in same:
        say(key, SYNONYM)
    known = any(term in looked_at for term in terms)
    for keys, certainty in ((one.keys, 1.0), (same, SYNONYM)):
        starts = tuple(key for key in keys if len(key) >= stems.SHORTEST_PART)
        ends = starts if stems.compounds(language) else ()
        for term in looked_at:
            if (starts and term.startswith(starts)) or (ends and term.endswith(ends)):
                say(term, COMPOUND * certainty)
    first = stems.plain(one.word)[: max(SHORT, round(len(one.word) * 0.65))] if len(one.word) > SHORT else ""
    if first:
        for term in looked_at:
            if term.startswith(first):
                say(term, BEGINNING)
    if not known:
        for term, certainty in _meant(one, looked_at).items():
            say(term, certainty)
    return _best(terms)


def _best(terms: dict[str, float]) -> dict[str, float]:
    """The surest terms, the shortest first among equals."""
    return dict(sorted(terms.items(), key=lambda row: (-row[1], len(row[0]), row[0]))[:MOST_NEAR])


def _parts(one: Wanted, looked_at: dict[str, str], language: str) -> list[Wanted]:
    """The longest terms that a compound begins and ends with, as words of their own, or the word itself."""
    if not stems.compounds(language):
        return [one]
    fit = [term for term in looked_at if len(term) >= stems.SHORTEST_PART]
    parts = []
    for is_part in (str.startswith, str.endswith):
        longest = max((term for key in one.keys for term in fit if is_part(key, term)), key=len, default="")
        if longest:
            near = {term: COMPOUND for term in fit if term.startswith(longest) or term.endswith(longest)}
            same = dict.fromkeys(search_words.synonyms([longest], language), SYNONYM)
            said = {term: PART * certainty for term, certainty in {**near, **same, longest: 1.0}.items()}
            parts.append(Wanted(one.word, (longest,), {**one.terms, **_best(said)}, one.meant))
    return parts or [one]


def _meant(one: Wanted, looked_at: dict[str, str]) -> dict[str, float]:
    """The terms that a word is fewest letters from, if they are few; and, to be asked of the reader, some more."""
    key = one.keys[0]
    most = 0 if len(key) < SHORT - 1 else 1 if len(key) < LONG else 2
    written = stems.plain(one.word)
    apart = {term: distance(key, term, MOST_MEANT) for term in looked_at}
    for term in looked_at:  # of a misspelled word not even the ending may have been taken off
        if abs(len(written) - len(term)) <= MOST_MEANT:
            apart[term] = min(apart[term], distance(written[: len(term)], term, MOST_MEANT))
    near = {term: by for term, by in apart.items() if 0 < by <= MOST_MEANT}
    nearest = sorted(near, key=lambda term: (near[term], abs(len(term) - len(key)), term))
    asked = (term for term in nearest if near[term] <= most or term[:EDGE] == key[:EDGE])
    one.meant = tuple(looked_at[term] for term in asked if looked_at[term])[:MOST_ASKED]
    near = {term: by for term, by in near.items() if by <= most}
    if not near:
        return {}
    fewest = min(near.values())
    return {term: MEANT[by] for term, by in near.items() if by == fewest}
