"""What a fee comes to by the county's own table. Sums are integer cents; nothing here writes."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import ceil

from django.utils import timezone

from ..models import ExpertRequest
from .models import Rate

HALF_DAY_HOURS = 4
# Where the table says nothing: cancelled in the last week, the whole fee.
LATE_DAYS = 7
LATE_PERCENT = 100


@dataclass(frozen=True)
class Priced:
    """So many of a rate, and what they come to."""

    rate: Rate
    quantity: Decimal
    cents: int


def times(quantity, cents: int) -> int:
    """A price times a quantity, rounded to whole cents, a half upwards."""
    return int((Decimal(quantity) * cents).quantize(Decimal(1), ROUND_HALF_UP))


def priced(rate: Rate, hours) -> Priced:
    """A rate for something of so many hours."""
    if rate.unit == Rate.Unit.HOUR:
        quantity = Decimal(hours)
    elif rate.unit == Rate.Unit.HALF_DAY:
        quantity = Decimal(max(ceil(Decimal(hours) / HALF_DAY_HOURS), 1))
    else:
        quantity = Decimal(1)
    return Priced(rate, quantity, times(quantity, rate.amount))


def fee_of(request: ExpertRequest, day: date | None = None) -> Priced | None:
    """What the table says of this request: a rate of its kind of work before one for all kinds. None: no rate."""
    rates = Rate.objects.valid_on(day or timezone.localdate()).filter(what=Rate.What.FEE)
    own, common = [], []
    for rate in rates.prefetch_related("engagement_types"):
        kinds = [kind.pk for kind in rate.engagement_types.all()]
        if request.engagement_type_id in kinds:
            own.append(rate)
        elif not kinds:
            common.append(rate)
    rate = next(iter(own or common), None)
    return priced(rate, request.hours) if rate else None


def rate_on(day: date, what: str) -> Rate | None:
    return Rate.objects.valid_on(day).filter(what=what).first()


def late_share(start: date, today: date) -> int:
    """How many percent of the fee are paid when it is cancelled today; 0 when that is early enough."""
    rate = rate_on(today, Rate.What.LATE)
    days, percent = (rate.days or 0, rate.amount) if rate else (LATE_DAYS, LATE_PERCENT)
    return percent if start - today <= timedelta(days=days) else 0
