"""In what condition the pages are: untouched for long, behind their Finnish twin, waiting for a day, hard to read."""

import datetime
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.utils import timezone
from wagtail.models import Page, Revision

from . import care, checklist, wayfinding
from .models import BasePage, NgoPage
from .models.base import PlainVersion

UNTOUCHED = datetime.timedelta(days=365)
COMING = datetime.timedelta(days=60)
BEHIND = datetime.timedelta(days=1)  # two versions saved on the same day are of one age
MOST = 100


@dataclass(frozen=True)
class Behind:
    """A translation that was published before the Finnish page was last changed."""

    page: Page
    language: str
    finnish_changed: datetime.datetime


@dataclass(frozen=True)
class Worded:
    page: Page
    remarks: list[checklist.Remark]


def types() -> list[type[BasePage]]:
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def number_past_their_day(today: datetime.date) -> int:
    """How many published pages wait to be read again. One query for all page types."""
    first, *others = [
        model.objects.live().filter(review_on__lte=today).order_by().values("pk") for model in types()
    ]
    return first.union(*others, all=True).count()


def untouched(today: datetime.date) -> list[Page]:
    """Published pages that nobody has touched for a year and no day of reading again is set for; oldest first."""
    before = timezone.now() - UNTOUCHED
    with_a_day = set()
    for model in types():
        with_a_day |= set(model.objects.filter(review_on__gt=today).values_list("pk", flat=True))
    rows = Page.objects.live().public().filter(depth__gt=2, last_published_at__lt=before)
    listings = NgoPage.objects.values("pk")  # have a yearly question of their own
    return list(
        rows.exclude(pk__in=listings).exclude(pk__in=with_a_day).order_by("last_published_at", "pk")[:MOST]
    )


def behind() -> list[Behind]:
    """Swedish, English and plain pages older than their Finnish page, the furthest behind first."""
    known = {pk: locale.language_code for pk, locale in wayfinding.locales().items()}
    rows = Page.objects.live().filter(depth__gt=2, last_published_at__isnull=False).order_by("path")
    columns = ("title", "path", "depth", "translation_key", "locale_id", "url_path", "last_published_at")
    finnish, others = {}, []
    for page in rows.only(*columns):
        if known.get(page.locale_id) == settings.LANGUAGE_CODE:
            finnish[page.translation_key] = page.last_published_at
        else:
            others.append(page)
    found = [
        Behind(page, known.get(page.locale_id, ""), finnish[page.translation_key])
        for page in others
        if finnish.get(page.translation_key, page.last_published_at) > page.last_published_at + BEHIND
    ]
    return sorted(found, key=lambda one: (one.page.last_published_at, one.page.pk))[:MOST]


def plain_wanted() -> list[Page]:
    """Finnish pages whose plain version has been decided on and is not there yet. One query a page type."""
    plain = [pk for pk, one in wayfinding.locales().items() if one.language_code == "fi-simple"]
    there = set(Page.objects.live().filter(locale_id__in=plain).values_list("translation_key", flat=True))
    found = []
    for model in types():
        found += model.objects.live().filter(plain_version=PlainVersion.WANTED).order_by("path")[:MOST]
    return [page for page in found if page.translation_key not in there]


def going_out() -> list[Revision]:
    """Versions that are approved and wait for their day."""
    rows = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    return list(rows.order_by("approved_go_live_at", "pk")[:MOST])


def leaving(now: datetime.datetime) -> list[Page]:
    """Published pages that leave the site by themselves within two months."""
    rows = Page.objects.live().filter(expire_at__lte=now + COMING)
    return list(rows.order_by("expire_at", "pk")[:MOST])


def worded() -> list[Worded]:
    """Published pages with something to put right in their words, those with most remarks first."""
    found = []
    for model in types():
        for page in model.objects.live().select_related("picture").order_by("path"):
            wayfinding.with_locale(page)
            said = [one for one in checklist.remarks(page) if one.blocks or one.quote]
            if said:
                found.append(Worded(page, said))
    return sorted(
        found, key=lambda one: (-sum(r.blocks for r in one.remarks), -len(one.remarks), one.page.path)
    )[:MOST]


def numbers(today: datetime.date) -> dict[str, int]:
    """What waits for an editor, for the first page of the desk."""
    return {
        "past": number_past_their_day(today),
        "ending": care.consents_ending(today).count(),
        "missing": len(care.without_translation()),
        "behind": len(behind()),
        "drafts": Page.objects.filter(has_unpublished_changes=True, depth__gt=1).count(),
    }
