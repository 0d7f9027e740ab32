"""The roll of one meeting: nicknames and marks, for the leader's phone and for whoever stands in."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from booking.signups.models import Absence
from kuulluksi.privacy.access import reveal

from .actions import on_the_roll
from .models import Attendance, Grant

MARKS = Attendance.Mark
MARK = "mark-"


@dataclass(frozen=True)
class Line:
    """One person: ``mark`` is what stands in the database, ``chosen`` what the form begins with."""

    id: str
    nickname: str
    mark: str
    told: bool  # said beforehand on their own page that they are not coming this time

    @property
    def chosen(self) -> str:
        return self.mark or (MARKS.TOLD if self.told else "")


def away_from(meeting) -> set:
    """Ids of sign-ups that have said beforehand that they are not coming to this meeting."""
    return set(Absence.objects.of_session(meeting).values_list("signup_id", flat=True))


def lines(season, meeting, *, actor) -> list[Line]:
    """Everyone on the roll by nickname. Five queries and one line in the access log, however many there are.

    actor: a member of staff, or a word ("substitute") for whoever holds the link of one day.
    """
    people = list(on_the_roll(season))
    opened = reveal(people, ["nickname"], actor=actor, reason="roll call")
    marks = dict(Attendance.objects.filter(meeting=meeting, signup__in=people).values_list("signup_id", "mark"))
    told = away_from(meeting)
    found = [
        Line(
            id=str(person.pk),
            nickname=one["nickname"] or _("Sign-up %(number)d") % {"number": person.number},
            mark=marks.get(person.pk, ""),
            told=person.pk in told,
        )
        for person, one in zip(people, opened, strict=True)
    ]
    return sorted(found, key=lambda line: line.nickname.casefold())


def marks_in(data) -> dict[str, str]:
    """The marks of a posted roll: a sign-up's id -> mark. With ``rest``, whoever has no mark is present."""
    marks = {name.removeprefix(MARK): data[name] for name in data if name.startswith(MARK)}
    if "rest" in data:
        for key in data.getlist("on_roll"):
            marks[key] = marks.get(key) or MARKS.PRESENT
    return marks


def summary(found: list[Line]) -> list[tuple[str, int]]:
    """How many of each mark, in words; nothing while nobody is marked."""
    counts = Counter(line.mark for line in found if line.mark)
    return [(str(mark.label), counts[mark]) for mark in MARKS if counts[mark]]


def references(season, *, actor) -> list[dict]:
    """Granted places with their reference and how often the person came. Opening them is written to the log."""
    people = list(on_the_roll(season))
    grants = list(Grant.objects.filter(signup__in=people))
    opened = reveal(grants, ["reference"], actor=actor, reason="references of granted places")
    written = {grant.signup_id: one["reference"] for grant, one in zip(grants, opened, strict=True)}
    came = Counter(
        Attendance.objects.filter(
            signup__in=people, meeting__event=season.event_id, mark__in=(MARKS.PRESENT, MARKS.LATE)
        ).values_list("signup_id", flat=True)
    )
    return [{"signup": one, "reference": written.get(one.pk, ""), "came": came[one.pk]} for one in people]
