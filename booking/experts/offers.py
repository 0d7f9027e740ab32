"""What an invitation tells the expert: the whole offer, in plain values for one page."""

from dataclasses import dataclass
from datetime import date, datetime

from kuulluksi.privacy.access import own

from .models import Assignment
from .states import PROMISED, State

READ_BY_EXPERT = ["aim", "shaping", "meeting_times", "audience", "place", "host", "backup_host"]


@dataclass(frozen=True)
class WishedTime:
    """One wished time by the wall clock. ``clock`` is empty when only the day is known."""

    day: date
    clock: str


def wished_times(wishes) -> list[WishedTime]:
    """Stored texts ("2026-12-04T13:00" or "2026-12-04") as days and clocks."""
    found = []
    for text in wishes:
        day, _, clock = str(text).partition("T")
        found.append(WishedTime(date.fromisoformat(day), clock.replace(":", ".")))
    return found


@dataclass(frozen=True)
class Offer:
    """``step``: answer (yes or no), agreed, done, over. Whatever the reason, an ended one is just over."""

    assignment: Assignment
    step: str
    told: dict
    support: dict
    wishes: list[WishedTime]
    starts_at: datetime | None
    topics: list[str]
    may_say_yes: bool
    may_say_no: bool
    support_waits: bool


def offer_of(assignment: Assignment) -> Offer:
    """Open an assignment for the expert who came by their own link."""
    request = assignment.request
    state = assignment.state
    if state in (State.INVITED, State.ACCEPTED) and not assignment.has_expired():
        step = "answer" if state == State.INVITED else "agreed"
    elif state in (State.DEBRIEFING, State.COMPLETED):
        step = "done"
    elif state in PROMISED:
        step = "agreed"
    else:
        step = "over"
    shown = step in ("answer", "agreed")
    return Offer(
        assignment=assignment,
        step=step,
        told=own(request, READ_BY_EXPERT) if shown else {},
        support=own(assignment, ["support_person", "adult", "words_to_expert"]) if shown else {},
        wishes=wished_times(request.wishes),
        starts_at=request.starts_at,
        topics=request.topic_words,
        may_say_yes=step == "answer",
        may_say_no=shown,
        support_waits=state == State.ACCEPTED
        and assignment.support_named
        and (
            assignment.support_accepted_at is None
            or (assignment.adult_named and not assignment.adult_accepted_at)
        ),
    )
