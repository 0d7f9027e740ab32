"""Addresses of personal feeds: made, ended, exchanged, and fetched anew when a right changes."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.directory.models import Area
from kuulluksi.privacy.access import audit, own

from .. import keys, revisions
from ..entitlements import entitlement
from ..masks import LIMITS, file_language
from ..models import Event, FeedKey
from ..scopes import AREA, STAFF_SCOPES
from .settling import line, locked

MOST_KEYS = 5


def make_feed_key(
    scope: str,
    *,
    owner_user=None,
    subject: UUID | None = None,
    area: Area | None = None,
    mask: str | None = None,
    language: str,
    apart: bool = False,
    name: str,
    by,
) -> tuple[FeedKey, str]:
    """A new personal feed: the key and the path of its secret address.

    scope: registered in entitlements. area: for the scope of one area. mask: how much it shows; None is the scope's own
    default. apart: each meeting as an entry of its own, for programs weak in repetition. name: what its holder calls it
    ("work phone"), sealed. Raises ValidationError with a sentence.
    """
    mask = _allowed(scope, mask, owner_user, area)
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
            area=area if scope == AREA else None,
            mask=mask,
            language=file_language(language),
            apart=apart,
            name=line(name)[:60],
        )
        key.save()
        revisions.bump({revisions.of_key(key.pk)})
        audit("feed_key.made", key, by=by)
    return key, keys.path(key)


def _allowed(scope, mask, owner_user, area) -> str:
    """The mask of a new address, if this person may have an address of this kind."""
    right = entitlement(scope)
    if right is None or (scope in STAFF_SCOPES) != (owner_user is not None):
        raise ValidationError(_("There is no such calendar."))
    if scope == AREA and (area is None or area.pk not in owner_user.area_ids):
        raise ValidationError(_("Choose an area of your own."))
    mask = mask or right.masks[0]
    if mask not in right.masks:
        raise ValidationError(_("This calendar cannot show that much. Choose a more neutral entry."))
    return mask


def rename_feed_key(key: FeedKey, *, name: str, by) -> FeedKey:
    """Call an address something else, so that its holder knows which program uses it."""
    name = line(name)[:60]
    if not name:
        raise ValidationError(_("Give the address a name."))
    with transaction.atomic():
        key = FeedKey.objects.select_for_update(of=("self",)).get(pk=key.pk)
        key.name = name
        key.save(update_fields=["name"])
        audit("feed_key.renamed", key, by=by)
    return key


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
            area=key.area,
            mask=key.mask,
            language=key.language,
            apart=key.apart,
            name=own(key, ["name"])["name"],
            by=by,
        )


def entitlement_changed(*, user=None, subject: UUID | None = None) -> None:
    """What one person may see has changed (accepted, withdrew, given another area): their feeds are fetched anew."""
    found = revisions.of_users([user.pk]) if user is not None else set()
    if subject is not None:
        found |= revisions.of_subjects([subject])
    with transaction.atomic():
        revisions.bump(found)


def limit_what_is_shown(event: Event, mask: str, *, by) -> Event:
    """Say how much participants' own calendars may tell of an event, whatever each of them chose: a group decides for
    all its members, because the phone of one shows what the others share."""
    if mask not in LIMITS:
        raise ValidationError(_("This calendar cannot show that much. Choose a more neutral entry."))
    with transaction.atomic():
        event = locked(event)
        if event.most_shown != mask:
            event.most_shown = mask
            event.save(update_fields=["most_shown"])
            revisions.bump(revisions.sources(event))
            audit("event.limited", event, by=by)
    return event
