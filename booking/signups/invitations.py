"""Invitations that stand on the own page of somebody who already takes part in something. The rooms above, which invite,
register who is invited to what."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .models import Party


@dataclass(frozen=True)
class Invitation:
    """``words``: where the answer stands, once there is one; ``url``: the page of that sign-up."""

    code: str
    title: str
    when: str
    text: str = ""
    words: str = ""
    url: str = ""


_rooms: list[tuple[Callable[[Party, str], list[Invitation]], Callable[[Party, str], str]]] = []


def register(find: Callable[[Party, str], list[Invitation]], accept: Callable[[Party, str], str]) -> None:
    """``find(party, language)`` gives the invitations of a party that has a place; ``accept(party, code)`` takes one and
    says so in a sentence, or raises ValidationError with a sentence. Called in AppConfig.ready()."""
    _rooms.append((find, accept))


def of(party: Party, language: str) -> list[Invitation]:
    return [one for find, _accept in _rooms for one in find(party, language)]


def accept(party: Party, code: str) -> str:
    """Say yes to one of them; gives a sentence about it. Whoever is not invited hears that it is not there."""
    for find, take in _rooms:
        if code in {one.code for one in find(party, "fi")}:
            return take(party, code)
    raise ValidationError(_("This invitation is not here any more."), code="no_invitation")
