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
    """Answered, run out or taken back: which of them, nobody is told."""


@transaction.atomic
def make_invitation(area, *, by) -> Link:
    """A link to give by hand to somebody who might like to become an expert. Nobody's name stands in it."""
    expires_at = timezone.now() + timedelta(days=INVITATION_DAYS)
    row = PathInvitation.objects.create(area=area, by=by, expires_at=expires_at)
    audit("path_invited", row, by=by)
    return Link.objects.issue(PATH_LINK, row, expires_at=expires_at)


@transaction.atomic
def answer_invitation(
    invitation: PathInvitation, details: dict, *, sent: uuid.UUID | None = None
) -> tuple[ExpertProfile, Link]:
    """Somebody would like to hear more. What they wrote is all that is known of them.

    The link answers once; from then on it says the same as one that ran out, because others know its address.
    sent: the number of the form, by which a second press of it is known.
    """
    now = timezone.now()
    if not PathInvitation.objects.waiting(now).filter(pk=invitation.pk).update(used_at=now):
        raise InvitationIsOver(_("This link is no longer in use."))
    expert = add_expert(
        {**details, "stage": Stage.INTERESTED, "id": sent or uuid.uuid4()}, areas=[invitation.area], by="expert"
    )
    expert.next_check_in = timezone.localdate() + timedelta(days=7)
    expert.save(update_fields=["next_check_in"])
    return expert, open_own_page(expert, by="expert")


def came_just_now(sent: uuid.UUID) -> bool:
    """Whether what was sent with the form of this number came some minutes ago."""
    return ExpertProfile.objects.filter(pk=sent, created_at__gt=timezone.now() - SECOND_PRESS).exists()


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
def take_step(expert: ExpertProfile, *, by="expert") -> ExpertProfile:
    """Yes to the step that was proposed. by: the person, or the coordinator who heard it on the phone."""
    expert = ExpertProfile.objects.select_for_update().get(pk=expert.pk)
    if not expert.proposed_stage:
        raise ValidationError(_("There is nothing to accept now."))
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
