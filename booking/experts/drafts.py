"""Answers so far, without a cookie: a sealed row for a day, or a week when its writer asked to continue later."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from kuulluksi.people.models import Link
from kuulluksi.privacy.access import own
from kuulluksi.privacy.crypto import blind_index

from .models import RequestDraft

DRAFT_LINK = "request_draft"
LIVES = timedelta(hours=24)
LIVES_SAVED = timedelta(days=7)
LONGEST_VALUE = 5000


def hash_of(nonce: str) -> str:
    return blind_index("experts:draft", nonce)


def load(nonce: str) -> RequestDraft | None:
    return RequestDraft.objects.filter(token_hash=hash_of(nonce), expires_at__gt=timezone.now()).first()


def answers_of(draft: RequestDraft | None) -> dict:
    """{field: [text, …]} as it was typed, or empty."""
    return (own(draft, ["answers"])["answers"] or {}) if draft else {}


def typed(post, names) -> dict[str, list[str]]:
    """What was typed into these fields, bounded. A box that was unticked is kept as unticked."""
    return {name: [text[:LONGEST_VALUE] for text in post.getlist(name)[:60]] for name in names}


def save(draft: RequestDraft | None, nonce: str, answers: dict) -> RequestDraft:
    """Write the answers so far. The day counts from the first of them."""
    draft = draft or RequestDraft(expires_at=timezone.now() + LIVES)
    draft.token_hash, draft.answers = hash_of(nonce), answers
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError:  # the same step twice at the same moment: the other one has written it
        found = load(nonce)
        if found is None:
            raise
        found.answers = answers
        found.save(update_fields=["answers"])
        return found
    return draft


@transaction.atomic
def keep_for_later(draft: RequestDraft) -> Link:
    """A link to the unfinished request, and more time for it. An earlier link ends."""
    links = Link.objects.live().filter(purpose=DRAFT_LINK, subject_id=draft.pk)
    links.update(revoked_at=timezone.now())
    draft.expires_at = timezone.now() + LIVES_SAVED
    draft.save(update_fields=["expires_at"])
    return Link.objects.issue(DRAFT_LINK, draft, expires_at=draft.expires_at)


def throw_away(nonce: str) -> None:
    """The request has been sent: nothing of the draft stays."""
    RequestDraft.objects.filter(token_hash=hash_of(nonce)).delete()
