"""The only way from state to state, and the line in which deeds on one request stand."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from booking.calendar.actions import entitlement_changed
from kuulluksi.privacy.access import audit

from ..models import Assignment, ExpertRequest, FeeClaim
from ..states import FEE_FOLLOWS, FOLLOWS, PROMISED, REQUEST_FOLLOWS

_TABLES = {ExpertRequest: REQUEST_FOLLOWS, Assignment: FOLLOWS, FeeClaim: FEE_FOLLOWS}


def transition(row, to, *, by, **changes) -> None:
    """The only way from state to state: the table allows it, the constraints hold, and exactly one row is hit.

    changes: plain columns written in the same UPDATE. Sealed columns are saved before.
    """
    was = row.state
    if to not in _TABLES[type(row)].get(was, ()):
        raise ValidationError(_("This has already moved on. Please look at the page again."))
    before = {name: getattr(row, name) for name in changes}
    for name, value in {**changes, "state": to}.items():
        setattr(row, name, value)
    try:
        row.validate_constraints()
        if type(row).objects.filter(pk=row.pk, state=was).update(state=to, **changes) != 1:
            raise ValidationError(_("This has already moved on. Please look at the page again."))
    except ValidationError:
        for name, value in {**before, "state": was}.items():
            setattr(row, name, value)
        raise
    audit(to, row, by=by, detail=was)
    if isinstance(row, Assignment) and row.expert_id and (was in PROMISED) != (to in PROMISED):
        entitlement_changed(subject=row.expert_id)  # their own calendar shows another set of times from now on


def lock(request: ExpertRequest) -> ExpertRequest:
    """The request's row, fresh and ours until the transaction ends: all deeds on one request stand in line here."""
    return ExpertRequest.objects.select_for_update().get(pk=request.pk)


def lock_with_request(assignment: Assignment) -> tuple[ExpertRequest, Assignment]:
    request = ExpertRequest.objects.select_for_update().get(pk=assignment.request_id)
    return request, Assignment.objects.select_related("expert").get(pk=assignment.pk)
