"""What the forum adds to a person's opened own page, and where a letter of news leads."""

from django.conf import settings
from django.utils.translation import gettext as _

from booking.signups.about import More

from ..day import telling
from ..listing import address
from . import feedback


def more(party, signups) -> list[More]:
    """Words to everyone; and when the day is over, a slip that knows nobody."""
    found = telling.on_own_page(party, signups)
    if signups and feedback.waits_for(signups):
        found.append(
            More(
                words=_("The day is over. If you like, say how it was: a face or a word, without your name."),
                label=_("Say how it was"),
                url_name="forum:say",
            )
        )
    return found


def where_to_read(message) -> dict:
    return {"page": settings.BASE_URL + address(message.language.split("-")[0])}
