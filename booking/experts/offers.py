"""What an invitation tells the expert: the whole offer, in plain values for one page."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kuulluksi.privacy.access import for_delivery, own
from kuulluksi.privacy.models import AuditLine

from .models import Assignment, ExpertRequest
from .states import PROMISED, State

READ_BY_EXPERT = [
    "aim",
    "shaping",
    "meeting_times",
    "audience",
    "audience_adult",
    "place",
    "host",
    "backup_host",
]

SUPPORT_IN_OFFER = ["support_person", "adult", "words_to_expert"]
PLAIN_IN_OFFER = (
    *(
        "starts_at",
        "wishes",
        "hours",
        "rhythm",
        "until",
        "mode",
        "audience_size",
        "minors_present",
        "recording",
    ),
    *(
        "publicity",
        "arrangements",
        "agenda",
        "topics",
        "orientation_by",
        "experts_wanted",
        "organisation_name",
        "unit",
    ),
)

# What may change after the question went out, in the words of the rows in which the offer tells it.
WHEN = _("When")
ROWS = {
    "mode": _("Where"),
    "place": _("Where"),
    "audience": _("Who is there"),
    "minors_present": _("Who is there"),
    "audience_adult": _("Who is there"),
    "recording": _("Recording"),
    "publicity": _("Recording"),
    "host": _("Who is there for you"),
    "backup_host": _("Who is there for you"),
}


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
    changed: list[str]
    mark: str


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
        support=own(assignment, SUPPORT_IN_OFFER) if shown else {},
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
        changed=changed_since_asked(assignment) if step == "answer" else [],
        mark=mark_of(assignment) if shown else "",
    )


def mark_of(assignment: Assignment) -> str:
    """A mark of all that the offer says just now. A yes carries the mark of the page it was pressed on."""
    request = assignment.request
    plain = [
        *(getattr(request, name) for name in PLAIN_IN_OFFER),
        *(request.engagement_type_id, request.area_id, assignment.fee_cents, assignment.is_employment),
    ]
    sealed = for_delivery(request, READ_BY_EXPERT) | for_delivery(assignment, SUPPORT_IN_OFFER)
    text = json.dumps([plain, sorted(sealed.items())], default=str)
    return salted_hmac("experts:offer", f"{assignment.pk}{text}", algorithm="sha256").hexdigest()[:32]


def changed_since_asked(assignment: Assignment) -> list[str]:
    """The rows of the offer that are otherwise than when the expert was first asked."""
    lines = AuditLine.objects.filter(
        subject_type=ExpertRequest._meta.label_lower,
        subject_id=str(assignment.request_id),
        verb__in=("offer_changed", "time_agreed"),
        at__gt=assignment.invited_at,
    )
    found = []
    for verb, names in lines.order_by("at", "pk").values_list("verb", "detail"):
        rows = [WHEN] if verb == "time_agreed" else [ROWS.get(name, "") for name in names.split(",")]
        found += [str(row) for row in rows if row]
    return list(dict.fromkeys(found))
