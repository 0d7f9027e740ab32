"""Those with a place, with what a narrow role may read of them. Opening is one line in the access log a list."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from booking.signups import needs
from kuulluksi.privacy.access import reveal

from ..going import Going, SeatKind, going
from ..listing import clock
from ..models import CheckIn, Forum


@dataclass(frozen=True)
class Person:
    """One line of a list. ``answers``: only what the reader's role works with; empty unless asked for."""

    going: Going
    name: str
    state: str
    since: str
    answers: dict

    @property
    def signup(self):
        return self.going.signup

    @property
    def number(self) -> int:
        return self.going.number

    @property
    def is_adult(self) -> bool:
        return self.going.kind == SeatKind.ADULT

    @property
    def is_here(self) -> bool:
        return self.state == CheckIn.State.HERE

    @property
    def rooms(self) -> list[str]:
        return [f"{clock(one.starts_at)} {one.name}" for one in self.going.workshops]


def everyone(forum: Forum, *, actor, reason: str, answers: bool = False) -> list[Person]:
    """Everyone with a place by the name on their badge. Six queries, eight with answers, however many there are."""
    found = going(forum)
    signups = [one.signup for one in found]
    names = reveal(signups, ["nickname"], actor=actor, reason=reason)
    told = needs.revealed(signups, actor=actor, reason=reason) if answers else [{}] * len(found)
    marks = states(forum)
    people = [
        Person(
            going=one,
            name=name["nickname"] or _("Sign-up %(number)d") % {"number": one.number},
            state=marks.get(str(one.signup_id), ("", ""))[0],
            since=marks.get(str(one.signup_id), ("", ""))[1],
            answers=said,
        )
        for one, name, said in zip(found, names, told, strict=True)
    ]
    return sorted(people, key=lambda one: (one.name.casefold(), one.number))


def states(forum: Forum) -> dict[str, tuple[str, str]]:
    """{sign-up id: (state, clock)} of everyone who has been marked. One query, no names."""
    rows = CheckIn.objects.filter(signup__sheet_id=forum.sheet_id)
    return {
        str(signup): (state, clock(timezone.localtime(at)))
        for signup, state, at in rows.values_list("signup_id", "state", "marked_at")
    }
