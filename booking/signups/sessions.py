"""Telling the people behind a sheet that a session changed. Groups and the forum register these with the calendar."""

from collections import Counter

from booking.calendar.telling import CALL, EMAIL, PAGE, SMS, Change, Told, key_of

from .letters import leave_session_letter
from .models import Party, Sheet, SignUp
from .states import OPEN, State

LETTERS = {
    Change.MOVED: "session_moved",
    Change.PLACE: "session_moved",
    Change.CANCELLED: "session_cancelled",
    Change.RESTORED: "session_restored",
    Change.SERIES: "sessions_changed",
    Change.SUBSTITUTE: "session_leader",
}
REACHED_BY = {
    Party.Channel.SMS: SMS,
    Party.Channel.EMAIL: EMAIL,
    Party.Channel.CALL: CALL,
    Party.Channel.ADULT: CALL,
    Party.Channel.NONE: PAGE,
}


def coming_parties(sheet: Sheet, *, waiting: bool = False):
    """Contacts of those who have a place, and if asked of those who wait for one too."""
    states = OPEN if waiting else {State.CONFIRMED}
    coming = SignUp.objects.filter(sheet=sheet, state__in=states)
    return Party.objects.filter(signups__in=coming).distinct().order_by("pk")


def reach(sheet: Sheet, change: Change, *, waiting: bool = False) -> Told:
    """How many a change would reach, by channel."""
    if change not in LETTERS:
        return Told()
    channels = coming_parties(sheet, waiting=waiting).values_list("pk", "channel")
    return Told(dict(Counter(REACHED_BY[channel] for _pk, channel in channels)))


def tell(sheet: Sheet, occurrences, change: Change, *, waiting: bool = False) -> Told:
    """Leave a neutral message to each, in the way they chose, in the caller's transaction. waiting: to who is in the
    queue too, as of a day that comes once."""
    if change not in LETTERS:
        return Told()
    told = Counter()
    for party in coming_parties(sheet, waiting=waiting):
        leave_session_letter(LETTERS[change], party, occurrences, key=key_of(*occurrences))
        told[REACHED_BY[party.channel]] += 1
    return Told(dict(told))


def keep_last_day(sheet: Sheet, event) -> None:
    """The day after which a sheet's people are forgotten follows the last session, wherever it is moved to."""
    last = event.occurrences.order_by("-end").first()
    if last and sheet.ends_on != last.last_day:
        Sheet.objects.filter(pk=sheet.pk).update(ends_on=last.last_day)
