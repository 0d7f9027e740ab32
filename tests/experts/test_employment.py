"""An assignment may be an employment: outside the fees, inside support and debrief."""

import pytest

from booking.experts import actions
from booking.experts.models import Assignment, FeeClaim
from booking.experts.states import State

from .helpers import fresh, make_invited, ready, talked_through

pytestmark = pytest.mark.django_db


def test_an_employment_is_completed_without_a_fee_but_never_without_a_debrief(area, coordinator):
    row = make_invited(area, coordinator, is_employment=True)

    row = talked_through(row, coordinator)
    actions.complete(row, by=coordinator)
    actions.close(row.request, by=coordinator)

    assert fresh(row).state == State.COMPLETED
    assert (row.fee_cents, FeeClaim.objects.count()) == (None, 0)
    assert row.support_accepted_at is not None


def test_a_yes_to_a_fee_is_no_yes_to_an_employment_and_is_asked_anew(area, coordinator):
    row = ready(make_invited(area, coordinator), coordinator)

    actions.set_employment(row, True, by=coordinator)

    row = fresh(row)
    assert (row.state, row.is_employment, row.fee_cents) == (State.INVITED, True, None)
    assert Assignment.objects.promised().count() == 0
