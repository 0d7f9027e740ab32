"""What follows from an assignment's step: the request's own state, and the entry in the calendar."""

from datetime import timedelta

from django.utils import timezone

from booking.calendar import rules
from booking.calendar.actions import cancel_event, make_event
from booking.calendar.models import Event

from ..models import ExpertRequest
from ..states import REQUEST_FOLLOWS, RequestState, State
from .moving import transition
from .telling import tell_requester

LONGEST_DAY_HOURS = 8
RHYTHM_WITHOUT_END = timedelta(days=182)
_BY_SUPPLIER = {
    ExpertRequest.SupplierState.AGREED: RequestState.AGREED,
    ExpertRequest.SupplierState.DELIVERED: RequestState.SETTLING,
}


def follow_assignments(request: ExpertRequest, *, by) -> None:
    """Let the request's state follow its assignments; the requester hears when it changes."""
    promised = set(request.assignments.promised().values_list("state", flat=True))
    if not promised and request.supplier_state in _BY_SUPPLIER:
        wanted = _BY_SUPPLIER[request.supplier_state]
    elif not promised:
        wanted = RequestState.MATCHING
    elif promised <= {State.DEBRIEFING, State.COMPLETED}:
        wanted = RequestState.SETTLING
    elif promised & {State.IN_PROGRESS, State.DEBRIEFING, State.COMPLETED}:
        wanted = RequestState.IN_DELIVERY
    else:
        wanted = RequestState.AGREED
    if wanted != request.state and wanted in REQUEST_FOLLOWS.get(request.state, ()):
        transition(request, wanted, by=by)
        tell_requester(request, "request_state")
        keep_calendar(request, by=by)


def keep_calendar(request: ExpertRequest, *, by) -> None:
    """An agreed time stands in the coordinators' calendar under the request's code: no name, no place."""
    agreed = request.state in (RequestState.AGREED, RequestState.IN_DELIVERY, RequestState.SETTLING)
    if agreed and request.starts_at and request.event is None:
        start = timezone.localtime(request.starts_at)
        request.event = make_event(
            kind=Event.Kind.ASSIGNMENT,
            titles={
                "fi": f"Tehtävä {request.code}",
                "sv": f"Uppdrag {request.code}",
                "en": f"Assignment {request.code}",
            },
            starts_on=start.date(),
            starts_at=start.time().replace(second=0, microsecond=0),
            duration=timedelta(hours=min(float(request.hours), LONGEST_DAY_HOURS)),
            rule=_rule_of(request, start.date()),
            area=request.area,
            visibility=Event.Visibility.MEMBERS,
            staff=[by],
            by=by,
        )
        request.save(update_fields=["event"])
    elif not agreed and request.event is not None:
        cancel_event(request.event, by=by)
        request.event = None
        request.save(update_fields=["event"])


def _rule_of(request: ExpertRequest, first):
    """The rhythm as the calendar writes it, or None for one time. Without a last day it is looked at in half a year."""
    until = request.until or first + RHYTHM_WITHOUT_END
    if request.rhythm in (ExpertRequest.Rhythm.WEEKLY, ExpertRequest.Rhythm.GROWING):
        return rules.weekly(1, [first.weekday()], until=until)
    if request.rhythm == ExpertRequest.Rhythm.FORTNIGHTLY:
        return rules.weekly(2, [first.weekday()], until=until)
    if request.rhythm == ExpertRequest.Rhythm.MONTHLY:
        return rules.monthly(position=min((first.day - 1) // 7 + 1, 4), weekday=first.weekday(), until=until)
    return None
