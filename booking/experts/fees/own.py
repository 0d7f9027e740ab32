"""What one person's fees come to: for their own page, behind their word, and nobody else's."""

from dataclasses import dataclass

from django.db.models import Sum
from django.db.models.functions import ExtractYear
from django.urls import reverse

from kuulluksi.people.models import Link

from ..actions.telling import OFFER_LINK
from ..models import ExpertProfile, FeeClaim
from ..states import FeeState

SHOWN = 8
YEARS = 2


@dataclass(frozen=True)
class Fee:
    claim: FeeClaim
    url: str


@dataclass(frozen=True)
class Year:
    year: str
    fee: int
    travel: int


@dataclass(frozen=True)
class Money:
    fees: list[Fee]
    years: list[Year]


def own_url(token: str, claim: FeeClaim | None = None) -> str:
    """The expert's page of a fee. A month has its own; without a month the page has one fee to show."""
    address = reverse("experts:fee", kwargs={"token": token})
    return f"{address}?fee={claim.code}" if claim is not None and claim.month else address


def money_of(expert: ExpertProfile) -> Money:
    """Three queries, however many fees. By the person's own code, so that the year is whole when old rows forget them."""
    mine = FeeClaim.objects.filter(payroll_reference=expert.code)
    latest = list(mine.order_by("-due_from", "-created_at")[:SHOWN])
    links = Link.objects.live().filter(
        purpose=OFFER_LINK, subject_id__in=[claim.assignment_id for claim in latest]
    )
    tokens = {link.subject_id: link.token for link in links}
    sums = (
        mine.filter(state=FeeState.PAID)
        .order_by()
        .annotate(year=ExtractYear("paid_on"))
        .values("year")
        .annotate(fee=Sum("fee_cents"), travel=Sum("travel_cents"))
        .order_by("-year")[:YEARS]
    )
    return Money(
        fees=[
            Fee(claim, own_url(tokens[claim.assignment_id], claim))
            for claim in latest
            if claim.assignment_id in tokens
        ],
        years=[Year(str(row["year"]), row["fee"], row["travel"]) for row in sums],
    )
