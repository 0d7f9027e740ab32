"""What groups, forums, events and requests have cost in a year, beside what was meant. For coordinators of the area.

Fees are of single people: this page is for those who prepare them, and is never the steering group's.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Sum
from django.utils.translation import gettext as _

from booking.calendar.models import Event
from booking.experts.models import FeeClaim
from booking.experts.states import FeeState

from .models import Budget, CostLine

FEES, TRAVEL = "fees", "own_travel"
KINDS = ("group", "forum", "info", "joint", "other")


@dataclass
class Spent:
    """One group's season, forum, event, or all requests of an area together."""

    words: str
    event: Event | None = None
    sums: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    budget: int | None = None

    @property
    def fees(self) -> int:
        return self.sums[FEES]

    @property
    def travel(self) -> int:
        return self.sums[TRAVEL] + self.sums[CostLine.Kind.TRAVEL]

    @property
    def catering(self) -> int:
        return self.sums[CostLine.Kind.CATERING]

    @property
    def other(self) -> int:
        return self.sums[CostLine.Kind.MATERIAL] + self.sums[CostLine.Kind.OTHER]

    @property
    def all(self) -> int:
        return sum(self.sums.values())

    @property
    def left(self) -> int | None:
        return None if self.budget is None else self.budget - self.all

    @property
    def is_over(self) -> bool:
        return self.left is not None and self.left < 0


def spent_in(user, year: int) -> list[Spent]:
    """Rows with something spent or meant, and the requests of the year last. A constant number of queries."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows: dict = {}
    costs = CostLine.objects.visible_to(user).filter(day__range=(first, last)).order_by()
    budgets = {
        row.event_id or ("area", row.area_id): row.cents
        for row in Budget.objects.visible_to(user)
        if row.event_id or row.year == year
    }
    asked = [key for key in budgets if not isinstance(key, tuple)]
    sums = list(costs.values("event_id", "area_id", "area__name_fi", "kind").annotate(sum=Sum("cents")))
    ids = {row["event_id"] for row in sums if row["event_id"]} | set(asked)
    events = {row.pk: row for row in Event.objects.filter(pk__in=ids).select_related("area")}
    for row in sums:
        event = events.get(row["event_id"])
        _row(rows, event, row["area_id"], row["area__name_fi"]).sums[row["kind"]] += row["sum"]
    for pk in asked:
        if pk in events and (events[pk].starts_on.year == year or pk in rows):
            _row(rows, events[pk], events[pk].area_id, "")
    claims = FeeClaim.objects.filter(
        state=FeeState.PAID, paid_on__range=(first, last), assignment__request__area_id__in=user.area_ids
    ).order_by()
    areas = ("assignment__request__area_id", "assignment__request__area__name_fi")
    for row in claims.values(*areas).annotate(fee=Sum("fee_cents"), trip=Sum("travel_cents")):
        spent = _row(rows, None, row[areas[0]], row[areas[1]])
        spent.sums[FEES] += row["fee"]
        spent.sums[TRAVEL] += row["trip"]
    for key, spent in rows.items():
        spent.budget = budgets.get(key)
    return sorted(rows.values(), key=lambda one: (one.event is None, one.words))


def _row(rows: dict, event: Event | None, area_id, area: str) -> Spent:
    key = event.pk if event else ("area", area_id)
    if key not in rows:
        words = event.title() if event else _("Expert requests and what is shared: %(area)s") % {"area": area}
        rows[key] = Spent(words, event)
    return rows[key]


def events_of(user, year: int) -> list[Event]:
    """What a cost or a budget may be written on: groups, forums and events of the areas that touch the year."""
    rows = Event.objects.visible_to(user).filter(kind__in=KINDS, occurrences__start__year=year)
    return list(rows.distinct().order_by("title_fi", "pk"))
