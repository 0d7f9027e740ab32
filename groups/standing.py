"""Where a group stands for someone who thinks of coming: worked out from its season and the room on its sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from .models import PeerGroup, Season


@dataclass(frozen=True)
class State:
    """Where a group stands for someone who thinks of coming."""

    code: str
    label: str  # two or three words, on a card
    sentence: str  # what to do next, on the group's page
    signs_up: bool = False  # the sign-up form is open
    asks_interest: bool = True  # "tell me when the next starts" makes sense


OPEN = State("open", _("There is room"), _("You can sign up now."), signs_up=True, asks_interest=False)
QUEUE = State(
    "full",
    _("Full, you may queue"),
    _("The group is full right now. You can sign up to the queue, and we tell you if a place opens."),
    signs_up=True,
    asks_interest=False,
)
FULL = State(
    "full",
    _("Full"),
    _("The group is full this time. Leave a contact, and we tell you when the next season starts."),
)
PLANNED = State(
    "planned",
    _("Starts later"),
    _("The season is planned. Sign-up is not open yet. Leave a contact, and we tell you when it opens."),
)
CLOSED = State(
    "closed",
    _("Sign-up is not open"),
    _("Sign-up for this season has ended. Leave a contact, and we tell you when the next one starts."),
)
RUNNING = State(
    "running",
    _("The season is running"),
    _(
        "The group has started and is closed to newcomers, so that those inside can trust each other. "
        "Leave a contact, and we tell you when the next season starts."
    ),
)
BETWEEN = State(
    "between",
    _("The next season is not set"),
    _("The group has run before. Tell us that you are interested: a new season starts when there are people."),
)
PAUSED = State(
    "paused",
    _("On a break"),
    _("The group is on a break. Leave a contact, and we tell you when it goes on."),
)
BY_ROOM = {"room": OPEN, "queue": QUEUE, "full": FULL, "not_yet": PLANNED}


def state_of(group: PeerGroup, season: Season | None, room: str | None, now: datetime) -> State:
    """season: annotated by with_times(). room: the code given by signups' room_left()."""
    if group.standing == PeerGroup.Standing.PAUSED:
        return PAUSED
    if season is None or group.standing == PeerGroup.Standing.ENDED:
        return BETWEEN
    if room in BY_ROOM:
        return BY_ROOM[room]
    return RUNNING if season.first_start <= now else CLOSED


# Those one can join first.
STATES = ("open", "full", "planned", "between", "closed", "running", "paused")


def best_seasons(seasons: Iterable[Season], rooms: dict[int, str]) -> dict[int, Season]:
    """The season that the public sees of each group, by group id: one that people can come to before one that runs."""
    best: dict[int, Season] = {}
    for season in sorted(seasons, key=lambda s: (rooms.get(s.sheet_id) not in BY_ROOM, s.first_start, s.pk)):
        best.setdefault(season.group_id, season)
    return best
