"""What a participant's own calendar shows: the meetings of what they have a place in, and nothing else."""

from django.db.models import Q

from booking.calendar.models import Event, Occurrence
from booking.signups.models import SignUp
from booking.signups.states import ACCEPTED


def _sheets_of(key):
    return SignUp.objects.filter(party_id=key.subject, state__in=ACCEPTED).values("sheet_id")


def participant_events(key):
    """Events of groups, forums and open events where the party behind the key has a place right now."""
    sheets = _sheets_of(key)
    joint = Q(open_event__per_date=False, open_event__entrances__sheet__in=sheets)
    here = Q(season__sheet__in=sheets) | Q(forum__sheet__in=sheets) | joint
    return Event.objects.filter(pk__in=Event.objects.filter(here).values("pk"))


def participant_sessions(key):
    """The one date that was signed up to, of an open event that takes sign-ups date by date."""
    return Occurrence.objects.filter(
        entrances__open_event__per_date=True, entrances__sheet__in=_sheets_of(key)
    ).distinct()


def those_who_see(event):
    """Ids of the parties with a place in what this event belongs to: the same asked the other way round."""
    here = (
        Q(sheet__season__event=event)
        | Q(sheet__forum__event=event)
        | Q(sheet__entrance__open_event__event=event)
    )
    return SignUp.objects.filter(here, state__in=ACCEPTED).order_by().values("party_id")
