"""From sign-ups to units: who wishes for what, and who goes together. The program opens the answers; nobody reads them."""

from collections import defaultdict
from dataclasses import dataclass

from booking.signups.models import SignUp
from booking.signups.states import State
from kuulluksi.privacy.access import for_delivery

from ..models import Forum
from .allot import Room, Unit

COMING = (State.CONFIRMED, State.PENDING_CONSENT)
LARGEST_CIRCLE = 8  # a shared word that more than this many wrote is an accident, not a circle of friends


@dataclass(frozen=True)
class Wisher:
    signup: SignUp
    answers: dict

    @property
    def number(self) -> int:
        return self.signup.number

    @property
    def company(self) -> str:
        return self.answers.get("in_workshop_with") or ""

    @property
    def word(self) -> str:
        return " ".join(str(self.answers.get("friends_word") or "").split()).casefold()


def wishers_of(forum: Forum) -> list[Wisher]:
    """Young people with a place, in order of arrival. One query."""
    people = (
        SignUp.objects.filter(sheet_id=forum.sheet_id, state__in=COMING, is_companion=False)
        .with_needs()
        .defer("nickname", "birth_year")
        .order_by("number")
    )
    return [Wisher(one, opened(one)) for one in people]


def opened(signup: SignUp) -> dict:
    needs = getattr(signup, "needs", None)
    return (for_delivery(needs, ["answers"])["answers"] or {}) if needs else {}


def rooms_of(workshops) -> list[Room]:
    """``workshops``: with their sheets."""
    return [
        Room(one.slug, BOUNDLESS if one.sheet.capacity is None else one.sheet.capacity, *hours(one))
        for one in workshops
    ]


BOUNDLESS = 10_000


def hours(workshop) -> tuple[int, int]:
    return tuple(moment.hour * 60 + moment.minute for moment in (workshop.starts_at, workshop.ends_at))


def circles_of(wishers: list[Wisher]) -> list[list[Wisher]]:
    """Who goes together. "The others of this sign-up" brings along everyone of it who does not mind; those who wish
    for their adult share the adult; those who wrote the same word of at most a few go together. "By my own wishes"
    is never tied to a party, and only to a word that they wrote themselves."""
    parties, words = defaultdict(list), defaultdict(list)
    for one in wishers:
        parties[one.signup.party_id].append(one)
        if one.word:
            words[one.word].append(one)
    leader = {one.number: one.number for one in wishers}

    def head(number):
        while leader[number] != number:
            number = leader[number]
        return number

    def tie(people):
        for other in people[1:]:
            first, second = sorted((head(people[0].number), head(other.number)))
            leader[second] = first

    for people in parties.values():
        if any(one.company == "party" for one in people):
            tie([one for one in people if one.company in ("party", "")])
        tie_adult = [one for one in people if one.company == "adult"]
        if len(tie_adult) > 1:
            tie(tie_adult)
    for people in words.values():
        if 1 < len(people) <= LARGEST_CIRCLE:
            tie(people)
    circles: dict[int, list[Wisher]] = defaultdict(list)
    for one in wishers:
        circles[head(one.number)].append(one)
    return list(circles.values())


def unit_of(circle: list[Wisher], *, adults_take_places: bool) -> Unit:
    """``adults``: one for each party of which somebody wishes for their adult."""
    return Unit(
        wishes={one.number: tuple(one.answers.get("workshop_wishes") or ()) for one in circle},
        adults=adults_with(circle) if adults_take_places else 0,
    )


def adults_with(circle: list[Wisher]) -> int:
    return len({one.signup.party_id for one in circle if one.company == "adult"})
