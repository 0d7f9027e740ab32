"""The words for where a sign-up stands, and which may follow which. Only actions.transition() moves a state."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    PENDING_REVIEW = "pending_review", _("waiting for a first talk")
    PENDING_CONSENT = "pending_consent", _("waiting for an adult's consent")
    WAITLISTED = "waitlisted", _("in the queue")
    OFFERED = "offered", _("a place is offered")
    CONFIRMED = "confirmed", _("has a place")
    NOT_ADMITTED = "not_admitted", _("another way was found")
    CONSENT_MISSING = "consent_missing", _("consent did not come")
    LAPSED = "lapsed", _("the offer passed")
    WITHDRAWN = "withdrawn", _("withdrawn")
    CANCELLED = "cancelled", _("cancelled by the organiser")
    COMPLETED = "completed", _("completed")


# An offered place counts only until offer_expires_at, one that waits for consent only until consent_due_at: see
# SignUpQuerySet.holding_a_place().
HOLDS = frozenset({State.PENDING_REVIEW, State.PENDING_CONSENT, State.OFFERED, State.CONFIRMED})
QUEUES = frozenset({State.WAITLISTED})
# What a participant's own calendar shows.
ACCEPTED = frozenset({State.CONFIRMED, State.COMPLETED})
OPEN = HOLDS | QUEUES
ENDED = frozenset(State) - OPEN

FOLLOWS: dict[str, frozenset[str]] = {
    State.PENDING_REVIEW: frozenset(
        {
            State.PENDING_CONSENT,
            State.CONFIRMED,
            State.WAITLISTED,
            State.NOT_ADMITTED,
            State.WITHDRAWN,
            State.CANCELLED,
        }
    ),
    State.PENDING_CONSENT: frozenset(
        {
            State.CONFIRMED,
            State.CONSENT_MISSING,
            State.WAITLISTED,
            State.NOT_ADMITTED,
            State.WITHDRAWN,
            State.CANCELLED,
        }
    ),
    State.WAITLISTED: frozenset(
        {
            State.OFFERED,
            State.PENDING_REVIEW,
            State.PENDING_CONSENT,
            State.CONFIRMED,
            State.WITHDRAWN,
            State.CANCELLED,
            State.NOT_ADMITTED,
        }
    ),
    State.OFFERED: frozenset(
        {
            State.CONFIRMED,
            State.PENDING_CONSENT,
            State.WAITLISTED,
            State.LAPSED,
            State.WITHDRAWN,
            State.CANCELLED,
        }
    ),
    # A consent may be taken back: then the place is held a while longer, and somebody talks with them first.
    State.CONFIRMED: frozenset({State.PENDING_CONSENT, State.WITHDRAWN, State.CANCELLED, State.COMPLETED}),
}
