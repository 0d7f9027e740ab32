"""A full house, and then the years: what the rules say is gone is gone from every table, on whichever database."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from booking.experts import actions as experts
from booking.experts.models import ExpertProfile
from booking.signups.models import SignUp
from groups.models import Grant
from kuulluksi.notices.worker import run_due
from kuulluksi.people.models import Link
from kuulluksi.privacy import retention
from kuulluksi.privacy.access import reveal
from kuulluksi.privacy.models import AccessLog, AuditLine
from tests.privacy.dumps import dump_of_database, found_in_clear, stands_in, still_there

from .conftest import Visitor
from .stage import make_side

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(index, settings):
    settings.MAIL_URL = settings.SMS_URL = "mailbox"
    side = make_side("hameenlinna", index, days=70)
    signup = side.rows["signup"]
    Grant.objects.create(signup=signup, reference="kanarialintu 1/2026")
    reveal([signup], ["nickname"], actor=side.staff["facilitator"], reason="contact")
    Visitor(side.staff["facilitator"])
    row, claim, coordinator = side.rows["assignment"], side.rows["claim"], side.staff["coordinator"]
    experts.debrief(row, "at_once", by=coordinator)
    experts.approve_fee(claim, by=side.staff["finance"])
    experts.pay_fee(claim, paid_on=timezone.localdate(), by=side.staff["finance"])
    experts.complete(row, by=coordinator)
    experts.close(side.rows["request"], by=coordinator)
    run_due()
    return side


def test_a_dry_run_counts_what_a_run_erases_and_changes_nothing(house):
    later = timezone.now() + timedelta(days=800)

    def rows():
        return sorted(line for line in dump_of_database().splitlines() if "sqlite_sequence" not in line)

    before = rows()
    counted = retention.run(later, dry_run=True)
    counted.delete()
    assert rows() == before

    erased = retention.run(later).counts
    again = retention.run(later).counts

    assert {rule for rule, count in erased.items() if count} == {
        rule for rule, count in counted.counts.items() if count
    }
    assert {rule: count for rule, count in again.items() if count} == {}


def test_after_the_years_nothing_of_anybody_is_left_in_any_table(house):
    names = [user.username for user in house.staff.values()]
    code = house.rows["signup"].party.receipt_locator
    assert len(still_there()) > 20
    ExpertProfile.objects.update(asked_on=timezone.localdate(), confirmed_on=None)  # asked, and did not answer

    for days in (20, 60, 130, 200, 400, 470, 530, 900, 1300, 2300, 3300):
        retention.run(timezone.now() + timedelta(days=days))

    assert still_there() == {}
    assert (AccessLog.objects.count(), AuditLine.objects.count()) == (0, 0)
    assert list(Link.objects.values_list("purpose", "subject_type", "revoked_at", "expires_at")) == []
    assert Session.objects.count() == 0
    assert SignUp.objects.count() > 0  # a sign-up stays as a count
    assert found_in_clear(["kanarialintu", "+3584000000", "joku muu"]) == []
    assert not stands_in(dump_of_database(), code)
    assert set(names) <= set(
        found_in_clear(names)
    )  # accounts are closed, never erased: the grep finds what is there


def test_the_reference_of_a_granted_place_outlives_the_person_and_then_goes(house):
    end = house.rows["sheet"].ends_on

    def on(days):
        retention.run(timezone.now() + (end - timezone.localdate()) + timedelta(days=days))
        row = still_there()
        return row.get("signups.SignUp.nickname", 0), row.get("groups.Grant.reference", 0)

    # the forum's one is still to come
    assert on(1) == (2, 1)
    assert on(40) == (1, 1)
    assert on(200)[1] == 0
