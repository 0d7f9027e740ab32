"""Parties whose own page is another room's: what they may see and do is not what one person may.

The way in stays here (link, word, receipt code, throttles); the opened page and its deeds are the other room's.
"""

from collections.abc import Callable
from typing import Protocol

from .models import Party


class OwnPage(Protocol):
    def show(self, request, party: Party, link, *, say: str = ""): ...

    def deed(self, request, party: Party, link, do: str): ...


_finders: dict[str, Callable[[Party], OwnPage | None]] = {}


def register(kind: str, function: Callable[[Party], OwnPage | None]) -> None:
    """``function(party)`` gives the page for a party on a sheet of this kind, or None for the usual one. Called in
    AppConfig.ready()."""
    _finders[kind] = function


def of(party: Party) -> OwnPage | None:
    found = _finders.get(party.sheet.kind)
    return found(party) if found else None
