"""What stands in the cells of a month's table, as HTML.

Written here and not in a template, because a full month has 124 sessions in its cells: tag by tag they take longer than
everything else on the page (docs/decisions/0024).
"""

import uuid
from functools import lru_cache

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
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
    """Turn each day's ``sessions`` into its ``shown``: links to its sessions, and to the list where the others are. Every word that is the
    same in all of them is asked for once.

    month_path: the address of the month with what was chosen, to which a page is added.
    """
    kinds = {kind: str(label) for kind, label in Event.Kind.choices}
    off = format_html('<span class="sr">{} </span>', _("Cancelled:"))
    page, clock = address("calendar:event", get_language()), f"%H{clock_mark()}%M"
    page_path = f"{month_path}{'&' if '?' in month_path else '?'}page="

    def one(session):
        event = session.event
        start = timezone.localtime(session.start)
        return (
            WALL_CELLS[wall_of(event.kind)] + (" cal-off" if session.is_cancelled else ""),
            page.replace(str(ANY), str(event.uid)),
            off if session.is_cancelled else "",
            "" if event.lasts_days else _time(start.isoformat(), start.strftime(clock)),
            shy(event.title()),
            kinds[event.kind],
        )

    for day in (day for week in weeks for day in week.days if day.sessions):
        day.shown = format_html("<ul>{}</ul>", format_html_join("", ENTRY, map(one, day.sessions)))
        if day.more:
            words = ngettext("and %(n)s more", "and %(n)s more", day.more) % {"n": day.more}
            of_day = date_format(day.date, "j.n.")
            day.shown += format_html(MORE, page_path + str(day.page), words, of_day)
        day.sessions = []


ENTRY = '<li><a class="{}" href="{}">{}{}{}<span class="sr">, {}</span></a></li>'
MORE = '<p class="cal-more"><a href="{}#lista">{}<span class="sr"> {}</span></a></p>'


def _time(iso: str, words: str) -> str:
    return format_html('<time datetime="{}">{}</time> ', iso, words)
