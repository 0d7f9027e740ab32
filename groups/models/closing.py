"""Feedback on a season: anonymous from the first moment."""

import uuid

from django.db import models

from booking.signups.after_models import QuotableAnswer, Slip
from booking.signups.models import Party

from .season import Season


class FeedbackSlip(Slip):
    """The right to say once how a season was."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="slips")


class SlipWaiting(models.Model):
    """Somebody whom no message reaches may take one slip from their own page. The row goes when the slip is taken."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    season = models.ForeignKey(Season, models.CASCADE, related_name="slips_waiting")
    party = models.OneToOneField(Party, models.CASCADE, related_name="slip_waiting")

    def __str__(self):
        return f"slip-waiting-{str(self.id)[:8]}"


class Feedback(QuotableAnswer):
    """What one person said of a season."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="feedback")
