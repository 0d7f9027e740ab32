"""Who may sign up to an open event. Rooms above register their own people: members of groups, for example.

A public audience is an open door with a word on it. The others are by invitation: their events are listed nowhere, and
one comes in from one's own page or with an invitation link.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from booking.signups.models import Party

EVERYONE, PROFESSIONALS = "everyone", "professionals"


@dataclass(frozen=True)
class Audience:
    """``only_oneself``: nobody signs a child up to this. Of an audience by invitation:

    choices(user) -> [(key, label)]: who may be invited by this member of staff, for the form.
    keys_of(party) -> keys: what the people behind a sign-up belong to.
    members(keys) -> parties: everyone who is told of an invitation.
    """

    code: str
    label: str
    only_oneself: bool = False
    choices: Callable | None = None
    keys_of: Callable[[Party], Iterable[str]] | None = None
    members: Callable | None = None

    @property
    def is_public(self) -> bool:
        return self.keys_of is None


_known: dict[str, Audience] = {}


def register(audience: Audience) -> None:
    """Called in AppConfig.ready()."""
    _known[audience.code] = audience


def of(code: str) -> Audience:
    """The audience of this code; an unknown one counts as everyone invited to nothing."""
    return _known.get(code) or Audience(code, "", keys_of=lambda party: ())


def known() -> list[Audience]:
    return list(_known.values())


register(Audience(EVERYONE, _("everyone")))
register(Audience(PROFESSIONALS, _("professionals"), only_oneself=True))
