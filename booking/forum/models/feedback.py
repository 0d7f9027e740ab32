"""How the day was, from people whom no row leads to (booking/signups/feedback.py)."""

import uuid

from django.db import models

from booking.signups.after_models import Answer, Slip
from booking.signups.models import SignUp

from .forum import Forum, Workshop


class ForumSlip(Slip):
    """The right to answer about one day, once."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="slips")


class ForumSlipWaiting(models.Model):
    """Somebody who may take one slip from their own page. The row goes when the slip is taken."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    forum = models.ForeignKey(Forum, models.CASCADE, related_name="slips_waiting")
    signup = models.OneToOneField(SignUp, models.CASCADE, related_name="forum_slip_waiting")

    def __str__(self):
        return f"slip-waiting-{str(self.id)[:8]}"


class ForumFeedback(Answer):
    """About the day."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="feedback")


class WorkshopFeedback(models.Model):
    """A face for one workshop. It does not know which answer about the day came with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="feedback")
    face = models.CharField(max_length=6, choices=Answer.Face)
    by_hand = models.BooleanField(default=False)
    seen = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"feedback-{str(self.id)[:8]}"
