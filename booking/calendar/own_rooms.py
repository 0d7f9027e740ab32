"""Events whose words, place and people are kept in a room above: on the calendar's desk only their dates change."""

from collections.abc import Callable

from .models import Event

_keepers: list[Callable[[Event], bool]] = []


def register(keeps: Callable[[Event], bool]) -> None:
    """``keeps(event)``: whether this event is one of the room's. Called in AppConfig.ready()."""
    _keepers.append(keeps)


def is_kept(event: Event) -> bool:
    return any(keeps(event) for keeps in _keepers)
