"""What was told ends when the policy says: drafts in a day, needs in 14 days, people in 30; counts stay."""

from datetime import timedelta

import pytest
from django.utils import timezone

from booking.signups import actions, drafts, rules
from booking.signups.models import Draft, Needs, Party, SignUp
from kuulluksi.people.models import Link
from kuulluksi.privacy import retention
from tests.cast import make_sheet

from .helpers import sign_up, states

pytestmark = pytest.mark.django_db
PEOPLE = [{"nickname": "Vili", "birth_year": "2012", "answers": {"diet": ["vegan"]}}]


def sheet_that_ended(days):
    return make_sheet(ends_on=timezone.localdate() - timedelta(days=days))


def signed_up(sheet):
    return sign_up(sheet, channel="sms", contact="040 123 4567", contact_name="Sari", participants=PEOPLE)


def what_is_left(person):
    signup, party = person.party.signups.get(), Party.objects.get(pk=person.party.pk)
    return {
        "nickname": bool(signup.nickname),
        "birth_year": bool(signup.birth_year),
        "answers": Needs.objects.filter(signup=signup).exists(),
        "contact": bool(party.contact),
        "link": Link.objects.filter(subject_id=party.pk).exists(),
    }


def test_needs_end_two_weeks_after_the_last_day():
    fresh, old = signed_up(sheet_that_ended(13)), signed_up(sheet_that_ended(15))

    retention.run()

    assert what_is_left(fresh)["answers"] is True
    assert what_is_left(old) == {
        "nickname": True, "birth_year": True, "answers": False, "contact": True, "link": True
    }  # fmt: skip


def test_people_end_thirty_days_after_the_last_day_and_counts_stay():
    fresh, old = signed_up(sheet_that_ended(29)), signed_up(sheet_that_ended(31))

    retention.run()

    assert what_is_left(fresh)["contact"] is True
    assert set(what_is_left(old).values()) == {False}
    assert Party.objects.get(pk=old.party.pk).contact_index == ""
    assert states(old) == ["confirmed"]


def test_someone_who_left_is_erased_though_the_season_goes_on():
    person = signed_up(make_sheet(ends_on=timezone.localdate() + timedelta(days=90)))
    actions.withdraw(person.signups[0], by="participant")
    SignUp.objects.update(ended_at=timezone.now() - timedelta(days=31))

    retention.run()

    assert set(what_is_left(person).values()) == {False}


def test_a_party_stays_reachable_while_one_of_its_people_is_there():
    sheet = make_sheet(ends_on=timezone.localdate() + timedelta(days=90))
    person = sign_up(sheet, "Vili", "Iida", channel="sms", contact="040 123 4567")
    actions.withdraw(person.signups[0], by="participant")
    SignUp.objects.filter(state="withdrawn").update(ended_at=timezone.now() - timedelta(days=31))

    retention.run()

    gone, there = person.party.signups.order_by("number")
    assert (bool(gone.nickname), bool(there.nickname)) == (False, True)
    assert Party.objects.get().contact


def test_unfinished_form_ends_in_a_day_with_its_link():
    sheet = make_sheet()
    draft = drafts.save(sheet, "nonce", {"who": {"person-0-nickname": ["Vili"]}}, language="fi")
    drafts.keep_for_later(draft)
    now = timezone.now()

    assert rules.end_drafts(now + timedelta(hours=23), False) == 0
    assert rules.end_drafts(now + timedelta(hours=25), True) == 1
    assert Draft.objects.count() == 1
    assert rules.end_drafts(now + timedelta(hours=25), False) == 1

    assert Draft.objects.count() == 0
    assert Link.objects.count() == 0


def test_dry_run_counts_and_changes_nothing():
    person = signed_up(sheet_that_ended(31))

    counts = retention.run(dry_run=True).counts

    assert (counts["signups_needs"], counts["signups"]) == (1, 1)
    assert set(what_is_left(person).values()) == {True}


def test_rules_may_run_twice():
    signed_up(sheet_that_ended(31))
    retention.run()

    again = retention.run().counts

    assert (again["signups_needs"], again["signups"], again["signups_drafts"]) == (0, 0, 0)
