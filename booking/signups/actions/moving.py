"""The only way from state to state."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.actions import entitlement_changed
from kuulluksi.people.models import User
from kuulluksi.privacy.access import audit

from ..models import SignUp
from ..states import ACCEPTED, FOLLOWS, OPEN, State


def is_staff(by) -> bool:
    """Whether a member of staff does it, and not the people themselves or the program."""
    return isinstance(by, User)


def transition(signup: SignUp, to: str, *, by, detail: str = "", **columns) -> SignUp:
    """Move one sign-up to another state: one conditional UPDATE that must hit one row, and a line in the log.

    Call under the sheet's lock. ``columns``: other plain columns written in the same stroke.
    Raises ValidationError when the step is not in the table or someone else was first.
    """
    came_from = signup.state
    if to not in FOLLOWS.get(came_from, frozenset()):
        raise ValidationError(
            _("This has already changed. Please look at it once more."), code="already_changed"
        )
    columns["state"] = to
    if to not in OPEN:
        columns.setdefault("ended_at", timezone.now())
    if came_from == State.OFFERED:
        columns.setdefault("offer_expires_at", None)
    hit = SignUp.objects.filter(pk=signup.pk, state=came_from).update(**columns)
    if hit != 1:
        raise ValidationError(
            _("This has already changed. Please look at it once more."), code="already_changed"
        )
    for name, value in columns.items():
        setattr(signup, name, value)
    audit(f"signup_{to}", signup, by=by, detail=detail)
    if (came_from in ACCEPTED) != (to in ACCEPTED):
        entitlement_changed(
            subject=signup.party_id
        )  # their own calendar shows another set of meetings from now on
    return signup
