"""Groups ask each other, and draft a statement from the answers."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit, for_delivery

from ...models import PeerGroup
from ..models import Consultation, GroupAnswer, Statement, Voice
from ..telling import tell_leaders

LONGEST_QUESTION = 2000
LONGEST_ANSWER = 4000


def ask_groups(group: PeerGroup, *, topic: str, question: str, due_on: date, groups, by) -> Consultation:
    """Ask other developer groups, of any area. Their leaders are told that there is something on the desk."""
    asked = [one for one in groups if one.pk != group.pk]
    if not asked:
        raise ValidationError(_("Choose at least one other group."))
    if any(one.kind != PeerGroup.Kind.DEVELOPER for one in [group, *asked]):
        raise ValidationError(_("Only developer groups consult each other."))
    if due_on < timezone.localdate():
        raise ValidationError(_("The day has gone. Choose a later one."))
    with transaction.atomic():
        row = Consultation.objects.create(asked_by=group, topic=topic, question=question, due_on=due_on)
        for one in asked:
            GroupAnswer.objects.create(consultation=row, group=one)
            tell_leaders(one, key=f"asked:{row.pk}")
        audit("consultation_asked", row, by=by, detail=str(len(asked)))
    return row


def answer_consultation(answer: GroupAnswer, *, text: str, by) -> GroupAnswer:
    """A group's words. They may be changed until the consultation is closed."""
    with transaction.atomic():
        consultation = Consultation.objects.select_for_update().get(pk=answer.consultation_id)
        if consultation.closed_at:
            raise ValidationError(_("This consultation is closed. Its answers stay as they are."))
        first = answer.answered_at is None
        answer.answer, answer.answered_at = text, timezone.now()
        answer.save()
        if first:
            tell_leaders(consultation.asked_by, key=f"answered:{answer.pk}")
        audit("consultation_answered", answer, by=by)
    return answer


def close_consultation(consultation: Consultation, *, by) -> None:
    """No more answers."""
    with transaction.atomic():
        rows = Consultation.objects.filter(pk=consultation.pk, closed_at=None)
        if not rows.update(closed_at=timezone.now()):
            raise ValidationError(_("This consultation is closed already."))
        audit("consultation_closed", consultation, by=by)


def draft_together(consultation: Consultation, *, by) -> Statement:
    """A statement to begin from: every answer under its group's name. Each group that answered has a voice in it."""
    answers = [one for one in consultation.answers.select_related("group") if one.answered_at]
    if not answers:
        raise ValidationError(_("No group has answered yet."))
    text = "\n\n".join(f"{one.group.name_fi}:\n{for_delivery(one, ['answer'])['answer']}" for one in answers)
    with transaction.atomic():
        statement = Statement.objects.create(
            written_by=consultation.asked_by,
            consultation=consultation,
            topic=consultation.topic,
            draft={"title_fi": consultation.topic, "text_fi": text},
        )
        for group in {consultation.asked_by, *(one.group for one in answers)}:
            Voice.objects.create(statement=statement, group=group)
        audit("statement_drafted", statement, by=by, detail=str(len(answers)))
    return statement
