"""Many published pages at once, to see how the house grows: rows only, without revisions, log lines or signals."""

import itertools
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from kuulluksi.pages import search_index
from kuulluksi.pages.models import SearchEntry, SearchTerm, SearchText
from kuulluksi.pages.models.search_index import EDGE

AT_ONCE = 500
serial = itertools.count(1)


def many(parent, model, number: int, *, indexed: bool = False, **fields) -> list:
    """That many published pages of a type below a page. ``indexed``: the search finds them too. A field may be a
    function of the page's number."""
    taken = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).order_by("path").last()
    first = int(taken.path[-Page.steplen :], 36) + 1 if taken else 1
    now = timezone.now()
    pages = []
    for n in range(number):
        given = {name: value(n) if callable(value) else value for name, value in fields.items()}
        slug = f"{model.__name__.lower()}-{next(serial)}"
        given = {"title": f"Sivu {n}", "slug": slug, "locale": parent.locale, **given}
        page = model(**given, last_published_at=now, draft_title=given["title"])
        page.first_published_at = now - timedelta(minutes=n)
        page.path = model._get_path(parent.path, parent.depth + 1, first + n)
        page.depth, page.url_path = parent.depth + 1, f"{parent.url_path}{page.slug}/"
        pages.append(page)
    _insert(model, pages)
    Page.objects.filter(pk=parent.pk).update(numchild=first - 1 + number)
    parent.refresh_from_db(fields=["numchild"])
    if indexed:
        backend = get_search_backend()
        for start in range(0, number, AT_ONCE):
            backend.add_bulk(model, pages[start : start + AT_ONCE])
            _index(pages[start : start + AT_ONCE])
    return pages


def _insert(model, pages) -> None:
    """Django's bulk_create refuses models with a table above their own: first the rows of Page, then the others."""
    columns = [field.attname for field in Page._meta.local_concrete_fields if not field.primary_key]
    rows = Page.objects.bulk_create(
        (Page(**{name: getattr(page, name) for name in columns}) for page in pages), batch_size=AT_ONCE
    )
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
        page._state.adding = False
    model._base_manager.get_queryset()._batched_insert(pages, model._meta.local_concrete_fields, AT_ONCE)


def _index(pages) -> None:
    """What search_index.write_page() writes of each, in three statements."""
    language, kind = pages[0].locale.language_code, SearchText.Kind.PAGE
    texts = SearchText.objects.bulk_create(
        SearchText(kind=kind, key=str(page.pk), language=language, title=page.title, summary=page.summary)
        for page in pages
    )
    entries, terms = [], {}
    for page, text in zip(pages, texts, strict=True):
        weights, said = search_index.weighed(language, *search_index.parts_of(page))
        entries += [
            SearchEntry(text=text, language=language, word=w, weight=n, said=said.get(w, ""))
            for w, n in weights.items()
        ]
        terms |= said
    SearchEntry.objects.bulk_create(entries, batch_size=AT_ONCE)
    SearchTerm.objects.bulk_create(
        (
            SearchTerm(language=language, word=w, said=s, head=w[:EDGE], tail=w[-EDGE:])
            for w, s in terms.items()
        ),
        ignore_conflicts=True,
    )


def tie(pages, field: str, others) -> None:
    """Each of these pages with all of the others, by a many-to-many field."""
    if not pages:
        return
    through = type(pages[0])._meta.get_field(field).remote_field.through
    near, far = (f.attname for f in through._meta.local_concrete_fields if f.is_relation)
    through.objects.bulk_create(
        (through(**{near: page.pk, far: other.pk}) for page in pages for other in others), batch_size=AT_ONCE
    )
