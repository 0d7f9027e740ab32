"""Where somebody stands right now, what comes next and by when: the same on the page of the bare link and on the open
one. A time limit that has passed counts as passed, whether or not anyone has tidied up."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from kuulluksi.privacy.models import AuditLine

from . import promises
from .models import SignUp
from .states import State
from .words import Words, neutral

ENDS = {State.OFFERED: State.LAPSED, State.PENDING_CONSENT: State.CONSENT_MISSING}


@dataclass(frozen=True)
class Standing:
    """``day``: by when somebody answers, or when a rest in the queue ends. ``until``: by when an answer is awaited from
    them or their adult (UTC). ``late``: the promised day has passed."""

    state: str
    words: Words
    day: date | None = None
    until: datetime | None = None
    late: bool = False


def state_at(signup: SignUp, now: datetime) -> str:
    end = signup.offer_expires_at if signup.state == State.OFFERED else signup.consent_due_at
    over = signup.state in ENDS and end <= now
    return ENDS[State(signup.state)] if over else signup.state


def of(signup: SignUp, now: datetime | None = None) -> Standing:
    now = now or timezone.now()
    state = state_at(signup, now)
    if state == State.PENDING_REVIEW:
        day = promises.answer_by(signup.sheet, _since(signup))
        return Standing(state, neutral(state), day=day, late=day < timezone.localdate(now))
    if state == State.OFFERED:
        return Standing(state, neutral(state), until=signup.offer_expires_at)
    if state == State.PENDING_CONSENT:
        return Standing(state, neutral(state), until=signup.consent_due_at)
    if state == State.WAITLISTED and signup.rests_until and signup.rests_until > now:
        return Standing(state, neutral(state), day=timezone.localdate(signup.rests_until))
    return Standing(state, neutral(state))


def _since(signup: SignUp) -> date:
    """The local day from which the promise to answer runs: the sign-up, or the turn that came from the queue."""
    turn = AuditLine.objects.filter(
        subject_type=SignUp._meta.label_lower, subject_id=str(signup.pk), verb=f"signup_{State.PENDING_REVIEW}"
    )
    return timezone.localdate(turn.order_by("-at").values_list("at", flat=True).first() or signup.created_at)
