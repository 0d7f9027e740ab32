"""The participant's own calendar: an address shown once, a neutral word in each entry, and an end with one press."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from booking.calendar.models import FeedKey
from booking.signups import actions, rules
from booking.signups.models import Party, Sheet
from tests.calendar.fetching import titles
from tests.cast import make_sheet
from tests.groups.helpers import make_group, open_season

from .helpers import sign_up
from .test_own_page import do, opened, text, url_of

pytestmark = pytest.mark.django_db


def address_on(page) -> str:
    return re.search(r'value="https?://[^/]+(/[^"]+)"[^>]* data-feed', text(page))[1]


def made(client, person):
    return do(client, person, opened(client, person), "calendar")


def test_an_address_is_made_after_the_word_and_shown_once(client):
    person = sign_up(make_sheet())

    page = made(client, person)
    path = address_on(page)

    assert Client().get(path).status_code == 200
    assert f'{path}"' in re.search(r'href="webcal:[^"]+"', text(page))[0]
    assert path not in text(opened(client, person))
    assert path not in text(client.get(url_of(person)))
    key = FeedKey.objects.get()
    assert (key.scope, key.mask, key.subject, key.language) == ("participant", "neutral", person.party.pk, "fi")
    assert page["Cache-Control"] == "no-store, private"
    assert page.cookies == {}


def test_it_shows_when_and_nothing_of_what_until_they_withdraw(client):
    season = open_season(make_group("iltatee", name_fi="Iltatee"))
    person = sign_up(season.sheet)
    path = address_on(made(client, person))

    feed = Client().get(path)
    assert set(titles(feed)) == {"Oma meno"}
    assert "Iltatee" not in feed.content.decode()
    assert "\r\nLOCATION" not in feed.content.decode()
    actions.withdraw(person.signups[0], by="participant")

    after = Client().get(path, headers={"if-none-match": feed["ETag"]})
    assert (after.status_code, titles(after)) == (200, [])


def test_no_address_without_the_word(client):
    person = sign_up(make_sheet())

    client.post(url_of(person), {"do": "calendar"}, HTTP_SEC_FETCH_SITE="same-origin")

    assert FeedKey.objects.count() == 0


def test_no_address_before_a_place(client):
    person = sign_up(make_sheet(admission=Sheet.Admission.AFTER_MEETING))

    page = made(client, person)

    assert page.status_code == 200
    assert FeedKey.objects.count() == 0
    assert "data-feed" not in text(page)


def test_a_new_address_ends_the_one_before(client):
    person = sign_up(make_sheet())

    first, second = (address_on(made(client, person)) for _ in range(2))

    assert first != second
    assert titles(Client().get(first)) == ["Kalenteri on poistettu käytöstä"]
    assert FeedKey.objects.live().count() == 1


def test_the_address_ends_with_one_press_however_often(client):
    person = sign_up(make_sheet())
    path = address_on(made(client, person))

    for _ in range(2):
        assert do(client, person, opened(client, person), "calendar_end").status_code == 200

    assert FeedKey.objects.live().count() == 0
    assert titles(Client().get(path)) == ["Kalenteri on poistettu käytöstä"]


@pytest.mark.parametrize("way", ["erased by the person", "erased in time"])
def test_who_is_forgotten_has_no_calendar(client, way):
    person = sign_up(make_sheet())
    made(client, person)

    if way == "erased by the person":
        actions.erase(Party.objects.get())
    else:
        actions.withdraw(person.signups[0], by="participant")
        rules.end_signups(timezone.now() + timedelta(days=31), False)

    assert FeedKey.objects.live().count() == 0
