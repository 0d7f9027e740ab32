"""What messages say. Rooms register their kinds at start-up; the words are templates/notices/<kind>.txt.

Subjects are the same few neutral ones for everything: nothing outside the log-in says child protection, a group's
name or a person's name.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

SUBJECT_MESSAGE = _("A message for you")
SUBJECT_REMINDER = _("A reminder")
SUBJECT_RECEIPT = _("We got your message")
BARE = "notices/bare.txt"


@dataclass(frozen=True)
class Attachment:
    """A small file that goes with an e-mail, made at the moment of sending."""

    name: str
    content_type: str  # such as text/calendar; method=PUBLISH
    content: bytes


def _always(message) -> bool:
    return True


def _nothing(message) -> list[Attachment]:
    return []


def _no_more_words(message) -> dict:
    return {}


@dataclass(frozen=True)
class Text:
    """One kind of message. ``template`` is rendered with ``url`` (absolute or empty) and the message's data.

    by_anyone: a stranger can make us send it to any address by filling in a form, so only a few a day go to one.
    bare: the template for people to whom we may not say who writes.
    at_once: never held for the night: the person has asked for it this minute, or it goes to staff.
    still_holds: asked with the message right before it is handed over; if not, it is dropped.
    attachments: what goes along by e-mail.
    leaves: the page it points to is the way off a list: a mail program may show a button for it (RFC 8058).
    words: more for the template, opened at the moment of sending and kept nowhere. Never asked for a bare message.
    """

    kind: str
    subject: str
    template: str
    by_anyone: bool = False
    bare: str = BARE
    at_once: bool = False
    still_holds: Callable = _always
    attachments: Callable = _nothing
    words: Callable = _no_more_words
    leaves: bool = False


_kinds: dict[str, Text] = {}


def register(kind: str, subject=SUBJECT_MESSAGE, template: str | None = None, **more) -> None:
    """``more``: the other columns of Text."""
    _kinds[kind] = Text(kind, subject, template or f"notices/{kind}.txt", **more)


def text_of(kind: str) -> Text:
    return _kinds[kind]


def all_texts() -> dict[str, Text]:
    return dict(_kinds)
