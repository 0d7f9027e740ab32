"""A unit's list from a file: one seat on each row. All of it or nothing, and each row's problem is named."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LONGEST = 12  # initials or a made-up name; a full name is not asked
LARGEST_FILE = 64 * 1024
PROBLEMS_SHOWN = 20
FORMULA = ("=", "+", "-", "@")
HEADINGS = {"nimikirjaimet", "nimi", "initialer", "initials", "name", "nuori"}
SEPARATORS = (";", ",", "\t")


def rows_of_file(file, *, most: int) -> list[str]:
    """Initials from an uploaded text or CSV file (first column, a heading row may be there). Raises ValidationError."""
    if file.size > LARGEST_FILE:
        raise ValidationError(_("The file is too large for a list of initials. Nothing was read."), code="size")
    raw = file.read()
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ValidationError(
            _(
                "The file is not plain text. Save the list as “CSV (UTF-8)” and choose it again. Nothing was read."
            ),
            code="encoding",
        )
    return rows_of(text, most=most)


def rows_of(text: str, *, most: int) -> list[str]:
    """Initials, one a line; every problem of every line is told at once. Blank lines are passed over."""
    lines = [(n, _first_cell(line)) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    if lines and lines[0][1].casefold() in HEADINGS:
        lines = lines[1:]
    if len(lines) > most:
        raise ValidationError(
            ngettext(
                "There are %(rows)d rows, and one booking holds %(most)d seat. Nothing was read.",
                "There are %(rows)d rows, and one booking holds %(most)d seats. Nothing was read.",
                most,
            )
            % {"rows": len(lines), "most": most},
            code="too_many",
        )
    problems, found = [], []
    for number, cell in lines:
        why_not = _problem(cell, found)
        if why_not:
            problems.append(_("Row %(number)d: %(problem)s") % {"number": number, "problem": why_not})
        found.append(cell)
    if problems:
        raise ValidationError(problems[:PROBLEMS_SHOWN])
    if not found:
        raise ValidationError(_("The list is empty. Write at least one seat."), code="empty")
    return found


def _first_cell(line: str) -> str:
    for separator in SEPARATORS:
        line = line.split(separator)[0]
    return line.strip().strip('"').strip()


def _problem(cell: str, before: list[str]) -> str:
    if not cell:
        return _("the first column is empty.")
    if cell.startswith(FORMULA):
        return _("this looks like a formula. Write initials.")
    if not cell.isprintable():
        return _("there are characters that cannot be read.")
    if len(cell) > LONGEST:
        return _("too long. Initials are enough, at most %(most)d characters.") % {"most": LONGEST}
    if cell.casefold() in {one.casefold() for one in before}:
        return _("the same as on an earlier row. Give each seat initials of its own.")
    return ""
