"""From a group to the bank, and what is open there: each step is the person's own yes."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from booking.experts import actions
from booking.experts.models import ExpertProfile, OpportunityInterest, PathInvitation
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from tests.cast import make_staff

from .helpers import make_expert, make_invited
from .test_bank import SAID, key_on, own_address
from .test_desk import at_desk
from .test_pages import post

pytestmark = [pytest.mark.django_db, pytest.mark.either]
Stage = ExpertProfile.Stage


def test_somebody_of_a_group_becomes_an_expert_by_own_steps_only(client, area, coordinator, facilitator):
    facilitator.areas.add(area)
    given = at_desk(facilitator).post(reverse("experts_desk:path"), {"area": area.pk}).text
    address = re.search(r'value="https?://[^/]+(/\w\w/polku/[^"]+)"', given)[1].replace("/en/", "/fi/")
    told = {
        "alias": "Metsäpolku",
        "channel": "sms",
        "contact": "0400000003",
        "language": "fi",
        "birth_year": "2008",
    }

    empty = post(client, address, {"alias": ""})
    told["token"] = re.search(r'name="token" value="([^"]+)"', empty.text)[1]
    done = post(client, address, told).text
    again = post(client, address, told)
    expert = ExpertProfile.objects.get()

    assert (empty.status_code, again.status_code, expert.stage) == (422, 200, Stage.INTERESTED)
    assert ("Saimme jo vastauksesi" in again.text, "/oma/" in again.text) == (True, False)
    with pytest.raises(ValidationError):
        actions.invite(make_invited(area, coordinator).request, [expert], by=coordinator)
    own = re.search(r'href="(/fi/oma/[^"]+)"', done)[1]
    key = key_on(post(client, own, {"word": "oma sana"}).text)
    desk, deed = at_desk(coordinator), reverse("experts_desk:expert_deed", args=[expert.pk, "propose"])
    desk.post(deed, {"stage": Stage.ACTIVE})
    expert.refresh_from_db()
    assert (expert.stage, expert.proposed_stage) == (Stage.INTERESTED, Stage.ACTIVE)
    post(client, own, {"key": key, "do": "step_yes"})
    expert.refresh_from_db()
    assert (expert.stage, expert.proposed_stage) == (Stage.ACTIVE, "")
    post(client, own, {"key": key, "do": "alumni"})
    expert.refresh_from_db()
    assert expert.stage == Stage.ALUMNI
    post(client, own, {"key": key, "do": "come_back"})
    # The desk's own form has no stage to set, whatever is sent.
    desk.post(
        reverse("experts_desk:expert_edit", args=[expert.pk]), {**SAID, "areas": [area.pk], "stage": "left"}
    )
    expert.refresh_from_db()
    assert (expert.stage, expert.topics) == (Stage.ACTIVE, ["placement"])


def test_whoever_handed_an_invitation_over_cannot_read_from_it_whether_it_was_answered(
    client, area, coordinator
):
    used, expired, revoked, deleted = (actions.make_invitation(area, by=coordinator) for _n in range(4))
    address = {
        one: reverse("experts:path", kwargs={"token": one.token}) for one in (used, expired, revoked, deleted)
    }
    other_form = re.search(r'name="token" value="([^"]+)"', client.get(address[used]).text)[1]
    form = {"token": re.search(r'name="token" value="([^"]+)"', client.get(address[used]).text)[1]}
    form |= {"alias": "Metsäpolku", "channel": "sms", "contact": "0400000003", "language": "fi"}
    assert post(client, address[used], form).status_code == 200
    now = timezone.now()
    Link.objects.filter(pk=expired.pk).update(expires_at=now)
    PathInvitation.objects.filter(pk=expired.subject_id).update(expires_at=now)
    Link.objects.filter(pk=revoked.pk).update(revoked_at=now)
    deleted.delete()

    over = [client.get(one) for one in address.values()]
    pressed = post(client, address[used], form | {"token": other_form})
    with time_machine.travel(now + timedelta(minutes=30)):
        over += [pressed, client.get(address[used]), post(client, address[used], form)]

    assert {answer.status_code for answer in over} == {410}
    said = {re.sub(r'"[^"]*/polku/[^"]*"', "", answer.text.partition("<main")[2]) for answer in over}
    assert len(said) == 1
    assert "This link is no longer in use" in said.pop()
    assert {tuple(sorted(answer.headers)) for answer in over[:4]} == {tuple(sorted(over[0].headers))}
    assert ExpertProfile.objects.count() == 1


def test_one_person_may_be_an_expert_and_lead_a_group_and_wish_for_training_without_a_duty(area, coordinator):
    expert = make_expert(area, by=coordinator, wishes_to_lead=True, wishes_training=True)
    account = make_staff("peer_facilitator", areas=[area])

    care = at_desk(coordinator).get(reverse("experts_desk:care")).text

    assert care.count(f"{expert.code} {expert.alias}") >= 2
    assert account.has_role("peer_facilitator")
    assert expert.stage == Stage.ACTIVE  # neither the account nor the wish changes what they are in the bank
    assert actions.invite(make_invited(area, coordinator).request, [expert], by=coordinator)


def test_what_is_open_reaches_those_who_wished_and_binds_nobody(client, area, coordinator):
    wished = make_expert(area, by=coordinator, wants_opportunities=True)
    resting = make_expert(area, by=coordinator, wants_opportunities=True, on_break=True)
    make_expert(area, by=coordinator)
    row = actions.post_opportunity(
        "Työryhmä etsii jäsentä", area=area, closes_on=timezone.localdate(), by=coordinator
    )
    address = own_address(wished, coordinator)
    page = post(client, address, {"word": "oma sana"}).text
    key = key_on(page)

    post(client, address, {"key": key, "do": "more", "row": row.pk})
    post(client, address, {"key": key, "do": "more", "row": row.pk})
    board = at_desk(coordinator).get(reverse("experts_desk:board")).text

    told = reverse("experts_desk:opportunity_deed", args=[row.pk, "told"])
    assert at_desk(coordinator).post(told, {"interest": "²"}).status_code == 404
    assert Message.objects.filter(kind="opportunity").count() == 1
    assert "Työryhmä etsii jäsentä" in page
    assert wished.code in board
    assert resting.code not in board
    post(client, address, {"key": key, "do": "no_more", "row": row.pk})
    assert not OpportunityInterest.objects.exists()
    actions.close_opportunity(row, by=coordinator)
    late = post(client, address, {"key": key, "do": "more", "row": row.pk})
    nonsense = post(client, address, {"key": key, "do": "more", "row": "x"})
    assert (late.status_code, nonsense.status_code) == (409, 409)
