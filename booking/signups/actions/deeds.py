"""What happens to a sign-up: offered, accepted, withdrawn, not admitted; and to a whole sheet."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from .. import consents
from ..letters import leave_letter
from ..models import Party, Sheet, SignUp
from ..states import State
from .moving import is_staff, transition
from .places import counted, free_places, fresh, lock_sheet, tell_the_public
from .queue import fill, refill


def offer(signup: SignUp, *, by, reason: str = "") -> SignUp:
    """Staff offer a free place to someone who waits, out of turn if there is a reason (it is logged)."""
    with transaction.atomic():
        lock_sheet(signup.sheet_id)
        now = timezone.now()
        before = counted(signup.sheet_id, now)
        free = free_places(before)
        if free is not None and free <= 0:
            raise ValidationError(
                _("There is no free place to offer. Raise the number of places first."), code="full"
            )
        signup = fresh(signup)
        until = now + timedelta(hours=before.offer_hours)
        transition(signup, State.OFFERED, by=by, detail=reason[:120], offer_expires_at=until)
        leave_letter("signup_offered", signup.party, key=f"{until:%Y%m%d%H%M}")
        tell_the_public(before, fill(counted(signup.sheet_id, now), now), now)
    return signup


def accept(signup: SignUp, *, by) -> SignUp:
    """Staff admit someone after the first talk (or straight from the queue when a place is free); or a person takes
    the place offered to them, if its time has not passed."""
    with transaction.atomic():
        lock_sheet(signup.sheet_id)
        now = timezone.now()
        signup = fresh(signup)
        lapsed = signup.state == State.OFFERED and not signup.offer_stands_at(now)
        if not lapsed:
            _give_place(signup, now, by)
    if lapsed:
        refill(Sheet(pk=signup.sheet_id))
        raise ValidationError(
            _("The time to answer has passed, and the place has gone to the next in the queue."),
            code="offer_lapsed",
        )
    return signup


def _give_place(signup: SignUp, now, by) -> None:
    """The place becomes theirs. Only under the sheet's lock."""
    may_come_from = {State.OFFERED, State.PENDING_REVIEW, State.WAITLISTED} if is_staff(by) else {State.OFFERED}
    if signup.state not in may_come_from:
        raise ValidationError(
            _("This has already changed. Please look at it once more."), code="already_changed"
        )
    before = counted(signup.sheet_id, now)
    free = free_places(before)
    if signup.state == State.WAITLISTED and free is not None and free <= 0:
        raise ValidationError(
            _("There is no free place to give. Raise the number of places first."), code="full"
        )
    if consents.is_missing(
        signup, now
    ):  # the place is held until a day they are told; telling waits for the yes
        until = signup.consent_due_at
        if until is None or until < now + consents.LEAST_HOLD:
            until = consents.held_until(now)
        transition(signup, State.PENDING_CONSENT, by=by, consent_due_at=until)
    else:
        transition(signup, State.CONFIRMED, by=by)
        leave_letter("signup_accepted", signup.party, key=f"{now:%Y%m%d%H%M}")
    tell_the_public(before, counted(signup.sheet_id, now), now)


def _release(signup: SignUp, to: str, *, by, letter: str, **columns) -> SignUp:
    with transaction.atomic():
        lock_sheet(signup.sheet_id)
        now = timezone.now()
        signup = fresh(signup)
        if signup.state == to:
            return signup
        before = counted(signup.sheet_id, now)
        transition(signup, to, by=by, **columns)
        leave_letter(letter, signup.party, key=str(signup.pk))
        tell_the_public(before, fill(counted(signup.sheet_id, now), now), now)
    return signup


def not_admitted(signup: SignUp, *, by, reason: str) -> SignUp:
    """After the first talk something else was found. ``reason``: a SignUp.Instead. The next in the queue comes in the
    same transaction."""
    if reason not in SignUp.Instead.values:
        raise ValidationError(_("Say what was found instead."), code="instead")
    return _release(signup, State.NOT_ADMITTED, by=by, letter="signup_other_way", instead=reason)


def withdraw(signup: SignUp, *, by) -> SignUp:
    """Not this time. No reason is asked, at any moment. A second time changes nothing."""
    return _release(signup, State.WITHDRAWN, by=by, letter="signup_withdrawn")


def withdraw_party(party: Party, *, by) -> list[SignUp]:
    """Everyone of one sign-up who is still on the sheet, in one step."""
    with transaction.atomic():
        lock_sheet(party.sheet_id)
        now = timezone.now()
        before = counted(party.sheet_id, now)
        gone = list(party.signups.open().select_related("party").order_by("number"))
        for signup in gone:
            transition(signup, State.WITHDRAWN, by=by)
        if gone:
            leave_letter("signup_withdrawn", party, key="all")
            tell_the_public(before, fill(counted(party.sheet_id, now), now), now)
    return gone


def accept_offer(party: Party, *, by="participant") -> list[SignUp]:
    """The people of a party take the places offered to them, if the time has not passed."""
    taken = [accept(signup, by=by) for signup in party.signups.filter(state=State.OFFERED).order_by("number")]
    if not taken:
        raise ValidationError(
            _("This has already changed. Please look at it once more."), code="already_changed"
        )
    return taken


def cancel_sheet(sheet: Sheet, *, by) -> int:
    """The organiser cancels: everyone still on the sheet is told, and the sheet closes. Returns how many."""
    with transaction.atomic():
        lock_sheet(sheet.pk)
        now = timezone.now()
        before = counted(sheet.pk, now)
        there = list(SignUp.objects.filter(sheet=sheet).open().select_related("party").order_by("number"))
        Sheet.objects.filter(pk=sheet.pk).update(closed_by_hand=True)
        for signup in there:
            transition(signup, State.CANCELLED, by=by)
            leave_letter("signup_cancelled", signup.party, key="cancelled")
        audit("sheet_cancelled", sheet, by=by, detail=str(len(there)))
        tell_the_public(before, counted(sheet.pk, now), now)
    return len(there)


def change_capacity(sheet: Sheet, capacity: int | None, *, by) -> Sheet:
    """More places let the queue in; fewer evict nobody and let nobody in before enough have left."""
    if capacity is not None and not 0 <= capacity <= 10_000:
        raise ValidationError(_("Give the number of places as a whole number, at least 0."), code="capacity")
    with transaction.atomic():
        lock_sheet(sheet.pk)
        now = timezone.now()
        before = counted(sheet.pk, now)
        Sheet.objects.filter(pk=sheet.pk).update(capacity=capacity)
        audit("capacity_changed", sheet, by=by, detail=f"{before.capacity} to {capacity}")
        after = fill(counted(sheet.pk, now), now)
        tell_the_public(before, after, now)
    sheet.capacity = capacity
    return after
