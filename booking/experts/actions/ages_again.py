"""The year of birth was told or put right: who needs a named adult in what is still ahead?"""

from django.db import transaction
from django.utils import timezone

from ..ages import is_minor
from ..models import ExpertProfile, ExpertRequest
from ..states import PROMISED, State
from .changing import SAID_YES, ask_one_again
from .following import follow_assignments
from .telling import tell_desk


class _InvitedMeanwhile(Exception):
    """Somebody asked this person for one more request before their row was ours."""


def lock_with_open_requests(expert: ExpertProfile) -> ExpertProfile:
    """The person's row, fresh and ours, and before it every request they are open in. In the caller's transaction.

    Deeds on a request come before deeds on a person, always in this order: then nobody waits for each other. Where a
    request came meanwhile, everything is let go of, and it begins again with that one too.
    """
    while True:
        try:
            with transaction.atomic():  # what is rolled back gives its locks back
                return _requests_then_person(expert)
        except _InvitedMeanwhile:
            continue


def _requests_then_person(expert: ExpertProfile) -> ExpertProfile:
    ours = _lock_open_requests(expert)
    expert = ExpertProfile.objects.select_for_update().get(pk=expert.pk)
    if expert.assignments.open().exclude(request__in=ours).exists():
        raise _InvitedMeanwhile
    return expert


def _lock_open_requests(expert: ExpertProfile) -> set:
    ids = expert.assignments.open().values("request_id")
    rows = ExpertRequest.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    return set(rows.values_list("pk", flat=True))


def look_at_age_again(expert: ExpertProfile, *, by) -> None:
    """Grown up: no adult is asked for any more. Under 18 after all: nothing is agreed until an adult is named.

    In the caller's transaction, with the requests and the expert locked. What is under way cannot go back: the desk
    is told to call.
    """
    needs = is_minor(expert, timezone.localdate())
    for row in expert.assignments.open().exclude(needs_adult=needs).select_related("request", "expert"):
        if not needs or row.state not in PROMISED or row.adult_accepted_at:
            row.needs_adult = needs
            row.save(update_fields=["needs_adult"])
        elif row.state in SAID_YES:
            ask_one_again(row, by=by)
            row.needs_adult = True
            row.save(update_fields=["needs_adult"])
            follow_assignments(row.request, by=by)
        elif row.state == State.IN_PROGRESS:
            tell_desk(row.request)
