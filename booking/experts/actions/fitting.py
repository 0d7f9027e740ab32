"""What has to fit before an expert is confirmed: a place among those asked for, and a time that is free."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from booking.calendar.models import Occurrence
from kuulluksi.privacy.access import audit

from ..models import Assignment, ExpertProfile, ExpertRequest
from ..states import BEFORE_DELIVERY, PROMISED
from .moving import lock

MOST_EXPERTS = 12


def room_for_one_more(request: ExpertRequest) -> None:
    """So many are confirmed as were asked for. In the caller's transaction, with the request locked."""
    if request.assignments.promised().count() >= request.experts_wanted:
        raise ValidationError(
            _(
                "Everyone who was asked for has been confirmed already. Tell the others kindly, or write down that more experts come."
            )
        )


def nothing_else_then(request: ExpertRequest, expert: ExpertProfile) -> None:
    """Nobody is promised to two things at once. With the request and the expert locked, after the calendar was kept.

    What is done in writing has no hour, and is never in the way.
    """
    written = ExpertRequest.Mode.WRITTEN
    if request.event_id is None or request.mode == written:
        return
    promised = Assignment.objects.filter(expert=expert, state__in=PROMISED).exclude(request=request)
    planned = Occurrence.objects.coming(timezone.now())
    others = planned.filter(
        event__in=promised.exclude(request__mode=written).values("request__event_id"),
        start__lt=OuterRef("end"),
        end__gt=OuterRef("start"),
    ).order_by()
    clash = planned.filter(Exists(others), event=request.event_id).first()
    if clash:
        raise ValidationError(
            _(
                "This expert has agreed to something else at the same time: %(when)s. Agree on another time first."
            )
            % {"when": date_format(timezone.localtime(clash.start), "j.n.Y H.i")}
        )


@transaction.atomic
def want_experts(request: ExpertRequest, number: int, *, by) -> ExpertRequest:
    """How many experts come. Never fewer than have been promised; as many as have been is a new plan too."""
    request = lock(request)
    if not request.is_open:
        raise ValidationError(_("The request has ended."))
    promised = request.assignments.promised().count()
    if not max(1, promised) <= number <= MOST_EXPERTS:
        raise ValidationError(_("More experts have been confirmed already, or the number is too big."))
    request.experts_wanted = number
    if number == promised and request.state in BEFORE_DELIVERY:
        request.replan_since = None
    request.save(update_fields=["experts_wanted", "replan_since"])
    audit("experts_wanted", request, by=by)
    return request
