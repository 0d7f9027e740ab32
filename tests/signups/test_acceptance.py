"""The promises about sign-ups, numbered, each as one sentence. The rest of the sixteen stand in the rooms they belong to."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from booking.calendar.actions import make_feed_key
from booking.signups import actions
from booking.signups.models import Sheet, SignUp
from booking.signups.own_open import everything as everything_told
from kuulluksi.notices.models import Message
from tests.cast import make_sheet
from tests.groups.helpers import make_group, open_season
from tests.load.crowd import together
from tests.load.test_storm import PEOPLE, PLACES, ROUNDS, counted, errors, storm

from .helpers import sign_up, states

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = {
    7: "tests/signups/test_consents.py::test_acceptance_7_an_approver_who_is_the_child_is_refused",
    8: "tests/signups/test_consents.py::test_acceptance_8_at_the_midnight_of_the_18th_year_the_adults_link_dies_and_the_young_persons_lives",
    9: "tests/privacy/test_dump.py::test_the_dump_is_whole",
    11: "tests/calendar/test_actions.py::test_a_group_at_five_stays_at_five_when_the_clocks_change",
    12: "tests/experts/test_deeds.py::test_a_minor_is_never_confirmed_without_a_named_adult_they_accepted",
    13: "tests/experts/test_deeds.py::test_whoever_prepared_a_fee_does_not_approve_it",
    14: "tests/notices/test_outbox_processes.py::test_four_workers_send_forty_messages_each_once",
    15: "tests/reports/test_figures.py::test_small_cells_are_hidden_and_cannot_be_reckoned_from_the_total",
    16: "tests/reports/test_figures.py::test_a_cell_that_a_spreadsheet_would_run_is_made_harmless",
}


@pytest.mark.load
@pytest.mark.django_db(transaction=True)
def test_01_twelve_people_for_four_places_forty_times_fill_them_exactly_and_nobody_is_lost():
    sheets = [make_sheet(capacity=PLACES) for _ in range(ROUNDS)]

    answers = storm("sign_up", sheets)

    assert errors(answers) == []
    assert [counted(sheet) for sheet in sheets] == [
        {"confirmed": PLACES, "waitlisted": PEOPLE - PLACES} for _ in sheets
    ]
    for sheet in sheets:
        in_order = SignUp.objects.filter(sheet=sheet).order_by("number").values_list("state", flat=True)
        assert list(in_order) == ["confirmed"] * PLACES + ["waitlisted"] * (PEOPLE - PLACES)


@pytest.mark.load
@pytest.mark.django_db(transaction=True)
def test_02_eight_leave_at_once_and_eight_come_in_in_the_order_of_the_queue():
    sheet = make_sheet(capacity=8)
    there = [sign_up(sheet) for _ in range(8)]
    waiting = [sign_up(sheet) for _ in range(10)]

    answers = together([[{"deed": "withdraw", "signup": person.signups[0].pk} for person in there]])

    assert errors(answers) == []
    assert states(*there) == ["withdrawn"] * 8
    assert states(*waiting) == ["offered"] * 8 + ["waitlisted"] * 2


@pytest.mark.django_db
@pytest.mark.parametrize("admission", Sheet.Admission.values)
def test_03_three_who_come_together_are_never_split_and_those_who_need_not_take_what_there_is(admission):
    sheet = make_sheet(capacity=4, admission=admission)
    two = sign_up(sheet, "Vili", "Iida")

    siblings = sign_up(sheet, "A", "B", "C", together="all")
    assert states(siblings) == ["waitlisted"] * 3
    actions.withdraw(two.signups[0], by="participant")
    assert len(set(states(siblings))) == 1
    assert "waitlisted" not in states(siblings)

    friends = sign_up(make_sheet(capacity=2, admission=admission), "A", "B", "C", together="any")
    assert states(friends)[2] == "waitlisted"
    assert "waitlisted" not in states(friends)[:2]


@pytest.mark.django_db
def test_04_expired_offer_cannot_be_taken_though_no_job_ran_and_the_next_gets_it():
    sheet = make_sheet(capacity=1, offer_hours=48)
    first, second, third = (sign_up(sheet) for _ in range(3))
    actions.withdraw(first.signups[0], by="participant")

    with time_machine.travel(timezone.now() + timedelta(hours=62), tick=False), pytest.raises(ValidationError):
        actions.accept_offer(second.party)

    assert states(second, third) == ["lapsed", "offered"]


@pytest.mark.django_db
def test_05_lowering_the_number_of_places_evicts_nobody_and_lets_nobody_in(coordinator):
    sheet = make_sheet(capacity=3)
    three = sign_up(sheet, "Vili", "Iida", "Noa")
    waiting = sign_up(sheet)

    actions.change_capacity(sheet, 1, by=coordinator)
    actions.withdraw(three.signups[0], by="participant")

    assert states(three, waiting) == ["withdrawn", "confirmed", "confirmed", "waitlisted"]


@pytest.mark.django_db
def test_06_a_scanner_that_follows_every_link_in_every_message_changes_nothing(client):
    sheet = make_sheet(capacity=1)
    first = sign_up(sheet, channel="email", contact="vili@example.test")
    sign_up(sheet, channel="sms", contact="040 123 4567")
    actions.withdraw(first.signups[0], by="participant")
    mailed = [message for message in Message.objects.order_by("created_at", "pk") if message.link_id]
    assert {message.kind for message in mailed} >= {"signup_received", "signup_waiting", "signup_offered"}
    before = everything()

    for message in mailed:
        address = reverse(message.url_name, kwargs={"token": message.link.token})
        for method in (client.head, client.get, client.get):
            assert method(address).status_code == 200

    assert everything() == before


def everything() -> dict:
    """Every row of our own tables."""
    rooms = ("signups", "people", "privacy", "notices", "calendar", "groups")
    models = [model for model in apps.get_models() if model._meta.app_label in rooms]
    return {model.__name__: sorted(map(str, model.objects.order_by("pk").values())) for model in models}


LISTS = ("sheets", "calls", "callbacks", "consents")
KEPT = "channel contact contact_name heading language people safe_contact sent staff_who_looked together way"
OF_ONE = "answers asked_of_adults before_others_because birth_year consents history nickname not_this_time number sent state"


@pytest.mark.django_db
def test_10_a_list_and_a_staff_feed_hold_no_person_and_my_data_holds_the_fields_that_are_written_here(
    client, facilitator, area
):
    group = make_group(area=area, leader=facilitator)
    sheet = open_season(group).sheet
    sheet.staff.add(facilitator)
    person = sign_up(
        sheet, "Harvinainen", channel="call", contact="040 765 4321", contact_name="Kaisa Salainen"
    )
    _key, feed = make_feed_key(
        "staff", owner_user=facilitator, mask="full", language="fi", name="Oma", by=facilitator
    )
    client.force_login(facilitator)

    pages = [reverse(f"signups_desk:{name}") for name in LISTS] + [
        reverse("signups_desk:sheet", args=[sheet.code]),
        reverse("signups_desk:signup", args=[person.signups[0].pk]),
        feed,
    ]
    read = "".join(client.get(page).content.decode() for page in pages)
    told = everything_told(person.party)

    assert "BEGIN:VEVENT" in read
    assert not [word for word in ("Harvinainen", "765 4321", "7654321", "Salainen") if word in read]
    assert sorted(told) == KEPT.split()
    assert sorted(told["people"][0]) == OF_ONE.split()


@pytest.mark.parametrize(("number", "where"), ELSEWHERE.items())
def test_the_others_stand_in_the_rooms_they_belong_to(number, where):
    path, name = where.split("::")

    assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), number
