"""Search over published pages in the reader's language. What was searched for is kept nowhere."""

from modelsearch.query import And, Or, PlainText
from wagtail.models import Page

from . import stems, wayfinding

MOST_WORDS = 8
MOST_HITS = 50
LONGEST = 100


def pages_in(language: str):
    known = {locale.language_code: pk for pk, locale in wayfinding.locales().items()}
    return Page.objects.live().public().filter(locale_id=known.get(language, 0), depth__gt=1)


def words_of(text: str) -> list[str]:
    """The words that are looked for: the first few, in small letters."""
    return stems.words(text[:LONGEST])[:MOST_WORDS]


def find(text: str, language: str) -> list[Page]:
    """Published pages, best first: those that hold every word in any of its forms, then titles that begin so."""
    words = words_of(text)
    if not words:
        return []
    pages = pages_in(language)
    query = And([Or([PlainText(word), PlainText(stems.stems(word, language)[0])]) for word in words])
    hits = list(pages.search(query)[:MOST_HITS])
    seen = {page.pk for page in hits}
    beginnings = pages.autocomplete(" ".join(words))[:MOST_HITS]
    hits += [page for page in beginnings if page.pk not in seen]
    return specific_in_order(hits[:MOST_HITS])


def specific_in_order(pages: list[Page]) -> list[Page]:
    """The same pages with the fields of their own types, in the same order: one query a type."""
    by_type = {}
    for page in pages:
        by_type.setdefault(page.cached_content_type.model_class(), []).append(page.pk)
    found = {}
    for model, keys in by_type.items():
        found.update(model.objects.in_bulk(keys))
    return [found[page.pk] for page in pages if page.pk in found]
