"""The coordinator's desk: who gets in, what it shows, and that it stays quick."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from booking.experts import actions, wagtail_hooks
from booking.experts.matching import Filters, candidates
from booking.experts.models import Assignment, Batch, ExpertProfile, ExpertRequest, FeeClaim, Receipt
from booking.experts.states import RequestState, State
from booking.experts.topics import Topic
from kuulluksi.privacy.models import AccessLog
from tests.cast import make_staff

from .helpers import make_times
from .stage import make_expert, make_invited, make_request, make_type

pytestmark = pytest.mark.django_db


def at_desk(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def settled_to_debrief(row, coordinator):
    actions.accept(row)
    actions.confirm(row, by=coordinator)
    today = timezone.localdate()
    actions.prepare(row, orientation_on=today, fee_cents=8000, travel_agreed=True, by=coordinator)
    actions.make_ready(row, by=coordinator)
    return actions.mark_held(row, held_on=today, by=coordinator)


def every_address(row) -> list[str]:
    """Every address of this desk, filled in with the rows of one request."""
    claim = FeeClaim.objects.get(assignment=row)
    ids = {
        "request": row.request_id,
        "request_deed": row.request_id,
        "matching": row.request_id,
        "assignment_deed": row.pk,
        "feedback_deed": actions.give_feedback(row.request, {"felt": "good"}, side="expert", assignment=row).pk,
        "message_deed": actions.write(
            row.request, "Kiitos!", sender="requester", recipient="desk", by="requester"
        ).pk,
        "expert": row.expert_id,
        "expert_reveal": row.expert_id,
        "expert_deed": row.expert_id,
        "expert_edit": row.expert_id,
        "identity_open": actions.set_identity(row.expert, "Oikea Nimi", by="program").pk,
        "fee_deed": claim.pk,
        "supervision_deed": make_times(row.request.area, claim.created_by)[0].pk,
        "opportunity_deed": actions.post_opportunity(
            "Työryhmä", area=row.request.area, closes_on=timezone.localdate(), by=claim.created_by
        ).pk,
        "card_deed": actions.write_card(row.expert, name="Ääni", words="Kysykää.", language="fi").pk,
        "fee": claim.pk,
    }
    other = {
        "batch": Batch.objects.create(way="payroll", content="", number=0, cents=0).pk,
        "receipt": Receipt.objects.create(line=claim.lines.get()).pk,
    }
    found = []
    for pattern in wagtail_hooks.urls:
        kwargs = {"pk": ids[pattern.name]} if pattern.name in ids else {}
        if "deed" in str(pattern.pattern):
            kwargs["deed"] = "close"
        kwargs |= {name: other[name] for name in pattern.pattern.converters if name in other}
        if pattern.name == "rate_deed":  # finance's alone
            continue
        if pattern.name == "need_deed":
            elsewhere = row.request.area
            kwargs["need"] = actions.note_need("Enemmän aikaa", "meeting", area=elsewhere, by=None).pk
        found.append(reverse(f"experts_desk:{pattern.name}", kwargs=kwargs))
    return found


LISTS = {
    "requests",
    "phone_request",
    "bank",
    "care",
    "expert_new",
    "fees",
    "rates",
    "batches",
    "feedback",
    "need_new",
} | {*("supervision", "supervision_new", "board", "opportunity_new", "path", "agreed")}


def test_nobody_else_gets_in_and_another_areas_coordinator_finds_nothing(
    area, elsewhere, coordinator, facilitator, editor, administrator, stranger
):
    row = make_invited(area, coordinator)
    settled_to_debrief(row, coordinator)
    addresses = every_address(row)
    lists = {reverse(f"experts_desk:{name}") for name in LISTS}

    for user in (facilitator, editor, administrator, stranger):
        client = at_desk(user)
        # A facilitator may give somebody an address to begin with; it shows nothing of anyone.
        open_to = {reverse("experts_desk:path")} if user == facilitator else set()
        for address in set(addresses) - open_to:
            for answer in (client.get(address), client.post(address)):
                assert (user.username, address, answer.status_code in (302, 403, 405)) == (
                    user.username,
                    address,
                    True,
                )
                assert row.request.code not in answer.content.decode()

    other = at_desk(make_staff("coordinator", areas=[elsewhere]))
    for address in addresses:
        answer = other.get(address, follow=True)
        assert row.request.code not in answer.content.decode()
        assert row.expert.code not in answer.content.decode()
        if "/henkilot/" in address:  # another role's
            assert answer.status_code in (403, 405) or answer.redirect_chain
        elif address not in lists:
            assert answer.status_code in (404, 405)
            posted = other.post(address, {"reason": "x", "travel": "1", "paid_on": "2026-01-01"}, follow=True)
            assert posted.status_code == 404
    row.refresh_from_db()
    assert row.state == State.DEBRIEFING


@pytest.mark.parametrize("name", ["requests", "bank", "fees"])
def test_lists_take_the_same_queries_with_one_row_and_with_three(
    area, coordinator, name, django_assert_num_queries
):
    client = at_desk(coordinator)
    address = reverse(f"experts_desk:{name}")
    counts = {"requests": 15, "bank": 16, "fees": 15}

    settled_to_debrief(make_invited(area, coordinator, nonce="a"), coordinator)
    client.get(address)
    with django_assert_num_queries(counts[name]):
        client.get(address)
    for nonce in ("b", "c"):
        settled_to_debrief(make_invited(area, coordinator, nonce=nonce), coordinator)
    with django_assert_num_queries(counts[name]):
        client.get(address)


def test_matching_takes_the_same_queries_for_one_expert_and_for_three(
    area, coordinator, django_assert_num_queries
):
    asked = make_request(area)
    client = at_desk(coordinator)
    address = reverse("experts_desk:matching", args=[asked.pk])
    make_expert(area, by=coordinator)
    client.get(address)
    with django_assert_num_queries(23):
        client.get(address)
    for _number in range(2):
        make_expert(area, by=coordinator)
    with django_assert_num_queries(23):
        client.get(address)


def test_the_bank_list_shows_codes_and_working_names_only(area, coordinator):
    make_expert(area, legal_name="Oikea Nimi", contact="0409999999", by=coordinator)

    page = at_desk(coordinator).get(reverse("experts_desk:bank")).content.decode()

    assert "KA-001 Kokemusasiantuntija A" in page
    assert "Oikea Nimi" not in page
    assert "0409999999" not in page
    assert not AccessLog.objects.exists()


def test_contact_opens_with_a_reason_and_into_the_log(area, coordinator):
    expert = make_expert(area, contact="0409999999", by=coordinator)
    client, address = at_desk(coordinator), reverse("experts_desk:expert_reveal", args=[expert.pk])

    refused = client.post(address, {"reason": ""})
    assert refused.status_code == 422
    assert "0409999999" not in refused.content.decode()

    opened = client.post(address, {"reason": "soitan perehdytyksestä"})
    assert "0409999999" in opened.content.decode()
    line = AccessLog.objects.get()
    assert (line.actor, line.reason, line.subject_ids) == (
        coordinator,
        "soitan perehdytyksestä",
        [str(expert.pk)],
    )


def test_matching_gives_reasons_in_words_and_keeps_the_order_of_codes(area, coordinator):
    asked = make_request(area, topics=[Topic.PLACEMENT, Topic.SUBSTANCES], recording="streamed")
    make_expert(area, not_about=[Topic.SUBSTANCES], by=coordinator)
    make_expert(area, may_be_recorded=True, by=coordinator)
    actions.take_break(make_expert(area, by=coordinator), by=coordinator)

    found = candidates(asked, coordinator, Filters())

    assert [row.expert.code for row in found] == ["KA-001", "KA-002", "KA-003"]
    assert [row.can_be_asked for row in found] == [False, True, False]
    words = [reason.words for reason in found[0].reasons]
    assert any("alcohol and drugs" in line for line in words)
    assert "You know them personally." in words
    assert not hasattr(found[0], "score")


def test_matching_narrows_by_topic_and_language(area, coordinator):
    make_expert(area, topics=[Topic.SCHOOL], languages=["sv"], by=coordinator)
    asked = make_request(area)

    assert candidates(asked, coordinator, Filters(topic="school", language="sv")) != []
    assert candidates(asked, coordinator, Filters(topic="school", language="fi")) == []
    assert candidates(asked, coordinator, Filters(engagement_type="no-such")) == []


def test_matching_says_who_has_agreed_to_something_else_at_the_same_time(area, coordinator):
    then = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=30, hours=6)
    asked = make_request(area)
    asked.starts_at = then
    row = make_invited(area, coordinator, nonce="other")
    before = [reason.words for reason in candidates(asked, coordinator, Filters())[0].reasons]

    actions.agree_time(row.request, timezone.localtime(then).replace(hour=13), by=coordinator)
    row.refresh_from_db()
    actions.accept(row)
    actions.confirm(row, by=coordinator)
    asked.starts_at = timezone.localtime(then).replace(hour=12, minute=30)

    words = "Has agreed to something else at the same time."
    assert words not in before  # an invitation nobody has answered is no promise
    assert words in [reason.words for reason in candidates(asked, coordinator, Filters())[0].reasons]


def test_matching_never_reads_what_a_person_answered_to_other_requests(area, coordinator):
    expert = make_expert(area, by=coordinator)
    other = make_request(area, "other")
    before = [reason.words for reason in candidates(other, coordinator, Filters())[0].reasons]

    actions.step_aside(make_invited(area, coordinator, expert=expert))

    assert [reason.words for reason in candidates(other, coordinator, Filters())[0].reasons] == before
    page = at_desk(coordinator).get(reverse("experts_desk:expert", args=[expert.pk])).content.decode()
    assert page.count("P-") == 0


def test_a_refusal_is_in_no_timeline(area, coordinator):
    row = make_invited(area, coordinator)
    actions.step_aside(row)

    page = at_desk(coordinator).get(reverse("experts_desk:request", args=[row.request_id])).content.decode()

    assert str(State.DECLINED.label) not in page
    assert page.count("desk-timeline") == 1


def test_the_coordinator_takes_a_request_from_the_desk_to_the_end_by_buttons(area, coordinator):
    finance = make_staff("finance")
    expert = make_expert(area, by=coordinator)
    asked = make_request(area)
    client, today = at_desk(coordinator), timezone.localdate().isoformat()

    def press(name, pk, deed, **data):
        return client.post(reverse(f"experts_desk:{name}", args=[pk, deed]), data)

    press("request_deed", asked.pk, "take_on")
    invite = {"expert": str(expert.pk), "support_person": "Tuttu ohjaaja", "fee": "80,50"}
    assert client.post(reverse("experts_desk:matching", args=[asked.pk]), invite).status_code == 302
    row = Assignment.objects.get()
    assert row.fee_cents == 8050
    press("assignment_deed", row.pk, "accept")
    press("assignment_deed", row.pk, "confirm")
    refused = press("assignment_deed", row.pk, "prepare", orientation_on="eilen", fee="80,50")
    assert refused.status_code == 422
    assert 'value="eilen"' in refused.content.decode()
    press("assignment_deed", row.pk, "prepare", orientation_on=today, fee="80,50", travel_agreed="on")
    press("assignment_deed", row.pk, "make_ready")
    press("assignment_deed", row.pk, "mark_held", held_on=today)
    press("assignment_deed", row.pk, "debrief", kind="at_once")
    claim = FeeClaim.objects.get()
    press("fee_deed", claim.pk, "ticket", kind="ticket", sum="12,30")
    press("fee_deed", claim.pk, "approve")  # refused: prepared by the same person
    money = at_desk(finance)
    money.post(reverse("experts_desk:fee_deed", args=[claim.pk, "approve"]))
    money.post(reverse("experts_desk:fee_deed", args=[claim.pk, "pay"]), {"paid_on": today})
    press("assignment_deed", row.pk, "complete")
    press("request_deed", asked.pk, "close")

    asked.refresh_from_db()
    claim.refresh_from_db()
    assert (asked.state, claim.travel_cents, claim.approved_by) == (RequestState.CLOSED, 1230, finance)
    assert client.get(reverse("experts_desk:request", args=[asked.pk])).status_code == 200
    assert client.get(reverse("experts_desk:requests") + "?show=ended").status_code == 200


def test_finance_sees_sums_and_codes_but_no_request(area, coordinator):
    row = make_invited(area, coordinator)
    settled_to_debrief(row, coordinator)
    money = at_desk(make_staff("finance"))

    page = money.get(reverse("experts_desk:fees")).content.decode()

    assert row.expert.code in page
    assert row.expert.alias not in page
    assert money.get(reverse("experts_desk:request", args=[row.request_id])).status_code in (302, 403)


def test_a_phone_request_is_at_once_on_the_desk(area, coordinator):
    data = {
        "engagement_type": make_type().pk,
        "aim": "x",
        "agenda": "together",
        "hours": "1",
        "mode": "on_site",
        "area": area.pk,
        "spoken_language": "fi",
        "audience": "x",
        "minors_present": "no",
        "recording": "none",
        "host": "x",
        "payer": "county",
        "organisation_name": "Koulu",
        "requester_name": "x",
        "requester_email": "x@example.test",
        "agrees": "on",
        "follows_guidelines": "on",
    }

    answer = at_desk(coordinator).post(reverse("experts_desk:phone_request"), data)

    assert answer.status_code == 302
    assert ExpertRequest.objects.get().state == RequestState.MATCHING


def test_a_new_profile_is_added_from_the_desk(area, coordinator):
    data = {
        "alias": "Kokemusasiantuntija Z",
        "channel": "call",
        "contact": "0400000009",
        "language": "fi",
        "languages": ["fi"],
        "areas": [area.pk],
        "viewpoint": "child",
        "disclosure": "pseudonym",
        "stage": "active",
        "birth_year": "2001",
    }
    client = at_desk(coordinator)

    assert client.post(reverse("experts_desk:expert_new"), {**data, "birth_year": "1"}).status_code == 422
    answer = client.post(reverse("experts_desk:expert_new"), data)

    expert = ExpertProfile.objects.get()
    assert answer["Location"].endswith(f"/{expert.pk}/")
    for deed in ("take_break", "end_break", "confirm_profile"):
        client.post(reverse("experts_desk:expert_deed", args=[expert.pk, deed]))
    expert.refresh_from_db()
    assert (expert.on_break, expert.confirmed_on) == (False, timezone.localdate())


def test_every_button_of_the_desk_carries_the_token_that_its_post_needs(area, coordinator):
    row = make_invited(area, coordinator)
    actions.accept(row)
    client = at_desk(coordinator)
    addresses = [("request", row.request_id), ("expert", row.expert_id), ("matching", row.request_id)]

    for name, pk in addresses:
        page = client.get(reverse(f"experts_desk:{name}", args=[pk])).content.decode()
        content = page.split('<div class="desk">')[1]
        forms = content.split("<form")[1:]
        posting = [form.split("</form>")[0] for form in forms if 'method="post"' in form]
        assert posting != []
        assert all("csrfmiddlewaretoken" in form for form in posting)
