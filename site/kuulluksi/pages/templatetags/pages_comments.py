"""{% comments_under page as found %}: what readers have written under a story."""

from django import template

from kuulluksi.pages.comments import actions

register = template.Library()


@register.simple_tag
def comments_under(page):
    """{comments, takes_comments, had_comments}. No query while the site takes none."""
    return actions.under(page)
