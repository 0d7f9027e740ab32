"""Many at once, in real processes, on whichever database the run is on: nobody too many, nobody lost, no error."""

import collections
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from booking.signups import actions
from booking.signups.models import Sheet, SignUp
from tests.cast import make_sheet
from tests.signups.helpers import sign_up, states

from .crowd import together

pytestmark = [pytest.mark.load, pytest.mark.django_db(transaction=True)]
PEOPLE, PLACES, ROUNDS = 12, 4, 40


def errors(answers):
    return [one["error"] for answers_of_round in answers for one in answers_of_round if "error" in one]


def storm(deed, sheets):
    return together(
        [
            [{"deed": deed, "sheet": sheet.pk, "nonce": f"storm-{sheet.pk}-{i}"} for i in range(PEOPLE)]
            for sheet in sheets
        ]
    )


def counted(sheet):
    return collections.Counter(SignUp.objects.filter(sheet=sheet).values_list("state", flat=True))


@pytest.mark.postgres  # SQLite lets one writer in at a time, so the naive program passes there by luck
def test_the_storm_catches_a_program_that_counts_and_then_inserts():
    sheets = [make_sheet(capacity=PLACES) for _ in range(10)]

    storm("naive_sign_up", sheets)

    assert any(counted(sheet)["confirmed"] > PLACES for sheet in sheets)


def test_eight_clicks_on_send_make_one_signup():
    sheets = [make_sheet(capacity=PLACES) for _ in range(10)]

    answers = together(
        [
            [{"deed": "sign_up", "sheet": sheet.pk, "nonce": f"click-{sheet.pk}"} for _ in range(8)]
            for sheet in sheets
        ]
    )

    assert errors(answers) == []
    assert all(len({tuple(one["states"]) for one in clicks}) == 1 for clicks in answers)
    assert [SignUp.objects.filter(sheet=sheet).count() for sheet in sheets] == [1] * len(sheets)


def test_lapsed_offer_is_not_taken_by_any_of_eight_clicks():
    sheet = make_sheet(capacity=1, offer_hours=1)
    first, second, third = (sign_up(sheet) for _ in range(3))
    actions.withdraw(first.signups[0], by="participant")
    SignUp.objects.filter(state="offered").update(offer_expires_at=timezone.now() - timedelta(seconds=1))

    answers = together([[{"deed": "accept", "signup": second.signups[0].pk} for _ in range(8)]])

    assert len(errors(answers)) == 8
    assert all("ValidationError" in error for error in errors(answers))
    assert states(second, third) == ["lapsed", "offered"]


def test_fewer_places_evict_nobody_and_let_nobody_in_while_people_leave_and_come():
    sheet = make_sheet(capacity=6)
    there = [sign_up(sheet) for _ in range(6)]
    waiting = [sign_up(sheet) for _ in range(2)]
    actions.change_capacity(sheet, 2, by="program")

    calls = [{"deed": "withdraw", "signup": person.signups[0].pk} for person in there[:3]]
    calls += [{"deed": "sign_up", "sheet": sheet.pk, "nonce": f"late-{i}"} for i in range(3)]
    answers = together([calls])

    assert errors(answers) == []
    assert states(*there, *waiting) == ["withdrawn"] * 3 + ["confirmed"] * 3 + ["waitlisted"] * 2
    assert counted(sheet)["waitlisted"] == 5
    assert Sheet.objects.get(pk=sheet.pk).capacity == 2


@pytest.mark.postgres
def test_no_query_is_compiled_before_it_is_run():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")

        assert cursor.fetchone() == ("off",)
