"""A report as rows of words: for the page, for a spreadsheet, for a funder's form and for paper."""

import csv
import io
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from booking.experts.fees.exports import euros, harmless

from .figures import MONEY, Report, Table

__all__ = ["Sheet", "as_csv", "euros", "for_funder", "harmless", "sheets"]


@dataclass(frozen=True)
class Sheet:
    """One table in words. hidden cells are words too."""

    heading: str
    heads: list[str]
    rows: list[list[str]]


def said(value: int | None, unit: str, *, plain: bool) -> str:
    """plain: as a spreadsheet reads it; else as people do, in groups of three digits."""
    if value is None:
        return _("hidden")
    if plain:
        return euros(value) if unit == MONEY else str(value)
    number = Decimal(value) / 100 if unit == MONEY else value
    return number_format(number, 2 if unit == MONEY else 0, force_grouping=True)


def sheets(report: Report, quarter: int = 0, *, plain: bool = False) -> list[Sheet]:
    """Every table; of one quarter (1 to 4), or of the year with its quarters beside each other."""
    return [
        _sheet(table, report, quarter, partial(said, unit=table.unit, plain=plain)) for table in report.tables
    ]


def _sheet(table: Table, report: Report, quarter: int, said) -> Sheet:
    columns = [n for n, one in enumerate(report.quarters) if quarter in (0, one.number)]
    year = report.whole_year and not quarter
    heads = [_("What"), *(report.quarters[n].words for n in columns), *([str(report.year)] if year else [])]
    rows = []
    for words, cells, whole in zip(table.rows, table.shown.cells, table.shown.years, strict=True):
        numbers = [said(cells[n]) for n in columns]
        rows.append([words, *numbers, *([said(whole)] if year else [])])
    if table.adds_up:
        totals = [said(table.shown.totals[n]) for n in columns]
        rows.append([_("In all"), *totals, *([said(table.shown.all)] if year else [])])
    return Sheet(table.heading, heads, rows)


def as_csv(tables: list[Sheet]) -> str:
    """Semicolons, as spreadsheets in Finland expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    for table in tables:
        writer.writerow([harmless(table.heading)])
        for line in [table.heads, *table.rows]:
            writer.writerow([harmless(cell) for cell in line])
        writer.writerow([])
    return out.getvalue()


def for_funder(report: Report) -> str:
    """One figure a row with a code that stays, so that a funder's form can be filled by a program. docs/operations.md."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["mittari", "rivi", "nimi", "jakso", "arvo", "tilanne"])
    for table in report.tables:
        lines = list(zip(table.codes, table.rows, table.shown.cells, table.shown.years, strict=True))
        if table.adds_up:
            lines.append(("all", _("In all"), table.shown.totals, table.shown.all))
        for code, words, cells, whole in lines:
            periods = [(one.words, cell) for one, cell in zip(report.quarters, cells, strict=True)]
            if report.whole_year:
                periods.append((str(report.year), whole))
            for period, value in periods:
                number = "" if value is None else euros(value) if table.unit == MONEY else str(value)
                writer.writerow(
                    [harmless(cell) for cell in (table.code, code, words, period, number)]
                    + [report.as_of.isoformat()]
                )
    return out.getvalue()
