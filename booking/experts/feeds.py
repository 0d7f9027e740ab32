"""What an expert's own calendar shows: the times agreed with them and the supervision they booked, and nothing else."""

from django.db.models import Q

from booking.calendar.models import Event

from .models import Assignment, ExpertProfile, SupervisionBooking
from .states import PROMISED


def expert_events(key):
    """Times of the profile behind the key. A willing yes is no time yet; a no takes it away at once."""
    mine = Assignment.objects.filter(expert_id=key.subject, state__in=PROMISED)
    booked = SupervisionBooking.objects.filter(expert_id=key.subject)
    return Event.objects.filter(
        Q(expert_request__in=mine.values("request")) | Q(supervision_time__in=booked.values("time"))
    )


def those_who_see(event):
    """Ids of the profiles this time is agreed with: the same asked the other way round."""
    agreed = Assignment.objects.filter(request__event=event, state__in=PROMISED).order_by().values("expert_id")
    booked = SupervisionBooking.objects.filter(time__event=event).order_by().values("expert_id")
    return ExpertProfile.objects.filter(Q(pk__in=agreed) | Q(pk__in=booked)).order_by().values("pk")
