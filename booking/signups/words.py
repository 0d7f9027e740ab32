"""A state in plain, neutral words: what is true now, and what comes next. Nothing says what the sheet is for."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .states import State


@dataclass(frozen=True)
class Words:
    now: str
    next: str


def neutral(state: str) -> Words:
    """Words that anyone may see over a shoulder."""
    return {
        State.PENDING_REVIEW: Words(
            _("We have got what you sent."), _("Someone will answer you in the way that you chose.")
        ),
        State.PENDING_CONSENT: Words(
            _("We have got what you sent."), _("We are still waiting for one answer.")
        ),
        State.WAITLISTED: Words(
            _("You are in the queue."), _("We tell you when it is your turn. You need not do anything now.")
        ),
        State.OFFERED: Words(
            _("There is a place for you."), _("Open the details and tell us whether you take it.")
        ),
        State.CONFIRMED: Words(
            _("It is agreed: you have a place."), _("Open the details to see when and where.")
        ),
        State.NOT_ADMITTED: Words(
            _("Something else was agreed with you."), _("If it is unclear, ask the person you talked with.")
        ),
        State.CONSENT_MISSING: Words(_("We could not go on with this."), _("You can ask us why.")),
        State.LAPSED: Words(
            _("The time to answer passed, and the place went to the next one."),
            _("You are welcome to try again."),
        ),
        State.WITHDRAWN: Words(
            _("This is withdrawn."), _("You need not do anything. You are always welcome again.")
        ),
        State.CANCELLED: Words(
            _("Plans changed, and this will not take place."),
            _("You did nothing wrong. You can ask us what else there is."),
        ),
        State.COMPLETED: Words(_("This has ended."), _("Thank you for being there.")),
    }[State(state)]
