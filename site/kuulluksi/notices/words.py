"""What a message says: in the reader's language, in the tone they may be written to, made when it is sent."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import select_template
from django.urls import reverse
from django.utils import dateformat, translation

from kuulluksi.privacy.access import for_delivery

from .models import Message
from .quiet import ZONE
from .texts import text_of

PLAIN_FINNISH = "fi-simple"
# A day and a clock time as each language writes them; then a day alone.
WHEN = {
    "fi": (r"D j.n. \k\l\o G.i", "D j.n."),
    "fi-simple": (r"l j.n. \k\e\l\l\o G.i", "l j.n."),
    "sv": (r"D j.n. \k\l. G.i", "D j.n."),
    "en": ("D j M, G:i", "D j M"),
}


@dataclass(frozen=True)
class Words:
    subject: str
    body: str


def when_in_words(moment: str, language: str, *, all_day: bool = False) -> str:
    """An instant (ISO 8601) by the wall clock of Helsinki: "ti 1.12. klo 17.00". Call in the reader's language."""
    local = dt.datetime.fromisoformat(moment).astimezone(ZONE)
    return dateformat.format(local, WHEN.get(language, WHEN["fi"])[all_day])


def url_of(message: Message) -> str:
    """The absolute address of the page a message points to, in the message's language; empty without one."""
    if message.sealed_data:
        return for_delivery(message, ["sealed_data"])["sealed_data"]
    if not message.url_name:
        return ""
    kwargs = {"token": message.link.token} if message.link else None
    return settings.BASE_URL + reverse(message.url_name, kwargs=kwargs)


def words_of(message: Message) -> Words:
    """Subject and body. Plain Finnish has words of its own (``<kind>.fi-simple.txt``), or else the Finnish ones.

    data.start and data.until (instants) are there as ``when`` and ``until`` in words.
    """
    text = text_of(message.kind)
    name = text.bare if message.tone == Message.Tone.BARE else text.template
    names = [name]
    if message.language == PLAIN_FINNISH:
        names.insert(0, f"{name.removesuffix('.txt')}.{PLAIN_FINNISH}.txt")
    with translation.override(message.language):
        all_day = bool(message.data.get("all_day"))
        times = {
            word: when_in_words(message.data[key], message.language, all_day=all_day and key == "start")
            for word, key in (("when", "start"), ("until", "until"))
            if key in message.data
        }
        more = text.words(message) if message.tone != Message.Tone.BARE else {}
        context = {"url": url_of(message), "data": message.data, "language": message.language, **times, **more}
        body = select_template(names).render(context).strip()
        if message.tone == Message.Tone.NAMED:
            body += f"\n{settings.WAGTAIL_SITE_NAME}"
        return Words(str(text.subject), body + "\n")
