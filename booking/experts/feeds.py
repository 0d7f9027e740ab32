"""What an expert's own calendar shows: the times of what is confirmed with them, and nothing else."""

from booking.calendar.models import Event

from .models import Assignment
from .states import PROMISED


def expert_events(key):
    """Agreed times of the profile behind the key. A willing yes is no time yet; a no takes it away at once."""
    mine = Assignment.objects.filter(expert_id=key.subject, state__in=PROMISED)
    return Event.objects.filter(expert_request__in=mine.values("request"))


def those_who_see(event):
    """Ids of the profiles this time is agreed with: the same asked the other way round."""
    return Assignment.objects.filter(request__event=event, state__in=PROMISED).order_by().values("expert_id")
