"""The demo's pages about the work itself, the structure in every language, and the editor's guide."""

import datetime

from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from kuulluksi.look import pictures
from kuulluksi.pages import actions
from kuulluksi.pages.models import AudiencePage, InfoPage, SiteImage, StructurePage

from . import guide_words, house_words, structure_words
from .cast import Demo
from .page_tree import put

CAMPAIGN_PICTURE = "Foorumin kutsu"
READ_AGAIN = datetime.timedelta(days=180)


def about_the_work(home: dict) -> None:
    for parent_slug, versions in house_words.PAGES:
        parents = parents_of(home, parent_slug)
        twin = None
        for language, words in versions.items():
            twin = put(parents[language], InfoPage, twin=twin, **words)


def parents_of(home: dict, slug: str | None) -> dict:
    """The page of this Finnish slug in each language, or the front pages."""
    if slug is None:
        return home
    finnish = AudiencePage.objects.get(locale=home["fi"].locale, slug=slug)
    twins = AudiencePage.objects.filter(translation_key=finnish.translation_key).select_related("locale")
    return {page.locale.language_code: page for page in twins}


def structure(home: dict) -> None:
    finnish = StructurePage.objects.get(locale=home["fi"].locale, slug="rakenne")
    for language, words in structure_words.STRUCTURES.items():
        bodies = [("body", value) for value in words["bodies"]]
        put(home[language], StructurePage, twin=finnish, **{**words, "bodies": bodies})


def campaign_picture() -> SiteImage:
    """A drawn picture of the campaign's own; its sizes are made by the worker."""
    found = SiteImage.objects.filter(title=CAMPAIGN_PICTURE).first()
    if found is None:
        drawn = ContentFile(pictures.draw("mukaan", "nuoret", size=(1800, 630)), name="kutsu.png")
        found = SiteImage(title=CAMPAIGN_PICTURE, file=drawn, only_decorates=True)
        found.save()
    return found


def campaign(home: dict) -> None:
    picture = campaign_picture()
    for language, words in house_words.CAMPAIGN.items():
        page = InfoPage.objects.child_of(home[language]).get(slug=words["slug"])
        if page.picture_id != picture.pk:
            page.picture = picture
            actions.publish(page)


def guide(home: dict) -> None:
    """Pages that only the signed-in read: shut before they are published."""
    root = InfoPage.objects.child_of(home["fi"]).filter(slug=guide_words.ROOT["slug"]).first()
    if root is None:
        root = InfoPage(locale=home["fi"].locale, live=False, **guide_words.ROOT)
        home["fi"].add_child(instance=root)
        PageViewRestriction.objects.create(page=root, restriction_type=PageViewRestriction.LOGIN)
        actions.publish(root)
    for words in guide_words.CHAPTERS:
        put(root, InfoPage, plain_version="not_needed", **words)


def days_of_reading(home: dict, demo: Demo) -> None:
    """Pages are read again in half a year; one of them is late, so that the report has something to say."""
    pages = InfoPage.objects.descendant_of(home["fi"]).filter(review_on__isnull=True)
    pages.update(review_on=demo.today + READ_AGAIN)
    ordinary = InfoPage.objects.child_of(home["fi"])
    ordinary.filter(slug="vertaistuki").update(review_on=demo.today - datetime.timedelta(days=9))
    ordinary.filter(slug="mita-on-kokemusasiantuntijuus").update(plain_version="wanted")


def build(home: dict, demo: Demo) -> None:
    about_the_work(home)
    structure(home)
    campaign(home)
    guide(home)
    days_of_reading(home, demo)
