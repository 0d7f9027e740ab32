"""After a meeting was cancelled or moved: how the messages went, and whom a person has to call."""

from collections import Counter
from dataclasses import dataclass

from booking.calendar.telling import key_of
from booking.signups.letters import BY_MESSAGE
from booking.signups.models import Party
from booking.signups.sessions import coming_parties
from kuulluksi.notices.models import Message
from kuulluksi.privacy.access import reveal

SEALED = ["contact", "contact_name", "safe_contact"]


@dataclass(frozen=True)
class Reached:
    """Messages of one channel about this change: how many have gone, wait to go, and could not be sent."""

    label: str
    sent: int
    waiting: int
    failed: int


@dataclass(frozen=True)
class Call:
    """One contact that no message reaches. The contact is empty until it is opened."""

    numbers: str  # of the sign-ups, as the sheet shows them
    first: object  # the id of the first of them, for its page
    channel: str
    contact: str = ""
    name: str = ""


def by_channel(meeting) -> list[Reached]:
    """Messages about the latest change of a meeting, by channel, in one query."""
    rows = Message.objects.filter(dedupe_key__endswith=key_of(meeting), kind__startswith="session")
    counts = Counter(rows.values_list("channel", "state"))
    States = Message.State
    return [
        Reached(
            str(channel.label),
            counts[channel, States.SENT],
            counts[channel, States.WAITING],
            counts[channel, States.GIVEN_UP],
        )
        for channel in Message.Channel
        if any(counts[channel, state] for state in States)
    ]


def to_call(season, *, actor=None) -> list[Call]:
    """Those with a place whom no message reaches. With an actor the contacts are opened, into the access log."""
    parties = list(
        coming_parties(season.sheet)
        .exclude(channel__in=BY_MESSAGE | {Party.Channel.NONE})
        .prefetch_related("signups")
    )
    opened = (
        reveal(parties, SEALED, actor=actor, reason="a meeting was changed") if actor else [{}] * len(parties)
    )
    return [
        Call(
            numbers=", ".join(str(one.number) for one in party.signups.all()),
            first=party.signups.all()[0].pk,
            channel=party.get_channel_display(),
            contact=one.get("contact", ""),
            name=one.get("contact_name", ""),
        )
        for party, one in zip(parties, opened, strict=True)
    ]
