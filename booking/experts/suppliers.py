"""Others than one expert who can answer a request: a developer group, for example.

**What a room above registers**, in AppConfig.ready()::

    from booking.experts import suppliers
    suppliers.register("developer_group", label=_("Developer groups"), offers=offers, ask=ask, standing=standing)

    def offers(request, user) -> list[Supply]: ...       # who could be asked, with reasons in words; reads only
    def ask(request, key: str, words: str, *, by): ...   # ask the one behind Supply.key, in the caller's transaction
    def standing(request) -> list[Standing]: ...         # who has been asked, and how far it is

**What it calls** when the one who was asked has answered::

    actions.supplier_agreed(request, by=user)       # they take it: the requester reads that it is agreed
    actions.supplier_delivered(request, by=user)    # the statement is given: it can be closed
    actions.supplier_cannot(request, by=user)       # not this time: the search goes on

The supplier's own rows, words and people stay in its own room. A request knows only that such a supplier was asked.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Supply:
    """One who could be asked. key: opaque, at most 40 signs. reasons: (words, speaks for it)."""

    key: str
    name: str
    reasons: list[tuple[str, bool]] = field(default_factory=list)
    can_be_asked: bool = True


@dataclass(frozen=True)
class Standing:
    """One who has been asked. url: its page at the desk, or empty."""

    name: str
    words: str
    url: str = ""


@dataclass(frozen=True)
class Supplier:
    name: str
    label: object  # translated words
    offers: Callable
    ask: Callable
    standing: Callable


_suppliers: dict[str, Supplier] = {}


def register(name: str, *, label, offers: Callable, ask: Callable, standing: Callable) -> None:
    """See the top of this file. name: at most 20 signs, kept with the request."""
    if name in _suppliers:
        raise ImproperlyConfigured(f"supplier {name} is registered twice")
    _suppliers[name] = Supplier(name, label, offers, ask, standing)


def supplier(name: str) -> Supplier | None:
    return _suppliers.get(name)


def all_suppliers() -> list[Supplier]:
    return list(_suppliers.values())
