"""Coming another way after all: remotely instead of on site, or the other way round."""

from contextlib import ExitStack

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from .. import ages, sides
from ..models import Party, Sheet, SignUp
from ..states import State
from .deeds import confirm
from .moving import already_changed, transition
from .places import free_places
from .queue import places_of


def change_side(party: Party, to: Sheet, *, by="participant") -> list[SignUp]:
    """Everyone of a party who is still on its sheet comes by another side of the same thing, if there is room for all
    of them and nobody waits for it. Who only waited, or had an offer, has a place then. The place that is left goes to
    the next in its own queue."""
    if party.sheet_id == to.pk or to.pk not in {side.sheet.pk for side in sides.of(party.sheet)}:
        raise already_changed()
    with ExitStack() as both:
        counts = {pk: both.enter_context(places_of(pk)) for pk in sorted((party.sheet_id, to.pk))}
        target, now = counts[to.pk]
        coming = list(party.signups.open().filter(sheet_id=party.sheet_id).order_by("number"))
        free = free_places(target)
        if not coming or target.closed_by_hand:
            raise already_changed()
        if target.waiting or (free is not None and len(coming) > free):
            raise ValidationError(_("There is no room there just now. Nothing was changed."), code="full")
        for place, signup in enumerate(coming, 1):
            _move(signup, target, target.last_number + place)
            if signup.state == State.WAITLISTED and ages.needs_a_reason(signup, target):
                transition(signup, State.PENDING_REVIEW, by=by)
            elif signup.state in (State.WAITLISTED, State.OFFERED):
                confirm(signup, now, by)
            audit("side_changed", signup, by=by)
        Party.objects.filter(pk=party.pk).update(sheet=target)
        party.sheet = target
    return coming


def _move(signup: SignUp, target: Sheet, number: int) -> None:
    here = SignUp.objects.filter(pk=signup.pk, state=signup.state, sheet_id=signup.sheet_id)
    if here.update(sheet=target, number=number, rests_until=None) != 1:
        raise already_changed()
    signup.sheet, signup.number, signup.rests_until = target, number, None
