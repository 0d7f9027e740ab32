"""Who gets a place, who waits, and what happens when someone leaves."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from booking.signups import actions, promises, rooms
from booking.signups.models import Sheet, SignUp
from booking.signups.states import State
from kuulluksi.notices.models import Message
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.models import AuditLine
from tests.cast import make_sheet

from .helpers import sign_up, states

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


def test_third_person_waits_when_there_are_two_places():
    sheet = make_sheet(capacity=2)

    people = [sign_up(sheet, name) for name in ("Vili", "Iida", "Noa")]

    assert states(*people) == ["confirmed", "confirmed", "waitlisted"]


def test_a_group_holds_a_place_until_the_first_talk():
    sheet = make_sheet(capacity=1, admission=Sheet.Admission.AFTER_MEETING)

    people = [sign_up(sheet, name) for name in ("Vili", "Iida")]

    assert states(*people) == ["pending_review", "waitlisted"]


def test_not_admitted_frees_the_place_for_the_next_in_the_same_deed(facilitator):
    sheet = make_sheet(capacity=1, admission=Sheet.Admission.AFTER_MEETING)
    first, second = sign_up(sheet), sign_up(sheet)

    actions.not_admitted(first.signups[0], by=facilitator, reason=SignUp.Instead.OTHER_GROUP)

    assert states(first, second) == ["not_admitted", "pending_review"]


def test_nobody_is_only_refused(facilitator):
    sheet = make_sheet(admission=Sheet.Admission.AFTER_MEETING)
    person = sign_up(sheet)

    with pytest.raises(ValidationError):
        actions.not_admitted(person.signups[0], by=facilitator, reason="")

    assert states(person) == ["pending_review"]


def test_double_click_gives_the_first_result():
    sheet = make_sheet()

    first = sign_up(sheet, form_nonce="the same")
    second = sign_up(sheet, "Someone else", form_nonce="the same")

    assert second.again
    assert second.party == first.party
    assert second.receipt_code == first.receipt_code
    assert second.link == first.link
    assert SignUp.objects.count() == 1


def test_party_any_of_us_takes_what_there_is():
    sheet = make_sheet(capacity=3)
    sign_up(sheet, "Vili")

    friends = sign_up(sheet, "A", "B", "C", together="any")

    assert states(friends) == ["confirmed", "confirmed", "waitlisted"]


def test_newcomer_waits_when_anyone_waits_even_if_a_seat_looks_free():
    sheet = make_sheet(capacity=4)
    sign_up(sheet, "Vili", "Iida")
    sign_up(sheet, "A", "B", "C", together="all")

    newcomer = sign_up(sheet, "Noa")

    assert states(newcomer) == ["waitlisted"]


def test_siblings_come_in_together_when_there_is_room_for_all():
    sheet = make_sheet(capacity=4)
    two = sign_up(sheet, "Vili", "Iida")
    siblings = sign_up(sheet, "A", "B", "C", together="all")

    actions.withdraw(two.signups[0], by="participant")

    assert states(two, siblings) == ["withdrawn", "confirmed", "offered", "offered", "offered"]


def test_those_behind_a_large_party_are_not_left_waiting_for_it():
    sheet = make_sheet(capacity=3)
    three = sign_up(sheet, "Vili", "Iida", "Noa")
    siblings = sign_up(sheet, "A", "B", "C", together="all")
    single = sign_up(sheet, "Sani")

    actions.withdraw(three.signups[0], by="participant")

    assert states(siblings, single) == ["waitlisted"] * 3 + ["offered"]


def test_withdrawing_offers_the_place_to_the_first_in_the_queue():
    sheet = make_sheet(capacity=1)
    first, second, third = (sign_up(sheet) for _ in range(3))

    actions.withdraw(first.signups[0], by="participant")

    assert states(first, second, third) == ["withdrawn", "offered", "waitlisted"]


def test_withdrawing_twice_changes_nothing():
    person = sign_up(make_sheet())

    actions.withdraw(person.signups[0], by="participant")
    actions.withdraw(person.signups[0], by="participant")

    assert AuditLine.objects.filter(verb="signup_withdrawn").count() == 1


def test_offered_place_is_taken_in_time():
    sheet = make_sheet(capacity=1)
    first, second = sign_up(sheet), sign_up(sheet)
    actions.withdraw(first.signups[0], by="participant")

    actions.accept_offer(second.party)

    assert states(second) == ["confirmed"]


def test_newcomer_gets_the_place_of_a_lapsed_offer_when_nobody_waits():
    sheet = make_sheet(capacity=1, offer_hours=48)
    first, second = sign_up(sheet), sign_up(sheet)
    actions.withdraw(first.signups[0], by="participant")

    with time_machine.travel(timezone.now() + timedelta(hours=62), tick=False):
        newcomer = sign_up(sheet)

    assert states(second, newcomer) == ["lapsed", "confirmed"]


def test_offer_is_shorter_near_the_start_and_never_ends_at_night():
    sheet = make_sheet(offer_hours=48)
    noon = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Helsinki"))

    def held(days=0, hours=0):
        return promises.offer_until(sheet, noon, noon + timedelta(days=days, hours=hours)) - noon

    assert held(days=30) == held(days=8) == timedelta(hours=48)
    assert held(days=1) == timedelta(hours=6)
    assert held(days=2) == timedelta(hours=21)  # midnight becomes nine in the morning
    assert held(hours=3) == timedelta(hours=2)
    assert held(hours=1) == timedelta(hours=1)
    assert promises.offer_until(sheet, noon, None) - noon == timedelta(hours=48)


def test_who_passes_an_offer_stays_in_the_queue_once_and_the_next_gets_the_place():
    sheet = make_sheet(capacity=1, offer_hours=24)
    first, second, third = (sign_up(sheet) for _ in range(3))
    actions.withdraw(first.signups[0], by="participant")

    actions.pass_offer(second.party)
    assert states(second, third) == ["waitlisted", "offered"]
    actions.withdraw(third.signups[0], by="participant")
    assert states(second, third) == ["waitlisted", "withdrawn"]  # the place is free for a newcomer meanwhile
    assert rooms.room_left([sheet])[sheet.pk] == "room"

    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        assert actions.expire() == 1
        assert states(second) == ["offered"]
        with pytest.raises(ValidationError):
            actions.pass_offer(second.party)
        actions.withdraw(second.signups[0], by="participant")


def test_priority_needs_a_reason_and_the_database_holds_to_it(facilitator):
    sheet = make_sheet(capacity=1)
    first, second, third = (sign_up(sheet) for _ in range(3))

    with pytest.raises(ValidationError):
        actions.move_up(third.signups[0], by=facilitator, reason="")
    with pytest.raises(IntegrityError), transaction.atomic():
        SignUp.objects.filter(pk=third.signups[0].pk).update(priority=1)
    actions.move_up(third.signups[0], by=facilitator, reason=SignUp.Priority.SIBLING)
    actions.withdraw(first.signups[0], by="participant")

    assert states(second, third) == ["waitlisted", "offered"]
    assert AuditLine.objects.get(verb="moved_up").detail == "sibling"


def test_staff_cannot_split_a_party_that_comes_together(coordinator):
    sheet = make_sheet(capacity=3)
    one = sign_up(sheet)
    siblings = sign_up(sheet, "A", "B", "C", together="all")

    with pytest.raises(ValidationError):
        actions.offer(siblings.signups[1], by=coordinator, reason="phone")
    assert states(siblings) == ["waitlisted"] * 3
    actions.withdraw(one.signups[0], by="participant")
    assert states(siblings) == ["offered"] * 3
    actions.accept_offer(siblings.party, only=siblings.signups[0])

    assert states(siblings) == ["confirmed"] * 3


def test_one_of_several_may_take_a_place_and_another_pass_it():
    sheet = make_sheet(capacity=2)
    two = sign_up(sheet, "Vili", "Iida")
    friends = sign_up(sheet, "A", "B", together="any")
    actions.withdraw_party(two.party, by="participant")

    actions.accept_offer(friends.party, only=friends.signups[0])
    actions.pass_offer(friends.party, only=friends.signups[1])

    assert states(friends) == ["confirmed", "waitlisted"]


def test_the_end_of_a_season_ends_everyones_state(coordinator):
    sheet = make_sheet(capacity=2)
    people = [sign_up(sheet, channel="sms", contact=f"040 123 450{n}") for n in range(4)]
    actions.withdraw(people[0].signups[0], by="participant")

    assert actions.complete_sheet(sheet, by=coordinator) == 1

    assert states(*people) == ["withdrawn", "completed", "lapsed", "not_admitted"]
    assert SignUp.objects.get(state="not_admitted").instead == "later"
    assert not SignUp.objects.open().exists()


def test_no_other_file_moves_a_state():
    """transition() alone writes it; entering.py writes the first one."""
    written = re.compile(r"\.update\([^)]*\bstate=|\bsignup\.state = ")
    folders = [ROOT / "booking" / "signups", ROOT / "groups"]
    others = re.compile(r"Commission\.objects\.filter\([^)]*\)\.update\([^)]*\)")  # has states of its own
    guilty = [
        path.name
        for folder in folders
        for path in folder.rglob("*.py")
        if written.search(others.sub("", path.read_text()))
    ]

    assert guilty == []


def test_the_hourly_job_only_tidies_up():
    sheet = make_sheet(capacity=1, offer_hours=48)
    first, second, third = (sign_up(sheet) for _ in range(3))
    actions.withdraw(first.signups[0], by="participant")

    with time_machine.travel(timezone.now() + timedelta(hours=62), tick=False):
        assert actions.expire() == 1
        assert actions.expire() == 0

    assert states(second, third) == ["lapsed", "offered"]


def test_raising_the_number_of_places_lets_the_queue_in_in_order(coordinator):
    sheet = make_sheet(capacity=1)
    people = [sign_up(sheet) for _ in range(4)]

    actions.change_capacity(sheet, 3, by=coordinator)

    assert states(*people) == ["confirmed", "offered", "offered", "waitlisted"]


def test_full_sheet_without_a_queue_says_so_and_keeps_nothing():
    sheet = make_sheet(capacity=1, has_queue=False)
    sign_up(sheet)

    with pytest.raises(ValidationError) as refused:
        sign_up(sheet)

    assert refused.value.code == "full"
    assert SignUp.objects.count() == 1


@pytest.mark.parametrize(
    ("window", "code"),
    [
        ({"closes_at": timezone.now() - timedelta(hours=1)}, "closed"),
        ({"opens_at": timezone.now() + timedelta(hours=1)}, "not_yet"),
        ({"closed_by_hand": True}, "closed"),
    ],
)
def test_closed_window_lets_nobody_in(window, code):
    with pytest.raises(ValidationError) as refused:
        sign_up(make_sheet(**window))

    assert refused.value.code == code


def test_staff_may_write_down_a_phone_call_after_closing(facilitator):
    sheet = make_sheet(closed_by_hand=True)

    assert states(sign_up(sheet, way="phone", by=facilitator)) == ["confirmed"]


def test_a_person_cannot_admit_themselves():
    sheet = make_sheet(admission=Sheet.Admission.AFTER_MEETING)
    person = sign_up(sheet)

    with pytest.raises(ValidationError):
        actions.accept(person.signups[0], by="participant")

    assert states(person) == ["pending_review"]


def test_only_steps_in_the_table_are_taken(facilitator):
    person = sign_up(make_sheet())
    actions.withdraw(person.signups[0], by="participant")

    with pytest.raises(ValidationError):
        actions.accept(person.signups[0], by=facilitator)

    assert states(person) == ["withdrawn"]


def test_room_is_a_word_and_never_a_number(django_assert_num_queries):
    sheets = [
        make_sheet(capacity=2),
        make_sheet(capacity=1),
        make_sheet(capacity=1, has_queue=False),
        make_sheet(closed_by_hand=True),
        make_sheet(opens_at=timezone.now() + timedelta(days=1)),
    ]
    for sheet in sheets[:3]:
        sign_up(sheet)

    with django_assert_num_queries(1):
        words = rooms.room_left(sheets)

    assert [words[sheet.pk] for sheet in sheets] == ["room", "queue", "full", "closed", "not_yet"]


def test_the_public_hears_of_it_only_when_the_word_changes(django_capture_on_commit_callbacks):
    heard = []

    def listen(**kw):
        heard.append(kw["sheet_id"])

    public_words_changed.connect(listen)
    sheet = make_sheet(capacity=2)
    with django_capture_on_commit_callbacks(execute=True):
        sign_up(sheet)
    assert heard == []
    with django_capture_on_commit_callbacks(execute=True):
        second = sign_up(sheet)
    assert heard == [sheet.pk]
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(second.signups[0], by="participant")
    assert heard == [sheet.pk] * 2
    public_words_changed.disconnect(listen)


def test_messages_are_left_only_for_those_who_wished_for_them(facilitator):
    sheet = make_sheet(capacity=1)
    with_phone = sign_up(sheet, channel="sms", contact="040 123 4567")
    sign_up(sheet)
    sign_up(sheet, channel="call", contact="040 765 4321")
    sign_up(sheet, channel="email", contact="noa@example.org")

    actions.withdraw(with_phone.signups[0], by="participant")

    assert sorted(Message.objects.values_list("kind", flat=True)) == [
        "signup_received",
        "signup_waiting",
        "signup_withdrawn",
    ]
    assert State.OFFERED in SignUp.objects.values_list("state", flat=True)
