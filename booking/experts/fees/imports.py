"""Paid days that come back from payroll: by hand for a whole batch, or as a file. All or nothing."""

import csv
import io
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Batch, FeeClaim
from ..states import FeeState
from .claims import pay_fee
from .exports import euros

MOST_BYTES = 500_000
MOST_ROWS = 2000
MOST_SAID = 8
DAYS = ("%Y-%m-%d", "%d.%m.%Y")


@transaction.atomic
def batch_paid(batch: Batch, *, paid_on: date, by) -> int:
    """Everything in the batch that is still on its way was paid on that day."""
    claims = list(batch.claims.filter(state=FeeState.EXPORTED))
    if not claims:
        raise ValidationError(_("Everything in this batch has already been paid."))
    for claim in claims:
        pay_fee(claim, paid_on=paid_on, by=by)
    return len(claims)


@transaction.atomic
def import_paid(file, *, by) -> int:
    """Read columns maksu, maksettu and, if it is there, summa. One wrong row, and nothing is written.

    Raises ValidationError with a sentence for each wrong row, by its number.
    """
    wrong, claims = [], {}
    rows = _rows(file)
    seen = FeeClaim.objects.visible_to(by).filter(code__in=[row["maksu"] for _n, row in rows])
    found = {claim.code: claim for claim in seen}
    for number, row in rows:
        problem = _problem(row, found, claims)
        if problem:
            wrong.append(_("Row %(number)d: %(problem)s") % {"number": number, "problem": problem})
        else:
            claims[row["maksu"]] = _day(row["maksettu"])
    if not wrong:
        for code, day in claims.items():
            try:
                pay_fee(found[code], paid_on=day, by=by)
            except ValidationError as error:
                wrong.extend(error.messages)
    if wrong:
        more = len(wrong) - MOST_SAID
        said = wrong[:MOST_SAID] + ([_("And %(more)d more rows.") % {"more": more}] if more > 0 else [])
        raise ValidationError(said)
    return len(claims)


def _problem(row: dict, found: dict, already: dict) -> str:
    code, claim = row["maksu"], found.get(row["maksu"])
    if claim is None:
        return _("there is no fee %(code)s.") % {"code": code[:12]}
    if code in already:
        return _("%(code)s stands in the file twice.") % {"code": code}
    if claim.state == FeeState.PAID:
        return _("%(code)s has already been paid.") % {"code": code}
    if claim.state != FeeState.EXPORTED:
        return _("%(code)s has not been handed over to be paid.") % {"code": code}
    if row.get("summa") and row["summa"].replace(" ", "").replace(".", ",") != euros(claim.total_cents):
        return _("the sum of %(code)s is %(sum)s €.") % {"code": code, "sum": euros(claim.total_cents)}
    return "" if _day(row["maksettu"]) else _("write the day like this: 4.12.2026.")


def _day(text: str) -> date | None:
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _rows(file) -> list[tuple[int, dict]]:
    """Numbered rows with known columns, in UTF-8 or in what old spreadsheets write."""
    if file.size > MOST_BYTES:
        raise ValidationError(_("The file is too large for a list of paid fees."))
    raw = file.read()
    if b"\0" in raw:
        raise ValidationError(_("This is not a CSV file. Save the list as CSV and try again."))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if ";" in first else ",")
    try:
        lines = [[cell.strip().lstrip("'") for cell in line] for line in reader]
    except csv.Error:
        raise ValidationError(_("This is not a CSV file. Save the list as CSV and try again.")) from None
    head = [name.lower() for name in lines[0]] if lines else []
    if not {"maksu", "maksettu"} <= set(head):
        raise ValidationError(_("The first row must name the columns maksu and maksettu."))
    rows = [
        (number, dict(zip(head, line + [""] * len(head), strict=False)))
        for number, line in enumerate(lines[1:], start=2)
        if any(line)
    ]
    if not rows or len(rows) > MOST_ROWS:
        raise ValidationError(_("The file has no rows, or more than 2000."))
    return rows
