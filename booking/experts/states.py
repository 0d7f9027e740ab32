"""The words for where a request, an assignment and a fee stand, and which may follow which.

Only actions.transition() moves a state.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RequestState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("request", "waits for the sender to confirm the e-mail")
    SUBMITTED = "submitted", pgettext_lazy("request", "received")
    MATCHING = "matching", pgettext_lazy("request", "looking for a fitting expert")
    AGREED = "agreed", pgettext_lazy("request", "agreed and being prepared")
    IN_DELIVERY = "in_delivery", pgettext_lazy("request", "under way")
    SETTLING = "settling", pgettext_lazy("request", "held; debrief and fee")
    CLOSED = "closed", pgettext_lazy("request", "closed")
    UNFILLED = "unfilled", pgettext_lazy("request", "no fitting expert this time")
    WITHDRAWN = "withdrawn", pgettext_lazy("request", "withdrawn by the requester")
    CANCELLED = "cancelled", pgettext_lazy("request", "cancelled")


class State(models.TextChoices):
    """Where one expert stands in one request."""

    SHORTLISTED = "shortlisted", pgettext_lazy("assignment", "thought of")
    INVITED = "invited", pgettext_lazy("assignment", "invited")
    ACCEPTED = "accepted", pgettext_lazy("assignment", "willing")
    CONFIRMED = "confirmed", pgettext_lazy("assignment", "confirmed")
    READY = "ready", pgettext_lazy("assignment", "ready")
    IN_PROGRESS = "in_progress", pgettext_lazy("assignment", "under way")
    DEBRIEFING = "debriefing", pgettext_lazy("assignment", "debrief")
    COMPLETED = "completed", pgettext_lazy("assignment", "completed")
    DECLINED = "declined", pgettext_lazy("assignment", "not this time")
    EXPIRED = "expired", pgettext_lazy("assignment", "no answer in time")
    WITHDRAWN = "withdrawn", pgettext_lazy("assignment", "stepped aside")
    NOT_CHOSEN = "not_chosen", pgettext_lazy("assignment", "not chosen")
    CANCELLED = "cancelled", pgettext_lazy("assignment", "cancelled")


class FeeState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("fee", "the expert looks at it")
    SUBMITTED = "submitted", pgettext_lazy("fee", "confirmed by the expert")
    APPROVED = "approved", pgettext_lazy("fee", "approved")
    EXPORTED = "exported", pgettext_lazy("fee", "on its way to be paid")
    PAID = "paid", pgettext_lazy("fee", "paid")
    DECLINED = "declined_by_expert", pgettext_lazy("fee", "the expert does not want a fee")


OPEN_REQUESTS = frozenset(
    {
        RequestState.DRAFT,
        RequestState.SUBMITTED,
        RequestState.MATCHING,
        RequestState.AGREED,
        RequestState.IN_DELIVERY,
        RequestState.SETTLING,
    }
)
ENDED_REQUESTS = frozenset(RequestState) - OPEN_REQUESTS
# Before anything has been held, a request may still end without anyone having come.
BEFORE_DELIVERY = frozenset(
    {RequestState.DRAFT, RequestState.SUBMITTED, RequestState.MATCHING, RequestState.AGREED}
)

PROMISED = frozenset({State.CONFIRMED, State.READY, State.IN_PROGRESS, State.DEBRIEFING, State.COMPLETED})
ASKED = frozenset({State.INVITED, State.ACCEPTED})
OPEN = frozenset({State.SHORTLISTED}) | ASKED | PROMISED - {State.COMPLETED}
# At any of these the expert or the support person may step aside in one step.
MAY_STEP_ASIDE = ASKED | frozenset({State.CONFIRMED, State.READY, State.IN_PROGRESS})
# When the request closes, these rows forget who they were about.
FORGOTTEN_AT_CLOSING = frozenset(
    {State.DECLINED, State.EXPIRED, State.WITHDRAWN, State.NOT_CHOSEN, State.CANCELLED}
)
SETTLED_FEES = frozenset({FeeState.PAID, FeeState.DECLINED})
UNSETTLED_FEES = frozenset(FeeState) - SETTLED_FEES

_REQUEST_EXITS = frozenset({RequestState.UNFILLED, RequestState.WITHDRAWN, RequestState.CANCELLED})
REQUEST_FOLLOWS: dict[str, frozenset[str]] = {
    RequestState.DRAFT: _REQUEST_EXITS | {RequestState.SUBMITTED, RequestState.MATCHING},
    RequestState.SUBMITTED: _REQUEST_EXITS | {RequestState.MATCHING},
    RequestState.MATCHING: _REQUEST_EXITS | {RequestState.AGREED},
    # A confirmed expert may step aside at any moment, and the search begins again.
    RequestState.AGREED: _REQUEST_EXITS
    | {RequestState.MATCHING, RequestState.IN_DELIVERY, RequestState.SETTLING},
    RequestState.IN_DELIVERY: frozenset({RequestState.SETTLING, RequestState.MATCHING, RequestState.CANCELLED}),
    RequestState.SETTLING: frozenset({RequestState.CLOSED}),
}

FOLLOWS: dict[str, frozenset[str]] = {
    State.SHORTLISTED: frozenset({State.INVITED, State.CANCELLED}),
    State.INVITED: frozenset(
        {State.ACCEPTED, State.DECLINED, State.EXPIRED, State.NOT_CHOSEN, State.CANCELLED}
    ),
    # Back to invited when what was offered changes: a yes is a yes to the whole offer.
    State.ACCEPTED: frozenset(
        {State.CONFIRMED, State.INVITED, State.WITHDRAWN, State.NOT_CHOSEN, State.CANCELLED}
    ),
    State.CONFIRMED: frozenset({State.READY, State.INVITED, State.WITHDRAWN, State.CANCELLED}),
    State.READY: frozenset(
        {State.INVITED, State.IN_PROGRESS, State.DEBRIEFING, State.WITHDRAWN, State.CANCELLED}
    ),
    State.IN_PROGRESS: frozenset({State.DEBRIEFING, State.WITHDRAWN, State.CANCELLED}),
    State.DEBRIEFING: frozenset({State.COMPLETED}),
}

FEE_FOLLOWS: dict[str, frozenset[str]] = {
    FeeState.DRAFT: frozenset({FeeState.SUBMITTED, FeeState.APPROVED, FeeState.DECLINED}),
    FeeState.SUBMITTED: frozenset({FeeState.DRAFT, FeeState.APPROVED, FeeState.DECLINED}),
    FeeState.APPROVED: frozenset({FeeState.DRAFT, FeeState.EXPORTED, FeeState.PAID, FeeState.DECLINED}),
    FeeState.EXPORTED: frozenset({FeeState.PAID}),
    FeeState.DECLINED: frozenset({FeeState.DRAFT}),
}

# What the requester is told: the same few words whatever happens between the desk and the experts.
FOR_REQUESTER = {
    RequestState.DRAFT: _("Confirm your e-mail address and we begin."),
    RequestState.SUBMITTED: _("We have your request. The coordinator reads it next."),
    RequestState.MATCHING: _("The coordinator is looking for a fitting expert."),
    RequestState.AGREED: _("An expert has been found, and the day is being prepared."),
    RequestState.IN_DELIVERY: _("The assignment is under way."),
    RequestState.SETTLING: _("The assignment has been held. Thank you."),
    RequestState.CLOSED: _("Everything is done. Thank you for asking."),
    RequestState.UNFILLED: _("No fitting expert was found this time. The coordinator suggests another way."),
    RequestState.WITHDRAWN: _("You withdrew the request. Nothing is left to do."),
    RequestState.CANCELLED: _("The request was cancelled. The coordinator tells you more."),
}
