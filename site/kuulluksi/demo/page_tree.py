"""Putting a page into the demo's tree: looked for first, made when missing."""

from kuulluksi.pages import actions

from .search_words import PAGES


def put(parent, model, *, twin=None, **fields):
    """A published page below a parent, found by its slug or made. ``twin``: the same page in another language."""
    found = parent.published_children(model).filter(slug=fields["slug"]).first()
    if found:
        return found
    taught = PAGES.get(parent.locale.language_code, {}).get(fields["slug"], "")
    page = model(locale=parent.locale, search_words=taught, **fields)
    if twin is not None:
        page.translation_key = twin.translation_key
    parent.add_child(instance=page)
    return actions.publish(page)


def by_code(mapping: dict, codes) -> list:
    return [mapping[code] for code in codes]
