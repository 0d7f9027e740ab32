"""The desk of sign-ups: own sheets only, codes in the lists, a person only with a reason."""

import pytest
from django.urls import reverse

from booking.signups.models import Sheet, SignUp
from kuulluksi.notices.models import Message
from kuulluksi.privacy.models import AccessLog
from tests.cast import make_sheet, make_staff

from .helpers import sign_up, states

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
        *(
            reverse("signups_desk:deed", args=[pk, name])
            for name in ("accept", "offer", "not-admitted", "withdraw")
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

    with django_assert_num_queries(11):
        client.get(reverse("signups_desk:sheets"))
    with django_assert_num_queries(12):
        client.get(reverse("signups_desk:sheet", args=[sheets[0].code]))

    assert SignUp.objects.count() == rows
