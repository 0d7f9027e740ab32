"""Where links of our pages lead: a page that has left takes its links with it, and whoever writes is told.

A link to a chosen page follows it when it moves. Taken off or deleted, the link becomes ordinary text; addresses that
were written by hand cannot do that, so the checks before publishing and the report of the pages name them.

Only what is linked to is asked for, and all of it together: the work grows with the links, never with the site.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from groups.models import PeerGroup

from . import wayfinding

AT_ONCE = 400
PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
WRITTEN_KEY = re.compile(r'\bid="([^"]*)"')
KEY = re.compile(r"[0-9]{1,18}")  # more digits fit no database's key


def key_of(written) -> int | None:
    """The key of a page as it stands in a stored link, or None for what can be no page's key."""
    return int(written) if KEY.fullmatch(str(written)) else None


# --- For readers ---


def address_of_link(value) -> str:
    """Where a LinkBlock's value leads: its page while that is published, else the address written by hand, else ""."""
    page = value.get("page")
    return (address_of_page(page) if page and page.live else "") or value.get("address") or ""


def address_of_page(page) -> str:
    """The path of a page, or "" where its language has no front page. Without a query."""
    wayfinding.with_locale(page)
    root = wayfinding.roots().get(page.locale.language_code)
    if root is None or not page.url_path.startswith(root.url_path):
        return ""
    return wayfinding.address_of(page, page.locale.language_code)


def addresses_of(keys: Iterable) -> list[str]:
    """The path of each of these pages, "" for what is not published. One query, and none while they are remembered."""

    def make(missing):
        rows = Page.objects.live().filter(pk__in=missing).only("url_path", "locale_id", "depth")
        return {row.pk: address_of_page(row) for row in rows}

    keys = [key_of(key) for key in keys]
    found = wayfinding.each_remembered("address", [key for key in keys if key is not None], make)
    return [found.get(key) or "" for key in keys]


def ask_ahead(page) -> None:
    """Ask for every page that the running texts of a page link to, before they are made: one query for all of them."""
    keys = set()
    for column in page._meta.get_fields():
        if isinstance(column, StreamField):
            keys |= keys_in(list(getattr(page, column.name).raw_data))
        elif isinstance(column, RichTextField):
            keys |= keys_in(getattr(page, column.name))
    if keys:
        addresses_of(sorted(keys))


def keys_in(raw) -> set[int]:
    """The pages that running texts link to, anywhere in the stored form of a field."""
    if isinstance(raw, str):
        tags = PAGE_LINK.findall(raw) if 'linktype="page"' in raw else ()
        written = {found[1] for tag in tags if (found := WRITTEN_KEY.search(tag))}
        return {key for one in written if (key := key_of(one)) is not None}
    parts = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
    return {key for part in parts for key in keys_in(part)}


# --- For whoever writes ---


@dataclass(frozen=True)
class Lead:
    """A link as it was written: its words, and the key of a chosen page or an address. Neither: it leads nowhere."""

    words: str
    key: int | None = None
    address: str = ""


def ended(leads: Iterable[Lead]) -> set[Lead]:
    """Those of these links that lead nowhere any more. One query for pages, and one more if groups are linked to."""
    leads = set(leads)
    places = {lead: opens_at(lead.address) for lead in leads if lead.key is None}
    keys, paths = {lead.key for lead in leads} - {None}, set(places.values()) - {None, ""}
    live, there = _published(keys, paths)
    there |= _groups(paths - there)
    there.add("")
    return {lead for lead in leads if (places[lead] not in there if lead.key is None else lead.key not in live)}


def opens_at(address: str) -> str | None:
    """The url_path of the page that an address of this site needs; "" when it opens without a page, None when nothing
    can be there. Other sites' addresses, mail and phone are believed."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return "" if address else None
    language, _slash, rest = parts.path.strip("/").partition("/")
    try:
        with translation.override(language if language in dict(settings.LANGUAGES) else None):
            found = resolve(unquote(parts.path))  # addresses of a language are known in that language only
    except Resolver404:
        return None
    if found.view_name not in ("pages:page", "wagtail_serve"):
        return ""
    root = wayfinding.roots().get(language)
    return root.url_path + (f"{unquote(rest)}/" if rest else "") if root else None


def _published(keys: set[int], paths: set[str]) -> tuple[set[int], set[str]]:
    """Those of these keys and url_paths that are a published page's."""
    wanted = [*sorted(keys), *sorted(paths)]
    live, there = set(), set()
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        mine = [one for one in some if isinstance(one, int)]
        rows = Page.objects.live().filter(
            Q(pk__in=mine) | wayfinding.at([one for one in some if one not in mine])
        )
        for pk, path in rows.order_by().values_list("pk", "url_path"):
            live.add(pk)
            there.add(path)
    return live, there


def _groups(paths: set[str]) -> set[str]:
    """Those of these url_paths where a published group is told of: below a list of groups each has its address."""
    indexes = tuple(wayfinding.group_indexes().values())
    slugs = {path: path.strip("/").rpartition("/")[2] for path in paths}
    named = {path for path, slug in slugs.items() if path.removesuffix(f"{slug}/") in indexes}
    if not named:
        return set()
    known = PeerGroup.objects.published().filter(slug__in={slugs[path] for path in named})
    shown = set(known.order_by().values_list("slug", flat=True))
    return {path for path in named if slugs[path] in shown}
