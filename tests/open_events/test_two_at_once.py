"""Two at the last remote place at the same moment: one signs up, the other comes over from on site."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from booking.signups import actions
from booking.signups.models import SignUp
from booking.signups.states import State
from tests.signups.helpers import sign_up

from .helpers import make_event, sheet_of

pytestmark = [pytest.mark.load, pytest.mark.django_db(transaction=True)]


def test_the_last_remote_place_goes_to_one_of_two():
    for _round in range(3):
        made = make_event(places={"here": 1, "remote": 1})
        here, remote = sheet_of(made), sheet_of(made, "remote")
        there = sign_up(here)
        barrier = Barrier(2)

        def at_once(deed, barrier=barrier):
            try:
                barrier.wait(timeout=30)
                return deed()
            except ValidationError:
                return None
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as two:
            deeds = (lambda r=remote: sign_up(r), lambda p=there.party, r=remote: actions.change_side(p, r))
            list(two.map(at_once, deeds))

        assert SignUp.objects.filter(sheet=remote, state=State.CONFIRMED).count() == 1
        assert SignUp.objects.filter(state__in=(State.CONFIRMED, State.WAITLISTED)).count() == 2 * (_round + 1)
