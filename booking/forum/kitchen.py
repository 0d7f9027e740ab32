"""How many of which diet, for those who cook. Counts only: no name leaves this module."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from booking.signups import needs, questions
from booking.signups.models import SignUp
from booking.signups.states import State

from .models import Forum, UnitBooking

EATS = (State.CONFIRMED, State.OFFERED, State.PENDING_CONSENT, State.PENDING_REVIEW)


@dataclass(frozen=True)
class Kitchen:
    """young, adults: how many eat. diets: (label, how many), the stock order. wishes: what people would like, sorted."""

    young: int
    adults: int
    diets: list[tuple[str, int]]
    unanswered: int
    wishes: list[str]

    @property
    def everyone(self) -> int:
        return self.young + self.adults


def kitchen_list(forum: Forum, *, actor) -> Kitchen:
    """Counts of everyone who has a place. Opening the answers is written to the access log."""
    signups = list(SignUp.objects.filter(sheet_id=forum.sheet_id, state__in=EATS).order_by("number"))
    answers = needs.revealed(signups, actor=actor, reason="kitchen list")
    diets = Counter(code for one in answers for code in one.get("diet") or [])
    labels = dict(questions.diet(forum.sheet).choices)
    along: dict = defaultdict(
        int
    )  # each of a party tells the adults of the whole group: the largest number counts
    for signup, one in zip(signups, answers, strict=True):
        along[signup.party_id] = max(along[signup.party_id], _number(one.get("adults_along")))
    for party, adults in UnitBooking.objects.filter(party__in=along).values_list("party_id", "adults"):
        along[party] = max(along[party], adults)
    companions = Counter(signup.party_id for signup in signups if signup.is_companion)
    for party, adults in companions.items():  # where they take places they are sign-ups of their own
        along[party] = max(along[party], adults)
    return Kitchen(
        young=sum(not signup.is_companion for signup in signups),
        adults=sum(along.values()),
        diets=[(str(label), diets[code]) for code, label in labels.items() if diets[code]],
        unanswered=sum(not one.get("diet") for one in answers),
        wishes=sorted({one["food_wish"].strip() for one in answers if (one.get("food_wish") or "").strip()}),
    )


def _number(value) -> int:
    try:
        return max(0, min(int(value or 0), 20))
    except (TypeError, ValueError):
        return 0
