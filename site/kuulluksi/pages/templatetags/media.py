"""{% picture_of image "card" %}: a picture in a size that has been made already, or a drawing of that size."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from kuulluksi.look import art
from kuulluksi.pages import pictures

register = template.Library()


@register.simple_tag
def picture_of(image, size="card", audience="kaikki", alt=None, eager=False):
    """The picture as <picture>, or windows and rings while the worker has not made the size yet. No query for None.

    ``alt``: the words for this place; else the picture's own; "" for a picture that only decorates.
    """
    spec = pictures.SPECS[size]
    made = pictures.renditions_of(image, size) if image else {}
    if not made:
        seed = f"picture-{image.pk}" if image else f"picture-{size}"
        drawing = art.windows(seed, w=spec.width, h=spec.height, depth=2, audience=audience, cls="picture")
        return mark_safe(drawing)  # noqa: S308  our own drawing
    words = alt if alt is not None else image.alt
    *better, (_kind, plain) = made.items()
    sources = format_html_join("", '<source srcset="{}" type="{}">', ((row.url, kind) for kind, row in better))
    return format_html(
        '<picture>{}<img class="art picture" src="{}" width="{}" height="{}" alt="{}" decoding="async"{}></picture>',
        sources,
        plain.url,
        plain.width,
        plain.height,
        words,
        "" if eager else mark_safe(' loading="lazy"'),  # noqa: S308  a constant
    )


@register.simple_tag
def poster_of(video):
    """The address of a video's still picture: its own when the size has been made, else the house's drawing."""
    made = pictures.renditions_of(video.poster, "poster") if video.poster else {}
    return made["image/webp"].url if made else static("img/poster.webp")
