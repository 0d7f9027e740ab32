"""What a sheet is for. Upper rooms (groups, forum) register who can tell; a sheet alone knows only its heading."""

from collections.abc import Callable
from dataclasses import dataclass

from .models import Sheet


@dataclass(frozen=True)
class About:
    """What a person who has opened their own page may read. ``url``: the public page, or empty."""

    title: str
    when: str = ""
    where: str = ""
    who: str = ""
    url: str = ""


_tellers: dict[str, Callable[[Sheet, str], About]] = {}


def register(kind: str, function: Callable[[Sheet, str], About]) -> None:
    """``function(sheet, language)`` tells about sheets of this kind. Called by upper rooms in AppConfig.ready()."""
    _tellers[kind] = function


def tell(sheet: Sheet, language: str) -> About:
    teller = _tellers.get(sheet.kind)
    return teller(sheet, language) if teller else About(title=sheet.heading(language))
