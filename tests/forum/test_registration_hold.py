"""A place is kept while the form is filled in; its end loses nothing; and a moved or cancelled day reaches everybody."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from booking.signups.models import SeatHold, SignUp
from booking.signups.states import State
from tests.forum.helpers import make_forum
from tests.signups.helpers import sign_up
from tests.signups.walk import REACH, address, hidden, post, who

pytestmark = pytest.mark.django_db
ANSWERS = {"person-0-transport": "own", "person-0-photos": "none"}


def to_contact(client, forum, name="Vili"):
    return who(client, forum.sheet, **{"person-0-nickname": name})


def send(client, forum, page, seconds=10, go="next", **answers):
    page = post(client, address(forum.sheet), page, **REACH, **ANSWERS | answers)
    with time_machine.travel(timezone.now() + timedelta(seconds=seconds), tick=False):
        return post(client, address(forum.sheet), page, go=go)


def test_a_place_is_kept_for_who_began_first_even_when_others_wait_meanwhile(client):
    forum = make_forum(capacity=1)
    page = to_contact(client, forum)
    assert re.search(r"\d{1,2}\.\d\d", page.content.decode())

    other = sign_up(forum.sheet)
    assert other.signups[0].state == State.WAITLISTED
    send(client, forum, page)

    assert list(SignUp.objects.order_by("number").values_list("state", flat=True)) == [
        "waitlisted",
        "confirmed",
    ]
    assert not SeatHold.objects.exists()


def test_when_the_time_is_over_nothing_is_lost_and_the_place_is_free_to_all(client):
    forum = make_forum(capacity=1)
    page = to_contact(client, forum)

    with time_machine.travel(timezone.now() + timedelta(minutes=21), tick=False):
        other = sign_up(forum.sheet)
        page = post(client, address(forum.sheet), page, **REACH, **ANSWERS)
        assert "Vili" in page.content.decode()
        page = post(client, address(forum.sheet), page)

    assert other.signups[0].state == State.CONFIRMED
    assert SignUp.objects.get(number=2).state == State.WAITLISTED


def test_more_time_is_given_without_complaints_and_with_what_was_typed(client):
    forum = make_forum(capacity=1)
    page = to_contact(client, forum)
    before = SeatHold.objects.get().until

    with time_machine.travel(timezone.now() + timedelta(minutes=15), tick=False):
        typed = {"channel": "sms", "contact": "040 1", "person-0-access_needs": "Oven lähellä"}
        page = post(client, address(forum.sheet), page, go="extend", **typed)

    text = page.content.decode()
    assert SeatHold.objects.get().until > before + timedelta(minutes=14)
    assert "Oven lähellä" in text
    assert 'role="alert"' not in text
    assert hidden(page, "step") == "contact"
