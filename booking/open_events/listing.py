"""What the public reads of open events: cards for lists, and one event with its dates. A page of the pages room may call
``coming()``. The number of queries does not grow with the number of events.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from booking.calendar import schema
from booking.calendar.models import Occurrence
from booking.signups.rooms import Room, room_left

from . import audiences
from .models import Entrance, OpenEvent

HERE, REMOTE = Entrance.How.HERE, Entrance.How.REMOTE
HOW_LABELS = {
    (HERE,): _("On site"),
    (REMOTE,): _("Remotely"),
    (HERE, REMOTE): _("On site or remotely"),
}
WALLS = {
    OpenEvent.Kind.INFO: "huurre",
    OpenEvent.Kind.LECTURE: "huurre",
    OpenEvent.Kind.WORKSHOP: "lakka",
    OpenEvent.Kind.JOINT: "lakka",
}
# From the best news to the worst: what is told of several ways to come together.
BEST_FIRST = (Room.ROOM, Room.QUEUE, Room.NOT_YET, Room.FULL, Room.CLOSED)
LABELS = {
    Room.ROOM: _("There is room"),
    Room.QUEUE: _("Full, you may queue"),
    Room.FULL: _("Full"),
    Room.NOT_YET: _("Sign-up opens later"),
    Room.CLOSED: _("Sign-up has closed"),
}
MODES = {
    (HERE,): "OfflineEventAttendanceMode",
    (REMOTE,): "OnlineEventAttendanceMode",
    (HERE, REMOTE): "MixedEventAttendanceMode",
}


@dataclass
class Door:
    """One way to come to one date, with the word for its places."""

    entrance: Entrance
    room: Room

    @property
    def label(self) -> str:
        return self.entrance.get_how_display()

    @property
    def room_label(self) -> str:
        return LABELS[self.room]


@dataclass
class Date:
    """One session, with the ways to come to it."""

    session: Occurrence
    doors: list[Door] = field(default_factory=list)

    @property
    def room(self) -> Room:
        rooms = [door.room for door in self.doors]
        return next((room for room in BEST_FIRST if room in rooms), Room.CLOSED)

    @property
    def room_label(self) -> str:
        return LABELS[self.room]

    @property
    def sign_up_url(self) -> str:
        """Where one signs up: the form of a way that has room, or else of one with a queue. It asks which one."""
        if self.session.is_cancelled:
            return ""
        best = next((door for door in self.doors if door.room == self.room), None)
        if best is None or best.room not in (Room.ROOM, Room.QUEUE):
            return ""
        return reverse("signups:start", kwargs={"code": best.entrance.sheet.code})


@dataclass
class Card:
    """One open event as the public sees it: never how many people come."""

    open_event: OpenEvent
    dates: list[Date]
    ways: tuple[str, ...]

    @property
    def event(self):
        return self.open_event.event

    @property
    def url(self) -> str:
        return address(self.open_event)

    @property
    def how_label(self) -> str:
        return HOW_LABELS.get(self.ways, "")

    @property
    def audience_label(self) -> str:
        return audiences.of(self.open_event.audience).label

    @property
    def wall(self) -> str:
        return WALLS.get(self.open_event.kind, "kanerva")

    @property
    def next(self) -> Date | None:
        """The next date that will be held; of what is all cancelled, the next one all the same."""
        return next((date for date in self.dates if not date.session.is_cancelled), None) or next(
            iter(self.dates), None
        )

    @property
    def more(self) -> int:
        """How many dates there are after the next one."""
        return sum(not date.session.is_cancelled for date in self.dates) - 1

    @property
    def is_cancelled(self) -> bool:
        return bool(self.dates) and all(date.session.is_cancelled for date in self.dates)

    @property
    def is_remote_only(self) -> bool:
        return self.ways == (REMOTE,)

    @property
    def room_label(self) -> str:
        return self.next.room_label if self.next and not self.is_cancelled else ""

    @property
    def sign_up_url(self) -> str:
        """Of an event where one signs up to all the dates at once."""
        return "" if self.open_event.per_date or self.next is None else self.next.sign_up_url


def address(open_event: OpenEvent) -> str:
    return reverse("open_events:event", kwargs={"slug": open_event.slug})


def addresses(languages) -> list[dict[str, str]]:
    """{language: path} of each event that everyone may come to and that is not over. One query."""
    coming = OpenEvent.objects.public().coming().order_by("slug").values_list("slug", flat=True)
    found: list[dict[str, str]] = [{} for _slug in coming]
    for language in languages:
        with override(language):
            for paths, slug in zip(found, coming, strict=True):
                paths[language] = reverse("open_events:event", kwargs={"slug": slug})
    return found


def cards_of(events, now: datetime | None = None) -> list[Card]:
    """Cards for a queryset of open events, the nearest first. Four queries, however many events."""
    now = now or timezone.now()
    rows = Occurrence.objects.filter(end__gt=now).order_by("start", "pk")
    found = list(
        events.select_related("event__area__parent", "event__organisation")
        .defer("remote_link")
        .prefetch_related(
            Prefetch("event__occurrences", queryset=rows, to_attr="ahead"),
            Prefetch("entrances", queryset=Entrance.objects.select_related("sheet").order_by("how")),
        )
    )
    rooms = room_left([entrance.sheet for one in found for entrance in one.entrances.all()])
    cards = [_card(one, rooms) for one in found]
    return sorted(cards, key=lambda card: (card.next.session.start if card.next else now, card.open_event.slug))


def _card(open_event: OpenEvent, rooms: dict) -> Card:
    entrances = list(open_event.entrances.all())
    dates = []
    for row in open_event.event.ahead:
        row.event = open_event.event
        mine = [one for one in entrances if not open_event.per_date or one.occurrence_id == row.pk]
        dates.append(Date(row, [Door(one, rooms[one.sheet_id]) for one in mine]))
    ways = tuple(how for how in (HERE, REMOTE) if any(one.how == how for one in entrances))
    return Card(open_event, dates, ways)


def coming(
    *, kind: str = "", audience: str = "", area: str = "", how: str = "", most: int | None = None
) -> list[Card]:
    """What everyone may come to, the nearest first. kind: an OpenEvent.Kind; area: its code; how: an Entrance.How."""
    events = OpenEvent.objects.public().coming()
    if kind:
        events = events.filter(kind=kind)
    if audience:
        events = events.filter(audience=audience)
    cards = [card for card in cards_of(events) if lets_through(card, area=area, how=how)]
    return cards[:most]


def lets_through(card: Card, *, area: str = "", how: str = "") -> bool:
    if how and how not in card.ways:
        return False
    place = card.event.area
    return not area or bool(place and area in (place.slug, place.parent_id and place.parent.slug))


def detail(slug: str) -> Card:
    """One public event. Raises OpenEvent.DoesNotExist for one that is not there for everyone."""
    cards = cards_of(OpenEvent.objects.public().filter(slug=slug))
    if not cards:
        raise OpenEvent.DoesNotExist
    return cards[0]


def data(card: Card, language: str) -> dict:
    """The event in the words of schema.org: our own page is where one takes part remotely, never the link."""
    rows = [date.session for date in card.dates]
    if not rows:
        return {}
    url = settings.BASE_URL + card.url
    told = schema.page(card.event, rows, language) | {
        "url": url,
        "eventAttendanceMode": f"{schema.CONTEXT}/{MODES[card.ways]}",
        "isAccessibleForFree": True,
    }
    if REMOTE in card.ways:
        here = told.get("location")
        online = {"@type": "VirtualLocation", "url": url}
        told["location"] = [here, online] if here and HERE in card.ways else online
    return told
