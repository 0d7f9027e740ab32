"""Who wants to hear when something that young people said gets its answer. Nobody's sign-up, and never tied to one."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.fields import EncryptedTextField


class SubscriberQuerySet(models.QuerySet):
    def confirmed(self):
        """Who has said yes from their own mailbox."""
        return self.filter(confirmed_at__isnull=False)


class Subscriber(models.Model):
    """One address, apart from every participant. Leaving deletes the row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address = EncryptedTextField()
    address_index = models.CharField(max_length=32, unique=True)
    language = models.CharField(max_length=10, default="fi")
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber of answers")
        verbose_name_plural = _("subscribers of answers")

    def __str__(self):
        return f"subscriber-{str(self.id)[:8]}"
