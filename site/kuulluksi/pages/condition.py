"""In what condition the pages are: untouched for long, behind their Finnish twin, waiting for a day, hard to read."""

import datetime
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Subquery, prefetch_related_objects
from django.utils import timezone
from wagtail.models import Page, Revision

from . import care, checklist, links, refused, wayfinding
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

    @property
    def name(self) -> str:
        """The language as its readers know it."""
        return dict(settings.LANGUAGES)[self.language]


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
    rows = Page.objects.live().public().filter(depth__gt=2, last_published_at__lt=before)
    rows = rows.exclude(pk__in=NgoPage.objects.values("pk"))  # listings have a yearly question of their own
    for model in types():
        rows = rows.exclude(pk__in=model.objects.filter(review_on__gt=today).values("pk"))
    return list(rows.order_by("last_published_at", "pk")[:MOST])


def older_than_finnish():
    """Swedish, English and plain pages that were published before the Finnish page (``finnish_changed``)."""
    known = {locale.language_code: pk for pk, locale in wayfinding.locales().items()}
    rows = Page.objects.live().filter(depth__gt=2, last_published_at__isnull=False)
    finnish = rows.filter(locale=known.get(settings.LANGUAGE_CODE), translation_key=OuterRef("translation_key"))
    others = rows.exclude(locale=known.get(settings.LANGUAGE_CODE)).annotate(
        finnish_changed=Subquery(finnish.values("last_published_at")[:1])
    )
    return others.filter(finnish_changed__gt=F("last_published_at") + BEHIND)


def behind() -> list[Behind]:
    """Translations older than their Finnish page, the furthest behind first."""
    known = wayfinding.locales()
    rows = older_than_finnish().order_by("last_published_at", "pk")[:MOST]
    return [Behind(page, known[page.locale_id].language_code, page.finnish_changed) for page in rows]


def plain_wanted() -> list[Page]:
    """Finnish pages whose plain version has been decided on and is not there yet. One query a page type."""
    plain = [pk for pk, one in wayfinding.locales().items() if one.language_code == "fi-simple"]
    there = Page.objects.live().filter(locale_id__in=plain, translation_key=OuterRef("translation_key"))
    found = []
    for model in types():
        wanted = model.objects.live().filter(~Exists(there), plain_version=PlainVersion.WANTED)
        found += wanted.order_by("path")[:MOST]
    return found


def going_out() -> list[Revision]:
    """Versions that are approved and wait for their day."""
    rows = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    return list(rows.order_by("approved_go_live_at", "pk")[:MOST])


def not_gone_out() -> list[Page]:
    """Pages that lacked something on their day (``refused_at``), the longest waiting first."""
    return list(refused.pages().order_by("refused_at", "pk")[:MOST])


def leaving(now: datetime.datetime) -> list[Page]:
    """Published pages that leave the site by themselves within two months."""
    rows = Page.objects.live().filter(expire_at__lte=now + COMING)
    return list(rows.order_by("expire_at", "pk")[:MOST])


def to_read():
    """Every published page of ours, the newest first: what the checks are asked about, some at a time."""
    kinds = ContentType.objects.get_for_models(*types()).values()
    return Page.objects.live().filter(content_type__in=kinds).order_by("-last_published_at", "-pk")


def worded(pages) -> list[Worded]:
    """Those of these pages with something to put right in their words, those with most remarks first."""
    pages = sorted((wayfinding.with_locale(page) for page in pages.specific()), key=lambda page: page.path)
    for model in types():
        prefetch_related_objects([page for page in pages if type(page) is model], "picture")
    texts = [checklist.texts_of(page) for page in pages]
    ended = links.ended(lead for text in texts for lead in text.leads)
    found = []
    for page, text in zip(pages, texts, strict=True):
        said = [*checklist.blocking(page), *checklist.of_words(page, text, ended)]
        if said:
            found.append(Worded(page, said))
    return sorted(found, key=lambda one: (-sum(r.blocks for r in one.remarks), -len(one.remarks)))


def numbers(today: datetime.date) -> dict[str, int]:
    """What waits for an editor, for the first page of the desk."""
    return {
        "refused": refused.pages().count(),
        "past": number_past_their_day(today),
        "ending": care.consents_ending(today).count(),
        "missing": care.untranslated(care.languages_wanted()).count(),
        "behind": older_than_finnish().count(),
        "drafts": Page.objects.filter(has_unpublished_changes=True, depth__gt=1).count(),
    }
