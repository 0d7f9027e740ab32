"""What of one person is told to whom, in four layers.

Everybody: the card of their own words, while their yes holds (Voice). Whoever asked: the name of this one time, after
the match (RequesterCard). The coordinator: the profile, by code and working name, and what is sealed only by reveal().
Who it is by law: models.LegalIdentity, one role, one at a time, into the log. No layer leads to the next.
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import for_delivery, own

from .models import AliasCard, Assignment, Disclosure
from .topics import labels

MOST_VOICES = 3


@dataclass(frozen=True)
class Voice:
    """A card on the site. Nothing here is a key to anything else."""

    name: str
    words: str
    language: str


def public_voices(most: int = MOST_VOICES) -> list[Voice]:
    """A few cards at a time, others every day: there is no list of people to look through."""
    cards = list(AliasCard.objects.public())
    if not cards:
        return []
    start = timezone.localdate().toordinal() % len(cards)
    told = [(card, for_delivery(card, ["name", "words"])) for card in (cards[start:] + cards[:start])[:most]]
    return [Voice(words["name"], words["words"], card.language) for card, words in told]


@dataclass(frozen=True)
class RequesterCard:
    """What the one who asked reads of whoever comes. ``pk``: the assignment's, for messages."""

    pk: object
    name: str
    how: str
    not_about: list[str]


def requester_card(row: Assignment) -> RequesterCard:
    return RequesterCard(row.pk, name_for_requester(row), how_for_requester(row), labels(row.expert.not_about))


def name_for_requester(row: Assignment) -> str:
    """Word for word what the requester reads: a name only where the expert wrote one for this very time."""
    if row.level == Disclosure.GROUP:
        return _("An expert who speaks with a group's voice")
    if row.level in (Disclosure.FULL_NAME, Disclosure.FIRST_NAME):
        return own(row, ["name_shown"])["name_shown"] or row.expert.alias
    return row.expert.alias


def how_for_requester(row: Assignment) -> str:
    return {
        Disclosure.WRITTEN: _("takes part only in writing"),
        Disclosure.PSEUDONYM: _("a working name"),
    }.get(row.level, "")
