"""What goes wrong between people: lost links, two at one desk, someone who cannot come, words that should not be sent."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from booking.experts import actions
from booking.experts.duties import requests_due
from booking.experts.models import ExpertRequest, RelayedMessage
from booking.experts.states import RequestState, State
from kuulluksi.notices.models import Message
from tests.cast import make_staff

from .helpers import (
    afternoon_in,
    agreed,
    confirmed,
    fresh,
    make_expert,
    make_invited,
    make_request,
    offer_address,
    ready,
    requester_address,
)
from .test_desk import at_desk
from .test_pages import post

pytestmark = [pytest.mark.django_db, pytest.mark.either]


def test_words_about_a_client_are_warned_of_once_and_then_go_without_the_code(client, area, coordinator):
    row = agreed(make_invited(area, coordinator), coordinator)
    page = requester_address(row)
    told = {"deed": "write", "text": "Diagnoosi ja hetu 010100A123D"}

    warned = post(client, page, told)
    sent = post(client, page, {**told, "sure": "yes"})

    assert (warned.status_code, sent.status_code) == (422, 302)
    assert "Diagnoosi ja hetu" in warned.text
    letter = RelayedMessage.objects.get()
    assert "010100A123D" not in letter.text.open()
    assert "Diagnoosi" in letter.text.open()


def test_two_coordinators_at_one_request_never_do_a_thing_twice(area, coordinator):
    other = make_staff("coordinator", areas=[area], username="toinen")
    asked = make_request(area)
    actions.confirm_email(asked)
    first, second = at_desk(coordinator), at_desk(other)
    deed = reverse("experts_desk:request_deed", args=[asked.pk, "take_on"])

    first.post(deed)
    late = second.post(deed, follow=True)
    expert = make_expert(area, by=coordinator)
    chosen = {"expert": expert.pk, "support_person": "Tuttu"}
    matching = reverse("experts_desk:matching", args=[asked.pk])
    first.post(matching, chosen)
    twice = second.post(matching, chosen)

    asked.refresh_from_db()
    assert (asked.owner, asked.state) == (coordinator, RequestState.MATCHING)
    assert "jo edennyt" in late.text
    assert twice.status_code == 422
    assert asked.assignments.count() == 1
    assert Message.objects.filter(kind="invitation").count() == 1


def test_without_the_support_person_nothing_is_agreed_until_there_is_another(client, area, coordinator):
    row = ready(agreed(make_invited(area, coordinator), coordinator), coordinator)

    post(client, offer_address(row), {"answer": "support_gone"})
    row = fresh(row)
    assert (row.state, row.support_named, row.support_accepted_at) == (State.INVITED, False, None)
    assert ExpertRequest.objects.get().state == RequestState.MATCHING
    actions.accept(row)
    with pytest.raises(ValidationError):
        actions.confirm(row, by=coordinator)
    actions.name_support(row, support_person="Toinen tuttu", by=coordinator)
    actions.accept_support(row)
    assert confirmed(fresh(row), coordinator).state == State.CONFIRMED


def test_a_lost_link_is_replaced_and_the_lost_one_opens_nothing(area, coordinator):
    row = make_invited(area, coordinator)
    old = [offer_address(row), requester_address(row)]
    desk = at_desk(coordinator)

    desk.post(reverse("experts_desk:assignment_deed", args=[row.pk, "new_link"]))
    desk.post(reverse("experts_desk:request_deed", args=[row.request_id, "new_link"]))

    assert [Client().get(path).status_code for path in old] == [404, 404]
    assert Client().get(offer_address(row)).status_code == 200
    assert Client().get(requester_address(row)).status_code == 200


def test_a_yes_after_the_request_was_withdrawn_is_told_kindly(client, area, coordinator):
    row = make_invited(area, coordinator)
    address = offer_address(row)
    actions.withdraw_request(row.request)

    late = post(client, address, {"answer": "yes"})

    assert (late.status_code, "Tämä on ohi" in late.text) == (410, True)
    assert Client().get(address.replace("/k/", "/k/x")).status_code == 404
    assert not row.request.assignments.promised().exists()


def test_a_long_engagement_reminds_the_staff_every_four_weeks(area, coordinator, time_machine):
    row = ready(agreed(make_invited(area, coordinator), coordinator), coordinator)
    ExpertRequest.objects.update(rhythm=ExpertRequest.Rhythm.FORTNIGHTLY)
    actions.begin(row, by=coordinator)

    assert (actions.remind_of_experts(), actions.remind_of_experts()) == (1, 0)
    time_machine.move_to(timezone.now() + timezone.timedelta(days=28))
    assert actions.remind_of_experts() == 1


def test_without_the_support_person_a_long_engagement_waits_and_they_say_no_for_nobody(
    client, area, coordinator
):
    minor = make_expert(area, by=coordinator, birth_year=str(timezone.localdate().year - 15))
    row = make_invited(area, coordinator, expert=minor, adult="Ryhmäkodin ohjaaja")
    ExpertRequest.objects.update(rhythm=ExpertRequest.Rhythm.FORTNIGHTLY)
    row = ready(agreed(fresh(row), coordinator), coordinator)
    actions.begin(row, by=coordinator)
    theirs = reverse("experts:support", kwargs={"token": actions.support_link(fresh(row)).token})
    Message.objects.all().delete()

    for _twice in range(2):
        post(client, offer_address(row), {"answer": "support_gone"})

    row, desk = fresh(row), at_desk(coordinator)
    page = reverse("experts_desk:request", args=[row.request_id])
    asker = client.get(requester_address(row)).text
    assert (row.state, row.request.state, row.request.event_id is None) == ("in_progress", "in_delivery", False)
    assert "Kukaan ei lähde sinne yksin" in client.get(offer_address(row)).text
    assert "Seuraava kerta odottaa" in asker
    assert "tukihenkilö" not in asker.lower()
    shown = desk.get(page).text
    assert [word in shown for word in ("alone-h", "replan-h", "/name_support/", "/mark_held/")] == [
        *(True, False),
        *(True, True),
    ]
    assert [(one.pressing, one.about[:6]) for one in requests_due(coordinator)] == [(True, row.request.code)]
    assert sorted(Message.objects.values_list("kind", flat=True)) == ["request_state", "staff_notice"]
    assert (client.get(theirs).status_code, post(client, theirs, {}).status_code) == (410, 410)
    # Somebody else, by the expert's word on the phone; for a person under 18 never without an adult
    name = reverse("experts_desk:assignment_deed", args=[row.pk, "name_support"])
    desk.post(name, {"support_person": "Toinen tuttu"})
    assert fresh(row).is_alone
    desk.post(name, {"support_person": "Toinen tuttu", "adult": "Toinen ohjaaja"})
    row = fresh(row)
    assert (row.is_alone, row.request.replan_since, row.adult_accepted_at is None) == (False, None, False)
    assert "Toinen ohjaaja" in client.get(offer_address(row)).text


def two_ready(area, coordinator) -> tuple:
    pair = [make_expert(area, by=coordinator) for _ in range(2)]
    asked = make_request(area)
    rows = actions.invite(asked, pair, by=coordinator, together=True, support_person="Tuttu", fee_cents=8000)
    actions.agree_time(asked, afternoon_in(3), by=coordinator)
    for row in rows:
        actions.accept(row)
    return asked, [ready(fresh(row), coordinator) for row in rows]


def test_where_two_are_under_way_and_one_steps_aside_it_goes_on_with_the_other(area, coordinator):
    asked, rows = two_ready(area, coordinator)
    actions.begin(rows[0], by=coordinator)

    actions.step_aside(rows[1])

    asked.refresh_from_db()
    assert (asked.state, asked.replan_since) == (RequestState.IN_DELIVERY, None)
    with pytest.raises(ValidationError):  # what is under way is not planned anew from the desk
        actions.agree_preparation(asked, afternoon_in(5), by=coordinator)


def test_where_one_steps_aside_before_it_begins_nobody_reads_that_the_other_is_alone(client, area, coordinator):
    asked, rows = two_ready(area, coordinator)
    actions.step_aside(rows[1])
    asked.refresh_from_db()
    since = asked.replan_since

    actions.begin(rows[0], by=coordinator)

    asked.refresh_from_db()
    assert (since is None, asked.replan_since, asked.state) == (False, None, RequestState.IN_DELIVERY)
    ExpertRequest.objects.update(replan_since=since)  # as rows from before have it
    desk = at_desk(coordinator).get(reverse("experts_desk:request", args=[asked.pk])).text
    told = client.get(requester_address(rows[0])).text
    assert [words in desk + told for words in ("alone-h", "replan-h", "Seuraava kerta odottaa")] == [False] * 3
    migration = import_module("booking.experts.migrations.0021_plans_that_hold")
    migration.forget_changes_that_are_over(apps, None)
    assert ExpertRequest.objects.get().replan_since is None
    actions.support_gone(fresh(rows[0]))
    migration.forget_changes_that_are_over(apps, None)
    assert ExpertRequest.objects.get().replan_since is not None


def test_the_requester_is_told_once_when_the_last_one_under_way_steps_aside(area, coordinator):
    asked, rows = two_ready(area, coordinator)
    for row in rows:
        actions.begin(row, by=coordinator)
    actions.mark_held(fresh(rows[0]), held_on=timezone.localdate(), by=coordinator)
    Message.objects.all().delete()

    actions.step_aside(fresh(rows[1]))

    asked.refresh_from_db()
    assert asked.state == RequestState.SETTLING
    assert Message.objects.filter(kind="request_state").count() == 1
