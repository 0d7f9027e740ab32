"""What an open event is, told in other rooms: on the person's own page, and in the calendar."""

from django.utils.translation import gettext as _

from booking.calendar.models import Event, Occurrence
from booking.calendar.ways_in import WayIn
from booking.signups.about import About, More
from booking.signups.models import Sheet
from booking.signups.sides import Side

from . import actions, listing, words
from .models import Entrance, EventSlipWaiting, OpenEvent


def _entrance(sheet: Sheet) -> Entrance | None:
    return Entrance.objects.select_related("open_event__event__organisation").filter(sheet=sheet).first()


def event_sheet(sheet: Sheet, language: str) -> About:
    entrance = _entrance(sheet)
    if entrance is None:
        return About(title=sheet.heading(language))
    found = entrance.open_event
    rows = list(actions.sessions_of(entrance).coming()[:1]) or list(actions.sessions_of(entrance)[:1])
    is_public = found.published and found.event.is_public
    return About(
        title=found.title,
        when=words.session(rows[0], found.event) if rows else "",
        where="" if entrance.how == Entrance.How.REMOTE else (rows[0].place if rows else found.event.venue),
        who=found.event.organisation.name if found.event.organisation else "",
        url=listing.address(found) if is_public else "",
    )


def event_sessions(sheet: Sheet):
    """The dates that one has signed up to by this sheet."""
    entrance = Entrance.objects.select_related("open_event").filter(sheet=sheet).first()
    if entrance is None:
        return Occurrence.objects.none()
    rows = Occurrence.objects.filter(event_id=entrance.open_event.event_id)
    return rows.filter(pk=entrance.occurrence_id) if entrance.open_event.per_date else rows


def remote_link(sheet: Sheet) -> str:
    """The address of the remote meeting, on a sheet by which one comes remotely."""
    entrance = Entrance.objects.select_related("open_event").filter(sheet=sheet).first()
    if entrance is None or entrance.how != Entrance.How.REMOTE:
        return ""
    return actions.remote_link_of(entrance.open_event)


def event_more(party, signups) -> list[More]:
    """Whom no letter reaches is asked here how it was."""
    if not EventSlipWaiting.objects.filter(party=party).exists():
        return []
    words = _("It has been held. If you like, say how it was: a face or a word, without your name.")
    return [More(words=words, label=_("Say how it was"), url_name="open_events:say")]


def event_sides(sheet: Sheet) -> list[Side]:
    """On site and remotely, of the same date."""
    mine = Entrance.objects.filter(sheet=sheet).first()
    if mine is None:
        return []
    beside = Entrance.objects.filter(open_event_id=mine.open_event_id, occurrence_id=mine.occurrence_id)
    if mine.occurrence_id is None and mine.open_event.per_date:  # its date is no more
        return []
    return [
        Side(entrance.sheet, str(entrance.get_how_display()))
        for entrance in beside.select_related("sheet").order_by("how")
    ]


def ways_in(events: list[Event], language: str) -> dict[int, WayIn]:
    """The page of an open event for its event in the calendar, and whether there is room. A fixed number of queries."""
    found = OpenEvent.objects.public().filter(event__in=events)
    cards = listing.cards_of(found)
    return {
        card.open_event.event_id: WayIn(url=card.url, label=_("Read more and sign up"), room=card.room_label)
        for card in cards
    }
