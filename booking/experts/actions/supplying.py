"""Somebody else than one expert answers a request: a developer group, through suppliers.register()."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from ..models import ExpertRequest
from ..states import RequestState
from ..suppliers import supplier
from .following import follow_assignments
from .moving import lock, transition
from .telling import tell_desk, tell_requester

Standing = ExpertRequest.SupplierState


@transaction.atomic
def ask_supplier(request: ExpertRequest, name: str, key: str, words: str = "", *, by) -> ExpertRequest:
    """Ask the one behind a supplier's key. Experts may be asked at the same time."""
    request, found = lock(request), supplier(name)
    if found is None:
        raise ValidationError(_("There is nobody of this kind to ask."))
    if request.state in (RequestState.DRAFT, RequestState.SUBMITTED):
        transition(request, RequestState.MATCHING, by=by, answered_at=request.answered_at or timezone.now())
        tell_requester(request, "request_state")
    if request.state not in (RequestState.MATCHING, RequestState.AGREED):
        raise ValidationError(_("The request has moved on; nobody can be invited to it now."))
    if request.supplier_state not in ("", Standing.ASKED):
        raise ValidationError(_("Somebody has already taken this on."))
    found.ask(request, key, words.strip(), by=by)
    return _stand(request, name, Standing.ASKED, by=by)


@transaction.atomic
def supplier_agreed(request: ExpertRequest, *, by) -> ExpertRequest:
    """They take it: the requester reads that it is agreed."""
    return _answered(request, Standing.AGREED, by=by)


@transaction.atomic
def supplier_delivered(request: ExpertRequest, *, by) -> ExpertRequest:
    """What was asked for has been given, and the request can be closed."""
    return _answered(request, Standing.DELIVERED, by=by)


@transaction.atomic
def supplier_cannot(request: ExpertRequest, *, by) -> ExpertRequest:
    """Not this time, without a reason. The search goes on, and the request keeps no trace of who was asked."""
    request = lock(request)
    if not request.supplier:
        return request
    return _stand(request, "", "", by="program")


def _answered(request: ExpertRequest, to: str, *, by) -> ExpertRequest:
    request = lock(request)
    if not request.is_open or not request.supplier:
        raise ValidationError(_("The request has moved on. Please look at the page again."))
    return _stand(request, request.supplier, to, by=by)


def _stand(request: ExpertRequest, name: str, to: str, *, by) -> ExpertRequest:
    request.supplier, request.supplier_state = name, to
    request.save(update_fields=["supplier", "supplier_state"])
    if to:
        audit(f"supplier_{to}", request, by=by)
    follow_assignments(request, by=by)
    if to != Standing.ASKED:
        tell_desk(request)
    return request
