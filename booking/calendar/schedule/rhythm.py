"""How a series repeats, in words, read from the rule itself so that they are never out of date."""

import recurrence
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Event
from ..rules import last_day_of


def rhythm(event: Event) -> str:
    """“Every second week: Tuesday. Until 31.5.2027.” Empty for a single session."""
    if not event.rule or not event.rule.rrules:
        return ""
    rule = event.rule.rrules[0]
    days = [recurrence.to_weekday(day) for day in rule.byday]
    names = ", ".join(str(WEEKDAYS[day.number]) for day in days)
    if rule.freq == recurrence.WEEKLY:
        often = ngettext("Every week", "Every %(n)d weeks", rule.interval) % {"n": rule.interval}
        names = names or str(WEEKDAYS[event.starts_on.weekday()])
    elif rule.freq == recurrence.MONTHLY:
        often = ngettext("Every month", "Every %(n)d months", rule.interval) % {"n": rule.interval}
        names = (
            _which(days[0])
            if days
            else _("on day %(n)d") % {"n": (rule.bymonthday or [event.starts_on.day])[0]}
        )
    else:
        return _("A series")
    if rule.count:
        end = ngettext("%(n)d time", "%(n)d times", rule.count) % {"n": rule.count}
    else:
        end = _("until %(day)s") % {"day": date_format(last_day_of(rule), "j.n.Y")}
    return f"{often}: {names}, {end}"


def _which(day) -> str:
    order = {
        1: _("the first %(weekday)s"),
        2: _("the second %(weekday)s"),
        3: _("the third %(weekday)s"),
        4: _("the fourth %(weekday)s"),
        -1: _("the last %(weekday)s"),
    }
    return order.get(day.index, "%(weekday)s") % {"weekday": WEEKDAYS[day.number]}
