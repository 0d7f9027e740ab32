"""From an address to a page with few queries, and what every page asks again and again, remembered for two seconds.

Wagtail asks for the site, its root, each folder on the way and the view restrictions on every request. Here one query
finds the page and its ancestors, one loads it (the front page needs that one only); the rest is remembered in the process until something is saved, and
never longer than SECONDS, so that a change made by another process is seen in time.
"""

from time import monotonic

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction, Site

SECONDS = 2
LARGEST = 2000
INSTEAD = "instead"  # in the address of a front page that stands for a page which is not there in its language
DEEPEST = 12

# Forgetting puts a new memory in its place: an answer that was asked for before goes into the old one, and is lost.
_memory: dict = {}


def remembered(key, make):
    """What ``make()`` answered within the last two seconds in this process, and after all that was saved since."""
    now, memory = monotonic(), _memory
    kept = memory.get(key)
    if kept and kept[0] > now:
        return kept[1]
    value = make()
    if len(memory) >= LARGEST:
        memory.clear()
    memory[key] = (now + SECONDS, value)
    return value


def each_remembered(kind: str, keys, make) -> dict:
    """key -> what ``make(keys)`` said of it, None where it said nothing. Asks, all at once, only for those keys that
    were not asked for within the last two seconds in this process."""
    now, memory = monotonic(), _memory
    known = {key: kept[1] for key in keys if (kept := memory.get((kind, key))) and kept[0] > now}
    missing = [key for key in dict.fromkeys(keys) if key not in known]
    if missing:
        made = make(missing)
        if len(memory) + len(missing) > LARGEST:
            memory.clear()
        for key in missing:
            known[key] = made.get(key)
            memory[(kind, key)] = (now + SECONDS, known[key])
    return known


def forget(**kwargs):
    """Something was saved: ask again. Also after the commit, for whoever asked in between."""
    _new_memory()
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(_new_memory)


def _new_memory():
    global _memory
    _memory = {}


def site_of(request):
    """The Site of a request, kept on it where Wagtail looks for it."""
    if not hasattr(request, "_wagtail_site"):
        key = ("site", request.get_host())
        request._wagtail_site = remembered(key, lambda: Site._find_for_request(request))
    return request._wagtail_site


def locales() -> dict[int, Locale]:
    return remembered("locales", lambda: {locale.pk: locale for locale in Locale.objects.all()})


def roots() -> dict[str, Page]:
    """The published front page of each language, by language code."""

    def make():
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if site is None:
            return {}
        found = site.root_page.get_translations(inclusive=True).live()
        return {locales()[page.locale_id].language_code: with_locale(page) for page in found}

    return remembered("roots", make)


def is_restricted(page) -> bool:
    """Whether this page, or one above it, is not for everyone. No query while it is remembered."""
    return any(page.path.startswith(path) for path in _restricted_paths())


def _restricted_paths() -> list[str]:
    return remembered(
        "restricted", lambda: list(PageViewRestriction.objects.values_list("page__path", flat=True))
    )


def for_everyone(pages, *, below: str = ""):
    """Pages without those that not everybody may read: a list tells their titles. ``below``: the path of the page that
    lists them, so that one which is itself closed still lists its own."""
    for path in _restricted_paths():
        if path.startswith(below) and path != below:
            pages = pages.exclude(path__startswith=path)
    return pages


def with_locale(page):
    """The page with its locale already looked up."""
    locale = locales().get(page.locale_id)
    if locale is not None:
        page.locale = locale
    return page


def at(paths) -> Q:
    """Pages by their url_paths. The column has no index: the slug that a path ends in leads to its few namesakes."""
    paths = list(paths)
    return Q(slug__in={path.strip("/").rpartition("/")[2] for path in paths}, url_path__in=paths)


def find(request, path: str, language: str):
    """The RouteResult of a path below the language prefix, or None. Raises Http404 as Wagtail's own routing does."""
    root = roots().get(language)
    parts = [part for part in path.split("/") if part]
    if root is None or len(parts) > DEEPEST:
        return None
    on_the_way = [root]
    if parts:  # by their slugs, for url_path has no index
        folders = [root.url_path + "".join(f"{part}/" for part in parts[:n]) for n in range(1, len(parts) + 1)]
        on_the_way += Page.objects.filter(slug__in=parts, url_path__in=folders).order_by("depth")
    nearest = on_the_way[-1]
    try:
        page = with_locale(nearest.get_specific())  # anew: the root is remembered for others too
    except ObjectDoesNotExist:  # deleted meanwhile
        raise Http404 from None
    page.ancestors_on_the_way = on_the_way[:-1]
    rest = parts[nearest.depth - on_the_way[0].depth :]
    request.rest_of_address = "".join(f"{part}/" for part in rest)
    return page.route(request, rest)


def address_of(page, language: str) -> str:
    """The path of a page in the tree of a language, without a query."""
    return address_at(page.url_path, language)


def address_at(url_path: str, language: str) -> str:
    root = roots()[language]
    with translation.override(language):
        return reverse("wagtail_serve", args=(url_path[len(root.url_path) :],))


def versions_of(page) -> dict[str, str]:
    """Language code -> address of each published translation of a page, itself included."""

    def make():
        rows = Page.objects.live().filter(translation_key=page.translation_key)
        rows = rows.only("url_path", "locale_id", "depth")
        known = locales()
        return {
            code: address_of(row, code)
            for row in rows
            if (code := known[row.locale_id].language_code) in roots()
        }

    return remembered(("versions", page.translation_key), make)


def group_indexes() -> dict[str, str]:
    """Language code -> url_path of its published list of groups."""

    def make():
        known = {pk: locale.language_code for pk, locale in locales().items()}
        rows = Page.objects.live().filter(groupindexpage__isnull=False).order_by("-path")
        return {known[row["locale_id"]]: row["url_path"] for row in rows.values("locale_id", "url_path")}

    return remembered("group indexes", make)


def group_address(slug: str, language: str) -> str:
    """Where a group's page is in a language, or the list of groups for an empty slug."""
    indexes = group_indexes()
    for code in (language, settings.LANGUAGE_CODE):
        if code in indexes and code in roots():
            return address_at(indexes[code], code) + (f"{slug}/" if slug else "")
    return f"/{language}/"


def statement_address(kind: str, language: str) -> str | None:
    """Where the newest published statement of a kind is in a language, or in Finnish, or nowhere yet."""

    def make():
        known = {pk: locale.language_code for pk, locale in locales().items()}
        rows = Page.objects.live().filter(statementpage__kind=kind).order_by("pk")
        return {known[row["locale_id"]]: row["url_path"] for row in rows.values("locale_id", "url_path")}

    found = remembered(("statement", kind), make)
    for code in (language, settings.LANGUAGE_CODE):
        if code in found and code in roots():
            return address_at(found[code], code)
    return None


def page_of(request):
    """The page a request is answered with, or None for a view of our own."""
    route = getattr(request, "_wagtail_route_for_request", None)
    return route.page if route else None


def language_links(request, languages) -> list[dict]:
    """The same place in each language: {code, name, url, current, fallback}. ``fallback``: only the front page exists."""
    current = translation.get_language()
    page = page_of(request)
    versions = versions_of(page) if page else {}
    rest = getattr(request, "rest_of_address", "")
    links = []
    for code, name in languages:
        front = roots().get(code)
        if page and code in versions:
            url, fallback = versions[code] + rest, False
        elif (
            page is None and code != "fi-simple" and (url := translate_url(request.path, code)) != request.path
        ):
            fallback = False
        elif code == current:
            url, fallback = request.path, False
        elif front is not None:
            url, fallback = f"{address_of(front, code)}?{INSTEAD}=1", True
        else:
            continue
        links.append({"code": code, "name": name, "url": url, "current": code == current, "fallback": fallback})
    return links


# The main menu: (key, condition on the page, name of an address for what is not a page)
MENU = (
    ("groups", Q(groupindexpage__isnull=False), None),
    ("forum", Q(forumpage__isnull=False), None),
    ("calendar", None, "calendar:list"),
    ("stories", Q(storyindexpage__isnull=False), None),
    ("ngos", Q(ngoindexpage__isnull=False), None),
    ("professionals", Q(audiencepage__side="ammattilaiset"), None),
)


def menu(language: str) -> list[dict]:
    """The main menu of a language: {key, title, url}. ``title`` is None for what is not a page."""

    def make():
        annotations = Q()
        for _key, condition, _name in MENU:
            if condition is not None:
                annotations |= condition
        known = {locale.language_code: pk for pk, locale in locales().items()}
        rows = (
            Page.objects.live()
            .filter(annotations, locale_id=known.get(language))
            .values("title", "url_path", "groupindexpage", "forumpage", "storyindexpage", "ngoindexpage")
            .order_by("path")
        )
        found = {}
        for row in rows:
            key = next(
                (
                    key
                    for key, column in (
                        ("groups", "groupindexpage"),
                        ("forum", "forumpage"),
                        ("stories", "storyindexpage"),
                        ("ngos", "ngoindexpage"),
                    )
                    if row[column]
                ),
                "professionals",
            )
            found.setdefault(key, row)
        items = []
        for key, _condition, name in MENU:
            if name:
                try:
                    with translation.override(language):
                        items.append({"key": key, "title": None, "url": reverse(name)})
                except NoReverseMatch:
                    continue
            elif key in found and language in roots():
                url = address_at(found[key]["url_path"], language)
                items.append({"key": key, "title": found[key]["title"], "url": url})
        return items

    return remembered(("menu", language), make)


def menu_or_finnish(language: str) -> list[dict]:
    """Plain Finnish has few pages: for the rest its menu leads to the ordinary Finnish ones, and says so (``ordinary``)."""
    own = menu(language)
    if language.split("-")[0] == language:
        return own
    mine = {item["key"]: item for item in own}
    return [mine.get(item["key"], {**item, "ordinary": True}) for item in menu(language.split("-")[0])]
