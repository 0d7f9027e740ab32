"""The workshop draw: most wishes come true, nobody is split, the same seed gives the same, and everybody hears once."""

import random
import time
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from booking.forum.draw import actions as drawing
from booking.forum.draw.allot import Room, Unit, allot, figures, first_come, slots_of
from booking.forum.draw.telling import lines
from booking.forum.draw.wishes import circles_of, wishers_of
from booking.forum.going import going
from booking.forum.models import WorkshopPlace
from booking.signups import actions as signups
from kuulluksi.notices.models import Job, Message
from kuulluksi.notices.worker import run_due
from tests.cast import make_staff
from tests.forum.helpers import make_forum
from tests.signups.helpers import sign_up

pytestmark = pytest.mark.django_db
DESK_QUERIES = 19
MORNING, NOON = (600, 720), (720, 840)


def room(code, places=2, hours=MORNING):
    return Room(code, places, *hours)


def one(number, *wishes):
    return Unit({number: wishes})


def taken(rooms, units, found):
    sizes = {number: 1 for unit in units for number in unit.wishes}
    many = {r.code: sum(sizes[n] for n, codes in found.rooms.items() if r.code in codes) for r in rooms}
    for unit in units:
        for code in found.rooms[unit.number]:
            many[code] += unit.adults
    return many


# --- Pure ---


def test_as_many_wishes_as_can_be_come_true_and_more_than_first_come_would_give():
    rooms = [room("a", 1), room("b", 1), room("c", 1)]
    units = [one(1, "a", "b"), one(2, "a"), one(3, "b", "c")]

    found = allot(rooms, units, "seed")

    assert figures(units, found)["none"] == 0
    assert figures(units, first_come(rooms, units))["none"] == 1


def test_friends_and_their_adult_are_never_split_and_fill_no_workshop_over_its_places():
    rooms = [room("a", 3), room("b", 4)]
    units = [Unit({1: ("a",), 2: ("b",), 3: ("a",)}, adults=1), one(4, "a"), one(5, "a")]

    found = allot(rooms, units, "seed")

    assert found.rooms[1] == found.rooms[2] == found.rooms[3] == ["b"]
    assert found.rooms[4] == found.rooms[5] == ["a"]


def test_a_circle_too_large_for_every_workshop_is_told_instead_of_split():
    units = [Unit(dict.fromkeys(range(1, 5), ("a",))), one(5, "a")]

    found = allot([room("a", 3)], units, "seed")

    assert found.left_out == [(1, 2, 3, 4)]
    assert found.rooms[5] == ["a"]


def test_nobody_is_in_two_workshops_at_once_and_everybody_is_somewhere_in_each_slot():
    rooms = [room("a"), Room("long", 9, 660, 780), room("b", 9, NOON), room("late", 9, (900, 960))]
    units = [one(1, "a", "long", "b")]

    found = allot(rooms, units, "seed")

    assert len(slots_of(rooms)) == 2
    assert sorted(found.rooms[1]) == ["a", "b", "late"]


def test_what_was_made_by_hand_stays_and_the_rest_of_the_circle_stays_together():
    rooms = [room("a", 2), room("b", 2)]
    units = [Unit({1: ("a",), 2: ("a",), 3: ("a",)})]

    found = allot(rooms, units, "seed", {2: ["b"]})

    assert (found.rooms[1], found.rooms[2], found.rooms[3]) == (["a"], ["b"], ["a"])


def test_luck_alone_decides_between_equals_and_the_seed_repeats_it():
    rooms, units = [room("a", 1), room("b", 9)], [one(n, "a") for n in range(1, 21)]
    lucky = {
        seed: next(n for n, codes in allot(rooms, units, seed).rooms.items() if codes == ["a"])
        for seed in ("x", "y", "z", "q")
    }

    assert len(set(lucky.values())) > 1
    assert lucky["x"] == min(range(1, 21), key=lambda n: sha256(f"x:{n}".encode()).hexdigest())
    assert allot(rooms, list(reversed(units)), "x").rooms == allot(rooms, units, "x").rooms


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_whatever_is_wished_places_hold_and_nobody_is_split(data):
    rooms = [
        Room(f"w{n}", data.draw(st.integers(0, 5)), 600 + 60 * (start := data.draw(st.integers(0, 3))), 660 + 60 * start + data.draw(st.sampled_from([0, 30, 60])))
        for n in range(data.draw(st.integers(1, 5)))
    ]  # fmt: skip
    codes = [r.code for r in rooms]
    units, number = [], 1
    for size in data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=8)):
        wishes = {
            number + n: tuple(data.draw(st.lists(st.sampled_from(codes), unique=True, max_size=3)))
            for n in range(size)
        }
        units.append(Unit(wishes, adults=data.draw(st.integers(0, 1))))
        number += size

    found = allot(rooms, units, "seed")

    by_code = {r.code: r for r in rooms}
    assert all(many <= by_code[code].places for code, many in taken(rooms, units, found).items())
    for unit in units:
        assert len({tuple(found.rooms[n]) for n in unit.wishes}) == 1
        mine = [by_code[code] for code in found.rooms[unit.number]]
        assert not any(a.starts < b.ends and b.starts < a.ends for a in mine for b in mine if a is not b)


@pytest.mark.full
def test_a_thousand_people_and_forty_workshops_are_drawn_in_five_seconds():
    chance = random.Random(5)
    rooms = [Room(f"w{n}", 60, *(MORNING, NOON)[n % 2]) for n in range(40)]
    units, number = [], 1
    while number <= 1000:
        size = min(chance.choice([1, 1, 2, 3, 5]), 1001 - number)
        units.append(
            Unit({number + n: tuple(f"w{w}" for w in chance.sample(range(40), 3)) for n in range(size)})
        )
        number += size

    began = time.process_time()
    found = allot(rooms, units, "seed")

    assert time.process_time() - began < 5
    assert figures(units, found)["left_out"] == 0


# --- With people ---


def person(name, *wishes, **answers):
    return {"nickname": name, "answers": {"workshop_wishes": list(wishes), **answers}}


def numbers_in(forum, row):
    places = WorkshopPlace.objects.of(row).order_by("workshop_id", "signup__number")
    found: dict = {}
    for slug, number in places.values_list("workshop__slug", "signup__number"):
        found.setdefault(slug, []).append(number)
    return found


@pytest.fixture
def forum():
    found = make_forum(capacity=30)
    for workshop in found.workshops.select_related("sheet"):
        signups.change_capacity(workshop.sheet, 3, by="test")
    return found


def test_who_goes_together_is_what_they_themselves_wished(forum):
    sign_up(forum.sheet, participants=[
        person("A", in_workshop_with="party"), person("B"), person("C", in_workshop_with="own"),
    ])  # fmt: skip
    sign_up(forum.sheet, participants=[person("D", friends_word="Sininen  kissa")])
    sign_up(forum.sheet, participants=[person("E", friends_word="sininen kissa"), person("F")])
    sign_up(forum.sheet, participants=[
        person("G", in_workshop_with="adult"), person("H", in_workshop_with="adult"), person("I"),
    ])  # fmt: skip

    circles = sorted([w.number for w in circle] for circle in circles_of(wishers_of(forum)))

    assert circles == [[1, 2], [3], [4, 5], [6], [7, 8], [9]]


def test_the_draw_is_told_once_and_in_plain_words_and_a_new_draw_moves_nobody(forum, coordinator):
    party = sign_up(forum.sheet, channel="email", contact="a@example.org", participants=[
        person("A", "ruoka", "some"), person("B", "ruoka"),
    ])  # fmt: skip
    for n in range(3):
        sign_up(forum.sheet, participants=[person(f"N{n}", "ruoka", "viesti")])

    row = drawing.draw(forum, by=coordinator, seed="siemen")

    assert drawing.same_again(row) is True
    assert {len(people) for people in numbers_in(forum, row).values()} <= {1, 2, 3}
    assert row.figures["drawn"]["none"] == 0
    assert lines(forum.sheet, party.signups) == {}
    assert [one.workshops for one in going(forum)] == [[]] * 5

    drawing.confirm(row, by=coordinator)
    drawing.confirm(row, by=coordinator)
    run_due()
    run_due()

    assert Message.objects.filter(kind="forum_workshops").count() == 1
    (heading, text), *_ = lines(forum.sheet, party.signups)[party.signups[0].pk]
    assert "11.00–13.00" in heading
    assert text.splitlines()[0] in {"Ruoka ja arki", "Some ja minä"}

    before = numbers_in(forum, row)
    late = sign_up(forum.sheet, channel="email", contact="l@example.org", participants=[person("L", "ruoka")])
    second = drawing.draw(forum, by=coordinator)
    drawing.confirm(second, by=coordinator)
    run_due()

    after = numbers_in(forum, second)
    assert all(set(people) <= set(after[slug]) for slug, people in before.items())
    assert {one.number for one in going(forum) if one.workshops} >= {late.signups[0].number}
    assert Message.objects.filter(kind="forum_workshops").count() == 2  # only the one who came later


def test_a_change_by_hand_has_a_reason_a_place_and_stays_in_the_next_draw(forum, coordinator):
    people = [sign_up(forum.sheet, participants=[person(f"N{n}", "ruoka")]).signups[0] for n in range(4)]
    row = drawing.draw(forum, by=coordinator)
    rooms = {w.slug: w for w in forum.workshops.select_related("sheet")}
    outside = next(one for one in people if one.number not in numbers_in(forum, row)["ruoka"])
    inside = next(one for one in people if one.number in numbers_in(forum, row)["ruoka"])

    with pytest.raises(ValidationError):
        drawing.place_by_hand(row, inside, rooms["some"], reason="", by=coordinator)
    with pytest.raises(ValidationError) as full:
        drawing.place_by_hand(row, outside, rooms["ruoka"], reason="friend", by=coordinator)
    drawing.place_by_hand(row, inside, rooms["viesti"], reason="friend", by=coordinator)
    again = drawing.draw(forum, by=coordinator)

    assert full.value.code == "full"
    assert inside.number in numbers_in(forum, again)["viesti"]
    assert WorkshopPlace.objects.of(again).filter(signup=inside).count() == 1
    assert WorkshopPlace.objects.get(draw=again, signup=inside).reason == "friend"
    assert not Job.objects.filter(kind="forum_tell_workshops").exists()


@pytest.mark.parametrize("many", [1, 3])
def test_the_desk_shows_numbers_and_no_names_in_the_same_queries(
    client, forum, django_assert_num_queries, many
):
    user = make_staff("coordinator", areas=[forum.sheet.area])
    for n in range(many):
        sign_up(forum.sheet, participants=[person(f"Salanimi{n}", "ruoka")])
    client.force_login(user)
    client.post(reverse("forum_workshops:draw", args=[forum.year]))
    client.get(reverse("forum_workshops:workshops", args=[forum.year]))

    with django_assert_num_queries(DESK_QUERIES):
        page = client.get(reverse("forum_workshops:workshops", args=[forum.year])).content.decode()

    assert "Salanimi" not in page
    assert "Ruoka ja arki" in page


def test_going_takes_the_same_queries_however_many_come(forum, coordinator, django_assert_num_queries):
    for n in range(4):
        sign_up(forum.sheet, participants=[person(f"N{n}", "ruoka")])
    drawing.confirm(drawing.draw(forum, by=coordinator), by=coordinator)

    with django_assert_num_queries(4):
        found = going(forum)

    assert [one.number for one in found] == [1, 2, 3, 4]
    assert all(len(one.workshops) == 1 for one in found)
