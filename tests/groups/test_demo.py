"""The demo's groups and forums, built twice and a year later."""

import random
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from booking.forum.listing import archive, current_forum
from booking.forum.models import Forum
from booking.signups.models import SignUp
from groups import listing
from groups.models import PeerGroup, Season
from kuulluksi.demo import directory, people
from kuulluksi.demo import forum as forum_demo
from kuulluksi.demo import groups as groups_demo
from kuulluksi.demo.cast import Demo

pytestmark = [pytest.mark.django_db, pytest.mark.either]


def built():
    demo = Demo(today=timezone.localdate(), base="http://127.0.0.1:8000", rng=random.Random(1))
    for room in (directory, people, groups_demo, forum_demo):
        room.build(demo)
    return demo


def states():
    groups = PeerGroup.objects.published().prefetch_related("audiences")
    return {card.group.slug: card.state.code for card in listing.cards_of(list(groups), "fi")}


def test_sixteen_groups_stand_in_their_states_and_building_again_changes_nothing(client):
    demo = built()
    before = (PeerGroup.objects.count(), Season.objects.count(), SignUp.objects.count(), Forum.objects.count())
    again = built()

    assert before == (16, 16, 38, 2)
    assert before == (
        PeerGroup.objects.count(), Season.objects.count(), SignUp.objects.count(), Forum.objects.count()
    )  # fmt: skip
    assert states() == {
        "alakoululaiset": "open", "salapoliisi": "open", "teinit-perhehoito": "planned", "teinit-laitos": "full",
        "sijaissisarukset": "running", "jalkihuolto": "open", "jalkihuolto-vanhemmat": "open", "voikukkia": "open",
        "avohuolto": "paused", "kehittajat-riihimaki": "running", "kehittajat-forssa": "running",
        "kehittajat-hameenlinna": "running", "sos-kehittajanuoret": "open", "kuule-minua": "running",
        "lapsensa-menettaneet": "between", "perhekuntoutus": "running",
    }  # fmt: skip
    assert demo.links["participant"] == again.links["participant"]
    assert demo.feeds["participant"] == again.feeds["participant"]
    for address in (*demo.forms.values(), demo.links["participant"]):
        assert client.get(address).status_code == 200
    feed = client.get(demo.feeds["participant"])
    assert feed.status_code == 200
    assert b"Jalkihuol" not in feed.content
    assert b"BEGIN:VEVENT" in feed.content


def test_the_forum_is_on_a_saturday_at_least_eight_weeks_ahead_with_four_workshops():
    built()

    now = current_forum("fi")
    day = now["forum"].event.starts_on

    assert day.weekday() == 5
    assert timedelta(weeks=8) <= day - timezone.localdate() < timedelta(weeks=9)
    assert now["forum"].workshops.count() == 4
    assert now["room"] == "room"
    assert len(archive("fi")[0]["outcomes"]) == 4


@pytest.mark.parametrize("later", [20, 400])
def test_an_old_demo_is_brought_up_to_date(later):
    built()

    with time_machine.travel(timezone.now() + timedelta(days=later)):
        built()
        coming = current_forum("fi")

        assert coming is not None
        assert coming["room"] == "room"
        session = coming["forum"].event.occurrences.get()
        assert timezone.localdate(session.start) == forum_demo.forum_day(timezone.localdate())
        assert archive("fi")
        assert {"open", "running", "paused"} <= set(states().values())
