"""A participant's own calendar address: neutral, shown once, ended with one press."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from booking.calendar.actions import renew_own_address, revoke_feed_keys_of

from ..models import Party
from ..states import ACCEPTED

PARTICIPANT_SCOPE = "participant"  # the rooms that have meetings say which ones (groups registers it)


@transaction.atomic
def open_calendar(party: Party, *, language: str, by="participant") -> str:
    """The path of a new address; an earlier one ends."""
    if not party.signups.filter(state__in=ACCEPTED).exists():
        raise ValidationError(_("The calendar opens when you have a place."))
    return renew_own_address(PARTICIPANT_SCOPE, subject=party.pk, language=language, by=by)


def end_calendar(party: Party, *, by="participant") -> None:
    """The address ends at once, and calendars that used it empty themselves. A second press changes nothing."""
    revoke_feed_keys_of([party.pk], by=by)
