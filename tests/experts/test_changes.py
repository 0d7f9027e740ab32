"""A yes is a yes to the whole offer; a no is one step for the expert or their support person; words are relayed."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from booking.calendar import actions as calendar
from booking.calendar.models import Event, Occurrence
from booking.experts import actions, what_came
from booking.experts.models import ExpertProfile, Need, RelayedMessage
from booking.experts.states import RequestState, State
from kuulluksi.notices.models import Message
from tests.cast import make_staff

from .stage import make_expert, make_invited, make_request
from .test_deeds import afternoon_in
from .test_desk import at_desk
from .test_pages import link_in_mail, offer_path, post

pytestmark = pytest.mark.django_db


def confirmed(area, coordinator, **kw):
    row = make_invited(area, coordinator, **kw)
    actions.agree_time(row.request, afternoon_in(10), by=coordinator)
    actions.accept(row)
    return actions.confirm(row, by=coordinator)


def test_when_what_was_offered_changes_whoever_said_yes_is_asked_again(area, coordinator):
    row = confirmed(area, coordinator)

    actions.change_offer(row.request, {"recording": "none"}, by=coordinator)
    row.refresh_from_db()
    assert row.state == State.CONFIRMED
    actions.change_offer(row.request, {"recording": "streamed"}, by=coordinator)

    row.refresh_from_db()
    row.request.refresh_from_db()
    assert (row.state, row.support_accepted_at) == (State.INVITED, None)
    assert row.request.state == RequestState.MATCHING
    assert Event.objects.get().status == Event.Status.CANCELLED
    actions.accept(row)
    actions.confirm(row, by=coordinator)
    assert Event.objects.filter(status=Event.Status.CONFIRMED).count() == 1


def test_stepping_aside_opens_a_new_plan_and_a_contact_and_the_requester_reads_only_that(
    client, area, coordinator
):
    row = confirmed(area, coordinator)

    actions.step_aside(row)

    page = client.get(f"/fi/p/{link_in_mail(row.request)}/").content.decode()
    desk = at_desk(coordinator).get(reverse("experts_desk:request", args=[row.request_id])).content.decode()
    assert "Suunnitelma muuttuu" in page
    assert row.expert.alias not in page
    assert 'id="replan-h"' in desk
    row.expert.refresh_from_db()
    assert row.expert.next_check_in == timezone.localdate()
    actions.invite(row.request, [make_expert(area, by=coordinator)], by=coordinator)
    row.request.refresh_from_db()
    assert row.request.replan_since is None


def test_no_and_a_break_are_one_press(client, area, coordinator):
    row = make_invited(area, coordinator)

    post(client, offer_path(row), {"answer": "rest"})

    row.refresh_from_db()
    row.expert.refresh_from_db()
    assert (row.state, row.expert.on_break) == (State.DECLINED, True)


def test_the_support_person_says_no_with_a_link_of_their_own(client, area, coordinator):
    row = confirmed(area, coordinator)
    page = post(client, offer_path(row), {"answer": "support_link"}).content.decode()
    address = re.search(r'value="https?://[^/]+(/fi/k/tuki/[^"]+)"', page)[1]

    shown = client.get(address).content.decode()
    post(client, address, {})
    post(client, address, {})

    assert "mikä auttoi" not in shown
    assert row.expert.alias not in shown
    row.refresh_from_db()
    assert row.state == State.WITHDRAWN


def test_words_go_between_the_parties_through_the_desk_and_never_show_an_address(client, area, coordinator):
    row = confirmed(area, coordinator)
    requester = f"/fi/p/{link_in_mail(row.request)}/"

    post(client, requester, {"deed": "write", "to": str(row.pk), "text": "Tuletko junalla?"})
    letter = RelayedMessage.objects.get()
    before = client.get(offer_path(row)).content.decode()
    at_desk(coordinator).post(reverse("experts_desk:message_deed", args=[letter.pk, "pass_on"]))
    after = client.get(offer_path(row)).content.decode()
    post(client, offer_path(row), {"answer": "ask", "text": "Onko siellä ruokaa?"})
    for to, text in (("requester", "Kiitos pyynnöstä"), (str(row.pk), "Kyllä on")):
        at_desk(coordinator).post(
            reverse("experts_desk:request_deed", args=[row.request_id, "write"]), {"to": to, "text": text}
        )

    assert "Tuletko junalla?" not in before
    assert "Tuletko junalla?" in after
    mine = client.get(offer_path(row)).content.decode()
    theirs = client.get(requester).content.decode()
    assert ("Kyllä on" in mine, "Kiitos pyynnöstä" in mine) == (True, False)
    assert ("Kiitos pyynnöstä" in theirs, "Onko siellä ruokaa?" in theirs) == (True, False)
    assert not RelayedMessage.objects.waiting().exists()
    assert "junalla" not in str(list(Message.objects.values()))
    empty = post(client, requester, {"deed": "write", "to": "x", "text": "  "})
    assert empty.status_code == 409


def test_a_single_time_is_changed_on_the_request_and_a_series_tells_the_expert(area, coordinator):
    once = confirmed(area, coordinator)
    session = Occurrence.objects.get()
    with pytest.raises(ValidationError, match="asked again"):
        calendar.cancel_and_tell(session, by=coordinator)

    often = make_invited(area, coordinator, nonce="often", expert=make_expert(area, by=coordinator))
    type(often.request).objects.filter(pk=often.request_id).update(
        rhythm="fortnightly", until=timezone.localdate() + timedelta(days=80)
    )
    often.refresh_from_db()
    actions.agree_time(often.request, afternoon_in(12), by=coordinator)
    actions.accept(often)
    actions.confirm(often, by=coordinator)
    sessions = Occurrence.objects.filter(event__expert_request=often.request_id)
    assert sessions.count() == 5
    told = calendar.cancel_and_tell(sessions.order_by("start")[1], by=coordinator)
    assert told.messages == 2
    assert once.request.code not in str(told)


def test_a_break_begun_elsewhere_does_not_lose_an_agreed_day(area, coordinator):
    row = confirmed(area, coordinator)

    actions.take_break(row.expert, by="expert")

    row.refresh_from_db()
    assert row.state == State.CONFIRMED
    assert ExpertProfile.objects.get(pk=row.expert_id).on_break


def held(row, coordinator):
    today = timezone.localdate()
    actions.prepare(row, orientation_on=today, fee_cents=8000, travel_agreed=True, by=coordinator)
    actions.make_ready(row, by=coordinator)
    return actions.mark_held(row, held_on=today, by=coordinator)


def test_both_sides_tick_their_lists_and_answer_three_questions_once(client, area, coordinator, monkeypatch):
    monkeypatch.setattr(what_came, "_publisher", [lambda language: f"/{language}/mita-siita-seurasi/"])
    row = confirmed(area, coordinator)
    requester = f"/fi/p/{link_in_mail(row.request)}/"
    post(client, requester, {"deed": "checklist", "tick": ["know", "plan", "nonsense"]})
    post(client, offer_path(row), {"answer": "checklist", "tick": ["what"]})
    early = post(client, offer_path(row), {"answer": "feedback", "felt": "good"})
    Message.objects.all().delete()
    held(row, coordinator)
    # Nobody has to remember to ask: both are told at once, and the page they are led to has the questions
    told_of = {(one.kind, one.link.purpose) for one in Message.objects.exclude(kind="staff_notice")}
    assert told_of >= {("how_was_it", actions.OFFER_LINK), ("request_state", actions.REQUESTER_LINK)}
    assert ["Kolme kysymystä" in client.get(path).text for path in (requester, offer_path(row))] == [True, True]

    told = {"answer": "feedback", "felt": "hard", "better": "Enemmän aikaa kysymyksille"}
    unsaid = post(client, offer_path(row), {"answer": "feedback"})
    first, second = (post(client, offer_path(row), told) for _ in range(2))
    post(client, requester, {"deed": "feedback", "felt": "good", "worked": "Kaikki kuuntelivat"})

    row.refresh_from_db()
    assert (early.status_code, unsaid.status_code) == (409, 422)
    assert (first.status_code, second.status_code) == (302, 409)
    assert (row.request.checklist, row.checklist) == (["know", "plan"], ["what"])
    after = [client.get(address).text for address in (requester, offer_path(row))]
    assert ["/fi/mita-siita-seurasi/" in text for text in after] == [True, True]
    assert "Enemmän aikaa kysymyksille" not in after[0]
    page = at_desk(coordinator).get(reverse("experts_desk:feedback")).content.decode()
    assert page.count("Enemmän aikaa kysymyksille") == page.count("Kaikki kuuntelivat") == 1
    at_desk(coordinator).post(
        reverse("experts_desk:need_new"), {"words": "Aikaa kysymyksille", "theme": "practice"}
    )
    assert Need.objects.get().state == Need.State.HEARD
    post(client, offer_path(row), {"answer": "no_debrief"})
    row.refresh_from_db()
    assert row.debrief_kind == "waived"


def test_the_requester_is_reminded_of_the_host_once_the_day_before(area, coordinator, time_machine):
    row = confirmed(area, coordinator)

    assert actions.remind_hosts() == 0
    time_machine.move_to(timezone.localtime(row.request.starts_at) - timedelta(days=1, hours=2))

    assert (actions.remind_hosts(), actions.remind_hosts()) == (1, 0)
    assert Message.objects.filter(kind="host_reminder").count() == 1


def test_a_request_is_handed_over_to_a_colleague_of_its_area(area, elsewhere, coordinator):
    asked = make_request(area)
    colleague = make_staff("coordinator", areas=[area])
    stranger = make_staff("coordinator", areas=[elsewhere])
    desk, address = at_desk(coordinator), reverse("experts_desk:request_deed", args=[asked.pk, "hand_over"])

    assert desk.post(address, {"to": str(stranger.pk)}).status_code == 422
    desk.post(address, {"to": str(colleague.pk)})

    asked.refresh_from_db()
    assert asked.owner == colleague
    mine = at_desk(colleague).get(reverse("experts_desk:requests") + "?owner=me").content.decode()
    assert asked.code in mine
