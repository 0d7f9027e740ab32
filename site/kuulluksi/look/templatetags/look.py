"""Icons, drawings, days and long words: {% icon %}, {% art %}, {% scene %}, {% seats %}, {% mini %}. All decorative."""

import re
from datetime import datetime
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuulluksi.look import art as drawings

register = template.Library()
# Where the longest words of the house may be divided; browsers seldom know how to divide Finnish.
BORDERS = re.compile(
    r"(kokemus|asiantuntija|vertaistuki|ryhmän|osallisuus|koulutus|erfarenhets|kamratstöds|delaktighets|ungdoms|saavutettavuus|tietosuoja|tillgänglighets|dataskydds)"
    r"(?=asiantuntij|koulutus|ryhm|ohjaaj|päivä|kumppan|koordinaat|organisaatio|henkilö|verksamhet|expert|grupp|koordinator"
    r"|selost|utlåtande|beskrivning)",
    re.IGNORECASE,
)
register.filter("wall_audience", drawings.audience_of_wall)


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name, cls=""):
    """One line icon from the sprite. Remembered: a page shows twenty, and finding the sprite's address takes its time."""
    return format_html(
        '<svg class="i {}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        cls,
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def art(seed, audience="kaikki", w=600, h=400, depth=2, voices=1, cls=""):
    """Windows and rings. The same seed always gives the same picture."""
    return mark_safe(drawings.windows(seed, w=w, h=h, depth=depth, audience=audience, voices=voices, cls=cls))  # noqa: S308


@register.simple_tag
def scene(name, cls=""):
    """One of the named windows with people on its sill."""
    wall, sitters, w, h = drawings.SCENES[name]
    return mark_safe(drawings.scene(wall, sitters, w, h, cls=cls, wall_rect="banner-art" not in cls))  # noqa: S308


@register.simple_tag
def seats(seed, audience="nuoret", free=True, banner=False):
    """A group as a window: some people and, when there is room, some dotted places. Never the true head-count."""
    taken = 4 if free else 6
    if banner:
        drawing = drawings.seats(
            seed,
            audience,
            6,
            taken,
            2,
            w=1200,
            h=300,
            x0=640,
            x1=1130,
            wall_rect=False,
            cls="banner-art",
            scale=1.12,
        )
    else:
        drawing = drawings.seats(seed, audience, 6, taken, 2, h=230)
    return mark_safe(drawing)  # noqa: S308


@register.simple_tag
def mini(seed, audience="kaikki", n=2):
    """A small window for a list row."""
    return mark_safe(drawings.mini(seed, audience, n))  # noqa: S308


@register.filter
def moment(value):
    """A day, or a day and a time, as people say it: ti 15.12. kello 17.00. Without a year only beside a time of this year."""
    if not value:
        return ""
    timed = isinstance(value, datetime)
    here = timezone.localtime(value) if timed and timezone.is_aware(value) else value
    english = get_language() == "en"
    years = "" if timed and here.year == timezone.localdate().year else " Y" if english else "Y"
    day = date_format(here, ("D j M" if english else "D j.n.") + years)
    if not timed:
        return day
    clock = f"{here:%H:%M}" if english else f"{here.hour}.{here.minute:02d}"
    return _("%(day)s at %(time)s") % {"day": day, "time": clock}


@register.filter
def day_only(value):
    """The local day of a moment: ti 15.12.2026."""
    return moment(timezone.localtime(value).date() if isinstance(value, datetime) else value)


@register.filter(is_safe=True)
def shy(words):
    """Soft hyphens at the compound borders of long words in a heading."""
    return BORDERS.sub("\\1\u00ad", str(words))


@register.filter
def lang_tag(code):
    """The ``lang`` of a page: plain Finnish is Finnish to a screen reader."""
    return (code or "fi").split("-")[0]
