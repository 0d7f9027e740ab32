"""From a group to the bank, and what is open there: each step is the person's own yes."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from booking.experts import actions
from booking.experts.models import ExpertProfile, OpportunityInterest, PathInvitation, SupervisionTime
from kuulluksi.notices.addresses import index_of
from kuulluksi.notices.models import Message
from tests.cast import make_staff

from .helpers import make_expert, make_invited, make_times
from .test_anonymity import addresses_of
from .test_bank import SAID, key_on, own_address
from .test_desk import at_desk
from .test_pages import post

pytestmark = [pytest.mark.django_db, pytest.mark.either]
Stage = ExpertProfile.Stage
TOLD = {"alias": "Metsäpolku", "channel": "sms", "contact": "0400000003", "language": "fi"}


def given_by(facilitator, area) -> str:
    """The address that a facilitator's page shows once, in Finnish."""
    given = at_desk(facilitator).post(reverse("experts_desk:path"), {"area": area.pk}).text
    return re.search(r'value="https?://[^/]+(/\w\w/polku/[^"]+)"', given)[1].replace("/en/", "/fi/")


def test_somebody_of_a_group_becomes_an_expert_by_own_steps_only(client, area, coordinator, facilitator):
    facilitator.areas.add(area)
    address = given_by(facilitator, area)
    told = {**TOLD, "birth_year": "2008"}

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
    stale = post(client, own, {"key": key, "do": "step_yes", "stage": Stage.TRAINING})
    assert (stale.status_code, stale.context["expert"].stage) == (409, Stage.INTERESTED)
    post(client, own, {"key": key, "do": "step_yes", "stage": Stage.ACTIVE})
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


def but_for_tokens(answer) -> tuple:
    """An answer as it is, but for what is drawn anew for every form: tokens and the address of an own page."""
    drawn = r'(name="(?:token|csrfmiddlewaretoken)" value="|"CSRF_TOKEN": "|/oma/)[^"/]+'
    text = re.sub(drawn, r"\1", answer.text)
    return answer.status_code, sorted(answer.headers.items()), text


def test_whoever_handed_an_invitation_over_meets_the_same_before_and_after_an_answer(
    client, area, coordinator, facilitator
):
    facilitator.areas.add(area)
    address, desk = given_by(facilitator, area), at_desk(facilitator)
    lists = [path for path in addresses_of("facilitator") if "form=" not in path]

    def all_the_giver_can_do() -> list[tuple]:
        """Open it, send it half filled in, send it whole as somebody, read every list there is."""
        token = re.search(r'name="token" value="([^"]+)"', client.get(address).text)[1]
        own = {**TOLD, "alias": "Utelias", "token": token}
        opened = [
            client.get(address),
            client.head(address),
            post(client, address, {"alias": "", "token": token}),
        ]
        sent = [post(client, address, own), post(client, address, own)]
        return [but_for_tokens(one) for one in (*opened, *sent, *(desk.get(path) for path in lists))]

    with time_machine.travel(timezone.now(), tick=False):
        before = all_the_giver_can_do()
        form = {**TOLD, "token": re.search(r'name="token" value="([^"]+)"', client.get(address).text)[1]}
        assert (
            post(client, address, form).status_code == 200
        )  # the person answers, with a contact the giver knows
        after = all_the_giver_can_do()

    assert [one[0] for one in before[:5]] == [200, 200, 422, 200, 200]
    assert [one for one, other in zip(before, after, strict=True) if one != other] == []
    assert ExpertProfile.objects.filter(alias="Metsäpolku").count() == 1
    assert not Message.objects.filter(address_index=index_of("email", facilitator.email)).exists()


def test_an_invitation_takes_each_answer_once_and_ends_by_its_day_or_its_givers_press(
    client, area, coordinator
):
    links = [actions.make_invitation(area, by=coordinator) for _n in range(4)]
    address = [f"/fi/polku/{one.token}/" for one in links]
    token = re.search(r'name="token" value="([^"]+)"', client.get(address[0]).text)[1]
    form = {**TOLD, "token": token}

    first, second = post(client, address[0], form), post(client, address[0], form)
    assert ["/oma/" in one.text for one in (first, second)] == [True, False]
    assert ("Saimme jo vastauksesi" in second.text, ExpertProfile.objects.count()) == (True, 1)
    with time_machine.travel(
        timezone.now() + timedelta(minutes=30)
    ):  # "back" on a shared computer tells nothing
        assert but_for_tokens(post(client, address[0], form))[2] == but_for_tokens(first)[2]
    assert ExpertProfile.objects.count() == 2

    now = timezone.now()
    PathInvitation.objects.filter(pk=links[1].subject_id).update(expires_at=now)
    other = at_desk(make_staff("facilitator", areas=[area]))
    end = {"end": links[2].subject_id}
    assert [
        other.post(reverse("experts_desk:path"), {"end": row}).status_code for row in (end["end"], "x")
    ] == [404] * 2
    at_desk(coordinator).post(reverse("experts_desk:path"), end)
    links[3].delete()
    over = [client.get(one) for one in address[1:]] + [post(client, one, form) for one in address[1:]]
    with time_machine.travel(now + timedelta(days=61)):
        over += [client.get(address[0]), post(client, address[0], form)]
    listed = at_desk(coordinator).get(reverse("experts_desk:path")).text

    assert {answer.status_code for answer in over} == {410}
    assert len({re.sub(r'"[^"]*/polku/[^"]*"', "", one.text.partition("<main")[2]) for one in over}) == 1
    assert {tuple(sorted(answer.headers)) for answer in over} == {tuple(sorted(over[0].headers))}
    assert (ExpertProfile.objects.count(), listed.count('name="end"')) == (2, 2)


def test_each_open_invitation_can_be_ended_however_many_there_are(area, coordinator):
    now = timezone.now()
    ends = [now + timedelta(days=day) for day in (9,) * 31 + (-1, -1)]
    PathInvitation.objects.bulk_create(
        PathInvitation(area=area, by=coordinator, expires_at=end, created_at=now + timedelta(seconds=n))
        for n, end in enumerate(ends)
    )
    desk, address = at_desk(coordinator), reverse("experts_desk:path")

    pages = [desk.get(address, {"page": number}).text for number in (1, 2)]

    assert [page.count('name="end"') for page in pages] == [30, 1]
    oldest = PathInvitation.objects.earliest("created_at")
    assert f'value="{oldest.pk}"' in pages[1]


def test_a_flood_waits_and_somebody_whom_nobody_knows_takes_no_place_from_others(
    client, area, coordinator, settings
):
    settings.SIGNUPS_PER_SOURCE_PER_HOUR = 1
    link = actions.make_invitation(area, by=coordinator)
    address = f"/fi/polku/{link.token}/"
    make_times(area, coordinator)

    once, waits = post(client, address, TOLD), post(client, address, TOLD)
    calm = re.search(r'name="calm" value="([^"]+)"', waits.text)[1]
    told = {**TOLD, "calm": calm, "token": re.search(r'name="token" value="([^"]+)"', waits.text)[1]}
    now = timezone.now()
    with time_machine.travel(now + timedelta(seconds=20)):
        later, again = post(client, address, told), post(client, address, told)
        other_form = post(client, address, {**TOLD, "calm": calm})
    with time_machine.travel(now + timedelta(minutes=11)):
        long_after = post(client, address, told)

    assert [one.status_code for one in (once, waits, later, again)] == [200, 422, 200, 200]
    assert "Saimme jo vastauksesi" in again.text
    assert [other_form.status_code, long_after.status_code, ExpertProfile.objects.count()] == [422, 422, 2]
    assert "Metsäpolku" in waits.text
    own = re.search(r'href="(/fi/oma/[^"]+)"', later.text)[1]
    key = key_on(post(client, own, {"word": "oma sana"}).text)
    slot = SupervisionTime.objects.get()
    assert post(client, own, {"key": key, "do": "book", "row": slot.pk}).status_code == 409
    assert post(client, own, {"key": key}).context["times"] == []
    ExpertProfile.objects.update(stage=Stage.ACTIVE)
    assert post(client, own, {"key": key, "do": "book", "row": slot.pk}).status_code == 200


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
