"""Whatever people and staff do, in whatever order: nobody too many, nobody lost, the order kept, no party split."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from booking.signups import actions
from booking.signups.models import Party, Sheet, SignUp
from booking.signups.states import ENDED, HOLDS, OPEN, State
from tests.cast import make_sheet, make_staff

from .helpers import sign_up

pick = strategies.integers(0, 50)


class Rolled(Exception):
    """Ends the transaction of one run, so that the next one begins with an empty sheet."""


class OneSheet(RuleBasedStateMachine):
    """One sheet, and everything that can be done to its places."""

    admission = Sheet.Admission.DIRECT

    def __init__(self):
        super().__init__()
        self.clock = time_machine.travel(timezone.now().replace(microsecond=0), tick=False)
        self.time = self.clock.start()
        self.room = transaction.atomic()
        self.room.__enter__()
        self.sheet = make_sheet(capacity=3, offer_hours=24, admission=self.admission)
        self.staff = make_staff("coordinator")
        self.lowered_to = None  # the most who may still hold places after the number was lowered
        self.people = 0

    def teardown(self):
        self.room.__exit__(Rolled, Rolled(), None)
        self.clock.stop()

    # --- What can happen ---

    def try_to(self, deed, *args, **kw):
        """A deed that cannot be done says so, and changes nothing else than what time has changed."""
        try:
            with transaction.atomic():
                return deed(*args, **kw)
        except ValidationError as why_not:
            if why_not.code == "offer_lapsed":
                return None
            return why_not

    def one(self, n):
        rows = list(SignUp.objects.select_related("party").order_by("number"))
        return rows[n % len(rows)] if rows else None

    @rule(many=strategies.integers(1, 3), together=strategies.sampled_from(["all", "any"]))
    def come(self, many, together):
        came = self.try_to(sign_up, self.sheet, *["Vili"] * many, together=together)
        self.people += 0 if isinstance(came, ValidationError) else many

    @rule(n=pick)
    @precondition(lambda self: self.people)
    def take(self, n):
        self.try_to(actions.accept_offer, self.one(n).party)

    @rule(n=pick)
    @precondition(lambda self: self.people)
    def pass_on(self, n):
        self.try_to(actions.pass_offer, self.one(n).party)

    @rule(n=pick, all_of_us=strategies.booleans())
    @precondition(lambda self: self.people)
    def leave(self, n, all_of_us):
        if all_of_us:
            self.try_to(actions.withdraw_party, self.one(n).party, by="participant")
        else:
            self.try_to(actions.withdraw, self.one(n), by="participant")

    @rule(n=pick, deed=strategies.sampled_from(["accept", "offer", "not_admitted", "move_up"]))
    @precondition(lambda self: self.people)
    def staff_decide(self, n, deed):
        extra = {"not_admitted": {"reason": "later"}, "move_up": {"reason": "sibling"}}.get(deed, {})
        self.try_to(getattr(actions, deed), self.one(n), by=self.staff, **extra)

    @rule(capacity=strategies.integers(0, 6))
    def change_places(self, capacity):
        held = SignUp.objects.filter(sheet=self.sheet).holding_a_place().count()
        self.lowered_to = max(held, capacity)
        self.try_to(actions.change_capacity, self.sheet, capacity, by=self.staff)

    @rule(hours=strategies.sampled_from([1, 30, 200]))
    def time_passes(self, hours):
        self.time.shift(timedelta(hours=hours))

    @rule()
    def the_job_runs(self):
        actions.expire()

    # --- What always holds ---

    @invariant()
    def nobody_too_many(self):
        held = SignUp.objects.filter(sheet=self.sheet).holding_a_place().count()
        places = Sheet.objects.get(pk=self.sheet.pk).capacity
        if held > places:  # only those who were in when the number was lowered
            assert held <= self.lowered_to
        self.lowered_to = max(held, places)

    @invariant()
    def nobody_is_lost(self):
        rows = SignUp.objects.filter(sheet=self.sheet)
        assert rows.count() == self.people
        assert not rows.filter(state__in=ENDED, ended_at__isnull=True).exists()
        assert not rows.filter(state__in=OPEN, ended_at__isnull=False).exists()

    @invariant()
    def nobody_waits_beside_an_empty_place(self):
        """After the job has run nobody who wants a place and fits is left out; and it needs no second run."""
        with transaction.atomic():
            actions.expire()
            before = self.everyone()
            actions.expire()
            assert self.everyone() == before
            free = Sheet.objects.get(pk=self.sheet.pk).capacity
            free -= SignUp.objects.filter(sheet=self.sheet).holding_a_place().count()
            for signup in SignUp.objects.queueing().select_related("party"):
                size = signup.party.signups.filter(state=State.WAITLISTED).count()
                assert (size if signup.party.together == "all" else 1) > free
            transaction.set_rollback(True)

    @invariant()
    def no_party_is_split_by_the_queue(self):
        """Of those who come all together nobody waits while another of them has been given a place."""
        for party in Party.objects.filter(together="all"):
            given = set(party.signups.filter(state__in=OPEN).values_list("state", flat=True))
            assert not (State.WAITLISTED in given and given & HOLDS), given

    def everyone(self):
        return list(SignUp.objects.order_by("number").values_list("number", "state"))


class OneGroup(OneSheet):
    """The same where people are admitted after a first talk."""

    admission = Sheet.Admission.AFTER_MEETING


def run(machine, steps, examples):
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=quiet,
            phases=[Phase.generate, Phase.shrink],
        ),
    )


@pytest.mark.django_db
@pytest.mark.parametrize("machine", [OneSheet, OneGroup])
def test_whatever_happens_in_whatever_order(machine):
    run(machine, steps=12, examples=3)


@pytest.mark.full
@pytest.mark.django_db
@pytest.mark.parametrize("machine", [OneSheet, OneGroup])
def test_whatever_happens_for_long(machine):
    run(machine, steps=30, examples=50)
