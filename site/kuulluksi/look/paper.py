"""The house on paper: tagged PDF files from templates/paper/*.typ, in our own type and colours (decision 0075).

Words reach a template as data and never as markup: a name may hold anything. The same data gives the same bytes.
"""

import io
import json
import logging
import re
import threading
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import segno
from django.conf import settings
from django.http import HttpResponse

from .errors import error_page

if TYPE_CHECKING:
    import typst

log = logging.getLogger(__name__)
PLACE = settings.ROOT / "templates" / "paper"
FONTS = Path(__file__).with_name("fonts")
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)  # of every file: a clock in it would make equal papers differ
INK = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b")
one_at_a_time = threading.Lock()


class PaperFault(Exception):
    """A paper that could not be made. Says which template, never what would have stood on it."""


@cache
def inks() -> dict[str, str]:
    """The colours of the day, from the design's own file: the first word on each counts, so night does not."""
    found: dict[str, str] = {}
    for name, colour in INK.findall((settings.ROOT / "static/css/tokens.css").read_text("utf-8")):
        found.setdefault(name, colour)
    return found


@cache
def logo() -> str:
    return (settings.ROOT / "static/img/logo.svg").read_text("utf-8")


@cache
def typefaces() -> "typst.Fonts":
    """Ours, and those inside the package for letters that ours lack; nothing of the machine's."""
    import typst  # here and below: 7 MB that a process which prints nothing does not hold

    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def a_printer() -> "typst.Compiler":
    """A new one each time, so that none keeps the words of the last paper."""
    import typst

    return typst.Compiler(
        root=str(PLACE),
        font_paths=typefaces(),
        ignore_system_fonts=True,
        package_path=str(PLACE / "none"),
        package_cache_path=str(PLACE / "none"),
    )


def pdf(template: str, data: dict, *, language: str, title: str) -> bytes:
    """A tagged PDF file (PDF/UA-1) of one template.

    template: "forum/badges" for templates/paper/forum/badges.typ. data: anything JSON can carry; lazy words too.
    language: a locale of the site; title: what the reader's window says, so nothing personal.
    Takes 2 to 50 ms (decision 0075), so it is made while the reader waits. Raises PaperFault.
    """
    import typst

    doc = {
        "title": str(title),
        "language": language.split("-")[0],
        "data": data,
        "logo": logo(),
        "inks": inks(),
    }
    try:
        with one_at_a_time:
            printer = a_printer()
            words = json.dumps(doc, default=str)
            try:
                return printed(printer, template, words, standard="ua-1")
            except typst.TypstError as fault:
                if "could not be displayed" not in fault.message:
                    raise
                # A letter that none of our typefaces has: a box on paper is better than no paper.
                return printed(printer, template, words, standard=None)
    except (typst.TypstError, OSError) as fault:
        raise PaperFault(f"{template}: {getattr(fault, 'message', type(fault).__name__)}") from None


def printed(printer: "typst.Compiler", template: str, words: str, *, standard: str | None) -> bytes:
    return printer.compile(
        input=str(PLACE / f"{template}.typ"),
        format="pdf",
        sys_inputs={"doc": words},
        timestamp=BEGINNING,
        pdf_standards=standard,
    )


def answer(request, template: str, data: dict, *, language: str, title: str, file: str) -> HttpResponse:
    """The paper as an answer, or a kind page that says it could not be made. file: its name, without personal words."""
    try:
        body = pdf(template, data, language=language, title=title)
    except PaperFault:
        log.exception("paper")
        return error_page(request, 503)
    said = HttpResponse(body, content_type="application/pdf")
    said["Content-Disposition"] = f'inline; filename="{file}.pdf"'
    return said


def qr(words: str) -> str:
    """A QR code as an SVG drawing, for data of a template; 25 mm wide on paper is enough for an address."""
    out = io.BytesIO()
    segno.make(words, error="m").save(
        out, kind="svg", border=2, xmldecl=False, svgns=True, dark=inks()["ink"], light="#ffffff"
    )
    return out.getvalue().decode()
