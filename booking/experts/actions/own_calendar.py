"""An expert's own calendar address. It belongs to the person, not to one assignment, and says nothing but the times."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from booking.calendar.actions import renew_own_address, revoke_feed_keys_of

from ..models import Assignment

EXPERT_SCOPE = "expert"


@transaction.atomic
def open_calendar(assignment: Assignment, *, language: str, by="expert") -> str:
    """The path of a new address; an earlier one ends."""
    if not assignment.has_yes:
        raise ValidationError(_("The calendar opens when you have said yes."))
    return renew_own_address(EXPERT_SCOPE, subject=assignment.expert_id, language=language, by=by)


@transaction.atomic
def end_calendar(assignment: Assignment, *, by="expert") -> None:
    """The address ends at once, and calendars that used it empty themselves. A second press changes nothing."""
    if assignment.expert_id:
        revoke_feed_keys_of([assignment.expert_id], by=by)
