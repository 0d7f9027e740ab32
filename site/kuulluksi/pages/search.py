"""Search over published pages, groups and open events in the reader's language. What was searched for is kept nowhere.

Each word is looked for by itself, in all its forms; a page is the better the rarer the words it holds, and better still
when they stand in its title. So a whole question finds its page though no page holds every word of it, and both databases
answer alike: they are asked only which pages hold a word, never how good a page is.
"""

from math import log

from modelsearch.query import Or, PlainText
from wagtail.models import Page

from . import search_rooms, search_words, stems, wayfinding

MOST_WORDS = 8
MOST_HITS = 50
MOST_A_WORD = 300
LONGEST = 100
ENOUGH = 0.45  # of the best hit's score: what is worse is left out
IN_TITLE = 1.2
BY_SYNONYM = 0.75  # a page that says it in another word
BY_BEGINNING = 0.5  # a page found only by the beginning of a word


def pages_in(language: str):
    known = {locale.language_code: pk for pk, locale in wayfinding.locales().items()}
    return Page.objects.live().public().filter(locale_id=known.get(language, 0), depth__gt=1)


def words_of(text: str) -> list[str]:
    """The words that are looked for: the first few, in small letters."""
    return stems.words(text[:LONGEST])[:MOST_WORDS]


def weight(hits: int) -> float:
    """A word that few pages hold says more."""
    return 1 / (1 + log(1 + hits))


def _pages_with(word: str, language: str) -> dict[Page, float]:
    """The pages that hold a word in any form -> how surely. Two queries, three where the word has others beside it."""
    pages = pages_in(language)
    found: dict[Page, float] = {}
    for forms, certainty in zip(search_words.forms(word, language), (1.0, BY_SYNONYM), strict=True):
        if forms:
            query = Or([PlainText(form) for form in sorted(forms)])
            found = dict.fromkeys(pages.search(query)[:MOST_A_WORD], certainty) | found
    beginning = search_words.beginning(word) if found else word
    for page in pages.autocomplete(beginning)[:MOST_A_WORD] if beginning else ():
        found.setdefault(page, BY_BEGINNING)
    return found


def _certainty(room, own, same, beginning: str) -> float:
    """How surely a group or an event holds a word."""
    if own & room.words:
        return 1.0
    if same & room.words:
        return BY_SYNONYM
    return BY_BEGINNING if any(one.startswith(beginning) for one in room.words) else 0.0


def find(text: str, language: str) -> list:
    """Pages, groups and events for the words of a reader, best first. Each has title, summary, address and kind."""
    words = search_words.carrying(words_of(text), language)
    if not words:
        return []
    rooms = search_rooms.everything(language)
    scores, titles = {}, {}
    for word in words:
        own, same = search_words.forms(word, language)
        beginning = search_words.beginning(word) or word
        sure = _pages_with(word, language) | {
            room: certainty for room in rooms if (certainty := _certainty(room, own, same, beginning))
        }
        value = weight(len(sure))
        for hit, certainty in sure.items():
            if hit not in titles:
                titles[hit] = frozenset(stems.words(hit.title)) | frozenset(stems.stems(hit.title, language))
            scores[hit] = scores.get(hit, 0) + value * certainty * (
                1 + IN_TITLE * bool((own | same) & titles[hit])
            )
    return _in_order(scores, search_words.promoted(words_of(text), language), language)


def _in_order(scores: dict, first: list[int], language: str) -> list:
    """What editors want first, then by score; what is far worse than the best is left out."""
    best = max(scores.values(), default=0)
    kept = [hit for hit, score in scores.items() if score >= best * ENOUGH]
    kept.sort(key=lambda hit: (-round(scores[hit], 6), isinstance(hit, Page), hit.title, hit.pk))
    wanted = list(pages_in(language).filter(pk__in=first)) if first else []
    wanted.sort(key=lambda page: first.index(page.pk))
    ordered = list(dict.fromkeys([*wanted, *kept]))[:MOST_HITS]
    pages = iter(specific_in_order([hit for hit in ordered if isinstance(hit, Page)]))
    return [next(pages) if isinstance(hit, Page) else hit for hit in ordered]


def in_other_languages(text: str, language: str) -> list[dict]:
    """Languages in which the same words find something: [{code, count}]. For a search that found nothing."""
    others = [code for code in wayfinding.roots() if code != language]
    return [{"code": code, "count": len(hits)} for code in others if (hits := find(text, code))]


def specific_in_order(pages: list[Page]) -> list[Page]:
    """The same pages with the fields of their own types, in the same order: one query a type."""
    by_type = {}
    for page in pages:
        by_type.setdefault(page.cached_content_type.model_class(), []).append(page.pk)
    found = {}
    for model, keys in by_type.items():
        found.update(model.objects.in_bulk(keys))
    return [found.get(page.pk, page) for page in pages]
