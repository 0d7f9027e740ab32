"""Who gets the next place. The expiry of an offer is evaluated at use; the hourly job only tidies up."""

from collections import defaultdict
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from .. import about, promises, rooms
from ..models import Party, Sheet, SignUp
from ..states import State
from .moving import transition
from .places import counted, free_places, lock_sheet, tell_the_public


@contextmanager
def places_of(sheet_id: int):
    """Whatever changes who has a place happens in here. Gives the sheet as counted under the lock, and the moment;
    afterwards the queue moves up in the same transaction, and the public hears if the word at the door changed."""
    with transaction.atomic():
        lock_sheet(sheet_id)
        now = timezone.now()
        before = counted(sheet_id, now)
        yield before, now
        tell_the_public(before, fill(counted(sheet_id, now), now), now)


def who_comes_in(sheet: Sheet, now, free: int | None) -> list:
    """Ids of those who get a place now, in fair order. A party that comes all together or not at all is taken whole:
    too large for what is free, it keeps its turn, and those behind it who fit are not left waiting for it."""
    rows = list(
        SignUp.objects.filter(sheet=sheet).queueing(now).values_list("pk", "party_id", "party__together")
    )
    members = defaultdict(list)
    for pk, party, _together in rows:
        members[party].append(pk)
    chosen, seen = [], set()
    for pk, party, together in rows:
        if free is not None and free <= 0:
            break
        if party in seen:
            continue
        coming = [pk]
        if together == Party.Together.ALL:
            seen.add(party)
            coming = members[party]
        if free is not None:
            if len(coming) > free:
                continue
            free -= len(coming)
        chosen += coming
    return chosen


def _promote(sheet: Sheet, ids: list, now, by) -> None:
    """Give waiting people a place: an offer to answer, or a first talk where people are admitted after one."""
    columns, to = {}, State.PENDING_REVIEW
    if sheet.admission == Sheet.Admission.DIRECT:
        columns = {"offer_expires_at": promises.offer_until(sheet, now, about.next_start(sheet, now))}
        to = State.OFFERED
    people = SignUp.objects.select_related("party").defer("nickname", "birth_year").in_bulk(ids)
    for pk in ids:
        transition(people[pk], to, by=by, detail="from the queue", **columns)


def fill(sheet: Sheet, now, by="program") -> Sheet:
    """Let lapsed offers go and give out places while any are free. Only under the lock; returns the sheet recounted."""
    if sheet.lapsed:
        lapsed = SignUp.objects.filter(sheet=sheet).with_a_lapsed_offer(now).select_related("party")
        for signup in lapsed.order_by("number"):
            transition(signup, State.LAPSED, by=by)
        no_consent = SignUp.objects.filter(sheet=sheet).with_a_lapsed_consent(now).select_related("party")
        for signup in no_consent.order_by("number"):
            transition(signup, State.CONSENT_MISSING, by=by)
    free = free_places(sheet)
    if not sheet.waiting or (free is not None and free <= 0):
        return sheet
    chosen = who_comes_in(sheet, now, free)
    if not chosen:
        return sheet
    _promote(sheet, chosen, now, by)
    return counted(sheet.pk, now)


def refill(sheet: Sheet) -> None:
    """Let lapsed offers go and give free places to those who wait, in order."""
    with places_of(sheet.pk):
        pass  # the queue moves up at the end of it


def expire() -> int:
    """Tidy up: offers and waits for consent whose time has passed, and people whose rest in the queue is over. The
    hourly job; nothing depends on it. Returns how many sheets had any."""
    now = timezone.now()
    over = SignUp.objects.with_a_lapsed_offer(now) | SignUp.objects.with_a_lapsed_consent(now)
    lapsed = over.values("sheet_id")
    waiting = SignUp.objects.queueing(now).order_by().values("sheet_id")
    sheets = rooms.with_counts(Sheet.objects.filter(Q(pk__in=lapsed) | Q(pk__in=waiting)), now)
    full = F("capacity") + F("overbook_allowance")
    due = sheets.filter(Q(pk__in=lapsed) | Q(capacity__isnull=True) | Q(held__lt=full)).order_by("pk")
    for sheet in list(due):
        refill(sheet)
    return len(due)
