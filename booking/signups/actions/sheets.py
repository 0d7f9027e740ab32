"""What happens to a whole sheet: more or fewer places, cancelled, or ended as it should."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from ..models import Sheet, SignUp
from ..states import State
from .moving import transition
from .places import counted
from .queue import places_of


def _there(sheet: Sheet) -> list[SignUp]:
    return list(SignUp.objects.filter(sheet=sheet).open().select_related("party").order_by("number"))


def cancel_sheet(sheet: Sheet, *, by) -> int:
    """The organiser cancels: everyone still on the sheet is told, and the sheet closes. Returns how many."""
    with places_of(sheet.pk):
        there = _there(sheet)
        Sheet.objects.filter(pk=sheet.pk).update(closed_by_hand=True)
        for signup in there:
            transition(signup, State.CANCELLED, by=by)
        audit("sheet_cancelled", sheet, by=by, detail=str(len(there)))
    return len(there)


# What everyone still on a sheet comes to when its season or event is over.
AT_THE_END = {
    State.CONFIRMED: (State.COMPLETED, {}),
    State.OFFERED: (State.LAPSED, {}),
    State.PENDING_CONSENT: (State.CONSENT_MISSING, {}),
    State.PENDING_REVIEW: (State.NOT_ADMITTED, {"instead": SignUp.Instead.LATER}),
    State.WAITLISTED: (State.NOT_ADMITTED, {"instead": SignUp.Instead.LATER}),
}


def complete_sheet(sheet: Sheet, *, by, tell: bool = True) -> int:
    """What the sheet was for has been held. Who had a place has completed it; who still waited hears that the next
    round suits better (``tell``). Nobody can sign up any more. Returns how many completed."""
    with places_of(sheet.pk):
        there = _there(sheet)
        Sheet.objects.filter(pk=sheet.pk).update(closed_by_hand=True)
        completed = sum(signup.state == State.CONFIRMED for signup in there)
        for signup in there:
            to, columns = AT_THE_END[State(signup.state)]
            transition(signup, to, by=by, tell=tell, **columns)
        audit("sheet_completed", sheet, by=by, detail=str(completed))
    return completed


def change_capacity(sheet: Sheet, capacity: int | None, *, by) -> Sheet:
    """More places let the queue in; fewer evict nobody and let nobody in before enough have left."""
    if capacity is not None and not 0 <= capacity <= 10_000:
        raise ValidationError(_("Give the number of places as a whole number, at least 0."), code="capacity")
    with places_of(sheet.pk) as (before, now):
        Sheet.objects.filter(pk=sheet.pk).update(capacity=capacity)
        audit("capacity_changed", sheet, by=by, detail=f"{before.capacity} to {capacity}")
    sheet.capacity = capacity
    return counted(sheet.pk, now)
