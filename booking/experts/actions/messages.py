"""Words are relayed: written on one's own page, read there too. The desk passes on what goes between two parties."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from .. import pasted
from ..models import Assignment, ExpertRequest, RelayedMessage
from ..models.messages import Side
from .telling import tell_desk, tell_expert, tell_requester

MOST_A_DAY = 20


@transaction.atomic
def write(
    request: ExpertRequest, text: str, *, sender: str, recipient: str, assignment: Assignment | None = None, by
) -> RelayedMessage:
    """Leave a message. To and from the desk it arrives at once; else the desk reads it first."""
    if not text.strip():
        raise ValidationError(_("Write a few words first."))
    if not request.is_open:
        raise ValidationError(_("The request has ended. Please call the coordinator."))
    if Side.EXPERT in (sender, recipient) and (assignment is None or not assignment.is_open):
        raise ValidationError(_("This is over, so nothing can be sent any more. Please call the coordinator."))
    today = timezone.now() - timezone.timedelta(days=1)
    if (
        sender != Side.DESK
        and request.messages.filter(sender=sender, created_at__gt=today).count() >= MOST_A_DAY
    ):
        raise ValidationError(_("You have written many messages today. Please call the coordinator."))
    now, through_desk = timezone.now(), Side.DESK not in (sender, recipient)
    row = RelayedMessage.objects.create(
        request=request,
        assignment=assignment,
        sender=sender,
        recipient=recipient,
        text=pasted.without_codes(text.strip()),
        passed_at=None if through_desk else now,
        handled_at=now if sender == Side.DESK else None,
    )
    if sender == Side.DESK:
        request.messages.filter(sender=recipient, recipient=Side.DESK, handled_at__isnull=True).update(
            handled_at=now
        )
        if request.answered_at is None and recipient == Side.REQUESTER:
            ExpertRequest.objects.filter(pk=request.pk).update(answered_at=now)
        _announce(row)
    else:
        tell_desk(request)
    audit("wrote", request, by=by)
    return row


@transaction.atomic
def pass_on(message: RelayedMessage, *, by) -> RelayedMessage:
    """The desk has read it, and it goes on as it is. A second press changes nothing."""
    now = timezone.now()
    if not RelayedMessage.objects.filter(pk=message.pk, handled_at__isnull=True).update(
        passed_at=message.passed_at or now, handled_at=now
    ):
        return message
    message.refresh_from_db()
    if message.recipient != Side.DESK:
        _announce(message)
    return message


def _announce(message: RelayedMessage) -> None:
    if message.recipient == Side.REQUESTER:
        tell_requester(message.request, "request_state")
    elif message.recipient == Side.EXPERT and message.assignment:
        tell_expert(message.assignment, "message_waiting", with_link=True)
