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
DOOR, DOOR_DEPTH = 1.2, 3  # a page of the first level leads to what lies below it
BY_SYNONYM = 0.75  # a page that says it in another word
BY_BEGINNING = 0.5  # a page found only by the beginning of a word, or by the end of a compound
BY_PART = 0.35  # a page that holds only the last part of a compound that was looked for


def pages_in(language: str):
    known = {locale.language_code: pk for pk, locale in wayfinding.locales().items()}
    return Page.objects.live().public().filter(locale_id=known.get(language, 0), depth__gt=1)


def words_of(text: str) -> list[str]:
    """The words that somebody has written, in small letters."""
    return stems.words(text[:LONGEST])


def weight(hits: int) -> float:
    """A word that few pages hold says more."""
    return 1 / (1 + log(1 + hits))


def _pages_with(word: str, language: str) -> dict[Page, float]:
    """The pages that hold a word in any form -> how surely. Two queries, three where the word has others beside it or no
    page holds it."""
    pages = pages_in(language)
    found: dict[Page, float] = {}
    for forms, certainty in zip(search_words.forms(word, language), (1.0, BY_SYNONYM), strict=True):
        if forms:
            query = Or([PlainText(form) for form in sorted(forms)])
            found = dict.fromkeys(pages.search(query)[:MOST_A_WORD], certainty) | found
    beginnings = search_words.beginnings(word, language, known=bool(found))
    if beginnings:
        for page in pages.autocomplete(" ".join(beginnings), operator="or")[:MOST_A_WORD]:
            found.setdefault(page, BY_BEGINNING)
    if not found and (parts := search_words.parts(word, language)):
        found = dict.fromkeys(pages.search(Or([PlainText(part) for part in parts]))[:MOST_A_WORD], BY_PART)
    return found


def _certainty(words: frozenset, own, same, beginnings: list[str], parts: list[str]) -> float:
    """How surely these words of a group, an event or a title say a word."""
    if own & words:
        return 1.0
    if same & words:
        return BY_SYNONYM
    if any(each.startswith(tuple(beginnings)) for each in words):
        return BY_BEGINNING
    return BY_PART if not words.isdisjoint(parts) else 0.0


def find(text: str, language: str) -> list:
    """Pages, groups and events for the words of a reader, best first. Each has title, summary, address and kind."""
    words = search_words.carrying(words_of(text), language)[:MOST_WORDS]
    if not words:
        return []
    rooms = search_rooms.everything(language)
    scores, titles = {}, {}
    for word in words:
        own, same = search_words.forms(word, language)
        beginnings = search_words.beginnings(word, language, known=bool(search_words.beginning(word)))
        sure = _sure_of(word, language, rooms, own, same, beginnings)
        value = weight(len(sure))
        for hit, certainty in sure.items():
            if hit not in titles:
                titles[hit] = frozenset(stems.words(hit.title)) | frozenset(
                    stems.for_index(hit.title, language)
                )
            in_title = _certainty(titles[hit], own, same, beginnings, [])
            scores[hit] = scores.get(hit, 0) + value * certainty * (1 + IN_TITLE * in_title)
    for hit in scores:
        if isinstance(hit, Page) and hit.depth <= DOOR_DEPTH:
            scores[hit] *= DOOR
    return _in_order(scores, search_words.promoted(words_of(text), language), language)


def _sure_of(word: str, language: str, rooms: list, own, same, beginnings: list[str]) -> dict:
    """Every page, group and event that holds a word -> how surely."""
    pages = _pages_with(word, language)
    held = {room: _certainty(room.words, own, same, beginnings, []) for room in rooms}
    if not pages and not any(held.values()):
        parts = search_words.parts(word, language)
        held = {room: _certainty(room.words, own, same, beginnings, parts) for room in rooms}
    return pages | {room: certainty for room, certainty in held.items() if certainty}


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
