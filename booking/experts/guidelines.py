"""Which version of the ethical guidelines a requester reads. The room that publishes them registers here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Guidelines:
    """version: kept with each request. url: where they are read, or empty."""

    version: str
    url: str = ""


FIRST = Guidelines("1")
_publisher: list[Callable[[str], Guidelines | None]] = []


def register(publisher: Callable[[str], Guidelines | None]) -> None:
    """``publisher(language)``: the version in force and its address; None when nothing is published yet."""
    _publisher[:] = [publisher]


def current(language: str = "") -> Guidelines:
    for publisher in _publisher:
        found = publisher(language or get_language() or "fi")
        if found:
            return found
    return FIRST
