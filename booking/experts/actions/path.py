"""From a group to the bank and through it. Every step is the person's own yes; staff only propose and invite."""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit

from ..models import ExpertProfile, PathInvitation
from .bank import add_expert, open_own_page
from .telling import own_link, tell_person
from .voices import withdraw_card

PATH_LINK = "path"
INVITATION_DAYS = 60
SECOND_PRESS = timedelta(minutes=10)
Stage = ExpertProfile.Stage
# What staff may propose from where. The person goes to "alumni" and back by themselves.
STEPS = {
    Stage.INTERESTED: (Stage.TRAINING, Stage.ACTIVE),
    Stage.TRAINING: (Stage.ACTIVE,),
    Stage.ALUMNI: (Stage.ACTIVE,),
    Stage.ACTIVE: (),
    Stage.LEFT: (),
}


class InvitationIsOver(ValidationError):
    """It ran out or was ended: which of them, nobody is told."""


class AnswerCameAlready(ValidationError):
    """A second press of the same form, right after the first."""


@transaction.atomic
def make_invitation(area, *, by) -> Link:
    """A link to give by hand to somebody who might like to become an expert. Nobody's name stands in it."""
    expires_at = timezone.now() + timedelta(days=INVITATION_DAYS)
    row = PathInvitation.objects.create(area=area, by=by, expires_at=expires_at)
    audit("path_invited", row, by=by)
    return Link.objects.issue(PATH_LINK, row, expires_at=expires_at)


@transaction.atomic
def end_invitation(invitation: PathInvitation, *, by) -> PathInvitation:
    """Its giver ends it: it went astray, or is not needed. A second press changes nothing."""
    now = timezone.now()
    if PathInvitation.objects.waiting(now).filter(pk=invitation.pk).update(expires_at=now):
        Link.objects.live(now).filter(purpose=PATH_LINK, subject_id=invitation.pk).update(revoked_at=now)
        audit("path_ended", invitation, by=by)
    invitation.refresh_from_db()
    return invitation


@transaction.atomic
def answer_invitation(
    invitation: PathInvitation, details: dict, *, sent: uuid.UUID | None = None
) -> tuple[ExpertProfile, Link]:
    """Somebody would like to hear more. What they wrote is all that is known of them.

    Until its day the link takes an answer, however many have come, each a person of its own: whoever handed it over
    meets the same before and after (decision 0092). sent: the number of the form, by which a second press of it is known.
    """
    row = PathInvitation.objects.select_for_update().waiting().filter(pk=invitation.pk).first()
    if row is None:
        raise InvitationIsOver(_("This link is no longer in use."))
    came = ExpertProfile.objects.filter(pk=sent).values_list("created_at", flat=True).first() if sent else None
    if came and came > timezone.now() - SECOND_PRESS:
        raise AnswerCameAlready(_("We have your answer already. Thank you!"))
    number = sent if sent and not came else uuid.uuid4()
    expert = add_expert({**details, "stage": Stage.INTERESTED, "id": number}, areas=[row.area], by="expert")
    expert.next_check_in = timezone.localdate() + timedelta(days=7)
    expert.save(update_fields=["next_check_in"])
    return expert, open_own_page(expert, by="expert")


@transaction.atomic
def propose_step(expert: ExpertProfile, stage: str, *, by) -> ExpertProfile:
    """The coordinator proposes; nothing happens until the person says yes on their own page or on the phone."""
    expert = ExpertProfile.objects.select_for_update().get(pk=expert.pk)
    if stage not in STEPS[expert.stage]:
        raise ValidationError(_("This step cannot be proposed now."))
    expert.proposed_stage = stage
    expert.save(update_fields=["proposed_stage"])
    audit("step_proposed", expert, by=by, detail=stage)
    tell_person(expert, "expert_page", link=own_link(expert))
    return expert


@transaction.atomic
def take_step(expert: ExpertProfile, *, seen: str = "", by="expert") -> ExpertProfile:
    """Yes to the step that was proposed. by: the person, or the coordinator who heard it on the phone. seen: the step
    that stood on the page, for another may have been proposed since."""
    expert = ExpertProfile.objects.select_for_update().get(pk=expert.pk)
    if not expert.proposed_stage:
        raise ValidationError(_("There is nothing to accept now."))
    if seen and seen != expert.proposed_stage:
        raise ValidationError(_("This has already moved on. Please look at the page again."))
    expert.stage, expert.proposed_stage = expert.proposed_stage, ""
    expert.save(update_fields=["stage", "proposed_stage"])
    audit("step_taken", expert, by=by, detail=expert.stage)
    return expert


@transaction.atomic
def refuse_step(expert: ExpertProfile, *, by="expert") -> ExpertProfile:
    """Not now. Nothing is written down but that nothing is proposed any more."""
    expert.proposed_stage = ""
    expert.save(update_fields=["proposed_stage"])
    return expert


@transaction.atomic
def become_alumni(expert: ExpertProfile, *, by="expert") -> ExpertProfile:
    """Not asked any more, but in touch. The person may come back the same way."""
    return _go(expert, Stage.ACTIVE, Stage.ALUMNI, by=by)


@transaction.atomic
def come_back(expert: ExpertProfile, *, by="expert") -> ExpertProfile:
    return _go(expert, Stage.ALUMNI, Stage.ACTIVE, by=by)


def _go(expert: ExpertProfile, start: str, to: str, *, by) -> ExpertProfile:
    if not ExpertProfile.objects.filter(pk=expert.pk, stage=start).update(stage=to, proposed_stage=""):
        raise ValidationError(_("This has already moved on. Please look at the page again."))
    expert.refresh_from_db()
    if to == Stage.ALUMNI:
        withdraw_card(expert, by=by)
    audit("step_taken", expert, by=by, detail=to)
    return expert
