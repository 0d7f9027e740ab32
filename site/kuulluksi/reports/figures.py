"""The figures of a year by its quarters: counts of rows, hours and money. Protected by protect.py before anyone reads them.

Each number belongs to the day on which its own thing happened (came in, was held, was paid), so that a quarter that has
ended does not change any more.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from statistics import median

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.models import Event, Occurrence
from booking.experts.models import Assignment, ExpertRequest, FeeClaim, Feedback, Need
from booking.experts.states import FeeState, RequestState, State
from booking.signups.models import Attendance, Sheet, SignUp
from groups.models import PeerGroup
from kuulluksi.directory.models import Area, EngagementType

from .models import CostLine
from .protect import LEAST, Cell, Shown, count, of_people, protect
from .quarters import Quarter, quarters_of

MONEY, COUNT = "money", "count"
CAME = (Attendance.Mark.PRESENT, Attendance.Mark.LATE)


@dataclass
class Table:
    """code: for files. rows: words of each. unit: what the numbers are. adds_up: whether there is a total."""

    code: str
    heading: str
    rows: list[str]
    shown: Shown
    unit: str = COUNT
    adds_up: bool = True
    codes: list[str] = field(default_factory=list)


@dataclass
class Report:
    year: int
    quarters: list[Quarter]
    tables: list[Table]
    lead_days: int | None
    groups_now: int
    as_of: date

    @property
    def whole_year(self) -> bool:
        return len(self.quarters) == 4


def report(user, year: int, today: date | None = None) -> Report:
    """A coordinator's figures are of the own areas, the steering group's of all. A constant number of queries."""
    today = today or timezone.localdate()
    quarters = quarters_of(year, today)
    areas = None if user.has_role("steering") else user.area_ids
    tables = []
    if quarters:
        period = quarters[0].instants()[0], quarters[-1].instants()[1]
        tables = _Tables(areas, quarters, period).all()
    return Report(
        year=year,
        quarters=quarters,
        tables=[table for table in tables if table is not None],
        lead_days=lead_days(areas, quarters),
        groups_now=_in_areas(PeerGroup.objects.filter(published=True), areas).count(),
        as_of=quarters[-1].end if quarters else today,
    )


def _in_areas(rows, areas, field="area_id"):
    return rows if areas is None else rows.filter(**{f"{field}__in": areas})


def lead_days(areas, quarters) -> int | None:
    """Median of days from a request to the first answer, over the year so far; None for fewer than five."""
    if not quarters:
        return None
    rows = ExpertRequest.objects.filter(
        created_at__gte=quarters[0].instants()[0],
        created_at__lt=quarters[-1].instants()[1],
        answered_at__isnull=False,
    )
    days = [
        (answered - asked).days
        for asked, answered in _in_areas(rows, areas).order_by().values_list("created_at", "answered_at")
    ]
    return round(median(days)) if len(days) >= LEAST else None


def feedback_of(quarters: list[Quarter]) -> Table | None:
    """How meetings with experts felt, of all areas, in whole quarters of one year; None before the first has ended."""
    if not quarters:
        return None
    return _Tables(None, quarters, (quarters[0].instants()[0], quarters[-1].instants()[1])).feedback()


class _Tables:
    """The tables of one year for some areas."""

    def __init__(self, areas, quarters, period):
        self.areas, self.quarters, self.period = areas, quarters, period

    def all(self):
        return [
            self.requests_by_kind(),
            self.requests_by_area(),
            self.how_requests_ended(),
            self.held(),
            self.money(),
            self.sessions(),
            self.sign_ups(),
            self.visits(),
            self.feedback(),
            self.themes(),
        ]

    def column(self, moment) -> int:
        day = timezone.localtime(moment).date() if hasattr(moment, "hour") else moment
        return self.quarters.index(Quarter.of(day))

    def between(self, rows, name):
        return rows.filter(**{f"{name}__gte": self.period[0], f"{name}__lt": self.period[1]})

    def between_days(self, rows, name):
        return rows.filter(**{f"{name}__gte": self.quarters[0].first, f"{name}__lt": self.quarters[-1].end})

    def counted(self, code, heading, pairs, words: dict, *, keep_empty=True) -> Table | None:
        """pairs: (key, moment) of each row. words: key → label, in the order of the table."""
        numbers = defaultdict(lambda: [0] * len(self.quarters))
        for key, moment in pairs:
            if key in words:
                numbers[key][self.column(moment)] += 1
        keys = [key for key in words if keep_empty or any(numbers[key])]
        if not keys:
            return None
        cells = [[count(number) for number in numbers[key]] for key in keys]
        return Table(
            code,
            heading,
            [str(words[key]) for key in keys],
            protect(cells, whole_year=len(self.quarters) == 4),
            codes=[str(key) for key in keys],
        )

    def requests(self):
        return self.between(_in_areas(ExpertRequest.objects.all(), self.areas), "created_at").order_by()

    def requests_by_kind(self):
        words = {row.pk: row.name for row in EngagementType.objects.order_by("name_fi")}
        pairs = self.requests().values_list("engagement_type_id", "created_at")
        return self.counted(
            "requests_by_kind", _("Requests that came in, by kind of work"), pairs, words, keep_empty=False
        )

    def requests_by_area(self):
        words = {row.pk: row.name for row in Area.objects.order_by("name_fi")} | {None: _("no area yet")}
        pairs = self.requests().values_list("area_id", "created_at")
        table = self.counted(
            "requests_by_area", _("Requests that came in, by area"), pairs, words, keep_empty=False
        )
        if table is not None:  # its total stands in the table by kind, or is hidden there
            table.shown.totals, table.shown.all, table.adds_up = [None] * len(self.quarters), None, False
        return table

    def how_requests_ended(self):
        ended = {
            RequestState.CLOSED: _("held and closed"),
            RequestState.UNFILLED: _("no fitting expert; another way suggested"),
            RequestState.WITHDRAWN: _("withdrawn by the requester"),
            RequestState.CANCELLED: _("cancelled"),
        }
        rows = self.between(_in_areas(ExpertRequest.objects.all(), self.areas), "closed_at").order_by()
        return self.counted(
            "requests_ended", _("How requests ended"), rows.values_list("state", "closed_at"), ended
        )

    def held(self):
        times, hours, people = self._three(Decimal(0))
        for who, day, length in [*self._held_once(), *self._held_in_a_rhythm()]:
            column = self.column(day)
            times[column] += 1
            hours[column] += length
            people[column][who, 0] += 1
            people[column][who, 1] += length
        cells = [
            [of_people(value, _shares(who, 0)) for value, who in zip(times, people, strict=True)],
            [of_people(round(value), _shares(who, 1)) for value, who in zip(hours, people, strict=True)],
        ]
        return Table(
            "held",
            _("What experts did"),
            [_("times an expert took part"), _("hours")],
            protect(cells, whole_year=len(self.quarters) == 4, adds_up=False),
            adds_up=False,
            codes=["times", "hours"],
        )

    def _assignments(self):
        """With ``who``: the payroll reference, which outlives the profile."""
        reference = (
            FeeClaim.objects.filter(assignment=OuterRef("pk")).order_by().values("payroll_reference")[:1]
        )
        rows = _in_areas(Assignment.objects.all(), self.areas, "request__area_id").order_by()
        return rows.annotate(who=Subquery(reference)).select_related("request")

    def _held_once(self):
        """(who, day, hours) of what was held on one day."""
        rows = self._assignments().filter(state__in=(State.DEBRIEFING, State.COMPLETED))
        rows = rows.filter(Q(request__rhythm=ExpertRequest.Rhythm.ONCE) | Q(request__event__isnull=True))
        for row in self.between_days(rows, "held_on"):
            yield row.who or row.pk, row.held_on, row.request.hours

    def _held_in_a_rhythm(self):
        """The same of each time of an engagement that goes on, from the day its expert was asked to its end."""
        rows = self._assignments().exclude(request__rhythm=ExpertRequest.Rhythm.ONCE)
        rows = rows.filter(
            state__in=(State.IN_PROGRESS, State.DEBRIEFING, State.COMPLETED), request__event__isnull=False
        )
        by_event = defaultdict(list)
        for row in rows:
            by_event[row.request.event_id].append(row)
        held = Occurrence.objects.filter(status=Occurrence.Status.PLANNED, event__in=list(by_event))
        for event, start in self.between(held, "start").order_by().values_list("event_id", "start"):
            day = timezone.localdate(start)
            for row in by_event[event]:
                began = row.invited_at is None or timezone.localdate(row.invited_at) <= day
                if began and (row.held_on is None or day <= row.held_on):
                    yield row.who or row.pk, day, row.request.hours

    def _three(self, nothing=0):
        width = len(self.quarters)
        return [0] * width, [nothing] * width, [defaultdict(lambda: nothing) for _one in range(width)]

    def money(self):
        """Fees and travel by the day they were paid; other costs by the day they arose."""
        fees, travel, people = self._three()
        rows = self.between_days(FeeClaim.objects.filter(state=FeeState.PAID), "paid_on")
        rows = _in_areas(rows, self.areas, "assignment__request__area_id").order_by()
        for who, day, fee, trip in rows.values_list(
            "payroll_reference", "paid_on", "fee_cents", "travel_cents"
        ):
            column = self.column(day)
            fees[column] += fee
            travel[column] += trip
            people[column][who, 0] += fee
            people[column][who, 1] += trip
        other = {kind: [0] * len(self.quarters) for kind in CostLine.Kind.values}
        costs = self.between_days(_in_areas(CostLine.objects.all(), self.areas), "day").order_by()
        for kind, day, cents in costs.values_list("kind", "day", "cents"):
            other[kind][self.column(day)] += cents
        cells = [
            [of_people(value, _shares(who, kind)) for value, who in zip(sums, people, strict=True)]
            for kind, sums in enumerate((fees, travel))
        ]
        cells += [[Cell(value, LEAST if value else 0) for value in other[kind]] for kind in other]
        shown = protect(cells, whole_year=len(self.quarters) == 4, adds_up=False)
        words = [_("fees of experts"), _("travel of experts"), *(str(kind.label) for kind in CostLine.Kind)]
        return Table(
            "money",
            _("Money, in euros"),
            words,
            shown,
            unit=MONEY,
            adds_up=False,
            codes=["fees", "travel", *other],
        )

    def sessions(self):
        kinds = {
            code: label for code, label in Event.Kind.choices if code in ("group", "forum", "info", "joint")
        }
        rows = Occurrence.objects.filter(
            status=Occurrence.Status.PLANNED, event__status=Event.Status.CONFIRMED, event__kind__in=kinds
        )
        rows = _in_areas(self.between(rows, "end"), self.areas, "event__area_id").order_by()
        return self.counted("sessions", _("Meetings held"), rows.values_list("event__kind", "end"), kinds)

    def sign_ups(self):
        rows = _in_areas(self.between(SignUp.objects.all(), "created_at"), self.areas, "sheet__area_id")
        pairs = rows.order_by().values_list("sheet__kind", "created_at")
        return self.counted("sign_ups", _("People who signed up"), pairs, dict(Sheet.Kind.choices))

    def visits(self):
        here = {mark: _("in groups and at events") for mark in CAME[:1]}
        rows = _in_areas(
            self.between(Attendance.objects.filter(mark__in=CAME), "meeting__start"),
            self.areas,
            "meeting__event__area_id",
        )
        pairs = [(CAME[0], start) for start in rows.order_by().values_list("meeting__start", flat=True)]
        return self.counted("visits", _("Visits"), pairs, here)

    def feedback(self):
        rows = _in_areas(self.between(Feedback.objects.all(), "created_at"), self.areas, "request__area_id")
        pairs = rows.order_by().values_list("felt", "created_at")
        return self.counted(
            "feedback", _("How it felt, experts and requesters"), pairs, dict(Feedback.Felt.choices)
        )

    def themes(self):
        rows = _in_areas(self.between(Need.objects.all(), "created_at"), self.areas)
        pairs = rows.order_by().values_list("theme", "created_at")
        return self.counted("needs", _("What feedback asks to be changed"), pairs, dict(Need.Theme.choices))


def _shares(people: dict, kind: int) -> dict:
    """Of (person, kind) → how much: each person's share of one kind."""
    return {person: share for (person, one), share in people.items() if one == kind}
