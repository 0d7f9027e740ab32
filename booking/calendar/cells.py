"""What stands in the cells of a month's table, as HTML.

Written here and not in a template, because a full month has 124 sessions in its cells: tag by tag they take longer than
everything else on the page (docs/decisions/0024).
"""

import uuid
from datetime import datetime
from functools import lru_cache

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kuulluksi.look.templatetags.look import shy

from .models import Event
from .months import WALL_CELLS, Week, wall_of

ANY = uuid.UUID(int=0)


def clock_mark() -> str:
    """Between hours and minutes: 16.30 in Finnish and in Swedish of Finland, 16:30 in English."""
    return ":" if (get_language() or "fi").startswith("en") else "."


@lru_cache
def address(name: str, language: str) -> str:
    """An address in the language that is active, with ANY in the place of the id."""
    return reverse(name, args=[ANY])


def write(weeks: list[Week], month_path: str) -> None:
    """Turn each day's ``sessions`` into its ``shown``: links to its sessions, and to the list where the others are.

    month_path: the address of the month with what was chosen, to which a page is added.
    """
    language = get_language()
    page_path = f"{month_path}{'&' if '?' in month_path else '?'}page="
    for day in (day for week in weeks for day in week.days if day.sessions):
        links = [_link(language, one.start, one.is_cancelled, *one.event) for one in day.sessions]
        day.shown = format_html("<ul>{}</ul>", SafeString("".join(links)))
        if day.more:
            words = ngettext("and %(n)s more", "and %(n)s more", day.more) % {"n": day.more}
            of_day = date_format(day.date, "j.n.")
            day.shown += format_html(MORE, page_path + str(day.page), words, of_day)
        day.sessions = []


@lru_cache(5000)
def _link(
    language: str, start: datetime, cancelled: bool, uid: uuid.UUID, kind: str, title: str, lasts_days: bool
):
    """One session in a cell, in the language that is active. What is kept goes by all that it says, so a change of one
    session costs the writing of that one."""
    start = timezone.localtime(start)
    return format_html(
        ENTRY,
        WALL_CELLS[wall_of(kind)] + (" cal-off" if cancelled else ""),
        address("calendar:event", language).replace(str(ANY), str(uid)),
        format_html('<span class="sr">{} </span>', _("Cancelled:")) if cancelled else "",
        "" if lasts_days else _time(start.isoformat(), start.strftime(f"%H{clock_mark()}%M")),
        shy(title),
        Event.Kind(kind).label,
    )


ENTRY = '<li><a class="{}" href="{}">{}{}{}<span class="sr">, {}</span></a></li>'
MORE = '<p class="cal-more"><a href="{}#lista">{}<span class="sr"> {}</span></a></p>'


def _time(iso: str, words: str) -> str:
    return format_html('<time datetime="{}">{}</time> ', iso, words)


def forget() -> None:
    _link.cache_clear()
