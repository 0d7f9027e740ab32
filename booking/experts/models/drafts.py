"""A request that is still being written."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.fields import EncryptedJSONField


class RequestDraft(models.Model):
    """Answers so far, sealed; found by a token carried only in the body of a POST, or by the writer's own link."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    answers = EncryptedJSONField(_("answers so far"))
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = _("unfinished request")
        verbose_name_plural = _("unfinished requests")

    def __str__(self):
        return f"request-draft-{str(self.id)[:8]}"
