"""Words between the requester, the expert and the desk. Nobody sees anybody's address."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kuulluksi.privacy.fields import EncryptedTextField

from .assignments import Assignment
from .requests import ExpertRequest, in_a_seen_request


class Side(models.TextChoices):
    REQUESTER = "requester", pgettext_lazy("who writes", "requester")
    EXPERT = "expert", pgettext_lazy("who writes", "expert")
    DESK = "desk", pgettext_lazy("who writes", "coordinator")


class RelayedMessageQuerySet(models.QuerySet):
    def waiting(self):
        """Written between requester and expert, and not passed on yet; or written to the desk and not answered."""
        return self.filter(handled_at__isnull=True)

    def visible_to(self, user):
        return self.filter(in_a_seen_request(user))

    def shown_to(self, side: str):
        """What one side may read: its own words, and what was passed on to it."""
        mine = models.Q(sender=side)
        return self.filter(mine | models.Q(recipient=side, passed_at__isnull=False))


class RelayedMessage(models.Model):
    """One message. Between requester and expert it waits until the desk has read it and passed it on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(ExpertRequest, models.CASCADE, related_name="messages")
    assignment = models.ForeignKey(
        Assignment,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="messages",
        help_text="Whose expert it is.",
    )
    sender = models.CharField(max_length=10, choices=Side)
    recipient = models.CharField(max_length=10, choices=Side)
    text = EncryptedTextField(_("message"))
    created_at = models.DateTimeField(default=timezone.now)
    passed_at = models.DateTimeField(null=True, blank=True)
    handled_at = models.DateTimeField(null=True, blank=True, help_text="The desk passed it on or has read it.")

    objects = RelayedMessageQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(
                fields=["created_at"], condition=models.Q(handled_at__isnull=True), name="letter_waiting"
            )
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(sender=models.F("recipient")), name="not_to_oneself"),
        ]

    def __str__(self):
        return f"relayed-{str(self.id)[:8]}"
