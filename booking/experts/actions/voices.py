"""The card on the site: written by the person, read once at the desk, taken away by one press."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.access import audit

from .. import pasted
from ..models import AliasCard, ExpertProfile
from ..models.voices import YES_HOLDS_DAYS

MOST_WORDS = 280


@transaction.atomic
def write_card(expert: ExpertProfile, *, name: str, words: str, language: str, by="expert") -> AliasCard:
    """The person's words and their yes, for a year. Changed words are read again before they show."""
    name, words = name.strip(), pasted.without_codes(words.strip())
    if not name or not words:
        raise ValidationError(_("Write both a name for the card and a few words."))
    expert = ExpertProfile.objects.select_for_update().get(pk=expert.pk)
    if expert.stage != ExpertProfile.Stage.ACTIVE:
        raise ValidationError(_("A card is for those who are active."))
    today = timezone.localdate()
    AliasCard.objects.filter(expert=expert).delete()
    card = AliasCard.objects.create(
        expert=expert,
        name=name[:60],
        words=words[:MOST_WORDS],
        language=language,
        agreed_on=today,
        agreed_until=today + timedelta(days=YES_HOLDS_DAYS),
    )
    audit("card_written", card, by=by)
    _tell_the_public()
    return card


@transaction.atomic
def show_card(card: AliasCard, *, by) -> AliasCard:
    """A coordinator has read it: nothing in it tells who the person or anyone near them is."""
    if not AliasCard.objects.filter(pk=card.pk, shown_from__isnull=True).update(shown_from=timezone.now()):
        raise ValidationError(_("This has already moved on. Please look at the page again."))
    audit("card_shown", card, by=by)
    _tell_the_public()
    return card


@transaction.atomic
def withdraw_card(expert: ExpertProfile, *, by="expert") -> None:
    """Gone at once, without a trace of the words. A second press changes nothing."""
    for card in AliasCard.objects.filter(expert=expert):
        audit("card_withdrawn", card, by=by)
        card.delete()
        _tell_the_public()


def _tell_the_public() -> None:
    transaction.on_commit(lambda: public_words_changed.send(sender=AliasCard))
