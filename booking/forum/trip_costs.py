"""The paper on which a young person asks for the money of a ticket back. It is filled in by hand: no account number and
no receipt is ever asked on the web, so there is none to keep or to lose."""

from django.conf import settings
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuulluksi.look import paper
from kuulluksi.people.doors import anyone

from .listing import address, day_words
from .models import Forum


@anyone
def claim(request):
    """In the language of the address, of the forum that comes next or was held last."""
    rows = Forum.objects.published().select_related("event", "sheet__organisation")
    forum = rows.order_by("-year").first()
    if forum is None:
        raise Http404
    data = words_of(forum)
    return paper.answer(
        request,
        "forum/trip_costs",
        data,
        language=get_language() or "fi",
        title=data["heading"],
        file=f"matkakulut-{forum.year}",
    )


def words_of(forum: Forum) -> dict:
    day = forum.event.occurrences.order_by("start").first()
    held = day.start.astimezone(forum.event.tz).date() if day else forum.event.starts_on
    return {
        "heading": _("The money of the trip back"),
        "what": f"{forum.sheet.heading()}, {day_words(held)}",
        "lead": _(
            "Did you buy your ticket yourself? Fill this in, put the tickets with it, and give it at the door or to any of "
            "those who make the day. A ticket or a taxi that we ordered needs no paper."
        ),
        "fields": [
            (_("Name"), 1),
            (_("From where to where, there and back"), 2),
            (_("How: bus, train, taxi, or kilometres by car"), 1),
            (_("Euros in all"), 1),
            (_("Whose account, and its number"), 2),
            (_("Phone or e-mail, if we need to ask"), 1),
            (_("Day and signature"), 1),
            (_("If you are under 18: signature of a guardian or of the adult who paid"), 1),
        ],
        "note": _(
            "Bring it within a month of the forum. Whoever pays keeps the paper as the law on accounts says, and nobody "
            "else reads it. You need not tell why you came to the forum."
        ),
        "foot": f"{settings.BASE_URL.partition('://')[2]}{address()}",
    }
