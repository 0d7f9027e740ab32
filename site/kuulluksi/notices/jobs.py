"""The kinds of job the worker serves, and what it does again and again. Rooms register in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

Handler = Callable[[dict], None]


@dataclass(frozen=True)
class Regular:
    """A job of ``kind`` once in every ``hours`` (counted from the epoch, UTC), whichever worker comes first."""

    name: str
    hours: float
    kind: str

    def period(self, now: datetime) -> int:
        return int(now.timestamp() // (self.hours * 3600))


_handlers: dict[str, Handler] = {}
_regular: dict[str, Regular] = {}


def register(kind: str, handler: Handler) -> None:
    """``handler(payload)`` serves one job. It may be called twice for one job, so it must not mind."""
    _handlers[kind] = handler


def handler_of(kind: str) -> Handler:
    return _handlers[kind]


def every(name: str, *, hours: float, kind: str) -> None:
    _regular[name] = Regular(name, hours, kind)


def all_regular() -> list[Regular]:
    return list(_regular.values())
