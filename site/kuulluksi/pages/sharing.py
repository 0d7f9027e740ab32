"""What a shared link looks like elsewhere: one picture for each published page, made by the worker.

The picture's file is named after the page and what stands in it, so no row is needed to find it, and a page drawn for a
reader asks the disk only whether the file is there. Until then, and for pages whose title tells something, the house's
own picture without words is used (static/img/share.png).
"""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.templatetags.static import static
from wagtail.models import Page

from kuulluksi import page_cache
from kuulluksi.look import share
from kuulluksi.notices.actions import leave_job

from .models import BasePage

FOLDER = "images/share"
KIND = "share_picture"
NIGHTLY = "share_pictures"
A_NIGHT = 500
LOOK = "1"  # another number when the drawing changes: every picture is made anew


def words_of(page) -> tuple[str, str, str, str]:
    """(title, for whom, seed of the drawing, line at the foot): all that stands in the picture."""
    above = page.get_parent() if page.depth > 3 else None
    return page.title, page.side, page.drawing, above.title if above else ""


def name_of(page) -> str:
    """The file of this page's picture, whether it is there or not. Without a query: the foot is not in it."""
    said = "\0".join([LOOK, page.title, page.side, page.drawing])
    return f"{FOLDER}/{page.pk}-{hashlib.sha256(said.encode()).hexdigest()[:16]}.png"


def address_of(page) -> str:
    """Where the picture of a page is, as a path; the house's own while it has none."""
    if page and not page.neutral_title and default_storage.exists(name_of(page)):
        return default_storage.url(name_of(page))
    return static("img/share.png")


def may_have_one(page) -> bool:
    return bool(page.live and not page.neutral_title and Page.objects.public().filter(pk=page.pk).exists())


def make(payload: dict) -> None:
    """The job: one page's picture. Does nothing for a page that is gone, or that tells nothing in its title."""
    found = Page.objects.filter(pk=payload["page"]).first()
    page = found.specific if found else None
    if not isinstance(page, BasePage) or not may_have_one(page):
        return
    name = name_of(page)
    if not default_storage.exists(name):
        title, side, seed, foot = words_of(page)
        default_storage.save(name, ContentFile(share.draw(title, side=side, seed=seed, foot=foot)))
        page_cache.bump()
    forget(page.pk, but=name)


def make_missing(payload: dict | None = None) -> None:
    """The nightly job: pictures that are not there, some hundreds a night, and an end to those of pages that left."""
    pages = dict(Page.objects.live().public().filter(depth__gt=1).values_list("pk", "latest_revision_id"))
    there = {}
    for name in files():
        there.setdefault(number_in(name), []).append(name)
    for pk in there.keys() - pages.keys():
        forget(pk)
    for pk in [pk for pk in sorted(pages) if pk not in there][:A_NIGHT]:
        make({"page": pk})


def files() -> list[str]:
    return default_storage.listdir(FOLDER)[1] if default_storage.exists(FOLDER) else []


def number_in(name: str) -> int:
    start = name.split("-")[0]
    return int(start) if start.isdigit() else 0


def forget(pk: int, *, but: str = "") -> None:
    """The pictures of a page go, all or all but one."""
    for name in files():
        path = f"{FOLDER}/{name}"
        if number_in(name) == pk and path != but:
            default_storage.delete(path)


def when_published(sender, instance, revision=None, **kwargs):
    """A page was published: its picture is made soon, and the one with earlier words goes now."""
    if isinstance(instance, BasePage):
        forget(instance.pk, but=name_of(instance))
        number = revision.pk if revision else instance.last_published_at
        leave_job(KIND, dedupe_key=f"{instance.pk}:{number}", payload={"page": instance.pk})


def when_left(sender, instance, **kwargs):
    """A page left the site, or was deleted: so does its picture, which says its title."""
    forget(instance.pk)


def when_closed(sender, instance, **kwargs):
    """Not everybody may read a page any more, nor those below it: their pictures, which say their titles, go at once."""
    closed = set(Page.objects.descendant_of(instance.page, inclusive=True).values_list("pk", flat=True))
    for name in files():
        if number_in(name) in closed:
            default_storage.delete(f"{FOLDER}/{name}")
