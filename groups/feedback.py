"""What people said of a season: nothing at all before three have answered, and never one more at a time, so that nobody
can be guessed (decision 0044)."""

from collections import Counter
from dataclasses import dataclass

from kuulluksi.privacy.access import reveal

from .actions import SEEN_FROM
from .models import Feedback


@dataclass(frozen=True)
class Told:
    answers: int
    faces: list[tuple[str, str, int]]  # code, words, how many
    words: list[str]


def of_season(season, *, actor) -> Told | None:
    """None until enough have answered. Words are opened into the access log, in no order of time."""
    rows = list(season.feedback.filter(seen=True).order_by("id"))
    if len(rows) < SEEN_FROM:
        return None
    opened = reveal(rows, ["word"], actor=actor, reason="feedback of a season")
    faces = Counter(row.face for row in rows)
    return Told(
        answers=len(rows),
        faces=[(face.value, str(face.label), faces[face]) for face in Feedback.Face],
        words=sorted(one["word"] for one in opened if one["word"]),
    )
