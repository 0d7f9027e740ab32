"""What messages say. Rooms register their kinds at start-up; the words are templates/notices/<kind>.txt.

Subjects are the same few neutral ones for everything: nothing outside the log-in says child protection, a group's
name or a person's name.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

SUBJECT_MESSAGE = _("A message for you")
SUBJECT_REMINDER = _("A reminder")
SUBJECT_RECEIPT = _("We got your message")


@dataclass(frozen=True)
class Text:
    """One kind of message. ``template`` is rendered with ``url`` (absolute or empty) and the message's data.

    by_anyone: a stranger can make us send it to any address by filling in a form, so only a few a day go to one.
    """

    kind: str
    subject: str
    template: str
    by_anyone: bool = False


_kinds: dict[str, Text] = {}


def register(kind: str, subject=SUBJECT_MESSAGE, template: str | None = None, *, by_anyone=False) -> None:
    _kinds[kind] = Text(kind, subject, template or f"notices/{kind}.txt", by_anyone)


def text_of(kind: str) -> Text:
    return _kinds[kind]


def all_texts() -> dict[str, Text]:
    return dict(_kinds)
