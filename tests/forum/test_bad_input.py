"""What the day must bear: copied squares, others' badges, codes that are guessed, a full workshop, forms sent too soon."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from booking.forum.day import arrivals
from booking.forum.draw import actions as drawing
from booking.forum.models import CheckIn, Seat, WorkshopPlace
from booking.forum.questions import workshop_wishes
from booking.forum.registration import actions as registration
from booking.signups import actions as signups
from booking.signups import questions
from booking.signups.models import SignUp
from kuulluksi.privacy import form_tokens
from tests.cast import make_staff
from tests.forum.helpers import make_forum
from tests.forum.test_registration import fill, post, reserve
from tests.signups.helpers import sign_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(area):
    return make_forum(area=area, capacity=20)


def test_a_wish_for_a_full_workshop_becomes_the_next_wish_and_nobody_sits_over_its_places(forum, coordinator):
    full, second = forum.workshops.order_by("pk")[:2]
    signups.change_capacity(full.sheet, 1, by="test")
    for n in range(3):
        answers = {"workshop_wishes": [full.slug, second.slug]}
        sign_up(forum.sheet, participants=[{"nickname": f"N{n}", "answers": answers}])
    row = drawing.draw(forum, by=coordinator)
    drawing.confirm(row, by=coordinator)
    late = sign_up(
        forum.sheet, participants=[{"nickname": "Myöhä", "answers": {"workshop_wishes": [full.slug]}}]
    )
    again = drawing.draw(forum, by=coordinator)

    assert WorkshopPlace.objects.of(row).filter(workshop=full).count() == 1
    assert WorkshopPlace.objects.of(row).filter(workshop=second, wish=2).count() == 2
    assert WorkshopPlace.objects.of(again).filter(workshop=full).count() == 1
    assert WorkshopPlace.objects.of(again).get(signup=late.signups[0]).wish == 0
    asked = workshop_wishes(forum.sheet)
    marked = {code: words for _hours, options in asked.widget.groups for code, words in options}
    assert marked[full.slug] == f"{full.name} – nyt täynnä"
    assert marked[second.slug] == second.name
    assert "Samaan aikaan" in asked.help_text
    assert questions.in_words(asked, [full.slug]) == full.name  # what was wished reads as before
    with pytest.raises(ValidationError, match="täynnä|full"):
        drawing.place_by_hand(again, late.signups[0], full, reason="own_wish", by=coordinator)


def test_a_workshop_at_the_same_time_takes_the_place_of_the_other_one(forum, coordinator):
    one, other = forum.workshops.order_by("pk")[:2]
    signup = sign_up(
        forum.sheet, participants=[{"nickname": "N", "answers": {"workshop_wishes": [one.slug]}}]
    ).signups[0]
    row = drawing.draw(forum, by=coordinator)

    drawing.place_by_hand(row, signup, other, reason="own_wish", by=coordinator)

    assert [place.workshop for place in WorkshopPlace.objects.of(row).filter(signup=signup)] == [other]


def test_a_badge_of_another_forum_or_of_no_forum_marks_nobody(client, forum, area):
    there = make_forum(area=area, days=500, capacity=5)
    other = sign_up(there.sheet, "Toinen").signups[0]
    door = make_staff("door")
    forum.sheet.staff.add(door)
    client.force_login(door)
    address = f"/fi/foorumi/{forum.year}/ovi/"

    shown = client.get(address, {"b": arrivals.badge_code(other)})
    pressed = client.post(f"{address}merkki/", {"person": other.pk, "state": "here"})

    assert (shown.status_code, pressed.status_code) == (404, 422)
    assert "Toinen" not in shown.content.decode() + pressed.content.decode()
    with pytest.raises(ValidationError):
        arrivals.mark(forum, other, "here", at=timezone.now(), by="door")
    assert not CheckIn.objects.exists()


def test_a_seats_code_is_shut_for_the_day_after_many_wrong_tries_even_for_the_right_one(
    client, forum, settings
):
    settings.WORD_TRIES_PER_LINK_PER_DAY = 3
    code = next(iter(reserve(forum, "A.K.").codes.values()))
    wrong = code[:7] + ("1" if code[7] != "1" else "2") + code[8:]
    wrong = wrong[:-1] + ("1" if code[-1] != "1" else "2")

    for _n in range(4):
        assert "nickname" not in post(client, "/fi/n/", code=wrong).content.decode()
    shut = post(client, "/fi/n/", code=code).content.decode()

    assert 'name="nickname"' not in shut
    assert Seat.objects.get().completed_at is None


def test_many_tries_from_one_network_slow_down_and_keep_what_was_typed(client, forum, settings):
    settings.LINK_TRIES_PER_SOURCE_PER_HOUR = 2
    code = next(iter(reserve(forum, "A.K.").codes.values()))

    answers = [post(client, "/fi/n/", code=code) for _n in range(4)]

    assert 'name="nickname"' in answers[0].content.decode()
    assert 'name="nickname"' not in answers[-1].content.decode()
    assert code in answers[-1].content.decode()
    assert 'name="calm"' in answers[-1].content.decode()


def test_a_unit_form_and_a_seat_form_sent_in_under_three_seconds_are_looked_at_once_more(
    client, forum, monkeypatch
):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 3)
    start = reverse("forum:unit", kwargs={"code": forum.sheet.code})
    unit = {
        "seats": "A.K.", "together": "any", "adults": "1", "travel": "own", "contact_name": "ohjaaja",
        "channel": "email", "contact": "yksikko@example.org",
    }  # fmt: skip
    quick = post(client, start, client.get(start), **unit)
    assert quick.status_code == 422
    assert "yksikko@example.org" in quick.content.decode()
    assert not SignUp.objects.exists()

    seat = reserve(forum, "A.K.").unit.seats.get()
    link = registration.codes.link_of(seat)
    address = reverse("forum:seat", kwargs={"token": link.token})
    quick = post(client, address, client.get(address), nickname="Kide")
    assert quick.status_code == 422
    assert "Kide" in quick.content.decode()
    assert Seat.objects.get(pk=seat.pk).completed_at is None


def test_a_worker_who_opens_a_young_persons_code_reads_nothing_before_or_after(client, forum):
    reserved = reserve(forum, "A.K.")
    seat = reserved.unit.seats.get()
    code = reserved.codes[seat.pk]
    square = reverse("forum:seat", kwargs={"token": registration.codes.link_of(seat).token})

    before = client.get(square).content.decode()
    key = fill(seat, "Kidenimi", diet=["vegan"])
    after = [client.get(square), post(client, "/fi/n/", code=code)]

    assert "Kidenimi" not in before
    assert all("Kidenimi" not in one.content.decode() for one in after)
    assert after[0].status_code == 410
    assert "Kidenimi" in post(client, "/fi/n/", code=key).content.decode()
