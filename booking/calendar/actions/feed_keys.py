"""Addresses of personal feeds: made, ended, exchanged, and fetched anew when a right changes."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit, own

from .. import keys, revisions
from ..entitlements import entitlement
from ..masks import file_language
from ..models import FeedKey
from .settling import line

MOST_KEYS = 5


def make_feed_key(
    scope: str,
    *,
    owner_user=None,
    subject: UUID | None = None,
    mask: str | None = None,
    language: str,
    name: str,
    by,
) -> tuple[FeedKey, str]:
    """A new personal feed: the key and the path of its secret address.

    scope: registered in entitlements. mask: how much it shows; None is the scope's own default. name: what its holder
    calls it ("work phone"), sealed. Raises ValidationError with a sentence.
    """
    right = entitlement(scope)
    if right is None:
        raise ValidationError(_("There is no such calendar."))
    mask = mask or right.masks[0]
    if mask not in right.masks:
        raise ValidationError(_("This calendar cannot show that much. Choose a more neutral entry."))
    name = line(name)[:60]
    with transaction.atomic():
        mine = FeedKey.objects.live().filter(owner_user=owner_user, subject=subject)
        if mine.count() >= MOST_KEYS:
            raise ValidationError(
                _("You already have five calendar addresses. Remove one you no longer use first.")
            )
        key = FeedKey(
            pid=keys.new_pid(),
            scope=scope,
            owner_user=owner_user,
            subject=subject,
            mask=mask,
            language=file_language(language),
            name=name,
        )
        key.save()
        revisions.bump(_own_revision(key))
        audit("feed_key.made", key, by=by)
    return key, keys.path(key)


def revoke_feed_key(key: FeedKey, *, by) -> FeedKey:
    """End an address. For 90 days it answers with one notice, so that copies empty themselves; then it is gone."""
    with transaction.atomic():
        if FeedKey.objects.live().filter(pk=key.pk).update(revoked_at=timezone.now()):
            audit("feed_key.revoked", key, by=by)
    key.refresh_from_db(fields=["revoked_at"])
    return key


def renew_own_address(scope: str, *, subject: UUID, language: str, by) -> str:
    """Give someone without an account the path of their one address, as neutral as the scope can be.

    We never show it again, so whoever asks anew has lost it or wants another: the one before ends.
    """
    with transaction.atomic():
        revoke_feed_keys_of([subject], by=by)
        return make_feed_key(scope, subject=subject, language=language, name="", by=by)[1]


def revoke_feed_keys_of(subjects, *, by) -> None:
    """End every address of people without an account: they asked for it, or we forget them."""
    with transaction.atomic():
        for key in FeedKey.objects.live().filter(subject__in=subjects).order_by("pk"):
            revoke_feed_key(key, by=by)


def rotate_feed_key(key: FeedKey, *, by) -> tuple[FeedKey, str]:
    """End an address that someone else has seen, and make a new one of the same kind in its place."""
    with transaction.atomic():
        revoke_feed_key(key, by=by)
        return make_feed_key(
            key.scope,
            owner_user=key.owner_user,
            subject=key.subject,
            mask=key.mask,
            language=key.language,
            name=own(key, ["name"])["name"],
            by=by,
        )


def entitlement_changed(*, user=None, subject: UUID | None = None) -> None:
    """What one person may see has changed (accepted, withdrew, given another area): their feeds are fetched anew."""
    found = set()
    if user is not None:
        found.add(revisions.of_user(user.pk))
    if subject is not None:
        found.add(revisions.of_subject(subject))
    with transaction.atomic():
        revisions.bump(found)


def _own_revision(key: FeedKey) -> set[str]:
    return {revisions.of_user(key.owner_user_id) if key.owner_user_id else revisions.of_subject(key.subject)}
