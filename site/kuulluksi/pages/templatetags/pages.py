"""{% main_menu %}, {% language_links %}, {% json_ld %}, {% drawing %}, {% address_of_link %}: what base.html and the pages' templates ask this room."""

from django import template
from django.conf import settings
from django.utils import translation
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from kuulluksi.look import art
from kuulluksi.pages import links, notice, sharing, structured, wayfinding

from .media import picture_of

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context):
    """The main menu in the reader's language: [{key, title, url, current}]. No query while it is remembered."""
    request = context.get("request")
    here = request.path if request else ""
    titles = {"calendar": _("Calendar")}
    items = wayfinding.menu_or_finnish(translation.get_language() or settings.LANGUAGE_CODE)
    return [
        {**item, "title": item["title"] or titles[item["key"]], "current": here.startswith(item["url"])}
        for item in items
    ]


@register.simple_tag(takes_context=True)
def language_links(context):
    """This place in each language: [{code, name, url, current, fallback}]; fallback leads to that front page."""
    request = context.get("request")
    if request is None:
        return []
    return wayfinding.language_links(request, settings.LANGUAGES)


@register.simple_tag
def json_ld(data):
    """Structured data for machines, as a script element that no reader's words can break out of."""
    return structured.script(data)


@register.simple_tag
def address_of_link(value):
    """Where a link block leads, or an empty string when its page is no longer published."""
    return links.address_of_link(value)


@register.filter
def explained(html, marker):
    """Rich text with the page's first use of each word of the glossary leading to its meaning at the foot."""
    return mark_safe(marker.mark(str(html))) if marker else html  # noqa: S308  rich text, and links of our own


@register.simple_tag
def site_notice():
    """What the whole site says right now, or None: {words, address}. No query while it is remembered."""
    return notice.now_in(translation.get_language() or settings.LANGUAGE_CODE)


WALLS = {"nuoret": "lakka", "perheet": "jakala", "ammattilaiset": "huurre", "kaikki": "kanerva"}
SITTERS = {
    "nuoret": ("f-mustikka", "f-kanerva"),
    "perheet": ("f-sammal", "f-lakka small"),
    "ammattilaiset": ("f-mustikka small", "f-lakka"),
    "kaikki": ("f-mustikka", "f-lakka small"),
}


@register.filter
def wall_of_side(side):
    """The wall colour of "nuoret", "perheet", "ammattilaiset" or "kaikki"."""
    return WALLS.get(side, WALLS["kaikki"])


@register.simple_tag
def sitters(side):
    """Two half-moons on the sill of an entrance."""
    return format_html_join("", '<i class="{}"></i>', ((cls,) for cls in SITTERS.get(side, SITTERS["kaikki"])))


@register.simple_tag
def share_picture(page):
    """The absolute address of the picture of a shared link."""
    return structured.absolute(sharing.address_of(page))


@register.simple_tag
def drawing(page, width, height):
    """The picture of a page: the one chosen for it, or its own drawing, from its seed and for whom it is."""
    if page.picture_id:
        return picture_of(
            page.picture, "wide" if width > 960 else "card" if height < 300 else "poster", page.side
        )
    seed = page.drawing
    if seed in art.SCENES:
        wall, people, w, h = art.SCENES[seed]
        return mark_safe(art.scene(wall, people, w, h))  # noqa: S308  our own drawing
    return mark_safe(art.windows(seed, w=width, h=height, depth=2, audience=page.side))  # noqa: S308
