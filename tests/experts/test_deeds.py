"""From a request to a settled fee: what may follow what, and what never may."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from booking.calendar.models import Event
from booking.experts import actions
from booking.experts.models import Assignment, ExpertProfile, FeeClaim
from booking.experts.states import RequestState, State
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from kuulluksi.privacy.models import AuditLine
from tests.cast import make_staff

from .stage import make_expert, make_invited, make_request

pytestmark = pytest.mark.django_db


def afternoon_in(days: int):
    """One o'clock in the afternoon, so many days from now: a time that never falls into the small hours."""
    today = timezone.localtime().replace(hour=13, minute=0, second=0, microsecond=0)
    return today + datetime.timedelta(days=days)


def kinds():
    return sorted(Message.objects.values_list("kind", flat=True))


def held(row, coordinator, *, held_on=None):
    """Take an invited expert all the way to the debrief."""
    actions.accept(row)
    actions.confirm(row, by=coordinator)
    today = timezone.localdate()
    actions.prepare(row, orientation_on=today, fee_cents=8000, travel_agreed=True, by=coordinator)
    actions.make_ready(row, by=coordinator)
    return actions.mark_held(row, held_on=held_on or today, by=coordinator)


def test_a_request_goes_from_the_form_to_closed_with_fee_and_debrief_settled(area, coordinator):
    row = make_invited(area, coordinator)
    finance = make_staff("finance")

    held(row, coordinator)
    actions.debrief(row, Assignment.DebriefKind.AT_ONCE, by=coordinator)
    claim = FeeClaim.objects.get()
    actions.approve_fee(claim, by=finance)
    actions.pay_fee(claim, paid_on=timezone.localdate(), by=finance)
    actions.complete(row, by=coordinator)
    actions.close(row.request, by=coordinator)

    row.request.refresh_from_db()
    assert row.request.state == RequestState.CLOSED
    assert claim.fee_cents == 8000
    assert claim.payroll_reference == row.expert.code


def test_the_same_form_sent_twice_is_one_request(area):
    first = make_request(area, "same")
    second = make_request(area, "same")

    assert first.pk == second.pk
    assert Message.objects.count() == 1


def test_nobody_is_confirmed_without_a_support_person_they_accepted(area, coordinator):
    row = make_invited(area, coordinator, support_person="")
    actions.accept(row)

    with pytest.raises(ValidationError, match="support person"):
        actions.confirm(row, by=coordinator)

    actions.name_support(row, support_person="Tuttu ohjaaja", by=coordinator)
    with pytest.raises(ValidationError, match="support person"):
        actions.confirm(row, by=coordinator)
    actions.accept_support(row)
    assert actions.confirm(row, by=coordinator).state == State.CONFIRMED


def test_a_minor_is_never_confirmed_without_a_named_adult_they_accepted(area, coordinator):
    minor = make_expert(area, birth_year=str(timezone.localdate().year - 15))
    row = make_invited(area, coordinator, expert=minor)
    actions.accept(row)

    with pytest.raises(ValidationError, match="named adult"):
        actions.confirm(row, by=coordinator)

    actions.name_support(row, support_person="Tuttu", adult="Yksikön ohjaaja", by=coordinator)
    actions.accept_support(row)
    assert actions.confirm(row, by=coordinator).needs_adult


def test_the_database_itself_refuses_a_minor_without_an_adult(area, coordinator):
    row = make_invited(area, coordinator)

    with pytest.raises(IntegrityError):
        Assignment.objects.filter(pk=row.pk).update(
            state=State.CONFIRMED, needs_adult=True, support_accepted_at=timezone.now()
        )


def test_ready_needs_orientation_fee_and_travel(area, coordinator):
    row = make_invited(area, coordinator)
    actions.accept(row)
    actions.confirm(row, by=coordinator)

    with pytest.raises(ValidationError, match="Orientation"):
        actions.make_ready(row, by=coordinator)


def test_nothing_is_completed_before_the_fee_is_settled(area, coordinator):
    row = make_invited(area, coordinator)
    held(row, coordinator)
    actions.debrief(row, Assignment.DebriefKind.WAIVED, by=coordinator)

    with pytest.raises(ValidationError, match="fee"):
        actions.complete(row, by=coordinator)
    with pytest.raises(ValidationError):
        actions.close(row.request, by=coordinator)


def test_an_expert_who_wants_no_fee_settles_it_too(area, coordinator):
    row = make_invited(area, coordinator)
    held(row, coordinator)
    actions.debrief(row, Assignment.DebriefKind.LATER, by=coordinator)
    actions.decline_fee(FeeClaim.objects.get())

    assert actions.complete(row, by=coordinator).state == State.COMPLETED


def test_whoever_prepared_a_fee_does_not_approve_it(area, coordinator):
    held(make_invited(area, coordinator), coordinator)
    claim = FeeClaim.objects.get()

    with pytest.raises(ValidationError, match="Someone else"):
        actions.approve_fee(claim, by=coordinator)
    with pytest.raises(ValidationError):
        actions.pay_fee(claim, paid_on=timezone.localdate(), by=coordinator)


def test_saying_no_after_a_yes_brings_the_search_back_and_tells_the_requester_only_that_there_is_news(
    area, coordinator
):
    row = make_invited(area, coordinator)
    actions.accept(row)
    actions.confirm(row, by=coordinator)
    Message.objects.all().delete()

    actions.step_aside(row)

    row.request.refresh_from_db()
    assert row.request.state == RequestState.MATCHING
    assert set(kinds()) == {"request_state", "staff_notice"}


def test_an_invitation_that_passed_cannot_be_accepted_and_the_worker_writes_it_down(area, coordinator):
    row = make_invited(area, coordinator, answer_days=0)

    with pytest.raises(ValidationError, match="passed"):
        actions.accept(row)
    assert actions.expire_invitations() == 1
    row.refresh_from_db()
    assert row.state == State.EXPIRED


def test_a_changed_time_asks_those_who_said_yes_again(area, coordinator):
    row = make_invited(area, coordinator)
    actions.accept(row)

    actions.agree_time(row.request, afternoon_in(20), by=coordinator)

    row.refresh_from_db()
    assert row.state == State.INVITED
    assert row.support_accepted_at is None


def test_an_agreed_time_stands_in_the_calendar_under_a_code_until_the_plan_changes(area, coordinator):
    row = make_invited(area, coordinator)
    actions.agree_time(row.request, afternoon_in(20), by=coordinator)
    actions.accept(row)
    actions.confirm(row, by=coordinator)
    event = Event.objects.get()

    assert event.title("en") == f"Assignment {row.request.code}"
    assert (event.venue, event.visibility) == ("", Event.Visibility.MEMBERS)
    actions.step_aside(row)
    event.refresh_from_db()
    assert event.status == Event.Status.CANCELLED


def test_an_expert_is_in_one_request_only_once(area, coordinator):
    row = make_invited(area, coordinator)

    with pytest.raises(ValidationError, match="already part"):
        actions.invite(row.request, [row.expert], by=coordinator)


def test_a_break_is_respected(area, coordinator):
    expert = actions.take_break(make_expert(area), by=coordinator)

    with pytest.raises(ValidationError, match="break"):
        actions.invite(make_request(area), [expert], by=coordinator)


def test_when_a_request_ends_those_who_did_not_take_part_are_forgotten(area, coordinator):
    no = make_invited(area, coordinator)
    late, other = (make_expert(area) for _ in range(2))
    passed, unchosen = actions.invite(no.request, [late, other], by=coordinator, support_person="Tuttu")
    actions.step_aside(no)
    Assignment.objects.filter(pk=passed.pk).update(answer_by=timezone.now())
    actions.expire_invitations()

    actions.no_match(no.request, "Kysy kehittäjäryhmältä.", by=coordinator)

    assert set(Assignment.objects.values_list("expert", "words_to_expert", "support_person")) == {
        (None, "", "")
    }
    assert not Link.objects.filter(purpose="offer").exists()
    assert not Message.objects.filter(kind="invitation").exists()
    subjects = {str(row.pk) for row in (no, passed, unchosen)}
    assert not AuditLine.objects.filter(subject_id__in=subjects).exists()
    experts = {str(pk) for pk in ExpertProfile.objects.values_list("pk", flat=True)}
    assert not AuditLine.objects.filter(subject_id__in=experts).exclude(verb="added").exists()


def test_messages_say_nothing_that_a_stranger_should_not_read(area, coordinator):
    make_invited(area, coordinator)

    for message in Message.objects.all():
        assert set(message.data) <= {"code"}
        assert str(message.dedupe_key).count(":") == 1


def test_codes_count_upwards_and_are_never_given_twice(area, coordinator):
    first = make_expert(area)
    second = make_expert(area)

    assert (first.code, second.code) == ("KA-001", "KA-002")


def test_reply_time_is_counted_in_working_days():
    friday = datetime.date(2026, 11, 20)

    assert actions.working_days_from(friday, 5) == datetime.date(2026, 11, 27)
