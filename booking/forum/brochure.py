"""The forum on one sheet of paper, to pin on a wall: what, for whom, when, food, the way there, and a QR code."""

from django.conf import settings
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuulluksi.look import paper
from kuulluksi.people.doors import anyone

from .listing import address, current_forum


@anyone
def brochure(request):
    """In the language of the address. Nothing on it that the public page does not tell."""
    now = current_forum()
    if now is None or now["cancelled"]:
        raise Http404
    return paper.answer(
        request,
        "forum/brochure",
        words_of(now),
        language=get_language() or "fi",
        title=now["forum"].sheet.heading(),
        file=f"foorumi-{now['forum'].year}",
    )


def words_of(now: dict) -> dict:
    forum = now["forum"]
    where = now["where"] or f"{now['area']}. {_('You hear the exact place when you have got a place.')}"
    facts = [
        (_("For whom"), forum.for_whom),
        (_("Food"), forum.food),
        (_("Getting there"), forum.travel),
        (_("Support"), forum.support),
        (_("Pictures"), _("Nobody is photographed without their own permission.")),
    ]
    url = settings.BASE_URL + (now["sign_up_url"] or address())
    return {
        "heading": forum.sheet.heading(),
        "foot": f"{settings.BASE_URL.partition('://')[2]}{address()}",
        "theme": forum.theme,
        "when": f"{now['date']}, {now['hours']}",
        "where": where,
        "purpose": forum.purpose,
        "facts": [(name, text) for name, text in facts if text],
        "programme": now["programme"],
        "url": settings.BASE_URL + address(),
        "qr": paper.qr(url),
        "alt": _("QR code: the page where you can sign up"),
        "room": _("Sign up by %(day)s") % {"day": now["closes"]}
        if now["sign_up_url"] and now["closes"]
        else "",
        "words": {
            "programme": _("Programme of the day"),
            "sign_up": _("Sign up"),
            "address": _("Point your phone's camera here, or go to"),
            "human": _("It is free. You need no e-mail address, and no reason."),
        },
    }
