"""Who may see what in a personal feed. Upper rooms register here in AppConfig.ready(); the right is asked at each fetch."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

from .masks import Mask


@dataclass(frozen=True)
class Entitlement:
    """events: a FeedKey to the queryset of events its holder may see now. masks: what may be chosen, the default first.
    holders: an event to a queryset of the ids of those who see it, or None: then every address of the scope is told.
    once: a FeedKey to a queryset of single sessions of events that it does not show otherwise."""

    events: Callable
    masks: tuple[str, ...]
    holders: Callable | None
    once: Callable | None


_scopes: dict[str, Entitlement] = {}


def register(
    scope: str,
    events: Callable,
    *,
    masks: tuple[str, ...] = (Mask.NEUTRAL, Mask.NAME, Mask.TYPE),
    holders: Callable | None = None,
    once: Callable | None = None,
) -> None:
    """Say which events a kind of key opens: ``events(key) -> QuerySet[Event]``, and the other way round whose keys show
    an event: ``holders(event) -> QuerySet`` of one column, the subjects' ids. ``once(key) -> QuerySet[Occurrence]``: single
    sessions, where somebody comes to one of many.

    When what one person may see changes (accepted, withdrew), call ``actions.entitlement_changed(subject=…)``.
    """
    if scope in _scopes:
        raise ImproperlyConfigured(f"feed scope {scope} is registered twice")
    _scopes[scope] = Entitlement(events, tuple(masks), holders, once)


def entitlement(scope: str) -> Entitlement | None:
    return _scopes.get(scope)


def all_scopes() -> list[tuple[str, Entitlement]]:
    return sorted(_scopes.items())
