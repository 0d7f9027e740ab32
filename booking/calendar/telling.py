"""Who is told when sessions change: the calendar asks, and the rooms above answer for their own people.

**What a room registers**, in AppConfig.ready(), for a kind of event (Event.Kind)::

    from booking.calendar import telling
    telling.register("group", tell, reach=reach, follow=follow)

    def reach(event, occurrences, change) -> Told: ...      # reads only: whom it would reach
    def tell(event, occurrences, change, by) -> Told: ...   # leaves the messages, in the caller's transaction
    def follow(event, by) -> None: ...                      # optional: what of yours follows the rows (a last day)

``occurrences``: the rows that change. ``change``: one of Change. A message's dedupe key takes ``key_of(occurrence)``,
so that a session cancelled, restored and cancelled again is told three times, and a doubled click once.

**What a room calls** to change a session and tell everyone, each a whole deed that answers with Told::

    from booking.calendar import actions
    told = actions.cancel_and_tell(occurrence, by=user)
    told = actions.move_and_tell(occurrence, start=…, end=…, venue=None, by=user)
    told = actions.restore_and_tell(occurrence, by=user)
    told = actions.place_and_tell(occurrence, venue=…, by=user)
    told = actions.substitute_and_tell(occurrence, substitutes=[user], by=user)

They raise ValidationError with a sentence: held already, cancelled already, in the past, not a time of ours.
``telling.reach(event, [occurrence], Change.CANCELLED, by=user)`` counts the same people before the deed, for the page
that asks once. ``told.words()`` says it in sentences for a message on the desk.

The deeds without "and_tell" (move_occurrence …) tell nobody: they are for the demo, for tests, and for a room that
tells a larger story itself. Staff who hold the event or the session are told by this room, by a neutral note.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q
from django.utils.translation import ngettext

from kuulluksi.notices.actions import leave_message
from kuulluksi.people.models import User

from .models import Event, Occurrence


class Change(StrEnum):
    MOVED = "moved"
    CANCELLED = "cancelled"
    RESTORED = "restored"
    PLACE = "place"
    SUBSTITUTE = "substitute"  # somebody else holds it this once
    OWN_STAFF = "own_staff"  # those of the series hold it after all: only staff need to hear
    SERIES = "series"  # the rule was edited: sessions came, went or moved


EMAIL, SMS = "email", "sms"
CALL = "call"  # no message is left: a person calls, or speaks with the adult in between
PAGE = "page"  # no contact at all: they read it behind their receipt code
STAFF = "staff"


@dataclass(frozen=True)
class Told:
    """How many are reached, by channel (EMAIL, SMS, CALL, PAGE, STAFF)."""

    channels: dict[str, int] = field(default_factory=dict)

    def __add__(self, other: "Told") -> "Told":
        both = {**self.channels}
        for channel, n in other.channels.items():
            both[channel] = both.get(channel, 0) + n
        return Told(both)

    def __getitem__(self, channel: str) -> int:
        return self.channels.get(channel, 0)

    @property
    def messages(self) -> int:
        """People to whom a message was left."""
        return self[EMAIL] + self[SMS]

    @property
    def to_call(self) -> int:
        return self[CALL]

    @property
    def people(self) -> int:
        """Everyone who takes part, however they are reached; staff are not counted."""
        return self.messages + self[CALL] + self[PAGE]

    def words(self) -> list[str]:
        """What was done, a sentence for each way. Empty when nobody takes part."""
        return self._sentences(
            (SMS, _told_by_sms),
            (EMAIL, _told_by_email),
            (CALL, _to_call),
            (PAGE, _read_it),
            (STAFF, _told_staff),
        )

    def words_before(self) -> list[str]:
        """The same before the deed: who would be told."""
        return self._sentences(
            (SMS, _would_sms),
            (EMAIL, _would_email),
            (CALL, _would_call),
            (PAGE, _would_read),
            (STAFF, _would_staff),
        )

    def _sentences(self, *ways) -> list[str]:
        return [words(self[channel]) % {"n": self[channel]} for channel, words in ways if self[channel]]


def _told_by_sms(n):
    return ngettext("A text message was left for %(n)d person.", "A text message was left for %(n)d people.", n)


def _told_by_email(n):
    return ngettext("An e-mail was left for %(n)d person.", "An e-mail was left for %(n)d people.", n)


def _to_call(n):
    return ngettext(
        "%(n)d person has no message channel: call them. You find them on the sheet.",
        "%(n)d people have no message channel: call them. You find them on the sheet.",
        n,
    )


def _read_it(n):
    return ngettext(
        "%(n)d person gave no contact: they see it with their receipt code.",
        "%(n)d people gave no contact: they see it with their receipt code.",
        n,
    )


def _told_staff(n):
    return ngettext("%(n)d other worker got a neutral note.", "%(n)d other workers got a neutral note.", n)


def _would_sms(n):
    return ngettext("%(n)d person gets a text message.", "%(n)d people get a text message.", n)


def _would_email(n):
    return ngettext("%(n)d person gets an e-mail.", "%(n)d people get an e-mail.", n)


def _would_call(n):
    return ngettext(
        "%(n)d person has no message channel: you call them.",
        "%(n)d people have no message channel: you call them.",
        n,
    )


def _would_read(n):
    return ngettext(
        "%(n)d person gave no contact: they see it only with their receipt code.",
        "%(n)d people gave no contact: they see it only with their receipt code.",
        n,
    )


def _would_staff(n):
    return ngettext("%(n)d other worker gets a neutral note.", "%(n)d other workers get a neutral note.", n)


@dataclass(frozen=True)
class Teller:
    tell: Callable
    reach: Callable
    follow: Callable | None = None


_tellers: dict[str, Teller] = {}


def register(kind: str, tell: Callable, *, reach: Callable, follow: Callable | None = None) -> None:
    """Say who hears of changes in events of a kind. See the top of this file."""
    if kind in _tellers:
        raise ImproperlyConfigured(f"tellers of {kind} are registered twice")
    _tellers[kind] = Teller(tell, reach, follow)


def reach(event: Event, occurrences: Iterable[Occurrence], change: Change, *, by) -> Told:
    """Whom a change would reach. Reads only."""
    rows = list(occurrences)
    teller = _tellers.get(event.kind)
    found = teller.reach(event, rows, change) if teller else Told()
    return found + Told({STAFF: len(_staff_to_tell(event, rows, by))})


def tell(
    event: Event, occurrences: Iterable[Occurrence], change: Change, *, by, also: Iterable[int] = ()
) -> Told:
    """Leave every message, in the caller's transaction. Rows: as they are after the change. also: ids of staff who no
    longer hold the session, and should hear just that."""
    rows = list(occurrences)
    if not rows:
        return Told()
    teller = _tellers.get(event.kind)
    found = teller.tell(event, rows, change, by) if teller else Told()
    colleagues = _staff_to_tell(event, rows, by, also)
    for user in colleagues:
        leave_message(
            "staff_notice",
            channel="email",
            address=user.email,
            language="fi",
            url_name="wagtailadmin_home",
            dedupe_key=f"session:{change}:{user.pk}:{key_of(*rows)}",
        )
    return found + Told({STAFF: len(colleagues)})


def follow(event: Event, *, by) -> None:
    """Let the room above bring what hangs on the rows into step."""
    teller = _tellers.get(event.kind)
    if teller and teller.follow:
        teller.follow(event, by)


def key_of(*occurrences: Occurrence) -> str:
    """A dedupe key for a message about this change of these rows."""
    first = min(occurrences, key=lambda row: row.pk)
    latest = max(row.changed_at for row in occurrences)
    return f"{first.uid}:{len(occurrences)}:{latest:%Y%m%d%H%M%S%f}"


def _staff_to_tell(event: Event, rows, by, also=()) -> list[User]:
    """Whoever holds the event or one of the sessions, except the one who does the deed."""
    users = User.objects.filter(is_active=True).exclude(email="").exclude(pk=getattr(by, "pk", None))
    held = event.staff.through.objects.filter(event_id=event.pk).values("user_id")
    stands_in = Occurrence.substitutes.through.objects.filter(
        occurrence_id__in=[row.pk for row in rows]
    ).values("user_id")
    return list(users.filter(Q(pk__in=held) | Q(pk__in=stands_in) | Q(pk__in=list(also))).order_by("pk"))
