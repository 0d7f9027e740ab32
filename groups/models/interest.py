"""Those who asked to be told or called: one contact each."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area, Audience
from kuulluksi.privacy.fields import EncryptedTextField

from .group import PeerGroup


class InterestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_at__isnull=True)

    def visible_to(self, user):
        """What concerns this account's groups; for a coordinator also wishes for groups in the areas."""
        mine = Q(group__in=PeerGroup.objects.visible_to(user))
        if user.has_role("coordinator"):
            mine |= Q(group__isnull=True, area_id__in=user.area_ids)
        return self.filter(mine)

    def late(self, before):
        """Waiting for longer than was promised: come before ``before`` (an instant)."""
        return self.waiting().filter(created_at__lt=before)


class Interest(models.Model):
    """ "Tell me when the next one starts" or "call me first": one contact, and either a group or a wish for one."""

    class Wish(models.TextChoices):
        NEXT = "next", _("tell me when the next season starts")
        TALK = "talk", _("I would like to talk first")

    class Channel(models.TextChoices):
        SMS = "sms", _("text message")
        CALL = "call", _("phone call")
        EMAIL = "email", _("e-mail")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(PeerGroup, models.CASCADE, null=True, blank=True, related_name="interests")
    audience = models.ForeignKey(
        Audience,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="interests",
        help_text="Of a wish for a group.",
    )
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="interests",
        help_text="Of a wish for a group.",
    )
    wish = models.CharField(max_length=4, choices=Wish)
    channel = models.CharField(max_length=5, choices=Channel)
    contact = EncryptedTextField()
    contact_index = models.CharField(max_length=32, db_index=True)
    language = models.CharField(max_length=10, default="fi")
    form_nonce = models.CharField(max_length=40, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "wish", "contact_index"],
                condition=Q(answered_at__isnull=True),
                name="one_open_interest_per_contact",
            ),
            models.UniqueConstraint(
                fields=["audience", "area", "contact_index"],
                condition=Q(answered_at__isnull=True, group__isnull=True),
                name="one_open_wish_per_contact",
            ),
            models.CheckConstraint(
                condition=Q(group__isnull=False) | Q(audience__isnull=False, area__isnull=False),
                name="interest_in_a_group_or_a_wish",
                violation_error_message=_("Choose for whom and where."),
            ),
        ]

    def __str__(self):
        return f"interest-{str(self.id)[:8]}"
