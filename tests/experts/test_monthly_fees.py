"""An engagement that runs for months: one fee a month, each time paid once, and none lost."""

import datetime
import threading

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, close_old_connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from booking.calendar.actions import cancel_occurrence, move_occurrence
from booking.experts import actions, rules
from booking.experts.fees import claims
from booking.experts.models import Assignment, ClaimTime, ExpertRequest, FeeClaim, RelayedMessage
from booking.experts.models.messages import Side
from booking.experts.states import FeeState, RequestState, State
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from tests.cast import make_staff

from .helpers import fresh, ready
from .stage import make_expert, make_request
from .test_desk import at_desk

pytestmark = pytest.mark.django_db


def moment(month: int, day: int, year=2026) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(year, month, day, 13))


def going_on(area, coordinator, nonce="nonce-1") -> Assignment:
    """Every Thursday from the 1st of October 2026, 80 euros a time."""
    with time_machine.travel(moment(9, 21), tick=False):
        kw = {"rhythm": ExpertRequest.Rhythm.WEEKLY, "until": datetime.date(2027, 3, 31)}
        asked = make_request(area, nonce=nonce, **kw)
        (row,) = actions.invite(
            asked, [make_expert(area)], support_person="Tuttu", fee_cents=8000, by=coordinator
        )
        actions.agree_time(asked, moment(10, 1), by=coordinator)
        row = ready(fresh(row), coordinator)
        return fresh(actions.begin(row, by=coordinator))


def months(row) -> list[tuple]:
    found = row.claims.order_by("due_from", "created_at")
    return [(one.month.month, one.times.filter(was_held=True).count(), one.fee_cents) for one in found]


def test_each_month_has_its_fee_and_each_time_is_in_one_of_them(area, coordinator):
    row, finance = going_on(area, coordinator), make_staff("finance")
    first = row.request.event.occurrences.order_by("start").first()

    with time_machine.travel(moment(10, 31), tick=False):
        assert actions.open_monthly() == 0
    with time_machine.travel(moment(11, 1), tick=False):
        assert (actions.open_monthly(), actions.open_monthly()) == (1, 0)
        october = row.claims.get()
        assert october.prepared_by.get() == coordinator
        claims.confirm_claim(october)
        claims.pay_fee(claims.approve_fee(october, by=finance), paid_on=timezone.localdate(), by=finance)
    with time_machine.travel(moment(12, 11), tick=False):
        # Moved into a month that has not been claimed yet, after it was claimed in its own.
        move_occurrence(
            first, start=moment(12, 9), end=moment(12, 9) + datetime.timedelta(hours=1), by=coordinator
        )
        cancel_occurrence(row.request.event.occurrences.get(original_start=moment(11, 26)), by=coordinator)
        actions.mark_held(fresh(row), held_on=timezone.localdate(), by=coordinator)
        assert not claims.is_settled(row)

    assert months(row) == [(10, 5, 40_000), (11, 3, 24_000), (12, 2, 16_000)]
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimTime.objects.create(
            claim=row.claims.last(), assignment=row, original_start=first.original_start, day=first.start
        )
    assert fresh(row).fee_settled_at is None


def test_whoever_steps_aside_half_way_is_paid_for_what_was_held_and_the_next_one_begins_anew(area, coordinator):
    row = going_on(area, coordinator)

    with time_machine.travel(moment(10, 16), tick=False):
        actions.step_aside(row)
        (other,) = actions.invite(
            fresh(row).request,
            [make_expert(area, alias="B")],
            support_person="x",
            fee_cents=9000,
            by=coordinator,
        )
    assert months(row) == [(10, 3, 24_000)]
    assert fresh(row).expert is not None
    with time_machine.travel(moment(10, 17), tick=False):
        other = ready(fresh(other), coordinator, fee_cents=9000)
        actions.begin(other, by=coordinator)
    with time_machine.travel(moment(11, 2), tick=False):
        actions.open_monthly()
    assert months(other) == [(10, 2, 18_000)]


def test_a_time_that_was_not_held_is_taken_out_on_the_experts_page_and_comes_in_no_other_fee(area, coordinator):
    row = going_on(area, coordinator)
    with time_machine.travel(moment(12, 2), tick=False):
        actions.open_monthly()
    october, november = row.claims.order_by("month")
    link = Link.objects.live().get(purpose=actions.OFFER_LINK, subject_id=row.pk)
    page = f"/en/k/palkkio/{link.token}/?fee={november.code}"
    client = Client(headers={"sec-fetch-site": "same-origin"})
    time = november.times.first()

    answer = client.post(page, {"do": "not_held", "time": time.pk})
    strange = client.post(page, {"do": "not_held", "time": october.times.first().pk})
    client.post(page, {"do": "confirm"})

    assert (answer["Location"], strange.status_code) == (page, 302)
    assert months(row) == [(10, 5, 40_000), (11, 3, 24_000)]
    november.refresh_from_db()
    assert (november.state, october.times.filter(was_held=False).count()) == (FeeState.SUBMITTED, 0)
    shown = client.get(page).content.decode()
    assert "Your fee, November 2026" in shown
    assert "not held" in shown
    assert f"?fee={october.code}" in shown
    assert client.post(page, {"do": "held", "time": time.pk}).status_code == 409
    with time_machine.travel(moment(12, 3), tick=False):
        assert actions.open_monthly() == 0
    for one in october.times.all()[:4]:
        claims.mark_time(one, was_held=False, by="expert")
    with pytest.raises(ValidationError, match="One time stays"):
        claims.mark_time(october.times.last(), was_held=False, by="expert")
    desk = at_desk(coordinator)
    last = {"time": october.times.get(was_held=True).pk}
    assert desk.post(reverse("experts_desk:fee_deed", args=[october.pk, "not_held"]), last).url.endswith(
        "palkkiot/"
    )
    assert not FeeClaim.objects.filter(pk=october.pk).exists()
    with time_machine.travel(moment(12, 3), tick=False):
        assert actions.open_monthly() == 0


def test_an_engagement_of_which_nothing_was_held_still_comes_to_its_end(area, coordinator):
    row = going_on(area, coordinator)
    with time_machine.travel(moment(10, 2), tick=False):
        actions.mark_held(fresh(row), held_on=timezone.localdate(), by=coordinator)
        assert not claims.is_settled(row)
        claims.mark_time(row.claims.get().times.get(), was_held=False, by=coordinator)
        actions.debrief(fresh(row), "waived", by=coordinator)
        desk = at_desk(coordinator)
        desk.post(reverse("experts_desk:assignment_deed", args=[row.pk, "complete"]))
        desk.post(reverse("experts_desk:request_deed", args=[row.request_id, "close"]))

    row = fresh(row)
    assert (row.claims.count(), row.state, row.request.state) == (0, State.COMPLETED, RequestState.CLOSED)


def test_what_was_not_held_before_the_end_is_not_paid_at_the_end(area, coordinator):
    row = going_on(area, coordinator)
    with time_machine.travel(moment(11, 1), tick=False):
        actions.open_monthly()
        for time in row.claims.get().times.all():
            claims.mark_time(time, was_held=False, by=coordinator)
        assert fresh(row).fee_settled_at is None
        actions.mark_held(fresh(row), held_on=timezone.localdate(), by=coordinator)

    assert (row.claims.count(), claims.is_settled(row)) == (0, True)
    assert fresh(row).fee_settled_at is not None


def test_a_fee_that_cannot_be_filled_in_stops_nobody_elses_and_the_desk_hears_of_it_once(
    area, coordinator, caplog
):
    rows = sorted((going_on(area, coordinator, nonce) for nonce in ("one", "two", "three")), key=lambda r: r.pk)
    Assignment.objects.filter(pk=rows[0].pk).update(fee_cents=1_200_000)  # as no form lets it be written
    Assignment.objects.filter(pk=rows[1].pk).update(fee_cents=250_000)
    told = Message.objects.filter(kind="staff_notice").count
    before = told()

    with time_machine.travel(moment(11, 1), tick=False):
        assert actions.open_monthly() == 3
        first = told()
        assert actions.open_monthly() == 0
        deed = reverse("experts_desk:assignment_deed", args=[rows[0].pk, "mark_held"])
        answer = at_desk(coordinator).post(deed, {"held_on": "2026-11-01"}, follow=True)

    assert [months(row) for row in rows] == [[], [(10, 4, 1_000_000), (10, 1, 250_000)], [(10, 5, 40_000)]]
    assert (first > before, told()) == (True, first)
    assert caplog.text.count(f"fee_not_opened {rows[0].request.code}") == 2
    assert (answer.status_code, fresh(rows[0]).state) == (422, State.IN_PROGRESS)
    assert "10 000 euro" in answer.text or "10\xa0000 euro" in answer.text
    with time_machine.travel(moment(11, 2), tick=False):
        assert actions.step_aside(fresh(rows[0])).state == State.WITHDRAWN


def test_nobody_is_erased_while_a_fee_of_theirs_is_open_and_then_their_words_are_gone_too(area, coordinator):
    rows = [going_on(area, coordinator, nonce) for nonce in ("claimed", "not opened")]
    Assignment.objects.filter(pk=rows[1].pk).update(fee_cents=1_200_000)  # as no form lets it be written
    with time_machine.travel(moment(10, 16), tick=False):
        for row in rows:
            letter = {"sender": Side.EXPERT, "recipient": Side.DESK, "assignment": row}
            actions.write(row.request, "Olen se, jonka tunnette.", **letter, by="expert")
            actions.support_link(row)
            actions.leave_bank(row.expert)
            with pytest.raises(ValidationError, match="fee of theirs"):
                actions.erase_now(row.expert, by=coordinator)
        claims.decline_fee(rows[0].claims.get())
    with time_machine.travel(moment(11, 20), tick=False):
        assert rules.end_profiles(timezone.now(), True) == rules.end_profiles(timezone.now(), False) == 1

    done, waits = (fresh(row) for row in rows)
    assert (done.expert, done.support_person.open(), waits.support_person.open()) == (None, "", "Tuttu")
    assert (waits.expert, RelayedMessage.objects.get().assignment) == (rows[1].expert, waits)
    assert set(Link.objects.filter(subject_type="experts.assignment").values_list("subject_id")) == {
        (waits.pk,)
    }
    assert done.claims.get().payroll_reference == rows[0].expert.code


def test_half_a_year_after_the_end_nobody_is_forgotten_whose_fee_is_still_open(area, coordinator):
    row = going_on(area, coordinator)
    with time_machine.travel(moment(10, 16), tick=False):
        actions.cancel_request(row.request, by=coordinator)
    later = moment(10, 16) + datetime.timedelta(days=200)
    assert rules.end_assignments(later, False) == 0
    assert fresh(row).expert

    for claim in row.claims.all():
        claims.decline_fee(claim)
    assert rules.end_assignments(later, False) == 1
    assert fresh(row).expert is None


def test_a_fee_for_one_time_is_looked_at_as_a_month_of_them(area, coordinator):
    weekly = make_request(area, rhythm=ExpertRequest.Rhythm.WEEKLY, until=datetime.date(2027, 3, 31))
    with pytest.raises(ValidationError, match="in a month there may be 5"):
        actions.invite(weekly, [make_expert(area)], support_person="x", fee_cents=200_001, by=coordinator)
    once = make_request(area, nonce="once")
    assert actions.invite(once, [make_expert(area)], support_person="x", fee_cents=200_001, by=coordinator)


def test_a_meeting_of_this_evening_is_not_paid_to_whoever_stops_in_the_morning(area, coordinator):
    rows = {nonce: going_on(area, coordinator, nonce) for nonce in ("left", "cancelled", "left first", "first")}
    with time_machine.travel(moment(10, 1).replace(hour=8), tick=False):
        actions.step_aside(fresh(rows["left first"]))
        actions.cancel_request(rows["first"].request, by=coordinator)
    with time_machine.travel(moment(10, 8).replace(hour=8), tick=False):
        actions.step_aside(fresh(rows["left"]))
        actions.cancel_request(rows["cancelled"].request, by=coordinator)

    assert months(rows["left"]) == months(rows["cancelled"]) == [(10, 1, 8000)]
    assert not rows["left first"].claims.exists()
    late = rows["first"].claims.get()  # cancelled on the very day: by the rule, and said so
    assert (late.cancelled_late, late.fee_cents, late.times.count()) == (True, 8000, 0)


@pytest.mark.django_db(transaction=True)
def test_workers_and_the_desk_at_once_claim_each_time_once(area, coordinator):
    row = going_on(area, coordinator)
    start, wrong = threading.Barrier(5), []

    def at_once(deed):
        start.wait()
        try:
            deed()
        except ValidationError:
            pass
        except Exception as error:  # noqa: BLE001 - told below
            wrong.append(error)
        finally:
            close_old_connections()

    def end():
        actions.mark_held(row, held_on=datetime.date(2026, 12, 11), by=coordinator)

    with time_machine.travel(moment(12, 11), tick=True):
        threads = [
            threading.Thread(target=at_once, args=[deed]) for deed in (*[actions.open_monthly] * 3, end, end)
        ]
        for one in threads:
            one.start()
        for one in threads:
            one.join()

    assert wrong == []
    assert months(row) == [(10, 5, 40_000), (11, 4, 32_000), (12, 2, 16_000)]
