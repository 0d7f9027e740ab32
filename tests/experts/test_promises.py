"""What was promised holds, whoever presses what at once: on SQLite and on PostgreSQL."""

import threading
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from booking.experts import actions
from booking.experts.actions import ages_again
from booking.experts.models import AliasCard, Assignment, ExpertProfile, ExpertRequest, PathInvitation
from booking.experts.states import PROMISED, RequestState, State
from kuulluksi.people.models import Link
from kuulluksi.privacy.models import AuditLine
from tests.cast import make_area, make_staff

from .helpers import afternoon_in, confirmed, fresh, make_expert, make_invited, make_request, ready


def at_once(*deeds) -> list[Exception]:
    """Each deed in a thread of its own, all let go together. What is not a sentence for people comes back."""
    gate, unexpected = threading.Barrier(len(deeds)), []

    def run(deed):
        try:
            gate.wait()
            deed()
        except ValidationError:
            pass  # told in words that it has moved on
        except Exception as error:  # noqa: BLE001  whatever it is, the test has to see it
            unexpected.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return unexpected


@pytest.fixture
def stage(transactional_db):
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    return area, make_staff("coordinator", areas=[area])


def invited(stage, nonce, **kw):
    area, coordinator = stage
    expert = kw.pop("expert", None) or make_expert(area, by=coordinator)
    return make_invited(area, coordinator, nonce=nonce, expert=expert, **kw)


@pytest.mark.django_db(transaction=True)
def test_deeds_from_all_sides_at_once_never_break_what_was_promised(stage):
    _area, coordinator = stage
    minor = make_expert(stage[0], birth_year=str(timezone.localdate().year - 15), by=coordinator)
    rows = [invited(stage, "n0"), invited(stage, "n1", expert=minor)]

    def all_of(row):
        return [
            lambda: actions.accept(row),
            lambda: actions.confirm(row, by=coordinator),
            lambda: actions.change_offer(row.request, {"recording": "streamed"}, by=coordinator),
            lambda: actions.step_aside(row, by="support"),
            lambda: actions.withdraw_request(row.request),
            lambda: actions.agree_time(row.request, afternoon_in(5), by=coordinator),
        ]

    assert at_once(*all_of(rows[0]), *all_of(rows[1])) == []
    for row in Assignment.objects.filter(state__in=PROMISED):
        assert row.support_accepted_at is not None
        assert not row.needs_adult or row.adult_accepted_at is not None
    for request in ExpertRequest.objects.exclude(closed_at=None):
        assert not request.assignments.open().exists()
    assert not Assignment.objects.filter(expert=minor, state__in=PROMISED).exists()
    assert Link.objects.filter(purpose=actions.OFFER_LINK).count() <= 2
    assert set(Assignment.objects.values_list("state", flat=True)) <= set(State.values)


@pytest.mark.django_db(transaction=True)
def test_nobody_is_promised_to_two_things_at_a_time_nor_two_to_one_seat(stage):
    area, coordinator = stage
    expert = make_expert(area, by=coordinator)
    here, there = invited(stage, "a", expert=expert), invited(stage, "b", expert=expert)
    for row in (here, there):
        actions.agree_time(row.request, afternoon_in(9), by=coordinator)
        actions.accept(row)
    one = invited(stage, "c")
    (other,) = actions.invite(
        one.request, [make_expert(area, by=coordinator)], by=coordinator, support_person="Tuttu"
    )
    for row in (one, other):
        actions.accept(row)

    assert (
        at_once(*(lambda row=row: actions.confirm(row, by=coordinator) for row in (here, there, one, other)))
        == []
    )

    states = [Assignment.objects.get(pk=row.pk).state for row in (here, there, one, other)]
    assert (sorted(states[:2]), sorted(states[2:])) == (["accepted", "confirmed"], ["accepted", "confirmed"])
    # another time for the one who waits, and a second seat for the other: then both come
    late = here if states[0] == "accepted" else there
    actions.agree_time(late.request, afternoon_in(10), by=coordinator)
    actions.accept(late)
    actions.want_experts(one.request, 2, by=coordinator)
    for row in (late, one if states[2] == "accepted" else other):
        assert actions.confirm(row, by=coordinator).state == State.CONFIRMED
    with pytest.raises(ValidationError):
        actions.want_experts(one.request, 1, by=coordinator)


@pytest.mark.django_db(transaction=True)
def test_a_yes_counts_once_and_never_stands_after_a_no_or_an_end(stage):
    twice, aside, withdrawn, cancelled = (invited(stage, nonce) for nonce in "abcd")
    actions.accept(cancelled)
    yes = [lambda row=row: actions.accept(row) for row in (twice, twice, aside, withdrawn)]

    assert (
        at_once(
            *yes,
            lambda: actions.step_aside(aside),
            lambda: actions.withdraw_request(withdrawn.request),
            lambda: actions.confirm(cancelled, by=stage[1]),
            lambda: actions.cancel_request(cancelled.request, by=stage[1]),
        )
        == []
    )

    rows = Assignment.objects.in_bulk([row.pk for row in (twice, aside, withdrawn, cancelled)])
    assert rows[twice.pk].state == State.ACCEPTED
    assert AuditLine.objects.filter(subject_id=str(twice.pk), verb=State.ACCEPTED).count() == 1
    assert rows[aside.pk].state in (State.DECLINED, State.WITHDRAWN)
    assert (rows[withdrawn.pk].state, rows[cancelled.pk].state) == (State.CANCELLED, State.CANCELLED)
    ended = ExpertRequest.objects.in_bulk([withdrawn.request_id, cancelled.request_id])
    assert {row.state for row in ended.values()} == {RequestState.WITHDRAWN, RequestState.CANCELLED}


@pytest.mark.django_db(transaction=True)
def test_answers_cards_and_a_goodbye_at_once_are_each_done_once(stage):
    area, coordinator = stage
    actions.make_invitation(area, by=coordinator)
    invitation, form = PathInvitation.objects.get(), uuid.uuid4()
    told = {"alias": "Metsäpolku", "channel": "sms", "contact": "0400000003"}
    leaver, writer = (make_expert(area, by=coordinator, alias="Joku") for _one in range(2))
    asked = invited(stage, "a").request

    assert (
        at_once(
            *[lambda: actions.answer_invitation(invitation, dict(told), sent=form)] * 2,
            *[lambda: actions.answer_invitation(invitation, dict(told))] * 2,
            *[lambda: actions.write_card(writer, name="Utu", words="Kysykää.", language="fi")] * 2,
            lambda: actions.leave_bank(leaver),
            lambda: actions.invite(asked, [leaver], by=coordinator),
        )
        == []
    )

    assert ExpertProfile.objects.filter(alias="Metsäpolku").count() == 3
    assert AliasCard.objects.filter(expert=writer).count() == 1
    assert ExpertProfile.objects.get(pk=leaver.pk).stage == ExpertProfile.Stage.LEFT
    assert not leaver.assignments.open().exists()


@pytest.mark.django_db
def test_who_leaves_waits_again_when_they_were_asked_for_one_more_at_that_moment(
    area, coordinator, monkeypatch
):
    row, tries, real = make_invited(area, coordinator), [], ages_again._lock_open_requests

    def as_if_asked_after_the_first_look(expert):
        tries.append(real(expert))
        return tries[-1] if len(tries) > 1 else set()

    monkeypatch.setattr(ages_again, "_lock_open_requests", as_if_asked_after_the_first_look)
    actions.leave_bank(row.expert)

    assert tries == [{row.request_id}] * 2
    assert fresh(row).state == State.DECLINED


# --- People under 18: who listens, and who speaks ---


@pytest.mark.django_db
def test_where_young_people_listen_nothing_is_ready_before_an_adult_of_theirs_is_named(area, coordinator):
    row = make_invited(area, coordinator)
    ExpertRequest.objects.update(minors_present=True)

    with pytest.raises(ValidationError, match="which adult of the unit"):
        ready(row, coordinator)
    with pytest.raises(IntegrityError), transaction.atomic():
        ExpertRequest.objects.update(state=RequestState.SETTLING)
    actions.change_offer(row.request, {"audience_adult": "Yksikön ohjaaja"}, by=coordinator)

    assert fresh(row).state == State.INVITED  # an offer that changed is asked about again
    assert ready(fresh(row), coordinator).state == State.READY


@pytest.mark.django_db
def test_a_year_of_birth_told_later_changes_who_needs_an_adult(area, coordinator):
    expert = make_expert(area, by=coordinator, birth_year="")
    row = make_invited(area, coordinator, expert=expert)
    assert row.needs_adult

    actions.change_profile(expert, {"birth_year": "1990"}, by="expert")
    assert not fresh(row).needs_adult
    confirmed(fresh(row), coordinator)
    actions.change_profile(expert, {"birth_year": str(timezone.localdate().year - 16)}, by="expert")

    row = fresh(row)
    assert (row.state, row.needs_adult) == (State.INVITED, True)
    assert row.request.state == RequestState.MATCHING


@pytest.mark.django_db
def test_nobody_has_time_to_answer_until_after_the_day(area, coordinator):
    row = make_invited(area, coordinator)

    actions.agree_time(row.request, afternoon_in(3), by=coordinator)

    assert fresh(row).answer_by == afternoon_in(2)


@pytest.mark.django_db
def test_one_seat_is_the_rule_and_a_pair_asked_together_gets_two(area, coordinator):
    pair = [make_expert(area, by=coordinator) for _ in range(2)]
    asked = make_request(area)

    rows = actions.invite(asked, pair, by=coordinator, together=True, support_person="Tuttu", fee_cents=8000)

    assert [confirmed(row, coordinator).state for row in rows] == [State.CONFIRMED] * 2
