"""What the calendar pages read: few rows in few queries, however many sessions there are."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language

from kuulluksi.directory.models import in_language

from . import cells, memory, months
from .models import Event, Occurrence
from .schedule.holidays import holidays_among

ON_A_PAGE = 20
LONGEST_MEETING = timedelta(days=32)  # actions refuse what lasts longer than 31


TITLES = ("title_fi", "title_sv", "title_en")
# What a list shows of a session. A template that asks for more makes a query for each row, which a test sees.
LISTED = (
    *("uid", "original_start", "start", "end", "venue", "status"),
    *(
        f"event__{name}"
        for name in ("uid", "kind", *TITLES, "starts_at", "zone", "venue", "venue_is_public", "status")
    ),
    *("event__area__name_fi", "event__area__name_sv", "event__area__name_en"),
)
MANY = 1000


class Named(NamedTuple):
    """What a cell says of an event."""

    uid: UUID
    kind: str
    title: str
    lasts_days: bool


@dataclass(slots=True)
class Light:
    """A session of a month as the table needs it. ``event`` is there for those that are shown."""

    pk: int
    event_id: int
    start: datetime
    end: datetime
    is_cancelled: bool
    event: Named | None = None


def public(*, area: str = "", kind: str = ""):
    """Public sessions of an area (and its parts) and of a kind, by their codes."""
    sessions = Occurrence.objects.public()
    if area:
        sessions = sessions.filter(Q(event__area__slug=area) | Q(event__area__parent__slug=area))
    if kind:
        sessions = sessions.filter(event__kind=kind)
    return sessions


def not_over(sessions, moment: datetime):
    """Sessions that end after a moment. None lasts longer than LONGEST_MEETING, so the index on their start finds
    them without a walk through everything that has been."""
    return sessions.filter(start__gt=moment - LONGEST_MEETING, end__gt=moment)


def month(sessions, year: int, number: int) -> list[Light]:
    """Every session that touches a month, in order. One query."""
    first, last = months.span(year, number)
    rows = not_over(sessions, first).filter(start__lt=last).order_by("start", "pk")
    return [
        Light(pk, event_id, start, end, status == Occurrence.Status.CANCELLED)
        for pk, event_id, start, end, status in rows.values_list("pk", "event_id", "start", "end", "status")
    ]


def month_of(
    sessions, year: int, number: int, path: str, name: tuple | None
) -> tuple[list[months.Week], list[int]]:
    """(the month as weeks with what their cells show, ids of its sessions in order). Two queries, none when it is
    remembered. path: see cells.write. name: under which it is the same for everyone; None is not remembered."""

    def make():
        rows = month(sessions, year, number)
        weeks = table(rows, year, number)
        cells.write(weeks, path)
        return weeks, [row.pk for row in rows]

    return memory.months.find((*name, get_language(), timezone.localdate(), path), make) if name else make()


def table(rows: list[Light], year: int, number: int) -> list[months.Week]:
    """The month as weeks, public holidays named. One query, for the events that are shown."""
    weeks = months.weeks(year, number, rows, ON_A_PAGE)
    days = {day.date: day for week in weeks for day in week.days if not day.out}
    for date, name in holidays_among(days).items():
        days[date].holiday = name
    shown = [session for week in weeks for day in week.days for session in day.sessions]
    events = _named({session.event_id for session in shown})
    for session in shown:
        session.event = events[session.event_id]
    return weeks


def _named(events: set[int]) -> dict[int, Named]:
    """Columns and no models: of a full month they take a third of the time."""
    rows = Event.objects.filter(pk__in=events).order_by()
    rows = rows.values_list("pk", "uid", "kind", "starts_at", *TITLES, named=True)
    return {row.pk: Named(row.uid, row.kind, in_language(row, "title"), row.starts_at is None) for row in rows}


class PageOfMonth(Paginator):
    """The list below a month's table: ids are known, each page is read when it is asked for."""

    def page(self, number):
        page = super().page(number)
        page.object_list = whole(page.object_list)
        return page


class Pages(Paginator):
    """Pages of what is coming or past. Counting ten thousand sessions takes as long as the rest of the page, so a
    large number is counted once a minute, whatever changes meanwhile: it only tells how many pages there are."""

    def __init__(self, sessions, name: tuple):
        super().__init__(sessions, ON_A_PAGE)
        self.name = name

    @cached_property
    def count(self):
        name = (*self.name, f"{timezone.now():%Y%m%d%H%M}")
        return memory.counts.find(name, self.object_list.count, worth=lambda many: many > MANY)


def whole(pks: list[int]) -> list[Occurrence]:
    """These sessions with all that a list shows of them, in this order. One query."""
    rows = _listed(Occurrence.objects.all()).in_bulk(pks)
    return [rows[pk] for pk in pks if pk in rows]


def coming(sessions):
    """Sessions that are not over, cancelled ones too, the nearest first."""
    return _listed(not_over(sessions, timezone.now())).order_by("start", "pk")


def past(sessions):
    """Sessions that are over, the latest first."""
    return _listed(sessions.filter(end__lte=timezone.now())).order_by("-start", "-pk")


def _listed(sessions):
    return sessions.select_related("event__area").only(*LISTED)


def next_after(sessions, year: int, number: int) -> Occurrence | None:
    """The first session after a month, to show the way out of an empty one."""
    last = months.span(year, number)[1]
    return _listed(sessions.filter(start__gte=last)).order_by("start", "pk").first()
