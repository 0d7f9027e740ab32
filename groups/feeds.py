"""What a participant's own calendar shows: the meetings of what they have a place in, and nothing else."""

from django.db.models import Q

from booking.calendar.models import Event
from booking.signups.models import SignUp
from booking.signups.states import ACCEPTED


def participant_events(key):
    """Events of groups and forums where the party behind the key has a place right now."""
    sheets = SignUp.objects.filter(party_id=key.subject, state__in=ACCEPTED).values("sheet_id")
    return Event.objects.filter(season__sheet__in=sheets) | Event.objects.filter(forum__sheet__in=sheets)


def those_who_see(event):
    """Ids of the parties with a place in what this event belongs to: the same asked the other way round."""
    here = Q(sheet__season__event=event) | Q(sheet__forum__event=event)
    return SignUp.objects.filter(here, state__in=ACCEPTED).order_by().values("party_id")
