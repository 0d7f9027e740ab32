"""Telling what kept somebody out, answering within two weeks, and closing the matter."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.notices.actions import leave_message
from kuulluksi.people.models import Link, User
from kuulluksi.people.roles import PREFIX
from kuulluksi.privacy.access import audit, for_delivery
from kuulluksi.privacy.crypto import blind_index

from .models import Barrier
from .rules import LONGEST

PURPOSE = "barrier"
TOLD = "barrier_staff"
ANSWERED = "barrier_answered"


def tell(*, page: str, words: str, contact: str, channel: str, language: str, nonce: str) -> Barrier:
    """Write down what somebody told, and tell the editors. The same form twice is told once."""
    nonce = blind_index("barriers:form", nonce)
    try:
        with transaction.atomic():
            told = Barrier.objects.create(
                page=page, words=words, contact=contact, channel=channel, language=language, form_nonce=nonce
            )
            audit("barrier_told", told, by="reader")
            editors = User.objects.filter(is_active=True, groups__name=PREFIX + "editor").exclude(email="")
            for user in editors.order_by("pk"):
                leave_message(
                    TOLD,
                    channel="email",
                    address=user.email,
                    language="fi",
                    url_name="barriers_desk:list",
                    dedupe_key=f"{TOLD}:{told.pk}:{user.pk}",
                )
    except IntegrityError:  # the same form at the same moment
        return Barrier.objects.get(form_nonce=nonce)
    return told


@transaction.atomic
def answer(barrier: Barrier, words: str, *, by: User) -> Barrier:
    """Answer once, in words that wait behind a link; the message itself says only that there is an answer.

    Raises ValidationError when no way to answer was left, or somebody has answered already.
    """
    if not barrier.channel:
        raise ValidationError(_("Whoever told this left no way to answer. You can close it."))
    if not words.strip():
        raise ValidationError(_("Write the answer first."))
    hit = Barrier.objects.still_open().filter(pk=barrier.pk, answered_at__isnull=True)
    if not hit.update(answered_at=timezone.now(), answered_by=by):
        raise ValidationError(_("This has been answered already."))
    barrier.refresh_from_db()
    barrier.answer = words.strip()
    barrier.save(update_fields=["answer"])
    address = for_delivery(barrier, ["contact"])["contact"]
    link = Link.objects.issue(PURPOSE, barrier, expires_at=barrier.created_at + LONGEST)
    leave_message(
        ANSWERED,
        channel=barrier.channel,
        address=address,
        language=barrier.language,
        link=link,
        url_name="barriers:answer",
        dedupe_key=f"{ANSWERED}:{barrier.pk}",
    )
    audit("barrier_answered", barrier, by=by)
    return barrier


@transaction.atomic
def close(barrier: Barrier, outcome: str, *, by: User) -> Barrier:
    """What came of it. Raises ValidationError while somebody waits for an answer, or when it is closed already."""
    if outcome not in Barrier.Outcome.values:
        raise ValidationError(_("Say what came of it before closing."))
    if barrier.waits_for_answer:
        raise ValidationError(_("Whoever told this waits for an answer. Answer first."))
    hit = Barrier.objects.still_open().filter(pk=barrier.pk)
    if not hit.update(closed_at=timezone.now(), closed_by=by, outcome=outcome):
        raise ValidationError(_("This has been closed already."))
    audit("barrier_closed", barrier, by=by, detail=outcome)
    return barrier
