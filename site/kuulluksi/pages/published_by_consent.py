"""What was published by somebody's consent: leaves when the consent ends, and is forgotten when it is taken back.

Taken back, a story or a video page becomes an empty, unpublished page that carries nothing but its code: its words,
every revision, comment and label in Wagtail's logs go, and so do the pictures and videos with their files.
"""

import logging

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Comment, ModelLogEntry, Page, PageLogEntry, Revision, WorkflowState

from kuulluksi import page_cache
from kuulluksi.privacy.models import ConsentRecord

from . import refused, wayfinding
from .media import SiteImage, Video
from .models import BasePage, CommentRoom, Moment, StoryComment, StoryPage, VideoPage

log = logging.getLogger(__name__)

# What a page that is emptied keeps: its place in the tree, its type, and the code.
KEPT = {"path", "url_path", "consent_code", "side", "translation_key", "title", "draft_title", "slug"}


def pages_by(code: str) -> list[Page]:
    """Pages whose words or video were published by this consent, in every language, drafts that say so included."""
    drafts = Revision.page_revisions.filter(content__consent_code=code).values_list("object_id", flat=True)
    named = models.Q(consent_code=code) | models.Q(pk__in=[int(key) for key in drafts])
    stories = StoryPage.objects.filter(named)
    films = VideoPage.objects.filter(video__consent_code=code)
    return [*stories.order_by("pk"), *films.order_by("pk")]


@transaction.atomic
def forget_all_by(code: str, **kwargs) -> None:
    """Nothing that was published by this consent is left on the site, in the editor or in its logs."""
    if not code:
        return
    forget_pages(pages_by(code), code)
    films, images = Video.objects.filter(consent_code=code), SiteImage.objects.filter(consent_code=code)
    for kept in (*films, *images):
        _forget_label(kept, code)
        kept.delete()  # the files go with the row, pictures with all their sizes


@transaction.atomic
def forget_pages(pages: list, code: str) -> None:
    """Off the site, and without a word of the person, of the editors or of readers. ``code`` is what stays as title."""
    for page in pages:
        if page.live:
            page.unpublish(log_action=None)
    _forget_what_editors_wrote(pages, code)
    keys = [page.pk for page in pages]
    StoryComment.objects.filter(page__in=keys).delete()
    CommentRoom.objects.filter(page__in=keys).delete()
    for page in pages:
        _empty(page, code)
    wayfinding.forget()
    page_cache.bump()


def _forget_what_editors_wrote(pages, code: str) -> None:
    keys = [page.pk for page in pages]
    as_text = [str(key) for key in keys]
    Page.objects.filter(pk__in=keys).update(
        latest_revision=None,
        live_revision=None,
        latest_revision_created_at=None,
        has_unpublished_changes=False,
        alias_of=None,
    )
    page_type = ContentType.objects.get_for_model(Page)
    WorkflowState.objects.filter(base_content_type=page_type, object_id__in=as_text).delete()
    Comment.objects.filter(page_id__in=keys).delete()
    Revision.objects.filter(base_content_type=page_type, object_id__in=as_text).delete()
    Revision.objects.filter(content__consent_code=code).delete()  # a draft that carried the code once
    PageLogEntry.objects.filter(page_id__in=keys).update(label=code, data={})


def _forget_label(kept, code: str) -> None:
    kind = ContentType.objects.get_for_model(type(kept), for_concrete_model=False)
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(kept.pk)).update(label=code, data={})


def _empty(page, code: str) -> None:
    """The page itself without a word of the person. It stays a draft, so that nobody wonders where it went."""
    page.refresh_from_db()
    for field in page._meta.concrete_fields:
        if field.name in KEPT:
            continue
        if isinstance(field, StreamField):
            setattr(page, field.name, [])
        elif isinstance(field, (models.CharField, models.TextField)) and not field.choices:
            setattr(page, field.name, "")
        elif field.name in ("picture", "video"):
            setattr(page, field.name, None)
    if hasattr(page, "categories"):
        page.categories.clear()
    page.title = page.draft_title = code
    page.slug = f"{code.lower()}-{page.pk}"
    page.live = False
    page.save(clean=False)


def keep_times(payload: dict | None = None) -> None:
    """The job "page_times": what is due to be published or to leave. One page that cannot go out stops no other."""
    now = timezone.now()
    for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("pk").specific():
        page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    for revision in Revision.page_revisions.filter(approved_go_live_at__lt=now).order_by("pk"):
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except ValidationError:
            log.warning("page %s was due to be published and lacks something", revision.object_id)
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            refused.tell(revision)
        except Exception:  # tried again in five minutes
            log.exception("page %s was due to be published", revision.object_id)
    take_off_pictures()
    take_off_moments()


def take_off_moments() -> None:
    """Good moments whose consent has ended."""
    holding = ConsentRecord.objects.holding().filter(purpose=ConsentRecord.Purpose.MOMENT).values("code")
    if Moment.objects.exclude(consent_code__in=holding).delete()[0]:
        page_cache.bump()


def take_off_pictures() -> None:
    """Pictures of people whose consent has ended: the pages stay, with their drawing."""
    holding = ConsentRecord.objects.holding().filter(purpose=ConsentRecord.Purpose.PICTURE).values("code")
    ended = SiteImage.objects.filter(shows_people=True).exclude(consent_code__in=holding)
    if not ended.exists():
        return
    changed = 0
    for model in apps.get_models():
        if issubclass(model, BasePage):
            changed += model.objects.filter(picture__in=ended).update(picture=None)
    if changed:
        wayfinding.forget()
        page_cache.bump()
