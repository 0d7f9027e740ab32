"""When an open event has been held: everyone is settled and thanked, and may say how it was without being known."""

from django.db import transaction
from django.utils import timezone

from booking.signups import actions as signups
from booking.signups import feedback
from booking.signups.models import Party, SignUp
from booking.signups.states import OPEN, State
from kuulluksi.people.models import Link

from .actions import sessions_of
from .models import Entrance, EventFeedback, EventSlip, EventSlipWaiting, OpenEvent

FEEDBACK_LINK = "event_feedback"


def end_those_over(now=None) -> int:
    """What has been held is over for everyone who was on its sheets; whoever still waited hears a kind word, and who had
    a place is thanked. The daily job. Gives the number of sheets."""
    now = now or timezone.now()
    still_on = SignUp.objects.filter(state__in=OPEN, sheet__entrance__isnull=False).values("sheet_id")
    ended = 0
    for entrance in Entrance.objects.filter(sheet__in=still_on).select_related("sheet", "open_event"):
        rows = list(sessions_of(entrance))
        if rows and all(row.end <= now for row in rows):
            if all(row.is_cancelled for row in rows):
                _settle_cancelled(entrance)
            else:
                _settle_held(entrance)
            ended += 1
    return ended


def _settle_cancelled(entrance: Entrance) -> None:
    with signups.places_of(entrance.sheet_id):
        for signup in SignUp.objects.filter(sheet=entrance.sheet_id).open().select_related("party"):
            signups.transition(signup, State.CANCELLED, by="program", tell=False)


def _settle_held(entrance: Entrance) -> None:
    with transaction.atomic():
        signups.complete_sheet(entrance.sheet, by="program")
        came = SignUp.objects.filter(sheet=entrance.sheet_id, state=State.COMPLETED)
        for party in Party.objects.filter(pk__in=came.values("party_id")).order_by("pk"):
            _thank(entrance.open_event, party)


def _thank(open_event: OpenEvent, party: Party) -> None:
    """Whom no letter reaches finds a slip on their own page."""
    if not feedback.thank(party, lambda: new_slip(open_event), url_name="open_events:feedback"):
        EventSlipWaiting.objects.get_or_create(party=party, defaults={"open_event": open_event})


def new_slip(open_event: OpenEvent, *, by_hand: bool = False) -> tuple[EventSlip, Link]:
    """The right to answer once. by_hand: for a phone that is passed round before people leave."""
    slip = EventSlip.objects.create(open_event=open_event, by_hand=by_hand)
    return slip, Link.objects.issue(FEEDBACK_LINK, slip)


def take_slip(party: Party) -> Link:
    """The slip that waits on somebody's own page, once."""
    waiting = EventSlipWaiting.objects.select_related("open_event").filter(party=party)
    return feedback.take(waiting, lambda row: new_slip(row.open_event))


def give_feedback(slip: EventSlip, *, face: str, word: str, may_quote: bool = False) -> EventFeedback:
    """One answer about an event; see feedback.give()."""
    event = OpenEvent.objects.filter(pk=slip.open_event_id)
    return feedback.give(slip, slip.open_event.feedback, face=face, word=word, lock=event, may_quote=may_quote)
