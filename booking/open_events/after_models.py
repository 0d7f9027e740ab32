"""What people say of an open event when it has been held: by slips that know nobody."""

import uuid

from django.db import models

from booking.signups.after_models import QuotableAnswer, Slip
from booking.signups.models import Party


class EventSlip(Slip):
    """The right to say once how an event was. Of an event with many dates it does not know the date either."""

    open_event = models.ForeignKey("open_events.OpenEvent", models.CASCADE, related_name="slips")


class EventSlipWaiting(models.Model):
    """Somebody whom no message reaches may take one slip from their own page. The row goes when the slip is taken."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    open_event = models.ForeignKey("open_events.OpenEvent", models.CASCADE, related_name="slips_waiting")
    party = models.OneToOneField(Party, models.CASCADE, related_name="event_slip_waiting")

    def __str__(self):
        return f"slip-waiting-{str(self.id)[:8]}"


class EventFeedback(QuotableAnswer):
    """What one person said of an event."""

    open_event = models.ForeignKey("open_events.OpenEvent", models.CASCADE, related_name="feedback")
