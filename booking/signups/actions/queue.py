"""Who gets the next place. The expiry of an offer is evaluated at use; the hourly job only tidies up."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ..letters import leave_letter
from ..models import Party, Sheet, SignUp
from ..states import State
from .moving import transition
from .places import counted, free_places, lock_sheet, tell_the_public


def _promote(signup: SignUp, sheet: Sheet, now, by, detail: str) -> None:
    """Give a waiting person a place: an offer to answer, or a first talk where people are admitted after one."""
    if sheet.admission == Sheet.Admission.AFTER_MEETING:
        transition(signup, State.PENDING_REVIEW, by=by, detail=detail)
    else:
        until = now + timedelta(hours=sheet.offer_hours)
        transition(signup, State.OFFERED, by=by, detail=detail, offer_expires_at=until)
        leave_letter("signup_offered", signup.party, key=f"{until:%Y%m%d%H%M}")


def _next_in_queue(sheet: Sheet, free: int | None) -> list[SignUp]:
    """Who gets the next place: the first who waits, with the whole party when it comes all together or not at all.
    A party too large for what is free keeps its turn, and those behind it who fit are not left waiting for it."""
    seen: set = set()
    waiting = (
        SignUp.objects.filter(sheet=sheet).queueing().select_related("party").defer("nickname", "birth_year")
    )
    rows = list(waiting)
    for signup in rows:
        if signup.party_id in seen:
            continue
        if signup.party.together != Party.Together.ALL:
            return [signup]
        seen.add(signup.party_id)
        party = [one for one in rows if one.party_id == signup.party_id]
        if free is None or len(party) <= free:
            return party
    return []


def fill(sheet: Sheet, now, by="program") -> Sheet:
    """Let lapsed offers go and give out places while any are free. Only under the lock; returns the sheet recounted."""
    if sheet.lapsed:
        for signup in SignUp.objects.filter(sheet=sheet).with_a_lapsed_offer(now).order_by("number"):
            transition(signup, State.LAPSED, by=by)
        for signup in SignUp.objects.filter(sheet=sheet).with_a_lapsed_consent(now).order_by("number"):
            transition(signup, State.CONSENT_MISSING, by=by)
            leave_letter("signup_consent_missing", signup.party, key=str(signup.pk))
    free = free_places(sheet)
    if not sheet.waiting or (free is not None and free <= 0):
        return sheet
    while free is None or free > 0:
        chosen = _next_in_queue(sheet, free)
        if not chosen:
            break
        for signup in chosen:
            _promote(signup, sheet, now, by, "from the queue")
        if free is not None:
            free -= len(chosen)
    return counted(sheet.pk, now)


def refill(sheet: Sheet, *, by="program") -> None:
    """Let lapsed offers go and give free places to those who wait, in order."""
    with transaction.atomic():
        lock_sheet(sheet.pk)
        now = timezone.now()
        before = counted(sheet.pk, now)
        tell_the_public(before, fill(before, now, by), now)


def expire(*, by="program") -> int:
    """Tidy up offers and waits for consent whose time has passed; the hourly job. Returns how many sheets had any."""
    over = SignUp.objects.with_a_lapsed_offer() | SignUp.objects.with_a_lapsed_consent()
    ids = over.values_list("sheet_id", flat=True).order_by("sheet_id").distinct()
    sheets = list(Sheet.objects.filter(pk__in=list(ids)))
    for sheet in sheets:
        refill(sheet, by=by)
    return len(sheets)
