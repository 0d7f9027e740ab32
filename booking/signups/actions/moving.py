"""The only way from state to state."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.actions import entitlement_changed
from kuulluksi.people.models import User
from kuulluksi.privacy.access import audit

from .. import consents
from ..letters import leave_letter
from ..models import SignUp
from ..states import ACCEPTED, FOLLOWS, OPEN, State

# What a person is told when they come to a state. Who asked for a step gets a receipt for it, too.
LETTERS = {
    State.PENDING_REVIEW: "signup_turn",
    State.OFFERED: "signup_offered",
    State.CONFIRMED: "signup_accepted",
    State.CONSENT_MISSING: "signup_consent_missing",
    State.NOT_ADMITTED: "signup_other_way",
    State.WITHDRAWN: "signup_withdrawn",
    State.CANCELLED: "signup_cancelled",
}


def is_staff(by) -> bool:
    """Whether a member of staff does it, and not the people themselves or the program."""
    return isinstance(by, User)


def already_changed() -> ValidationError:
    return ValidationError(_("This has already changed. Please look at it once more."), code="already_changed")


def transition(signup: SignUp, to: str, *, by, detail: str = "", tell: bool = True, **columns) -> SignUp:
    """Move one sign-up to another state: one conditional UPDATE that must hit one row, a line in the log, and a letter
    to the party (one letter for all of a party who take the same step in the same minute).

    Call under the sheet's lock (``places_of``). ``columns``: other plain columns written in the same stroke.
    Raises ValidationError when the step is not in the table or someone else was first.
    """
    came_from, now = signup.state, timezone.now()
    if to not in FOLLOWS.get(came_from, frozenset()):
        raise already_changed()
    columns["state"] = to
    if to not in OPEN:
        columns.setdefault("ended_at", now)
    if came_from == State.OFFERED:
        columns.setdefault("offer_expires_at", None)
    hit = SignUp.objects.filter(pk=signup.pk, state=came_from).update(**columns)
    if hit != 1:
        raise already_changed()
    for name, value in columns.items():
        setattr(signup, name, value)
    audit(f"signup_{to}", signup, by=by, detail=detail)
    if (came_from in ACCEPTED) != (to in ACCEPTED):
        entitlement_changed(
            subject=signup.party_id
        )  # their own calendar shows another set of meetings from now on
    if tell and to in LETTERS and not consents.is_out_of_hand(signup, now):
        moment = signup.offer_expires_at if to == State.OFFERED else now
        had_place = {"had_place": True} if came_from in ACCEPTED else None  # then a calendar file calls it off
        leave_letter(LETTERS[to], signup.party, key=f"{moment:%Y%m%d%H%M}", data=had_place)
    return signup
