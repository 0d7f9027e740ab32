"""A request that a developer group was asked to answer."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.experts.models import ExpertRequest
from kuulluksi.privacy.fields import EncryptedTextField

from .models import groups_of


class CommissionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(group__in=groups_of(user).values("pk"))


class Commission(models.Model):
    """A request that a group was asked to answer. A no removes the row: nothing tells who said it."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        AGREED = "agreed", _("agreed")
        DELIVERED = "delivered", _("given")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey("groups.PeerGroup", models.CASCADE, related_name="commissions")
    request = models.ForeignKey(ExpertRequest, models.CASCADE, related_name="commissions")
    words = EncryptedTextField()
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)

    objects = CommissionQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["group", "request"], name="a_group_is_asked_once_for_a_request")
        ]

    def __str__(self):
        return f"commission-{str(self.id)[:8]}"
