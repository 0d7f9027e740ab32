"""A person leaves the bank, or rests for a while."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.actions import revoke_feed_keys_of
from kuulluksi.notices.actions import drop_messages
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit

from ..models import Assignment, ExpertProfile, OpportunityInterest, SupervisionBooking
from ..states import MAY_STEP_ASIDE, OPEN
from .ages_again import lock_open_requests
from .bank import take_break
from .invitations import step_aside
from .telling import OWN_LINK, coordinators_of, tell_colleague
from .voices import withdraw_card


@transaction.atomic
def leave_bank(expert: ExpertProfile, *, by="expert") -> ExpertProfile:
    """Nobody asks them again, what is still ahead is let go of, and all is erased in a month, or today at the desk.

    Their card leaves the site, their calendar empties itself, their places of work supervision are free for others, and
    what still waited to be sent to them about their page is not sent. A second press changes nothing.
    """
    lock_open_requests(expert)
    expert = ExpertProfile.objects.select_for_update().get(pk=expert.pk)
    if expert.stage == ExpertProfile.Stage.LEFT:
        return expert
    expert.stage, expert.left_on = ExpertProfile.Stage.LEFT, timezone.localdate()
    expert.proposed_stage = ""
    expert.save(update_fields=["stage", "left_on", "proposed_stage"])
    for assignment in expert.assignments.filter(state__in=MAY_STEP_ASIDE):
        step_aside(assignment, by="program")
    SupervisionBooking.objects.filter(expert=expert, time__starts_at__gt=timezone.now()).delete()
    OpportunityInterest.objects.filter(expert=expert).delete()
    revoke_feed_keys_of([expert.pk], by="program")
    drop_messages(expert)
    withdraw_card(expert, by=by)
    audit("left", expert, by=by)
    for user in coordinators_of(expert):
        tell_colleague(user)
    return expert


@transaction.atomic
def erase_now(expert: ExpertProfile, *, by) -> None:
    """Whoever has left is erased today, when a coordinator has looked that nothing of theirs stands anywhere any more.

    Refused while something that was held waits for its fee: accounting needs the code until it is settled.
    """
    expert = ExpertProfile.objects.select_for_update().get(pk=expert.pk)
    if expert.stage != ExpertProfile.Stage.LEFT:
        raise ValidationError(
            _("Only somebody who has left is erased. They leave on their own page, or by your word.")
        )
    if expert.assignments.filter(state__in=OPEN).exists():
        raise ValidationError(_("Something that was held waits for its debrief or its fee. Settle it first."))
    audit("erased", expert, by=by)
    erase_people([expert.pk])


@transaction.atomic
def step_aside_and_rest(assignment: Assignment, *, by="expert") -> Assignment:
    """No, and a break besides: nobody asks anything until the person says they are back."""
    expert = assignment.expert
    assignment = step_aside(assignment, by=by)
    if expert:
        take_break(expert, by=by)
    return assignment


def erase_people(ids: list) -> int:
    """Their rows, their links and their calendars. How many people it was."""
    revoke_feed_keys_of(ids, by="program")
    Link.objects.filter(purpose=OWN_LINK, subject_id__in=ids).delete()
    return ExpertProfile.objects.filter(pk__in=ids).delete()[1].get(ExpertProfile._meta.label, 0)
