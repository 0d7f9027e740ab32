"""Batches: every approved fee goes into exactly one file, for payroll or for invoices. docs/operations.md tells the columns.

The file is written once and kept: fetched again it is the same bytes. It holds codes, days and sums; no names, no topics.
"""

import csv
import io

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import audit

from ..models import Batch, FeeClaim
from ..states import FeeState
from .models import Way

COLUMNS = {
    Way.PAYROLL: (
        *("era", "maksu", "palkansaaja", "pyynto", "paiva"),
        *("laji", "maara", "yksikko", "yksikkohinta", "summa", "maksaja"),
    ),
    Way.INVOICE: ("era", "maksu", "laskuttaja", "pyynto", "paiva", "palkkio", "matkat", "summa", "maksaja"),
}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"


@transaction.atomic
def make_batch(way: str, *, by) -> Batch:
    """Everything of one way that is approved and that this person may hand over, in one file.

    Two at once: the rows are taken by one conditional UPDATE, so the second finds none and is told so.
    """
    if way not in Way.values:
        raise ValidationError(_("Choose one."))
    batch = Batch.objects.create(way=way, content="", number=0, cents=0, made_by=by)
    approved = FeeClaim.objects.visible_to(by).to_export(way).select_for_update(of=("self",)).order_by("pk")
    taken = FeeClaim.objects.filter(
        pk__in=list(approved.values_list("pk", flat=True)), state=FeeState.APPROVED, way=way
    ).update(state=FeeState.EXPORTED, batch=batch)
    if not taken:
        raise ValidationError(_("Nothing is waiting to be handed over. The latest batch is in the list."))
    claims = list(batch.claims.select_related("assignment__request").prefetch_related("lines").order_by("code"))
    batch.content = written(batch, claims)
    batch.number, batch.cents = len(claims), sum(claim.total_cents for claim in claims)
    batch.save(update_fields=["content", "number", "cents"])
    for claim in claims:
        audit(FeeState.EXPORTED, claim, by=by, detail=batch.code)
    return batch


def written(batch: Batch, claims: list[FeeClaim]) -> str:
    """The file as text: semicolons, decimal commas, ISO days. The same whatever language its reader has."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS[batch.way])
    for claim in claims:
        for row in (_payroll if batch.way == Way.PAYROLL else _invoice)(claim):
            writer.writerow([harmless(cell) for cell in row])
    return out.getvalue()


def as_file(batch: Batch) -> bytes:
    """UTF-8 with a mark, so that spreadsheets read å, ä and ö."""
    return (BOM + batch.content).encode()


def _head(claim: FeeClaim) -> list[str]:
    request = claim.assignment.request
    day = claim.due_from.isoformat()
    return [claim.batch.code, claim.code, claim.payroll_reference, request.code, day]


def _payroll(claim: FeeClaim):
    for line in claim.lines.all():
        if claim.without_fee and not line.is_travel:
            continue
        quantity = comma(line.quantity) if line.quantity is not None else ""
        price = euros(line.unit_cents) if line.unit_cents is not None else ""
        kind = "late" if claim.cancelled_late else line.kind
        yield [
            *_head(claim),
            *(kind, quantity, line.unit, price, euros(line.cents)),
            claim.assignment.request.payer,
        ]


def _invoice(claim: FeeClaim):
    sums = [euros(claim.fee_cents), euros(claim.travel_cents), euros(claim.total_cents)]
    yield [*_head(claim), *sums, claim.assignment.request.payer]


def euros(cents: int) -> str:
    """8050 → "80,50"."""
    return f"{cents // 100},{cents % 100:02}"


def comma(number) -> str:
    return f"{number}".replace(".", ",")


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(text)
    return f"'{text}" if text.startswith(DANGEROUS) else text
