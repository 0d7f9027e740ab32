"""Search over published pages, groups and open events in the reader's language. What was searched for is kept nowhere.

Each word is looked for by itself, in all its forms; a text is the better the rarer the words it holds, and better still
when they stand in its title. So a whole question finds its page though no page holds every word of it. The index is our
own (search_index.py), so both databases answer alike, and each term is asked for its best few texts: the work does not
grow with what the site holds.
"""

from dataclasses import dataclass, field
from math import log

from django.db import connection
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from booking.open_events.models import OpenEvent
from groups import listing

from . import search_index, search_words, stems, vocabulary, wayfinding
from .models import HelpPage, SearchEntry, SearchText

MOST_WORDS = 8
MOST_HITS = 50
MOST_TERMS = 200  # SQLite takes no more than 500
MOST_A_TERM = 200  # the best texts of a term
MOST_WEIGHED = 300  # texts that are looked at for every word
LONGEST = 100
ENOUGH, ALWAYS = 0.4, 5  # of the best hit's score: what is worse is left out, after the first five
DOOR, DOOR_DEPTH = 1.2, 3  # a page of the first level leads to what lies below it
Kind = SearchText.Kind
KINDS = {Kind.GROUP: _("Group"), Kind.EVENT: _("Event")}


@dataclass(frozen=True)
class Hit:
    """What the search page shows of a page, a group or an event."""

    kind: str
    pk: object
    title: str
    summary: str
    address: str


@dataclass
class Answer:
    hits: list[Hit] = field(default_factory=list)
    meant: list[str] = field(
        default_factory=list
    )  # the search as it was perhaps meant, where a word of it is unknown


def words_of(text: str) -> list[str]:
    """The words that somebody has written, in small letters."""
    return stems.words(text[:LONGEST])


def find(text: str, language: str) -> list[Hit]:
    """Pages, groups and events for the words of a reader, best first."""
    return answer(text, language).hits


def answer(text: str, language: str) -> Answer:
    written = words_of(text)
    words = search_words.carrying(written, language)[:MOST_WORDS]
    if not words:
        return Answer()
    wanted = vocabulary.wanted(words, language)
    scores = _scores(wanted, language)
    with translation.override(language):  # of addresses and of kinds
        hits = _in_order(scores, search_words.promoted(written, language), language)
    return Answer(
        hits, _as_meant(written, {one.word: one.meant for one in wanted if one.meant}, at_most=1 if hits else 3)
    )


def _as_meant(written: list[str], meant: dict[str, tuple[str, ...]], at_most: int) -> list[str]:
    """The same search with its unknown words as somebody has written them."""
    ways = max(map(len, meant.values()), default=0)
    return [
        " ".join(meant[word][min(way, len(meant[word]) - 1)] if word in meant else word for word in written)
        for way in range(min(ways, at_most))
    ]


def rarity(texts: int) -> float:
    """A word that few texts hold says more."""
    return 1 / (1 + log(1 + texts))


def _scores(wanted: list, language: str) -> dict[int, float]:
    """Key of a text -> how well it answers."""
    sure = {term: certainty for one in wanted for term, certainty in one.terms.items()}
    terms = sorted(sure, key=lambda term: (-sure[term], term))[:MOST_TERMS]
    best = _best_of(terms, language)
    scores = _summed(wanted, best)
    # A text may hold a common word without being among its best.
    leading = sorted(scores, key=lambda key: (-scores[key], key))[:MOST_WEIGHED]
    rows = SearchEntry.objects.filter(text__in=leading, word__in=terms).order_by()
    return _summed(wanted, list({*best, *rows.values_list("text_id", "word", "weight")}))


def _best_of(terms: list[str], language: str) -> list[tuple[int, str, int]]:
    """(text, term, weight) of the best texts of each term. One query: each part reads its
    few rows from the end of an index, which Django's own union() cannot say on SQLite."""
    table = connection.ops.quote_name(SearchEntry._meta.db_table)
    held = f"SELECT text_id, word, weight FROM {table} WHERE language = %s AND word = %s"  # noqa: S608
    one = f"SELECT * FROM ({held} ORDER BY weight DESC, text_id LIMIT {MOST_A_TERM}) AS best"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([one] * len(terms)), [each for term in terms for each in (language, term)]
        )
        return cursor.fetchall()


def _summed(wanted: list, rows: list[tuple[int, str, int]]) -> dict[int, float]:
    by_term: dict[str, list[tuple[int, int]]] = {}
    for text, term, weight in rows:
        by_term.setdefault(term, []).append((text, weight))
    scores: dict[int, float] = {}
    for one in wanted:
        sure: dict[int, float] = {}
        for term, certainty in one.terms.items():
            for text, weight in by_term.get(term, ()):
                sure[text] = max(sure.get(text, 0), certainty * weight / search_index.BODY)
        value = rarity(len(sure))
        for text, certainty in sure.items():
            scores[text] = scores.get(text, 0) + value * certainty
    return scores


def _in_order(scores: dict[int, float], first: list[int], language: str) -> list[Hit]:
    """What editors want first, then by score; what is far worse than the best is left out."""
    leading = sorted(scores, key=lambda key: (-scores[key], key))[: MOST_HITS * 2]
    texts = list(SearchText.objects.filter(pk__in=leading))
    texts += SearchText.objects.filter(kind=Kind.PAGE, language=language, key__in=first) if first else []
    shown = _shown({text.pk: text for text in texts}.values(), language)
    scored = []
    for text in texts:
        if text.pk in shown and text.pk in scores:
            hit, is_door = shown[text.pk]
            scored.append((round(scores[text.pk] * (DOOR if is_door else 1), 6), text.kind == Kind.PAGE, hit))
    scored.sort(key=lambda row: (-row[0], row[1], row[2].title, row[2].address))
    best = scored[0][0] if scored else 0
    kept = [hit for at, (score, _page, hit) in enumerate(scored) if at < ALWAYS or score >= best * ENOUGH]
    wanted = {hit.pk: hit for hit, _door in shown.values() if hit.pk in first and not hit.kind}
    return list(dict.fromkeys([*(wanted[pk] for pk in first if pk in wanted), *kept]))[:MOST_HITS]


def _shown(texts, language: str) -> dict[int, tuple[Hit, bool]]:
    """Key of a text -> (what is shown of it, whether it is a page of the first level): only what is public right now.
    Four queries."""
    keys = {kind: [text.key for text in texts if text.kind == kind] for kind in Kind}
    ids = [int(key) for key in keys[Kind.PAGE]]
    pages = wayfinding.for_everyone(Page.objects.live().filter(pk__in=ids))
    rows = {str(page.pk): page for page in pages.only("pk", "url_path", "depth")}
    groups = {
        str(group.pk): group
        for group in search_index.public_groups().filter(pk__in=keys[Kind.GROUP]).only("pk", "slug")
    }
    events = {str(event.pk): event for event in search_index.public_events().filter(pk__in=keys[Kind.EVENT])}
    announced = dict(
        OpenEvent.objects.public().filter(event__in=events.values()).values_list("event_id", "slug")
    )
    found = {}
    for text in texts:
        page, group, event = (
            known.get(text.key) if text.kind == kind else None
            for kind, known in ((Kind.PAGE, rows), (Kind.GROUP, groups), (Kind.EVENT, events))
        )
        if page:
            kind, pk, address = "", page.pk, wayfinding.address_of(page, language)
        elif group:
            kind, pk, address = KINDS[Kind.GROUP], group.pk, listing.address_of(group.slug, language)
        elif event:
            address = search_index.address_of_event(event, announced.get(event.pk))
            kind, pk = KINDS[Kind.EVENT], event.pk
        elif text.kind == Kind.PLACE:
            kind, pk, address = "", text.key, reverse(text.key)
        else:
            continue
        is_door = page is not None and page.depth <= DOOR_DEPTH
        found[text.pk] = Hit(str(kind), pk, text.title, text.summary, address), is_door
    return found


def help_now(language: str) -> dict | None:
    """The page for whoever is in distress, in this language or its ordinary form: {title, address}."""
    code = language.split("-")[0]
    page = HelpPage.objects.live().filter(locale__language_code=code).order_by("pk").first()
    return {"title": page.title, "address": page.address} if page else None


def in_other_languages(text: str, language: str) -> list[dict]:
    """Languages in which the same words find something: [{code, count}]. For a search that found nothing."""
    others = [code for code in wayfinding.roots() if code != language]
    return [{"code": code, "count": len(hits)} for code in others if (hits := find(text, code))]
