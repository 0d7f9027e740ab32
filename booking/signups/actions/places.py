"""Locking and counting. Every decision about places writes first, then counts, then decides.

So neither PostgreSQL nor SQLite lets thirteen people into twelve places (tests/load).
"""

from django.db import transaction
from django.db.models import Count, F, Max

from kuulluksi.notices.signals import public_words_changed

from .. import rooms
from ..models import Sheet, SignUp


def lock_sheet(sheet_id: int) -> None:
    """Write first: takes the row lock on PostgreSQL and the write lock on SQLite before anything is read.
    Whoever needs several sheets locks them in ascending order of id."""
    Sheet.objects.filter(pk=sheet_id).update(lock_version=F("lock_version") + 1)


def counted(sheet_id: int, now) -> Sheet:
    """The sheet as it stands now, with held, waiting, lapsed and last_number. Only after lock_sheet()."""
    sheets = rooms.with_counts(Sheet.objects.filter(pk=sheet_id), now)
    lapsed = Count("signups", filter=rooms.lapsed(now))
    return sheets.annotate(last_number=Max("signups__number"), lapsed=lapsed).get()


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
