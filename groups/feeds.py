"""What a participant's own calendar shows: the meetings of what they have a place in, and nothing else."""

from django.db.models import Q

from booking.calendar.models import Event
from booking.signups.models import SignUp
from booking.signups.states import ACCEPTED


def participant_events(key):
    """Events of groups, forums and open events where the party behind the key has a place right now. Of an open event that
    is signed up to date by date a feed cannot show one date alone: its file comes with the letter instead."""
    sheets = SignUp.objects.filter(party_id=key.subject, state__in=ACCEPTED).values("sheet_id")
    joint = Q(open_event__per_date=False, open_event__entrances__sheet__in=sheets)
    here = Q(season__sheet__in=sheets) | Q(forum__sheet__in=sheets) | joint
    return Event.objects.filter(pk__in=Event.objects.filter(here).values("pk"))


def those_who_see(event):
    """Ids of the parties with a place in what this event belongs to: the same asked the other way round."""
    joint = Q(sheet__entrance__open_event__event=event, sheet__entrance__open_event__per_date=False)
    here = Q(sheet__season__event=event) | Q(sheet__forum__event=event) | joint
    return SignUp.objects.filter(here, state__in=ACCEPTED).order_by().values("party_id")
