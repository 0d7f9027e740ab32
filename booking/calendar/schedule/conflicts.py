"""Who or what is busy when a session would be held. A warning to read before saving, never a refusal: only people know
whether two meetings can share a room or a worker. (An expert who is taken is among the reasons of experts/matching.py.)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from kuulluksi.people.models import User

from ..models import Event, Occurrence

MOST_DATES = 4


@dataclass(frozen=True)
class Conflict:
    """start: of the session that is planned. who: a worker or a place in words. what: what they are busy
    with, in words this reader may see."""

    start: datetime
    end: datetime
    who: str
    what: str


def conflicts(
    spans: Iterable[tuple[datetime, datetime]],
    *,
    staff: Iterable[User] = (),
    venue: str = "",
    event=None,
    by: User,
) -> list[Conflict]:
    """What overlaps these spans (aware datetimes) for these staff and this place, the earliest first.

    A handful of queries whatever the number of spans. What ``by`` may not see is named "another meeting".
    """
    spans = sorted(spans)
    if not spans:
        return []
    workers, place = {user.pk: user for user in staff}, " ".join(venue.split()).casefold()
    found = []
    if workers or place:
        seen = set(Event.objects.visible_to(by).values_list("pk", flat=True))
        for row in _near(spans, list(workers), venue, event):
            for start, end in spans:
                if row.start >= end or row.end <= start:
                    continue
                known = row.event_id in seen or by in row.substitutes.all()
                what = row.event.title() if known else _("another meeting")
                names = [_name(workers[pk]) for pk in _holders(row) if pk in workers]
                if place and " ".join(row.place.split()).casefold() == place:
                    names.append(" ".join(venue.split()))
                found += [Conflict(start, end, name, what) for name in names]
    return sorted(found, key=lambda one: (one.start, one.who, one.what))


@dataclass(frozen=True)
class Busy:
    """One worker or place and what they are busy with, on which starts."""

    who: str
    what: str
    starts: list[datetime]

    @property
    def shown(self) -> list[datetime]:
        return self.starts[:MOST_DATES]

    @property
    def more(self) -> int:
        return len(self.starts) - len(self.shown)


def gathered(found: Iterable[Conflict]) -> list[Busy]:
    """The same conflict week after week is one line to read."""
    starts: dict[tuple[str, str], dict[datetime, None]] = {}
    for one in found:
        starts.setdefault((one.who, one.what), {})[one.start] = None
    return [Busy(who, what, list(days)) for (who, what), days in starts.items()]


def _near(spans, workers: list[int], venue: str, event) -> Iterable[Occurrence]:
    first, last = spans[0][0], max(end for _start, end in spans)
    same_place = Q(venue__iexact=venue) | Q(venue="", event__venue__iexact=venue) if venue else Q(pk__in=[])
    rows = Occurrence.objects.between(first, last).filter(
        Q(event__in=Event.staff.through.objects.filter(user_id__in=workers).values("event_id"))
        | Q(pk__in=Occurrence.substitutes.through.objects.filter(user_id__in=workers).values("occurrence_id"))
        | same_place,
        status=Occurrence.Status.PLANNED,
        event__status=Event.Status.CONFIRMED,
    )
    if event is not None and event.pk:
        rows = rows.exclude(event=event)
    return rows.select_related("event").prefetch_related("substitutes", "event__staff").order_by("start", "pk")


def _holders(row: Occurrence) -> list[int]:
    """Who holds a session: its substitutes, or else the staff of its series."""
    return [user.pk for user in row.substitutes.all()] or [user.pk for user in row.event.staff.all()]


def _name(user: User) -> str:
    return user.get_full_name() or user.get_username()
