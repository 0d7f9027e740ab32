"""Fetching a feed as a calendar program does, and reading what it says."""

from datetime import timedelta

import icalendar
from django.test import Client
from django.utils import timezone

from booking.calendar import actions, rules

from .test_actions import make

FEED = "/fi/kalenteri/tapahtumat.ics"


def soon(**kw):
    return make(**{"starts_on": timezone.localdate() + timedelta(days=7), **kw})


def get(path=FEED, **headers):
    return Client().get(path, headers=headers)


def weekly(**kw):
    """Six Thursdays from 19 March 2026 on, over the clock change."""
    return make(**{"rule": rules.weekly(weekdays=["TH"], count=6), **kw})


def body(path=FEED) -> bytes:
    answer = get(path)
    assert answer.status_code == 200
    return answer.content


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def entries(content: bytes):
    """VEVENTs as icalendar reads them: sequence, then properties by name."""
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def lines_of(name: str, path=FEED) -> list[str]:
    """Whole lines of one property in the entries of a feed."""
    text = unfolded(body(path))
    return [line for line in text[text.index("END:VTIMEZONE") :] if line.split(":")[0].split(";")[0] == name]


def titles(answer) -> list[str]:
    lines = answer.content.decode().replace("\r\n ", "").split("\r\n")
    return sorted(line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:"))


def staff_key(user, **kw):
    return actions.make_feed_key(
        owner_user=user,
        by=user,
        **{"scope": "staff", "language": "fi", "name": "Työpuhelin", "mask": "full", **kw},
    )
