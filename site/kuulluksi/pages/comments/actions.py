"""Deeds on comments: readers write and report, editors open, publish, reject and close."""

import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi import page_cache
from kuulluksi.pages import wayfinding
from kuulluksi.pages.models import CommentRoom, CommentSwitch, StoryComment, StoryPage
from kuulluksi.pages.models.comments import DAYS_OPEN
from kuulluksi.privacy.access import audit, for_delivery
from kuulluksi.privacy.crypto import blind_index

MOST_WAITING = 40  # of one story: more than an editor reads in a day is a storm
MOST_WAITING_IN_ALL = 200
MOST_SHOWN = 100
REJECTED_KEPT = datetime.timedelta(days=14)
UNREAD_KEPT = datetime.timedelta(days=30)


# --- Reading ---


def are_on() -> bool:
    """Whether this site takes comments at all. No query while it is remembered."""
    return wayfinding.remembered("comments", lambda: CommentSwitch.objects.filter(is_on=True).exists())


def room_of(page) -> CommentRoom | None:
    """The story's room for comments, when the site takes them and an editor has opened one for it."""
    if not are_on():
        return None
    return CommentRoom.objects.filter(page_id=page.pk).first()


def why_closed(page) -> str:
    """One sentence on why nothing can be written under this story now, or an empty text."""
    room = room_of(page)
    if room is None or not page.live:
        return _("This story takes no comments.")
    if not room.is_open:
        return _("The time for comments on this story is over. Thank you to everyone who wrote.")
    waiting = StoryComment.objects.filter(state=StoryComment.State.WAITING)
    here = waiting.filter(page=page)
    if here.count() >= MOST_WAITING or waiting.count() >= MOST_WAITING_IN_ALL:
        return _(
            "Many people have written just now. We read theirs first. Keep your words, and come back tomorrow."
        )
    return ""


def readable(rows) -> list[dict]:
    """Published comments as the page draws them: {pk, nickname, words, at}."""
    return [{"pk": row.pk, "at": row.at, **for_delivery(row, ["nickname", "words"])} for row in rows]


def under(page) -> dict:
    """What a story's page shows of comments. Nothing and no query while the site takes none; two queries otherwise."""
    room = room_of(page)
    if room is None:
        return {"comments": [], "takes_comments": False, "had_comments": False}
    shown = readable(StoryComment.objects.published().filter(page_id=page.pk)[:MOST_SHOWN])
    return {"comments": shown, "takes_comments": room.is_open, "had_comments": True}


# --- By readers ---


def leave(page: StoryPage, *, nickname: str, words: str, nonce: str) -> StoryComment:
    """Write under a story. An editor reads it first. The same form twice is one comment."""
    nonce = blind_index("pages:comment", nonce)
    before = StoryComment.objects.filter(form_nonce=nonce).first()
    if before:
        return before
    if sentence := why_closed(page):
        raise ValidationError(sentence)
    try:
        with transaction.atomic():
            return StoryComment.objects.create(page=page, nickname=nickname, words=words, form_nonce=nonce)
    except IntegrityError:  # the same form at the same moment
        return StoryComment.objects.get(form_nonce=nonce)


@transaction.atomic
def report(comment: StoryComment) -> None:
    """A reader asks us to look at it again. It stays until an editor has, and nobody counts who asked."""
    published = StoryComment.objects.filter(pk=comment.pk, state=StoryComment.State.PUBLISHED)
    if published.filter(reported_at__isnull=True).update(reported_at=timezone.now()):
        audit("comment_reported", comment, by="reader")


# --- By editors ---


@transaction.atomic
def switch(is_on: bool, *, by) -> None:
    """Let this site take comments, or none at all: then also the published ones are hidden."""
    row = CommentSwitch.objects.select_for_update().first() or CommentSwitch()
    row.is_on = is_on
    row.save()
    audit("comments_on" if is_on else "comments_off", row, by=by)
    _public_words_changed()


@transaction.atomic
def open_room(page: StoryPage, *, by) -> CommentRoom:
    """Take comments on one story for DAYS_OPEN days from today."""
    if not page.live:
        raise ValidationError(_("Publish the story first."))
    until = timezone.localdate() + datetime.timedelta(days=DAYS_OPEN)
    room, _new = CommentRoom.objects.update_or_create(page=page, defaults={"open_until": until})
    audit("comments_opened", page, by=by)
    _public_words_changed()
    return room


@transaction.atomic
def close_all(page: StoryPage, *, by) -> int:
    """One press when it gets too much: nothing more is taken under this story, nothing shows, nothing waits."""
    CommentRoom.objects.filter(page=page).delete()
    unwanted = StoryComment.objects.filter(page=page).exclude(state=StoryComment.State.REJECTED)
    number = unwanted.update(state=StoryComment.State.REJECTED, decided_at=timezone.now(), reported_at=None)
    audit("comments_closed", page, by=by, detail=str(number))
    _public_words_changed()
    return number


@transaction.atomic
def decide(comment: StoryComment, *, publish: bool, by) -> StoryComment:
    """Publish or reject. Whoever comes second finds what the first decided, and may decide otherwise."""
    comment = StoryComment.objects.select_for_update().get(pk=comment.pk)
    comment.state = StoryComment.State.PUBLISHED if publish else StoryComment.State.REJECTED
    comment.decided_at, comment.reported_at = timezone.now(), None
    comment.save(update_fields=["state", "decided_at", "reported_at"])
    audit("comment_published" if publish else "comment_rejected", comment, by=by)
    _public_words_changed()
    return comment


def _public_words_changed() -> None:
    wayfinding.forget()
    page_cache.bump()


# --- Retention ---


def end_comments(now: datetime.datetime, dry_run: bool) -> int:
    """Rejected ones after 14 days, unread ones after 30, published ones with their story."""
    over = Q(state=StoryComment.State.REJECTED, decided_at__lt=now - REJECTED_KEPT)
    over |= Q(state=StoryComment.State.WAITING, at__lt=now - UNREAD_KEPT)
    over |= Q(state=StoryComment.State.PUBLISHED, page__live=False)
    rows = StoryComment.objects.filter(over)
    if dry_run:
        return rows.count()
    return rows.delete()[1].get("pages.StoryComment", 0)
