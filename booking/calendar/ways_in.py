"""How to take part in a public event. Upper rooms, which own sheets, register who can tell; a calendar knows only times."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .models import Event


@dataclass(frozen=True)
class WayIn:
    """``url``: where it is told and one signs up. ``label``: words of the link. ``room``: is there room, in words."""

    url: str
    label: str
    room: str = ""


_tellers: dict[str, Callable[[list[Event], str], dict[int, WayIn]]] = {}


def register(kind: str, function: Callable[[list[Event], str], dict[int, WayIn]]) -> None:
    """``function(events, language)`` answers for events of this kind by their id, in a constant number of queries.

    Called by upper rooms in AppConfig.ready(). Without an answer an event is simply open.
    """
    _tellers[kind] = function


def of(events: Iterable[Event], language: str) -> dict[int, WayIn]:
    """The way in of each of these events that has one, by the event's id. A cancelled event has none."""
    by_kind: dict[str, dict[int, Event]] = {}
    for event in events:
        if event.kind in _tellers and not event.is_cancelled:
            by_kind.setdefault(event.kind, {})[event.pk] = event
    found = {}
    for kind, ones in by_kind.items():
        found |= _tellers[kind](list(ones.values()), language)
    return found
