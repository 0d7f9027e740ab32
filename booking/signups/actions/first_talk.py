"""Before a place is given people meet: when and how is proposed here, and whoever is not in a hurry may wait."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from ..letters import leave_letter
from ..models import SignUp
from ..states import State
from .moving import already_changed, transition
from .places import fresh
from .queue import places_of

LET_WAIT = timedelta(days=14)


def invite_to_meet(signup: SignUp, *, at: datetime, how: str, by) -> SignUp:
    """Propose a first talk: ``at`` an instant to come, ``how`` a SignUp.MeetHow. A second one replaces the first."""
    if how not in SignUp.MeetHow.values:
        raise ValidationError(_("Choose how you meet."), code="how")
    if at <= timezone.now():
        raise ValidationError(_("Choose a time that is still to come."), code="past")
    with places_of(signup.sheet_id):
        signup = fresh(signup)
        rows = SignUp.objects.filter(pk=signup.pk, state__in=(State.PENDING_REVIEW, State.WAITLISTED))
        if not rows.update(meet_at=at, meet_how=how):
            raise already_changed()
        signup.meet_at, signup.meet_how = at, how
        leave_letter("signup_meeting", signup.party, key=f"{at:%Y%m%d%H%M}")
        audit("invited_to_meet", signup, by=by, detail=how)
    return signup


def let_wait(signup: SignUp, *, by) -> SignUp:
    """They would rather wait: the place goes to the next one, and they keep their turn from two weeks on."""
    with places_of(signup.sheet_id) as (_sheet, now):
        signup = transition(fresh(signup), State.WAITLISTED, by=by, detail="waits", rests_until=now + LET_WAIT)
        leave_letter("signup_waiting", signup.party, key=f"{now:%Y%m%d%H%M}")
    return signup
