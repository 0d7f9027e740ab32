"""A file for a message: the same entries, ids and sequence numbers as the feed of the same mask writes.

    from booking.calendar import attachments

    file = attachments.for_occurrences(rows, method="publish", mask="neutral", language="sv")
    if file:  # None when there is nothing to write
        letter.add_attachment(
            file.content, maintype="text", subtype="calendar", filename=file.filename, params={"charset": "utf-8"}
        )

``method="publish"`` goes with a confirmation and with a change (a moved or a cancelled session too: rows say so
themselves). ``method="cancel"`` calls the given sessions off for this one reader: they withdrew, although the others
meet. Make it when the message is sent, not when it is left in the outbox, so that it says what holds by then.

The file is a snapshot without a METHOD line: a program asked with METHOD wants an organizer and answers people, and we
name nobody (rules 9 and 47 of docs/calendar-rules.md). Each session comes with the whole of its event: an override
without its series is dropped or misplaced by programs.
"""

from collections.abc import Iterable
from typing import NamedTuple

from . import ical
from .masks import Mask, file_language
from .models import Event, Occurrence, RenderedComponent

FILENAMES = {"fi": "kalenteri.ics", "sv": "kalender.ics", "en": "calendar.ics"}
CONTENT_TYPE = "text/calendar; charset=utf-8"
Layout = RenderedComponent.Layout
METHODS = ("publish", "cancel")


class Attachment(NamedTuple):
    filename: str
    content: bytes
    content_type: str


def for_occurrences(
    occurrences: Iterable[Occurrence],
    method: str = "publish",
    mask: str = Mask.NEUTRAL,
    language: str = "fi",
    *,
    alone: bool = False,
) -> Attachment | None:
    """The sessions' events as a file; None when there are no sessions.

    alone: these sessions and no other of their events, for somebody who comes to one of many. mask: how much it says (masks.Mask), the one its reader's feed may have. language: a language code of the house;
    plain Finnish gets the Finnish file.
    """
    if method not in METHODS:
        raise ValueError(f"a file is to {' or '.join(METHODS)}, not to {method}")
    rows = list(occurrences)
    if not rows:
        return None
    language = file_language(language)
    if alone:
        entries = _alone(rows, mask, language, called_off=method == "cancel")
    else:
        entries = _called_off(rows, mask, language) if method == "cancel" else _stored(rows, mask, language)
    return Attachment(FILENAMES[language], ical.snapshot(entries), CONTENT_TYPE)


def _stored(rows, mask, language) -> bytes:
    components = RenderedComponent.objects.filter(
        layout__in=(Layout.BOTH, Layout.SERIES),
        event__in={row.event_id for row in rows},
        mask=mask,
        language=language,
    ).order_by("first_start", "event__uid")
    return b"".join(map(bytes, components.values_list("body", flat=True)))


def _called_off(rows, mask, language) -> bytes:
    """The same entries with the given sessions cancelled. What was not cancelled before counts one further on, so
    that a program takes it for newer than what it has."""
    given = {row.pk for row in rows}
    written = []
    for event in (
        Event.objects.select_related("area").filter(pk__in={row.event_id for row in rows}).order_by("uid")
    ):
        sessions = list(event.occurrences.order_by("original_start"))
        for row in sessions:
            if row.pk in given:
                _call_off(row)
        if all(row.is_cancelled for row in sessions):
            event.sequence += 1
        written.append(ical.component(event, sessions, mask, language))
    return b"".join(written)


def _alone(rows, mask, language, *, called_off: bool) -> bytes:
    written = []
    for row in Occurrence.objects.filter(pk__in=[row.pk for row in rows]).select_related("event__area"):
        if called_off:
            _call_off(row)
        written.append(
            (row.start, row.pk, ical.written(row.event, ical.apart(row.event, [row]), mask, language))
        )
    return b"".join(entry for *_order, entry in sorted(written))


def _call_off(row: Occurrence) -> None:
    """In memory: the file is for one reader. It counts one further on, so that a program takes it for newer."""
    if not row.is_cancelled:
        row.status = Occurrence.Status.CANCELLED
        row.sequence += 1
