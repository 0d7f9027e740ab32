"""Fetching a feed as a calendar program does, and reading what it says."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from booking.calendar import actions

from .test_actions import make

FEED = "/fi/kalenteri/tapahtumat.ics"


def soon(**kw):
    return make(**{"starts_on": timezone.localdate() + timedelta(days=7), **kw})


def get(path=FEED, **headers):
    return Client().get(path, headers=headers)


def titles(answer) -> list[str]:
    lines = answer.content.decode().replace("\r\n ", "").split("\r\n")
    return sorted(line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:"))


def staff_key(user, **kw):
    return actions.make_feed_key(
        "staff", owner_user=user, by=user, **{"language": "fi", "name": "Työpuhelin", "mask": "full", **kw}
    )
