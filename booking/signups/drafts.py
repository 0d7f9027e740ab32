"""Answers so far, without a cookie: a sealed row for 24 hours, found by the nonce of the form's own token."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from kuulluksi.people.models import Link
from kuulluksi.privacy.access import own
from kuulluksi.privacy.crypto import blind_index

from . import receipts
from .letters import DRAFT_PURPOSE
from .models import Draft, Referral, Sheet

LIVES = timedelta(hours=24)
LONGEST_VALUE = 5000


def hash_of(nonce: str) -> str:
    return blind_index("signups:draft", nonce)


def load(sheet: Sheet, nonce: str, referral: Referral | None = None) -> Draft | None:
    """The unfinished form of this token, through the same door as it was begun."""
    return Draft.objects.filter(
        sheet=sheet, referral=referral, token_hash=hash_of(nonce), expires_at__gt=timezone.now()
    ).first()


def answers_of(draft: Draft | None) -> dict:
    """{"who": {field: [text, …]}, "contact": {…}} as they were typed, or empty."""
    return (own(draft, ["answers"])["answers"] or {}) if draft else {}


def typed(post, names) -> dict[str, list[str]]:
    """What was typed into these fields of a POST, bounded."""
    return {name: [text[:LONGEST_VALUE] for text in post.getlist(name)] for name in names if name in post}


def save(
    sheet: Sheet,
    nonce: str,
    answers: dict,
    *,
    language: str,
    draft: Draft | None = None,
    referral: Referral | None = None,
) -> Draft:
    """Write the answers so far. The 24 hours count from the first of them."""
    if draft is None:
        draft = Draft(sheet=sheet, referral=referral, expires_at=timezone.now() + LIVES)
    draft.token_hash = hash_of(nonce)
    draft.answers = answers
    draft.language = language
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError:  # the same step twice at the same moment: the other one has written it
        found = load(sheet, nonce, referral)
        if found is None:
            raise
        found.answers = answers
        found.save()
        return found
    return draft


def keep_for_later(draft: Draft) -> tuple[Link, str]:
    """A link and a receipt code (shown form) to an unfinished form. The link's own id is the secret's seed."""
    link = Link.objects.issue(DRAFT_PURPOSE, draft, expires_at=draft.expires_at)
    secret = receipts.secret_for(link.token)
    for attempt in range(3):
        draft.receipt_locator = receipts.new_locator(draft=True)
        draft.receipt_hash = receipts.seal_secret("receipt", secret)
        try:
            with transaction.atomic():
                draft.save(update_fields=["receipt_locator", "receipt_hash"])
            break
        except IntegrityError:
            if attempt == 2:
                raise
    return link, receipts.shown(draft.receipt_locator, secret)
