"""What waits for members of staff, over all rooms: each room registers its own lines, the desk puts them in order.

In AppConfig.ready() of a room::

    from kuulluksi.notices import duties
    duties.register("fees", fees_due, roles=("coordinator", "finance"))

    def fees_due(user) -> list[duties.Duty]: ...

The function reads only, starts from ``visible_to(user)``, takes a constant number of queries and gives at most MOST
lines, the earliest first. Words and ``about`` carry codes and numbers, never a person.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

MOST = 40


@dataclass(frozen=True)
class Duty:
    """One thing to do: what, about what, where, by when and whose.

    owner: the username of who takes care of it, empty for nobody. hand_over: the address of a deed that takes ``to``
    (an account's id) and ``back``; empty where nobody owns such a thing. pressing: before everything else.
    """

    words: str
    about: str
    url: str
    due: date | None = None
    owner: str = ""
    hand_over: str = ""
    pressing: bool = False

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due < timezone.localdate()


_rooms: dict[str, tuple[Callable, tuple[str, ...]]] = {}


def register(name: str, duties: Callable[..., Iterable[Duty]], *, roles: tuple[str, ...]) -> None:
    """``duties(user)`` is asked only for users with one of the roles."""
    if name in _rooms:
        raise ImproperlyConfigured(f"duties of {name} are registered twice")
    _rooms[name] = (duties, roles)


def all_of(user) -> list[Duty]:
    """Everything that waits for this person: pressing things, then by the day it is due; without a day last."""
    found = [
        duty for duties, roles in _rooms.values() if user.has_role(*roles) for duty in list(duties(user))[:MOST]
    ]
    return sorted(found, key=lambda duty: (not duty.pressing, duty.due or date.max, duty.about, duty.words))
