"""Is a waiting letter still true? Asked right before it is handed over, so that nobody hears of what no longer is."""

from datetime import datetime

from django.utils import timezone

from booking.calendar.models import Event, Occurrence

from . import consents
from .letters import TO_STAFF
from .models import Party
from .states import OPEN, State

# In which of these states at least one of the party's people must be.
NEEDS = {
    "signup_received": OPEN,
    "signup_waiting": frozenset({State.WAITLISTED}),
    "signup_turn": frozenset({State.PENDING_REVIEW}),
    "signup_accepted": frozenset({State.CONFIRMED}),
    "session_moved": OPEN,
    "session_cancelled": OPEN,
    "session_restored": OPEN,
    "sessions_changed": OPEN,
    "session_reminder": frozenset({State.CONFIRMED}),
}
# True only while the session stands as the message says.
AS_PLANNED = frozenset({"session_reminder", "session_moved", "session_restored"})
OFFERS = frozenset({"signup_offered", "offer_reminder"})


def still_holds(message) -> bool:
    """``message``: a notices Message with its link; without one the person has been erased, if it is not for staff."""
    if message.kind in TO_STAFF:
        return True
    if message.link is None:
        return False
    if message.kind == "signup_consent_ask":
        return consents.is_open(message.link.subject_id)
    if message.link.subject_type != Party._meta.label_lower:  # to an adult about somebody, or the like
        return True
    party = Party.objects.filter(pk=message.link.subject_id).first()
    if party is None or consents.is_theirs_now(party):
        return False
    people = consents.people_of(party)
    now = timezone.now()
    if message.kind in OFFERS:
        return people.filter(state=State.OFFERED, offer_expires_at__gt=now).exists()
    if message.kind in NEEDS and not people.filter(state__in=NEEDS[message.kind]).exists():
        return False
    if message.kind in AS_PLANNED and not sessions_stand(message, now):
        return False
    if message.kind == "session_reminder":
        return not say_no(people, message)
    if message.kind == "session_cancelled":
        return datetime.fromisoformat(message.data["start"]) > now
    return True


def sessions_stand(message, now: datetime) -> bool:
    """The session is still planned at the time the message says, and has not begun."""
    start = datetime.fromisoformat(message.data["start"])
    return (
        start > now
        and Occurrence.objects.filter(
            uid__in=message.data["sessions"],
            start=start,
            status=Occurrence.Status.PLANNED,
            event__status=Event.Status.CONFIRMED,
        ).exists()
    )


def say_no(people, message) -> bool:
    """Everyone of these who has a place has said "not this time"."""
    coming = people.filter(state=State.CONFIRMED)
    return not coming.exclude(absences__occurrence__uid__in=message.data["sessions"]).exists()
