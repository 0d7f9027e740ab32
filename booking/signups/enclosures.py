"""The calendar file that goes with a letter by e-mail: the same entries, ids and numbers as the person's own feed.

Made at the moment of sending. It says no more than the feed may: the neutral word. Who does not want to be written to
by name gets none, because many mail programs put such a file into a calendar that others see.
"""

from booking.calendar import attachments
from booking.calendar.masks import Mask
from booking.calendar.models import Occurrence
from kuulluksi.notices.models import Message
from kuulluksi.notices.texts import Attachment

from . import about
from .models import Party, SignUp
from .states import State

WITH_A_FILE = frozenset(
    {"signup_accepted", "session_moved", "session_restored", "session_cancelled", "sessions_changed"}
)
# For who had a place and has none any more: their entries are called off, although the others meet.
CALLED_OFF = frozenset({"signup_withdrawn", "signup_cancelled"})


def calendar_file(message: Message) -> list[Attachment]:
    if message.tone == Message.Tone.BARE or message.link is None:
        return []
    if message.kind in WITH_A_FILE and still_there(message):
        method, rows = "publish", rows_of(message)
    elif message.kind in CALLED_OFF and message.data.get("had_place") and not still_there(message):
        method, rows = "cancel", rows_of(message)
    else:
        return []
    file = attachments.for_occurrences(
        rows, method=method, mask=Mask.NEUTRAL, language=message.language, alone=are_alone(message, rows)
    )
    return [Attachment(file.filename, file.content_type, file.content)] if file else []


def rows_of(message: Message) -> list[Occurrence]:
    if "sessions" in message.data:
        return list(Occurrence.objects.filter(uid__in=message.data["sessions"]))
    party = Party.objects.select_related("sheet").filter(pk=message.link.subject_id).first()
    return list(about.sessions(party.sheet)) if party else []


def are_alone(message: Message, rows: list[Occurrence]) -> bool:
    """Whether the person comes to a part of these sessions' events only: one date of many."""
    party = Party.objects.select_related("sheet").filter(pk=message.link.subject_id).first()
    of_events = Occurrence.objects.filter(event__in={row.event_id for row in rows})
    return party is not None and of_events.exclude(pk__in=about.sessions(party.sheet).values("pk")).exists()


def still_there(message: Message) -> bool:
    """Somebody else of the same party still has a place, and their calendar is the same one."""
    return SignUp.objects.filter(party_id=message.link.subject_id, state=State.CONFIRMED).exists()


def no_words(message: Message) -> dict:
    return {}


def how_to_join(message: Message) -> dict:
    """For the reminder: ``join``, the address at which one takes part remotely, of somebody who still has a place. In a
    text message it would be too long and stay too visible: there the own page tells it."""
    if message.channel != Message.Channel.EMAIL or message.link is None or not still_there(message):
        return {"join": ""}
    party = Party.objects.select_related("sheet").get(pk=message.link.subject_id)
    return {"join": about.remote_link(party.sheet)}
