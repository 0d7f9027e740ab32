"""Two ways to come to the same thing: on site or remotely, each a sheet with places of its own.

The room whose sheets they are registers which belong together. The form asks once which of them, and on the own page one
may change later, while there is room.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .models import Sheet
from .rooms import Room, room_left

_tellers: dict[str, Callable[[Sheet], list["Side"]]] = {}


@dataclass(frozen=True)
class Side:
    """``label``: how one comes, in words ("on site")."""

    sheet: Sheet
    label: str


def register(kind: str, function: Callable[[Sheet], list[Side]]) -> None:
    """``function(sheet)`` gives all sides of what a sheet of this kind is for, its own among them, in the order in which
    they are offered. Called by upper rooms in AppConfig.ready()."""
    _tellers[kind] = function


def of(sheet: Sheet) -> list[Side]:
    """The sides to choose from; none when there is only one."""
    teller = _tellers.get(sheet.kind)
    found = teller(sheet) if teller else []
    return found if len(found) > 1 else []


def with_room(sides: list[Side]) -> list[tuple[Side, Room]]:
    """Each side with the word for its places. One query."""
    rooms = room_left([side.sheet for side in sides])
    return [(side, rooms[side.sheet.pk]) for side in sides]


def own(sheet: Sheet) -> str:
    """How one comes by this sheet, in words; empty when there is no choice."""
    return next((side.label for side in of(sheet) if side.sheet.pk == sheet.pk), "")
