"""Where the ethical guidelines are read: what every requester says they have read.

They are an ordinary page that an editor has given this task. Its version is its own number, if it has one, and the
day it was last published.
"""

from django.utils import timezone

from booking.experts.guidelines import Guidelines

from . import wayfinding
from .models import InfoPage

LONGEST = 20  # of what a request keeps


def published(language: str) -> Guidelines | None:
    """The version in force and its address in a language, in Finnish where there is no translation."""
    return wayfinding.remembered(("guidelines", language), lambda: _find(language))


def _find(language: str) -> Guidelines | None:
    page = InfoPage.with_task(InfoPage.Task.GUIDELINES)
    if page is None or "fi" not in wayfinding.roots() or wayfinding.is_restricted(page):
        return None
    addresses = wayfinding.versions_of(page)
    day = timezone.localtime(page.last_published_at or page.first_published_at or timezone.now()).date()
    day = f"{day.day}.{day.month}.{day.year}"
    numbered = f"{page.version}, {day}" if page.version else day
    return Guidelines(
        version=numbered if len(numbered) <= LONGEST else day, url=addresses.get(language) or addresses["fi"]
    )
