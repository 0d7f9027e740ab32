"""Feedback on a season: anonymous from the first moment."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from booking.signups.models import Party
from kuulluksi.privacy.fields import EncryptedTextField

from .season import Season


class FeedbackSlip(models.Model):
    """The right to answer once. It knows the season and nobody: nothing ties it to a person, and it goes when used."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    season = models.ForeignKey(Season, models.CASCADE, related_name="slips")
    by_hand = models.BooleanField(
        default=False, help_text="Opened on a leader's phone: anybody may have filled it in."
    )

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"slip-{str(self.id)[:8]}"


class SlipWaiting(models.Model):
    """Somebody whom no message reaches may take one slip from their own page. The row goes when the slip is taken."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    season = models.ForeignKey(Season, models.CASCADE, related_name="slips_waiting")
    party = models.OneToOneField(Party, models.CASCADE, related_name="slip_waiting")

    def __str__(self):
        return f"slip-waiting-{str(self.id)[:8]}"


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
    by_hand = models.BooleanField(default=False, help_text="From a slip on a leader's phone.")
    seen = models.BooleanField(
        default=False,
        help_text="Let out to be read, together with two more at least that no leader can have made.",
    )

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"feedback-{str(self.id)[:8]}"
