"""Feedback on a season: anonymous from the first moment."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.fields import EncryptedTextField

from .season import Season


class FeedbackSlip(models.Model):
    """The right to answer once. It knows the season and nobody: nothing ties it to a person, and it goes when used."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    season = models.ForeignKey(Season, models.CASCADE, related_name="slips")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"slip-{str(self.id)[:8]}"


class Feedback(models.Model):
    """A face, a word, or both. No time is kept: it would tell whose it is."""

    class Face(models.TextChoices):
        GOOD = "good", _("It was good")
        SO_SO = "so_so", _("It was so-so")
        BAD = "bad", _("It was not good")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    season = models.ForeignKey(Season, models.CASCADE, related_name="feedback")
    face = models.CharField(max_length=6, choices=Face, blank=True)
    word = EncryptedTextField()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"feedback-{str(self.id)[:8]}"
