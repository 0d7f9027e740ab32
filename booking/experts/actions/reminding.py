"""While an engagement goes on for months: the staff are reminded of the expert who works with them."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..models import ExpertRequest
from ..states import RequestState, State
from .telling import tell_requester

EVERY = timedelta(days=28)


def remind_of_experts(payload: dict | None = None) -> int:
    """Every four weeks, to whoever asked: is everyone there still with the expert? Says nothing of who it is."""
    today, reminded = timezone.localdate(), 0
    due = Q(reminded_of_expert_on__isnull=True) | Q(reminded_of_expert_on__lte=today - EVERY)
    rows = ExpertRequest.objects.filter(
        due, state=RequestState.IN_DELIVERY, assignments__state=State.IN_PROGRESS
    ).exclude(rhythm=ExpertRequest.Rhythm.ONCE)
    for request in rows.distinct():
        with transaction.atomic():
            again = ExpertRequest.objects.filter(due, pk=request.pk)
            if again.update(reminded_of_expert_on=today):
                tell_requester(request, "expert_around")
                reminded += 1
    return reminded
