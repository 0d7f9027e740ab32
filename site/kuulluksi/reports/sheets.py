"""Figures as a file for a spreadsheet, without anything that a spreadsheet would run."""

import csv
import io

from django.utils.translation import gettext as _

from .figures import Table

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(text)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def as_csv(tables: list[Table]) -> str:
    """Semicolons, as spreadsheets in Finland expect; small numbers are the words "fewer than five"."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    for table in tables:
        writer.writerow([harmless(table.heading), ""])
        for row in table.rows:
            writer.writerow([harmless(row.words), harmless(shown(row.number))])
        writer.writerow([harmless(_("In all")), harmless(shown(table.total))])
        writer.writerow([])
    return out.getvalue()


def shown(number: int | None) -> str:
    return _("not shown") if number is None else str(number)
