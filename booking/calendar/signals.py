"""The few things that must move a validator on although no deed of this room did them.

A client that is told "not changed" keeps what it has and never asks why, so a forgotten validator is an error nobody
sees. That is why these are signals and not habits.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.utils import timezone

from kuulluksi.directory.models import Area
from kuulluksi.notices.signals import public_words_changed

from . import revisions
from .models import Event, FeedKey
from .rendering import render_again

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


def _told(users, event=None) -> None:
    with transaction.atomic():
        revisions.bump(revisions.of_users(users, event))


@receiver(m2m_changed, sender=Event.staff.through)
def holders_change(sender, instance, action, reverse, pk_set, **kwargs):
    """Somebody is put on an event or taken off it, by whatever room."""
    if action not in ("post_add", "post_remove", "pre_clear"):
        return
    if reverse:
        _told({instance.pk})
    else:
        _told(pk_set or set(instance.staff.values_list("pk", flat=True)), instance)


@receiver(post_save, sender=User)
def account_ends(sender, instance, **kwargs):
    if not instance.is_active:
        FeedKey.objects.live().filter(owner_user=instance).update(revoked_at=timezone.now())


@receiver(pre_save, sender=Area)
def area_was(sender, instance, **kwargs):
    """An area's name stands in its feed's head and in the entries; its county decides who sees its events."""
    old = Area.objects.filter(pk=instance.pk).first() if instance.pk else None
    instance._feeds_to_move = old and _other_area(old, instance) and {old.pk, old.parent_id, instance.parent_id}


def _other_area(old, new) -> bool:
    return any(
        getattr(old, name) != getattr(new, name)
        for name in ("slug", "name_fi", "name_sv", "name_en", "parent_id")
    )


@receiver(post_save, sender=Area)
def area_changes(sender, instance, **kwargs):
    areas = getattr(instance, "_feeds_to_move", None)
    if not areas:
        return
    instance._feeds_to_move = None
    staff = User.objects.filter(areas__in=areas - {None}).values_list("pk", flat=True)
    with transaction.atomic():
        revisions.bump({revisions.of_area(pk) for pk in areas if pk} | revisions.of_users(set(staff)))
    for event in Event.objects.public().filter(area=instance).select_related("area__parent").order_by("pk"):
        render_again(event)
