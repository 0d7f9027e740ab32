"""The desk of sign-ups: own sheets only, codes in the lists, a person only with a reason."""

import pytest
from django.test import Client
from django.urls import reverse

from booking.signups.models import Sheet, SignUp
from kuulluksi.notices.models import Message
from kuulluksi.privacy.models import AccessLog, AuditLine
from tests.cast import make_sheet, make_staff

from .helpers import sign_up, states
from .walk import SAME_ORIGIN, code_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(area, facilitator):
    return make_sheet(
        area=area, staff=[facilitator], capacity=2, admission=Sheet.Admission.AFTER_MEETING, asks=["diet"]
    )


def text(page):
    return page.content.decode()


def detail(person):
    return reverse("signups_desk:signup", args=[person.signups[0].pk])


def client_of(user) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def deed(client, person, name, **data):
    url = reverse("signups_desk:deed", args=[person.signups[0].pk, name])
    return client.post(url, data, follow=True)


def test_list_shows_codes_and_states_and_no_names(client, facilitator, sheet):
    sign_up(sheet, "Harvinainen", channel="sms", contact="040 123 4567")
    client.force_login(facilitator)

    page = client.get(reverse("signups_desk:sheet", args=[sheet.code]))

    assert "Ilmoittautuminen 1" in text(page) or "Sign-up 1" in text(page)
    assert "Harvinainen" not in text(page)
    assert "040" not in text(page)


def test_person_opens_with_a_reason_and_leaves_a_line_in_the_access_log(client, facilitator, sheet):
    person = sign_up(
        sheet,
        channel="sms",
        contact="040 123 4567",
        safe_contact="after_15",
        participants=[{"nickname": "Harvinainen", "answers": {"diet": ["vegan"]}}],
    )
    client.force_login(facilitator)

    closed = client.get(detail(person))
    opened = client.post(reverse("signups_desk:open", args=[person.signups[0].pk]), {"reason": "contact"})

    assert "Harvinainen" not in text(closed)
    assert "Harvinainen" in text(opened)
    assert "040 123 4567" in text(opened)
    assert {line.reason for line in AccessLog.objects.all()} == {"contact"}
    assert {line.actor for line in AccessLog.objects.all()} == {facilitator}


def test_person_does_not_open_without_a_reason(client, facilitator, sheet):
    person = sign_up(sheet, "Harvinainen")
    client.force_login(facilitator)

    page = client.post(
        reverse("signups_desk:open", args=[person.signups[0].pk]), {"reason": "curious"}, follow=True
    )

    assert "Harvinainen" not in text(page)
    assert AccessLog.objects.count() == 0


def test_facilitator_accepts_and_the_person_is_told(client, facilitator, sheet):
    person = sign_up(sheet, channel="sms", contact="040 123 4567")
    client.force_login(facilitator)

    page = deed(client, person, "accept")

    assert page.status_code == 200
    assert states(person) == ["confirmed"]
    assert Message.objects.filter(kind="signup_accepted").count() == 1


def test_facilitator_finds_something_else_and_the_queue_moves(client, facilitator, sheet):
    people = [sign_up(sheet) for _ in range(3)]
    client.force_login(facilitator)

    deed(client, people[0], "not-admitted", reason="")
    assert states(people[0]) == ["pending_review"]
    deed(client, people[0], "not-admitted", reason="other_group")

    assert states(*people) == ["not_admitted", "pending_review", "pending_review"]


def test_withdrawing_by_phone_keeps_no_reason(client, facilitator, sheet):
    person = sign_up(sheet)
    client.force_login(facilitator)

    deed(client, person, "withdraw")
    again = deed(client, person, "withdraw")

    assert again.status_code == 200
    assert states(person) == ["withdrawn"]


def test_place_cannot_be_offered_when_there_is_none(client, coordinator, sheet):
    people = [sign_up(sheet) for _ in range(3)]
    client.force_login(coordinator)

    deed(client, people[2], "offer", reason="urgent")

    assert states(*people) == ["pending_review", "pending_review", "waitlisted"]


def test_one_who_waits_is_moved_up_only_with_a_reason(client, facilitator, sheet):
    people = [sign_up(sheet, f"Nimi{n}") for n in range(4)]
    for person in people[:2]:
        deed(client_of(facilitator), person, "accept")
    client.force_login(facilitator)
    deed(client, people[3], "wait")

    without = deed(client, people[3], "move-up")
    assert not SignUp.objects.get(pk=people[3].signups[0].pk).priority
    assert 'name="up-reason"' in text(without)

    after = deed(client, people[3], "move-up", **{"up-reason": "our_mistake"})
    assert SignUp.objects.get(pk=people[3].signups[0].pk).priority_reason == "our_mistake"
    assert 'name="up-reason"' not in text(after)


def test_a_caller_who_has_lost_everything_gets_a_code_that_stands_on_one_answer_only(
    client, facilitator, sheet
):
    person = sign_up(sheet, "Vili", word="tuulenkulku")
    client.force_login(facilitator)

    url, says = reverse("signups_desk:new_code", args=[person.signups[0].pk]), {"key-nickname": "vili"}
    refused = [client.post(url, {"key-nickname": "Vieno", "key-met": "on"}), client.post(url, says)]
    assert not any("data-receipt" in text(page) for page in refused)

    told = client.post(url, says | {"key-met": "on"})
    code = code_on(told)
    opened = client.post("/fi/koodi/", {"code": code}, **SAME_ORIGIN)

    assert "Vili" in text(opened)
    assert code not in text(client.get(detail(person)))
    assert AuditLine.objects.filter(verb="new_receipt_code").count() == 1


def test_number_of_places_is_changed_through_the_action(client, coordinator, sheet):
    people = [sign_up(sheet) for _ in range(3)]
    client.force_login(coordinator)
    url = reverse("signups_desk:capacity", args=[sheet.code])

    mistaken = client.post(url, {"capacity": "many"})
    client.post(url, {"capacity": "3"})

    assert mistaken.status_code == 200
    assert states(*people) == ["pending_review"] * 3


def test_unknown_deed_is_not_found_and_a_deed_is_never_a_get(client, facilitator, sheet):
    person = sign_up(sheet)
    client.force_login(facilitator)

    assert deed(client, person, "nonsense").status_code == 404
    assert client.get(reverse("signups_desk:deed", args=[person.signups[0].pk, "accept"])).status_code == 405


@pytest.mark.parametrize(
    "who", ["anonymous", "stranger", "editor", "administrator", "coordinator elsewhere", "other facilitator"]
)
def test_every_desk_address_is_closed_to_others(
    client, who, sheet, area, elsewhere, stranger, editor, administrator
):
    person = sign_up(sheet, "Harvinainen")
    users = {
        "stranger": stranger,
        "editor": editor,
        "administrator": administrator,
        "coordinator elsewhere": make_staff("coordinator", areas=[elsewhere]),
        "other facilitator": make_staff("facilitator", areas=[area]),
    }
    if who in users:
        client.force_login(users[who])
    pk = person.signups[0].pk
    addresses = [
        reverse("signups_desk:sheet", args=[sheet.code]),
        reverse("signups_desk:signup", args=[pk]),
        reverse("signups_desk:capacity", args=[sheet.code]),
        reverse("signups_desk:open", args=[pk]),
        reverse("signups_desk:new_code", args=[pk]),
        *(
            reverse("signups_desk:deed", args=[pk, name])
            for name in ("accept", "offer", "move-up", "not-admitted", "withdraw")
        ),
    ]

    answers = [client.get(url) for url in addresses]
    answers += [client.post(url, {"reason": "contact", "capacity": "9"}) for url in addresses]

    assert {answer.status_code for answer in answers} <= {302, 403, 404, 405}
    assert not any("Harvinainen" in text(answer) for answer in answers)
    assert states(person) == ["pending_review"]
    assert Sheet.objects.get().capacity == 2
    assert AccessLog.objects.count() == 0


def test_list_of_sheets_holds_only_own(client, facilitator, sheet, area):
    other = make_sheet(area=area, heading_fi="Toisen ryhmä")
    client.force_login(facilitator)

    page = text(client.get(reverse("signups_desk:sheets")))

    assert sheet.code in page
    assert other.code not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_take_the_same_queries_for_one_and_for_three(
    client, facilitator, area, rows, django_assert_num_queries
):
    sheets = [make_sheet(area=area, staff=[facilitator], capacity=1) for _ in range(rows)]
    for _ in range(rows):
        sign_up(sheets[0])
    client.force_login(facilitator)
    client.get(reverse("signups_desk:sheets"))

    with django_assert_num_queries(12):
        client.get(reverse("signups_desk:sheets"))
    with django_assert_num_queries(12):
        client.get(reverse("signups_desk:sheet", args=[sheets[0].code]))

    assert SignUp.objects.count() == rows


# --- By phone ---

CALL = {
    "nickname": "Vili",
    "message_language": "sv",
    "channel": "none",
    "contact": "",
    "contact_name": "",
    "form_nonce": "one-call",
}


def phone_url(sheet):
    return reverse("signups_desk:phone", args=[sheet.code])


def phone(client, sheet, **data):
    return client.post(phone_url(sheet), {**CALL, **data})


def test_a_call_is_written_down_and_the_receipt_code_opens_the_own_page(client, facilitator, sheet):
    client.force_login(facilitator)

    page = phone(client, sheet, **{"person-0-diet": ["vegan"]})

    signup = SignUp.objects.get()
    assert (signup.party.way, signup.party.language, signup.state) == ("phone", "sv", "pending_review")
    own = client.post("/fi/koodi/", {"code": code_on(page)}, **SAME_ORIGIN)
    assert "Vili" in text(own)
    assert code_on(page) not in text(client.get(detail_of(signup)))
    line = AuditLine.objects.get(verb="signed_up")
    assert (line.actor, line.subject_id) == (facilitator, str(signup.party.pk))


def detail_of(signup):
    return reverse("signups_desk:signup", args=[signup.pk])


def test_the_same_call_sent_twice_is_one_sign_up(client, facilitator, sheet):
    client.force_login(facilitator)

    first, second = phone(client, sheet), phone(client, sheet)

    assert code_on(first) == code_on(second)
    assert SignUp.objects.count() == 1


def test_a_call_after_closing_is_still_written_down(client, facilitator, sheet):
    Sheet.objects.update(closed_by_hand=True)
    client.force_login(facilitator)

    assert phone(client, sheet).status_code == 200

    assert SignUp.objects.count() == 1


@pytest.mark.parametrize(
    "typed",
    [
        {"nickname": ""},
        {"nickname": "V" * 41},
        {"channel": "sms", "contact": "not a number"},
        {"channel": "owl"},
        {"message_language": "xx"},
        {"birth_year": "20l0"},
        {"person-0-diet": ["stones"]},
    ],
)
def test_what_is_written_wrong_is_said_and_kept(client, facilitator, sheet, typed):
    Sheet.objects.update(age_from=12)
    client.force_login(facilitator)

    page = phone(client, sheet, safe=["after_15"], **typed)

    assert page.status_code == 422
    assert SignUp.objects.count() == 0
    assert 'value="one-call"' in text(page)
    for name in ("nickname", "contact", "birth_year"):
        assert typed.get(name, "") in text(page)


def test_a_full_sheet_without_a_queue_says_so_on_the_phone_too(client, facilitator, sheet):
    Sheet.objects.update(has_queue=False, capacity=0)
    client.force_login(facilitator)

    page = phone(client, sheet)

    assert page.status_code == 422
    assert 'value="Vili"' in text(page)
    assert SignUp.objects.count() == 0


def test_the_phone_form_is_closed_to_others(client, sheet, area, elsewhere, editor):
    for user in (editor, make_staff("facilitator", areas=[area]), make_staff("coordinator", areas=[elsewhere])):
        client.force_login(user)
        assert {phone(client, sheet).status_code, client.get(phone_url(sheet)).status_code} <= {302, 403, 404}

    assert SignUp.objects.count() == 0
