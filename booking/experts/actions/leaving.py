"""A person leaves the bank, or rests for a while."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.actions import revoke_feed_keys_of
from kuulluksi.notices.actions import drop_messages
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit

from ..fees.opening import not_opened
from ..models import (
    Assignment,
    ExpertProfile,
    FeeClaim,
    OpportunityInterest,
    RelayedMessage,
    SupervisionBooking,
)
from ..states import FORGOTTEN_AT_CLOSING, MAY_STEP_ASIDE, OPEN
from .ages_again import lock_with_open_requests
from .bank import take_break
from .invitations import step_aside
from .telling import OWN_LINK, coordinators_of, tell_colleague
from .voices import withdraw_card

ASSIGNMENT_WORDS = ("words_to_expert", "support_person", "adult", "name_shown")


@transaction.atomic
def leave_bank(expert: ExpertProfile, *, by="expert") -> ExpertProfile:
    """Nobody asks them again, what is still ahead is let go of, and all is erased in a month, or today at the desk.

    Their card leaves the site, their calendar empties itself, their places of work supervision are free for others, and
    what still waited to be sent to them about their page is not sent. A second press changes nothing.
    """
    expert = lock_with_open_requests(expert)
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

    Refused while a fee of theirs is open: accounting needs the code until it is settled, and they their page.
    """
    expert = ExpertProfile.objects.select_for_update().get(pk=expert.pk)
    if expert.stage != ExpertProfile.Stage.LEFT:
        raise ValidationError(
            _("Only somebody who has left is erased. They leave on their own page, or by your word.")
        )
    if expert.assignments.filter(state__in=OPEN).exists():
        raise ValidationError(_("Something that was held waits for its debrief or its fee. Settle it first."))
    if with_open_fees([expert.pk]):
        raise ValidationError(_("A fee of theirs is still open. Settle it first, with finance if need be."))
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


def with_open_fees(ids) -> set:
    """Who of these people has a fee that is not settled, or one that could not be filled in and waits at the desk."""
    claims = FeeClaim.objects.unsettled().filter(assignment__expert__in=ids)
    ended = Assignment.objects.filter(expert__in=ids, state__in=FORGOTTEN_AT_CLOSING, is_employment=False)
    rows = list(ended.values_list("pk", "expert_id", "fee_settled_at"))
    told = not_opened(pk for pk, _expert, _settled in rows)
    waits = {
        person for pk, person, settled in rows if str(pk) in told and not (settled and settled > told[str(pk)])
    }
    return waits | set(claims.values_list("assignment__expert_id", flat=True))


def erase_people(ids: list) -> int:
    """Their rows, their links and their calendars; what was written with them and about them. How many it was."""
    revoke_feed_keys_of(ids, by="program")
    rows = Assignment.objects.filter(expert__in=ids)
    links = Link.objects.filter(
        subject_type=Assignment._meta.label_lower, subject_id__in=list(rows.values_list("pk", flat=True))
    )
    Message.objects.filter(link__in=links).delete()
    links.delete()
    RelayedMessage.objects.filter(assignment__in=rows).delete()
    rows.update(**dict.fromkeys(ASSIGNMENT_WORDS, ""))
    Link.objects.filter(purpose=OWN_LINK, subject_id__in=ids).delete()
    return ExpertProfile.objects.filter(pk__in=ids).delete()[1].get(ExpertProfile._meta.label, 0)
