"""What somebody should look at again: listings once a year, pages past their day, consents that end, languages that lack.

Nothing leaves the site by itself for being old: it says how old it is, and somebody is reminded.
"""

import datetime
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from kuulluksi import page_cache
from kuulluksi.notices.actions import leave_message
from kuulluksi.people.models import User
from kuulluksi.people.roles import PREFIX
from kuulluksi.privacy.access import audit

from . import wayfinding
from .actions import group_name
from .models import BasePage, NgoPage, StoryPage
from .models.ngos import STALE_AFTER

KIND = "listing_check_staff"
REMIND_BEFORE = datetime.timedelta(days=30)
CONSENT_SOON = datetime.timedelta(days=60)
MOST = 100


@dataclass(frozen=True)
class Missing:
    """A Finnish page and the languages it has no published version in."""

    page: Page
    languages: tuple[str, ...]

    @property
    def names(self) -> str:
        """The languages as readers know them."""
        names = dict(settings.LANGUAGES)
        return ", ".join(names[code] for code in self.languages)


def listings_of(user):
    """Published listings whose facts this account may vouch for."""
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    listings = NgoPage.objects.live().filter(pk__in=mine.values("pk"))
    return listings.select_related("organisation", "locale").order_by("last_checked", "title", "pk")


@transaction.atomic
def checked(listing: NgoPage, *, by) -> None:
    """The facts hold today. Needs no approval: no word of the listing changes."""
    NgoPage.objects.filter(pk=listing.pk).update(last_checked=timezone.localdate())
    audit("listing_checked", listing, by=by)
    wayfinding.forget()
    page_cache.bump()


def past_their_day(today: datetime.date) -> list:
    """Published pages whose day of checking has come, the longest waiting first. One query a page type."""
    found = []
    for model in apps.get_models():
        if issubclass(model, BasePage):
            due = model.objects.live().filter(review_on__lte=today).order_by("review_on", "pk")
            found += due.only("title", "review_on", "path", "depth", "url_path")[:MOST]
    return sorted(found, key=lambda page: (page.review_on, page.pk))[:MOST]


def consents_ending(today: datetime.date):
    """Published stories that leave the site within two months unless the person is asked again."""
    return (
        StoryPage.objects.live().filter(consent_until__lte=today + CONSENT_SOON).order_by("consent_until", "pk")
    )


def untranslated(wanted: list[str]):
    """Published Finnish pages without a published version in one of these languages."""
    known = {locale.language_code: pk for pk, locale in wayfinding.locales().items()}
    everyones = wayfinding.for_everyone(Page.objects.live().filter(depth__gt=2))
    twins = everyones.filter(translation_key=OuterRef("translation_key"))
    lacks = reduce(or_, (~Exists(twins.filter(locale=known[code])) for code in wanted), Q(pk__in=[]))
    finnish = everyones.filter(lacks, locale=known.get(settings.LANGUAGE_CODE))
    return finnish.exclude(pk__in=NgoPage.objects.values("pk")).order_by("path")


def without_translation() -> list[Missing]:
    """Finnish pages that Swedish or English readers do not have. Listings are in the NGO's own languages."""
    pages = list(untranslated(languages_wanted())[:MOST])
    rows = Page.objects.live().filter(translation_key__in=[page.translation_key for page in pages])
    there = set(wayfinding.for_everyone(rows).values_list("translation_key", "locale__language_code"))
    return [
        Missing(page, tuple(code for code in languages_wanted() if (page.translation_key, code) not in there))
        for page in pages
    ]


def languages_wanted() -> list[str]:
    """Languages that every page should be read in, besides Finnish. Plain Finnish is decided page by page."""
    open_ = wayfinding.roots()
    return [
        code
        for code, _name in settings.LANGUAGES
        if code in open_ and "-" not in code and code != settings.LANGUAGE_CODE
    ]


def remind(payload: dict | None = None) -> None:
    """The job: a month before a year is full, and again when it is, whoever keeps the listing is told."""
    today = timezone.localdate()
    due = NgoPage.objects.live().exclude(last_checked__gt=today - STALE_AFTER + REMIND_BEFORE)
    for listing in due.select_related("organisation").order_by("pk"):
        for user in _who_keeps(listing):
            stage = "stale" if listing.is_stale else "soon"
            leave_message(
                KIND,
                channel="email",
                address=user.email,
                language="fi",
                url_name="care:list",
                dedupe_key=f"{KIND}:{listing.pk}:{listing.last_checked or today.year}:{stage}:{user.pk}",
            )


def _who_keeps(listing: NgoPage):
    """The NGO's own editors; and the coordinators too when nobody has answered, or nobody keeps it."""
    people = User.objects.filter(is_active=True).exclude(email="").order_by("pk")
    own = list(people.filter(groups__name=group_name(listing.organisation)))
    if own and not listing.is_stale:
        return own
    return [*own, *people.filter(groups__name=PREFIX + "coordinator").exclude(pk__in=[user.pk for user in own])]
