"""Where links of our pages lead: a page that has left takes its links with it, and whoever writes is told.

A link to a chosen page follows it when it moves. Taken off or deleted, the link becomes ordinary text; addresses that
were written by hand cannot do that, so the checks before publishing and the report of the pages name them.
"""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.models import Page

from . import wayfinding


def address_of_link(value) -> str:
    """Where a LinkBlock's value leads: its page while that is published, else the address written by hand, else ""."""
    page = value.get("page")
    if page and page.live:
        wayfinding.with_locale(page)
        if page.locale.language_code in wayfinding.roots():
            return wayfinding.address_of(page, page.locale.language_code)
    return value.get("address") or ""


def _published() -> tuple[set[int], set[str], tuple[str, ...]]:
    """Keys and url_paths of every published page, and url_paths below which a page has addresses of its own."""

    def make():
        rows = list(Page.objects.live().order_by().values_list("pk", "url_path"))
        routable = Page.objects.live().filter(Q(groupindexpage__isnull=False)).order_by()
        return {pk for pk, _path in rows}, {path for _pk, path in rows}, tuple(
            routable.values_list("url_path", flat=True)
        )  # fmt: skip

    return wayfinding.remembered("published", make)


def page_is_there(pk) -> bool:
    return str(pk).isdigit() and int(pk) in _published()[0]


def leads_somewhere(address: str) -> bool:
    """Whether an address of this site opens. Other sites' addresses, mail and phone are believed."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return True
    language, _slash, rest = parts.path.strip("/").partition("/")
    try:
        with translation.override(language if language in dict(settings.LANGUAGES) else None):
            found = resolve(unquote(parts.path))  # addresses of a language are known in that language only
    except Resolver404:
        return False
    if found.view_name not in ("pages:page", "wagtail_serve"):
        return True
    root = wayfinding.roots().get(language)
    if root is None:
        return False
    wanted = root.url_path + (f"{unquote(rest)}/" if rest else "")
    _keys, paths, routable = _published()
    return wanted in paths or wanted.startswith(routable)
