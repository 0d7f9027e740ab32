"""Locking and counting. Every decision about places writes first, then counts, then decides.

So neither PostgreSQL nor SQLite lets thirteen people into twelve places (tests/load).
"""

from django.db import transaction
from django.db.models import Count, F, Max, Min, Sum
from django.db.models.functions import Coalesce

from kuulluksi.notices.signals import public_words_changed

from .. import rooms
from ..models import SeatHold, Sheet, SignUp
from ..states import HOLDS, State


def lock_sheet(sheet_id: int) -> None:
    """Write first: takes the row lock on PostgreSQL and the write lock on SQLite before anything is read.
    Whoever needs several sheets locks them in ascending order of id."""
    Sheet.objects.filter(pk=sheet_id).update(lock_version=F("lock_version") + 1)


def counted(sheet_id: int, now) -> Sheet:
    """The sheet as it stands now, with held, waiting, lapsed and last_number. Only after lock_sheet().

    A storm of sign-ups comes through here one by one, so it asks by state alone; only where a time limit may have
    passed it asks again.
    """
    sheet = Sheet.objects.get(pk=sheet_id)
    people = SignUp.objects.filter(sheet_id=sheet_id)
    tallies = {
        state: tally
        for state, *tally in people.order_by()
        .values_list("state")
        .annotate(
            count=Count("pk"),
            first_end=Min(Coalesce("offer_expires_at", "consent_due_at")),
            last_rest=Max("rests_until"),
            last=Max("number"),
        )
    }
    held = sum(count for state, (count, *_) in tallies.items() if state in HOLDS)
    sheet.lapsed = 0
    if any(tallies[state][1] <= now for state in (State.OFFERED, State.PENDING_CONSENT) if state in tallies):
        over = people.with_a_lapsed_offer(now) | people.with_a_lapsed_consent(now)
        sheet.lapsed = over.count()
    sheet.held = held - sheet.lapsed
    if sheet.hold_minutes:
        kept = SeatHold.objects.standing(now).filter(sheet=sheet_id).aggregate(seats=Sum("seats"))["seats"]
        sheet.held += kept or 0
    sheet.last_number = max((last for *_, last in tallies.values()), default=0)
    sheet.waiting, _end, last_rest, _last = tallies.get(State.WAITLISTED, (0, None, None, 0))
    if last_rest and last_rest > now:
        sheet.waiting = people.queueing(now).count()
    return sheet


def free_places(sheet: Sheet) -> int | None:
    """Places left on a counted sheet; None when there is no limit."""
    if sheet.capacity is None:
        return None
    return sheet.capacity + sheet.overbook_allowance - sheet.held


def fresh(signup: SignUp) -> SignUp:
    return SignUp.objects.select_related("party").get(pk=signup.pk)


def tell_the_public(before: Sheet, after: Sheet, now) -> None:
    """Say so, after the commit, when the word at the door changes (room, queue, full); nothing else is announced."""
    was, is_now = (rooms.word(sheet, sheet.held, sheet.waiting, now) for sheet in (before, after))
    if was != is_now:
        transaction.on_commit(lambda: public_words_changed.send(sender=Sheet, sheet_id=after.pk))
