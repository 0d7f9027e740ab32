"""Who hears when the calendar changes a session of an assignment (booking.calendar.telling)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from booking.calendar.telling import CALL, EMAIL, SMS, Change, Told

from .actions.telling import tell_expert, tell_requester
from .models import Assignment, ExpertProfile, ExpertRequest, SupervisionTime
from .states import PROMISED

_COUNTED = {
    ExpertProfile.Channel.SMS: SMS,
    ExpertProfile.Channel.ADULT: SMS,
    ExpertProfile.Channel.EMAIL: EMAIL,
    ExpertProfile.Channel.CALL: CALL,
}
QUIET = (Change.SUBSTITUTE, Change.OWN_STAFF)


def reach(event, occurrences, change) -> Told:
    """The experts of the assignment by the channel they chose, and the requester by e-mail."""
    asked = ExpertRequest.objects.filter(event=event).first()
    if asked is None or change in QUIET:
        return Told()
    counts = {EMAIL: 1}
    for row in _experts(asked):
        channel = _COUNTED[row.expert.channel]
        counts[channel] = counts.get(channel, 0) + 1
    return Told(counts)


def tell(event, occurrences, change, by) -> Told:
    """Leave a neutral note for everyone. A single time is changed on the request: there the expert is asked again."""
    asked = ExpertRequest.objects.filter(event=event).first()
    if asked is None or change in QUIET:
        return Told()
    if not asked.goes_on:
        raise ValidationError(
            _("Change this on the page of request %(code)s, so that the expert is asked again.")
            % {"code": asked.code}
        )
    tell_requester(asked, "request_state")
    for row in _experts(asked):
        tell_expert(row, "offer_changed", with_link=True)
    return reach(event, occurrences, change)


def reach_supervision(event, occurrences, change) -> Told:
    return Told()


def tell_supervision(event, occurrences, change, by) -> Told:
    """Times with places are called off where they were made, so that whoever booked hears of it."""
    if change not in QUIET and SupervisionTime.objects.filter(event=event).exists():
        raise ValidationError(
            _("Change this on the page of work supervision, so that those who booked hear of it.")
        )
    return Told()


def _experts(asked) -> list[Assignment]:
    return list(asked.assignments.filter(state__in=PROMISED, expert__isnull=False).select_related("expert"))
