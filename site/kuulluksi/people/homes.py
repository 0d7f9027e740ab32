"""Where somebody goes who has an account that does not open the admin: one for a single event's day, for example.

An upper room that has such pages registers a function; the first address that one gives is the account's home.
"""

from collections.abc import Callable

from .models import User

_HOMES: dict[str, Callable[[User], str]] = {}


def register(name: str, home: Callable[[User], str]) -> None:
    """``home`` gives the path of this account's page, or "" when the room has none for it."""
    _HOMES[name] = home


def of(user: User) -> str:
    return next((path for home in _HOMES.values() if (path := home(user))), "")
