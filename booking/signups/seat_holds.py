"""Keeping places while a form is filled in, on sheets that say for how long (``Sheet.hold_minutes``).

The end of a hold is evaluated at use, like that of an offer. When it ends nothing is lost but the promise: what was
typed stays a day, and whoever sends the form competes for a place like everybody. It may be extended many times
(WCAG 2.2.1 asks for ten at least).
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from .actions.places import counted, free_places, lock_sheet
from .hold_models import SeatHold
from .models import Draft, Sheet

MOST_EXTENSIONS = 12


def keep(sheet: Sheet, draft: Draft, seats: int) -> SeatHold | None:
    """Keep places for everyone of this form while they last. If anyone waits, a newcomer waits: then none are kept."""
    if not sheet.hold_minutes or sheet.capacity is None:
        let_go(draft)
        return None
    with transaction.atomic():
        lock_sheet(sheet.pk)
        now = timezone.now()
        mine = SeatHold.objects.standing(now).filter(draft=draft.pk, sheet=sheet, seats=seats).first()
        if mine:
            return mine
        let_go(draft)
        SeatHold.objects.filter(sheet=sheet, until__lte=now).delete()
        found = counted(sheet.pk, now)
        if found.waiting or seats > free_places(found):
            return None
        return SeatHold.objects.create(
            sheet=sheet, draft=draft.pk, seats=seats, until=now + timedelta(minutes=sheet.hold_minutes)
        )


def extend(draft: Draft, sheet: Sheet) -> SeatHold | None:
    """As long again from now, if the hold still stands."""
    now = timezone.now()
    until = now + timedelta(minutes=sheet.hold_minutes)
    standing_ones = SeatHold.objects.standing(now).filter(draft=draft.pk, extended__lt=MOST_EXTENSIONS)
    standing_ones.update(until=until, extended=F("extended") + 1)
    return of(draft)


def of(draft: Draft | None) -> SeatHold | None:
    """The hold of an unfinished form, whether it still stands or not."""
    return SeatHold.objects.filter(draft=draft.pk).first() if draft else None


def let_go(draft: Draft) -> None:
    SeatHold.objects.filter(draft=draft.pk).delete()
