"""Every published address in every language, with its translations."""

from collections import defaultdict

from wagtail.models import Page

from booking.open_events import listing as open_events
from groups.models import PeerGroup

from . import structured, wayfinding


def entries() -> list[dict]:
    """[{url, changed, versions: [{code, url}]}] for what the public may read, in four queries."""
    known = {pk: locale.language_code for pk, locale in wayfinding.locales().items()}
    roots = wayfinding.roots()
    rows = (
        Page.objects.live()
        .public()
        .filter(depth__gt=1)
        .order_by("path")
        .values("url_path", "locale_id", "translation_key", "last_published_at")
    )
    by_key = defaultdict(dict)
    indexes = {code: wayfinding.group_address("", code) for code in roots if code in wayfinding.group_indexes()}
    changed = {}
    for row in rows:
        code = known.get(row["locale_id"])
        if code not in roots or not row["url_path"].startswith(roots[code].url_path):
            continue
        url = structured.absolute(wayfinding.address_at(row["url_path"], code))
        by_key[row["translation_key"]][code] = url
        changed[url] = row["last_published_at"]
    for slug in PeerGroup.objects.published().order_by("slug").values_list("slug", flat=True):
        for code in roots:
            if code in indexes:
                url = structured.absolute(indexes[code] + f"{slug}/")
                by_key[slug][code] = url
                changed[url] = None
    for n, paths in enumerate(open_events.addresses(roots)):
        for code, path in paths.items():
            url = structured.absolute(path)
            by_key["event", n][code] = url
            changed[url] = None
    return [
        {
            "url": url,
            "changed": changed[url],
            "versions": [{"code": code, "url": other} for code, other in versions.items()],
        }
        for versions in by_key.values()
        for url in versions.values()
    ]
