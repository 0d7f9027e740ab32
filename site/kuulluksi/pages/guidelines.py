"""Where the ethical guidelines are read: what every requester says they have read.

They are an ordinary page, known by its address in the Finnish tree. Its version is the day it was last published.
"""

from django.utils import timezone
from wagtail.models import Page

from booking.experts.guidelines import Guidelines

from . import wayfinding

SLUG = "eettiset-ohjeet"


def published(language: str) -> Guidelines | None:
    """The version in force and its address in a language, in Finnish where there is no translation."""
    return wayfinding.remembered(("guidelines", language), lambda: _find(language))


def _find(language: str) -> Guidelines | None:
    root = wayfinding.roots().get("fi")
    if root is None:
        return None
    page = Page.objects.live().public().filter(url_path=f"{root.url_path}{SLUG}/").first()
    if page is None:
        return None
    addresses = wayfinding.versions_of(page)
    day = timezone.localtime(page.last_published_at or page.first_published_at or timezone.now()).date()
    return Guidelines(
        version=f"{day.day}.{day.month}.{day.year}", url=addresses.get(language) or addresses["fi"]
    )
