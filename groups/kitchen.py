"""How many of which diet at one meeting of a group. Counts only: no name leaves this module."""

from collections import Counter
from dataclasses import dataclass

from booking.signups import needs, questions
from booking.signups.rolls import away_from

from .actions import coming_people


@dataclass(frozen=True)
class Kitchen:
    """eating: who have a place and have not said that they stay away. diets: (label, how many)."""

    eating: int
    diets: list[tuple[str, int]]
    unanswered: int


def counted(season, meeting, *, actor) -> Kitchen:
    """Opening the answers is written to the access log."""
    people = list(coming_people(season).exclude(pk__in=away_from(meeting)).order_by("number"))
    answers = needs.revealed(people, actor=actor, reason="kitchen list")
    diets = Counter(code for one in answers for code in one.get("diet") or [])
    labels = dict(questions.diet(season.sheet).choices)
    return Kitchen(
        eating=len(people),
        diets=[(str(label), diets[code]) for code, label in labels.items() if diets[code]],
        unanswered=sum(not one.get("diet") for one in answers),
    )
