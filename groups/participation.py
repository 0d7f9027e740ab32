"""How many have been along: for a person alone, and for a group as a number that points at nobody.

A person's own count is shown on their own page only. People are counted once a season; when a season closes its number
stays on it, because the sign-ups are erased.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from booking.signups.models import Attendance

from . import words
from .models import PeerGroup, Season

LEAST = 5
HERE = (Attendance.Mark.PRESENT, Attendance.Mark.LATE)
A_YEAR = timedelta(days=365)


def year_ago() -> date:
    return timezone.localdate() - A_YEAR


def of_person(signups) -> int:
    """To how many meetings those behind one's own page have come. Told to them and to nobody else."""
    return Attendance.objects.filter(signup__in=signups, mark__in=HERE).count()


def came_to(season: Season) -> int:
    """How many people have been at one meeting of a season at least."""
    marks = Attendance.objects.filter(meeting__event=season.event_id, mark__in=HERE, signup__isnull=False)
    return marks.aggregate(people=Count("signup", distinct=True))["people"]


@dataclass(frozen=True)
class Row:
    """One group. None: too few to tell, or would give away another's."""

    group: PeerGroup
    meetings: int
    people: int | None
    visits: int | None


@dataclass(frozen=True)
class Table:
    rows: list[Row]
    groups: int  # that have met
    people: int | None
    visits: int | None


def by_group(user, since: date) -> Table:
    """Developer groups of one's areas: meetings with a roll, people and visits since a day. Four queries."""
    groups = list(
        PeerGroup.objects.visible_to(user).filter(kind=PeerGroup.Kind.DEVELOPER).order_by("name_fi", "pk")
    )
    start = words.midnight(since)
    marks = Attendance.objects.filter(
        meeting__event__season__group__in=groups, meeting__start__gte=start, mark__in=HERE
    ).order_by()
    key = "meeting__event__season"
    seen = {
        row[key]: row
        for row in marks.values(key).annotate(
            meetings=Count("meeting", distinct=True),
            visits=Count("pk"),
            people=Count("signup", distinct=True, filter=Q(signup__isnull=False)),
        )
    }
    seasons = Season.objects.filter(group__in=groups, pk__in=seen).order_by("pk")
    totals = {group.pk: [0, 0, 0] for group in groups}
    for season in seasons:
        row, total = seen[season.pk], totals[season.group_id]
        total[0] += row["meetings"]
        total[1] += max(row["people"], season.people_came)
        total[2] += row["visits"]
    people, all_people = hidden([totals[group.pk][1] for group in groups])
    visits, all_visits = hidden(
        [0 if people[n] is None else totals[group.pk][2] for n, group in enumerate(groups)]
    )
    rows = [
        Row(group, totals[group.pk][0], people[n], None if people[n] is None else visits[n])
        for n, group in enumerate(groups)
    ]
    met = sum(1 for row in rows if row.meetings)
    return Table(rows, met, all_people, None if None in people else all_visits)


def hidden(numbers: list[int]) -> tuple[list[int | None], int | None]:
    """Numbers with the small ones hidden, and so many more that none can be reckoned from the total."""
    total = sum(numbers)
    out = {n for n, number in enumerate(numbers) if 0 < number < LEAST}
    rest = sorted((number, n) for n, number in enumerate(numbers) if number >= LEAST)
    while out and (len(out) < 2 or sum(numbers[n] for n in out) < LEAST):
        if not rest:
            total = None
            break
        out.add(rest.pop(0)[1])
    return [None if n in out else number for n, number in enumerate(numbers)], total
