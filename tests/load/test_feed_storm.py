"""A feed fetched by several processes while it changes: one tag at a time, never an earlier one, one tag for one file."""

import pytest

from booking.calendar.models import FeedRevision
from tests.calendar.fetching import FEED, get, soon

from .crowd import together

pytestmark = [pytest.mark.load, pytest.mark.django_db(transaction=True)]
READERS, FETCHES, CHANGES = 3, 40, 12


def number(tag: str) -> int:
    return int(tag.split("-")[1])


def test_a_feed_that_changes_while_it_is_fetched_never_goes_back():
    event = soon()
    rounds = [{"deed": "fetch", "path": FEED, "times": FETCHES} for _reader in range(READERS)]

    (answers,) = together([[*rounds, {"deed": "rename", "event": event.pk, "times": CHANGES}]])

    assert [answer["error"] for answer in answers if "error" in answer] == []
    files = {}
    for answer in answers[:READERS]:
        tags = [line.split()[0] for line in answer["states"]]
        assert [number(tag) for tag in tags] == sorted(number(tag) for tag in tags)
        for line in answer["states"]:
            tag, file = line.split()
            files.setdefault(tag, set()).add(file)
    assert {tag: len(found) for tag, found in files.items() if len(found) > 1} == {}
    assert FeedRevision.objects.get(key="public").n == CHANGES + 1 == number(get()["ETag"])
