"""The demo's calendar is built twice and stands once."""

import random
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from booking.calendar.models import Event, FeedKey
from kuulluksi.demo import calendar as demo_calendar
from kuulluksi.demo import open_events
from kuulluksi.demo.cast import Demo
from tests import cast

pytestmark = pytest.mark.either


def build(demo):
    demo_calendar.build(demo)
    open_events.build(demo)


def test_the_demo_calendar_is_built_once_and_its_feeds_open(db, client, coordinator, area):
    demo = Demo(today=timezone.localdate(), base="http://127.0.0.1:8000", rng=random.Random(1))
    demo.areas = {"demo-hva": area, "hameenlinna": cast.make_area("muu"), "forssa": cast.make_area("forssa")}
    area.slug = "demo-hva"
    area.save()
    demo.organisations["county"] = cast.make_organisation("county")
    demo.staff["coordinator"] = coordinator

    build(demo)
    made = (set(Event.objects.values_list("uid", flat=True)), FeedKey.objects.count())
    build(demo)

    assert (set(Event.objects.values_list("uid", flat=True)), FeedKey.objects.count()) == made
    for address in [*demo.feeds["public"], demo.feeds["staff"]]:
        body = client.get(urlsplit(address).path).content.decode()
        assert "SUMMARY:Tervetuloa: kokemustoiminta tutuksi" in body
    assert "Ryhmätyönohjaus" in body
