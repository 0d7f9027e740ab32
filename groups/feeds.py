"""What a participant's own calendar shows: the meetings of what they have a place in, and nothing else."""

from booking.calendar.models import Event
from booking.signups.models import SignUp
from booking.signups.states import ACCEPTED


def participant_events(key):
    """Events of groups and forums where the party behind the key has a place right now."""
    sheets = SignUp.objects.filter(party_id=key.subject, state__in=ACCEPTED).values("sheet_id")
    return Event.objects.filter(season__sheet__in=sheets) | Event.objects.filter(forum__sheet__in=sheets)
