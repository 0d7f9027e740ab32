"""A granted group: the decision lives in the client records, and only a reference to it here."""

import uuid

from django.db import models
from django.utils import timezone

from booking.signups.models import SignUp
from kuulluksi.privacy.fields import EncryptedTextField

from .season import Season


class GrantQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(signup__sheet__season__in=Season.objects.visible_to(user))


class Grant(models.Model):
    """The reference of one granted place, as the client records write it. Never the decision, never its grounds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    signup = models.OneToOneField(SignUp, models.CASCADE, related_name="grant")
    reference = EncryptedTextField()
    written_at = models.DateTimeField(default=timezone.now)

    objects = GrantQuerySet.as_manager()

    def __str__(self):
        return f"grant-{str(self.id)[:8]}"
