"""An open event in one line."""

from datetime import time, timedelta

from django.utils import timezone

from booking.calendar import rules
from booking.open_events import actions
from booking.open_events.models import OpenEvent

LINK = "https://kokous.example.test/kanarialintu?pwd=salainen&x=1"


def make_event(
    *, days=14, dates=1, places=None, published=True, area=None, organisation=None, staff=(), by="test", **kw
):
    """A workshop in two weeks, on site and remotely, one place each. ``dates``: how many, a week apart."""
    day = timezone.localdate() + timedelta(days=days)
    when = {
        "starts_on": day,
        "starts_at": time(13),
        "duration": timedelta(hours=2),
        "venue": "Esimerkkitalo",
        "venue_is_public": True,
        "area": area,
        "organisation": organisation,
        "staff": staff,
    }
    if dates > 1:
        when["rule"] = rules.weekly(weekdays=(day.weekday(),), count=dates)
    kw = {
        "kind": OpenEvent.Kind.WORKSHOP,
        "audience": "everyone",
        "words": {
            "title_fi": "Työpaja kaikille",
            "title_sv": "Verkstad för alla",
            "title_en": "Workshop for all",
            "text_fi": "Tehdään yhdessä.",
            "text_en": "We make it together.",
        },
        "places": {"here": 1, "remote": 1} if places is None else places,
        "remote_link": LINK,
        **kw,
    }
    kw["words"] = {**kw["words"], **kw.pop("more_words", {})}
    made = actions.plan(when=when, by=by, **kw)
    return actions.publish(made, by=by) if published else made


def sheet_of(made, how="here", date=0):
    entrances = made.entrances.filter(how=how).order_by("occurrence__start", "pk")
    return entrances[date].sheet
