"""Work supervision: booked by the person, seen by its giver and the coordinator, and by nobody who asks or pays."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from django.test import Client
from django.urls import reverse

from booking.calendar.models import Occurrence
from booking.experts import actions
from booking.experts.models import SupervisionBooking
from kuulluksi.notices.models import Message
from tests.calendar.fetching import titles
from tests.cast import make_area, make_staff

from .helpers import agreed, make_expert, make_invited, make_times
from .test_bank import key_on, own_address
from .test_desk import at_desk
from .test_own_calendar import address_on
from .test_pages import link_in_mail, post


@pytest.mark.django_db
def test_a_person_books_on_their_own_page_and_it_stands_neutrally_in_their_own_calendar(
    client, area, coordinator
):
    expert = make_expert(area, by=coordinator)
    one, other = make_times(area, coordinator, times=2, where="Kirjaston yläkerta")
    address = own_address(expert, coordinator)
    key = key_on(post(client, address, {"word": "oma sana"}).text)

    before = post(client, address, {"key": key, "do": "calendar"}).text
    post(client, address, {"key": key, "do": "book", "row": one.pk})
    booked = post(client, address, {"key": key, "do": "book", "row": one.pk}).text
    feed = Client().get(address_on(before))

    assert "Kirjaston yläkerta" not in before
    assert booked.count("Kirjaston yläkerta") == 1
    assert [f"tarkoitus: {aim})" in booked for aim in (4, 2)] == [True, True]
    assert titles(feed) == ["Oma meno"]
    assert "Kirjasto" not in feed.text
    actions.cancel_time(one, by=coordinator)
    assert Message.objects.filter(kind="supervision_cancelled").count() == 1
    post(client, address, {"key": key, "do": "give_back", "row": one.pk})
    assert (SupervisionBooking.objects.count(), other.bookings.count()) == (0, 0)


@pytest.mark.django_db
def test_nobody_who_asks_or_pays_sees_supervision_and_its_giver_sees_only_their_own(area, coordinator):
    giver, stranger = make_staff("supervisor"), make_staff("supervisor")
    row = agreed(make_invited(area, coordinator), coordinator)
    (slot,) = make_times(area, coordinator, giver=giver, giver_words="", form="individual", where="Kulmahuone")
    actions.book_supervision(row.expert, slot)
    listed = reverse("experts_desk:supervision")

    seen = at_desk(giver).get(listed).text
    not_theirs = at_desk(stranger).get(listed).text
    paying = at_desk(make_staff("finance"))
    asking = Client().get(f"/fi/p/{link_in_mail(row.request)}/").text

    assert row.expert.code in seen
    assert row.expert.code not in not_theirs
    assert paying.get(listed, follow=True).status_code == 403 or row.expert.code not in paying.get(listed).text
    assert "Kulmahuone" not in asking + seen
    kept = Occurrence.objects.visible_to(make_staff("facilitator", areas=[area]))
    assert not kept.filter(event__kind="supervision").exists()


@pytest.mark.django_db
def test_the_year_is_told_as_numbers_and_the_lists_take_the_same_queries(
    area, coordinator, django_assert_num_queries
):
    experts = [make_expert(area, by=coordinator) for _ in range(3)]
    (slot,) = make_times(area, coordinator, places=3)
    actions.book_supervision(experts[0], slot)
    listed, desk = reverse("experts_desk:supervision"), at_desk(coordinator)
    desk.get(listed)

    with django_assert_num_queries(16):
        page = desk.get(listed).text
    make_times(area, coordinator, times=2, days=20)
    actions.book_supervision(experts[1], slot)
    with django_assert_num_queries(16):
        desk.get(listed)

    assert "2 / 3 aktiivisesta" in page


@pytest.mark.django_db(transaction=True)
def test_two_places_are_taken_by_two_whoever_presses_at_once():
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    coordinator = make_staff("coordinator", areas=[area])
    (slot,) = make_times(area, coordinator, places=2)
    experts = [make_expert(area, by=coordinator) for _ in range(6)]
    got, full, unexpected = [], [], []

    def press(expert):
        try:
            got.append(actions.book_supervision(expert, slot))
        except ValidationError:
            full.append(expert)
        except Exception as error:  # anything else is a promise broken
            unexpected.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(expert,)) for expert in experts * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert unexpected == []
    assert SupervisionBooking.objects.filter(time=slot).count() == 2
    assert len({row.pk for row in got}) == 2
    print(f"supervision: 12 presses of 6 people for 2 places, {len(full)} told it is full")
