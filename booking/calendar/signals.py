"""The few things that must move a validator on although no deed of this room did them.

A client that is told "not changed" keeps what it has and never asks why, so a forgotten validator is an error nobody
sees. That is why these are signals and not habits.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models.signals import m2m_changed, post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone

from kuulluksi.notices.signals import public_words_changed

from . import revisions
from .models import Event, FeedKey

User = get_user_model()


@receiver(pre_delete, sender=Event)
def event_goes(sender, instance, **kwargs):
    with transaction.atomic():
        revisions.bump(revisions.sources(instance))
    if instance.is_public:
        public_words_changed.send(sender=Event)


@receiver(m2m_changed, sender=User.areas.through)
@receiver(m2m_changed, sender=User.groups.through)
def right_changes(sender, instance, action, reverse, pk_set, **kwargs):
    if action not in ("post_add", "post_remove", "pre_clear"):
        return
    if not reverse:
        users = {instance.pk}
    elif pk_set:
        users = set(pk_set)
    else:
        field = "areas" if sender is User.areas.through else "groups"
        users = set(User.objects.filter(**{field: instance}).values_list("pk", flat=True))
    _told(users)


def _told(users) -> None:
    owners = FeedKey.objects.live().filter(owner_user__in=users).order_by()
    keys = {revisions.of_user(pk) for pk in owners.values_list("owner_user_id", flat=True)}
    if keys:
        with transaction.atomic():
            revisions.bump(keys)


@receiver(m2m_changed, sender=Event.staff.through)
def holders_change(sender, instance, action, reverse, pk_set, **kwargs):
    """Somebody is put on an event or taken off it, by whatever room."""
    if action not in ("post_add", "post_remove", "pre_clear"):
        return
    if reverse:
        users = {instance.pk}
    else:
        users = pk_set or set(instance.staff.values_list("pk", flat=True))
    _told(users)


@receiver(post_save, sender=User)
def account_ends(sender, instance, **kwargs):
    if not instance.is_active:
        FeedKey.objects.live().filter(owner_user=instance).update(revoked_at=timezone.now())
