"""What the calendar asks of this room when the meetings of a season change (booking/calendar/telling.py)."""

from django.db import transaction

from booking.calendar.telling import Told
from booking.signups import sessions
from kuulluksi.notices.signals import public_words_changed

from . import actions
from .models import Season


def reach(event, occurrences, change) -> Told:
    season = _season(event)
    return sessions.reach(season.sheet, change) if season else Told()


def tell(event, occurrences, change, by) -> Told:
    season = _season(event)
    return sessions.tell(season.sheet, occurrences, change) if season else Told()


def follow(event, by) -> None:
    """The sheet's last day follows the last meeting, the door closes when the first one begins, and the public pages show
    the new times."""
    season = _season(event)
    if season:
        actions.keep_the_door(season)
        sessions.keep_last_day(season.sheet, event)
        transaction.on_commit(lambda: public_words_changed.send(sender=Season))


def _season(event) -> Season | None:
    return Season.objects.select_related("sheet", "event").filter(event=event).first()
