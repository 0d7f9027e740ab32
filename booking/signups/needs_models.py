"""What would help somebody come: sealed, apart from who they are, and gone first."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.fields import EncryptedJSONField


class Needs(models.Model):
    """The answers of one person to a sheet's questions (food, access, trip, language …). No row: nothing answered.

    Read through needs.py, which opens to each role only the questions it works with.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    signup = models.OneToOneField("signups.SignUp", models.CASCADE, related_name="needs")
    answers = EncryptedJSONField()

    class Meta:
        verbose_name = _("needs")
        verbose_name_plural = _("needs")

    def __str__(self):
        return f"needs-{str(self.id)[:8]}"
