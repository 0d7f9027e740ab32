"""The roll of one session: nicknames and marks, for a phone at the door. Marks only: no reason is asked and none can be
written. A room says which sheets a session has."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.models import HELSINKI, Occurrence
from kuulluksi.privacy.access import audit, reveal

from .models import Absence, Attendance, SignUp
from .states import ACCEPTED

MARKS = Attendance.Mark
MARK = "mark-"


@dataclass(frozen=True)
class Line:
    """One person: ``mark`` is what stands in the database, ``chosen`` what the form begins with."""

    id: str
    sheet: int
    nickname: str
    mark: str
    told: bool  # said beforehand on their own page that they are not coming this time

    @property
    def chosen(self) -> str:
        return self.mark or (MARKS.TOLD if self.told else "")


def people_of(sheets: Collection[int]):
    """Sign-ups that belong on the roll of these sheets (ids): they have a place, or had one until all was over."""
    return SignUp.objects.filter(sheet_id__in=sheets, state__in=ACCEPTED).order_by("number", "sheet_id")


def day_of(session: Occurrence) -> date:
    """The local day of a session."""
    return timezone.localdate(session.start, ZoneInfo(HELSINKI))


def why_not(session: Occurrence, now: datetime | None = None) -> str:
    """Why the roll cannot be called, in a sentence; empty when it can."""
    if session.is_cancelled:
        return _("This meeting is cancelled. There is nobody to mark.")
    if timezone.localdate(now) < day_of(session):
        return _("The roll opens on the day of the meeting.")
    return ""


def away_from(session: Occurrence) -> set:
    """Ids of sign-ups that have said beforehand that they are not coming to this session."""
    return set(Absence.objects.of_session(session).values_list("signup_id", flat=True))


def lines(sheets: Collection[int], session: Occurrence, *, actor) -> list[Line]:
    """Everyone on the roll by nickname. Five queries and one line in the access log, however many there are.

    actor: a member of staff, or a word ("substitute") for whoever holds the link of one day.
    """
    people = list(people_of(sheets))
    opened = reveal(people, ["nickname"], actor=actor, reason="roll call")
    marks = dict(Attendance.objects.filter(meeting=session, signup__in=people).values_list("signup_id", "mark"))
    told = away_from(session)
    found = [
        Line(
            id=str(person.pk),
            sheet=person.sheet_id,
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


def call(sheets: Collection[int], session: Occurrence, marks: dict, *, by) -> int:
    """Write who came: ``marks`` from a sign-up's id (str) to a mark, or "" to take a mark back.

    Ids that are not on this roll are passed over. Gives the number of marks written. May be done again.
    """
    problem = why_not(session)
    if problem:
        raise ValidationError(problem)
    with transaction.atomic():
        there = {str(pk): pk for pk in people_of(sheets).values_list("pk", flat=True)}
        chosen = {there[key]: mark for key, mark in marks.items() if key in there}
        wanted = {pk: mark for pk, mark in chosen.items() if mark in MARKS.values}
        now = timezone.now()
        Attendance.objects.filter(meeting=session, signup__in=set(chosen) - set(wanted)).delete()
        Attendance.objects.bulk_create(
            [
                Attendance(meeting=session, signup_id=pk, mark=mark, marked_at=now)
                for pk, mark in wanted.items()
            ],
            update_conflicts=True,
            unique_fields=["meeting", "signup"],
            update_fields=["mark", "marked_at"],
        )
        audit("roll_called", session, by=by, detail=str(len(wanted)))
    return len(wanted)
