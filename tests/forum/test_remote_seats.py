"""Remote seats are a pool of their own: places, queue and address apart, and nothing of the house counts them."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from booking.forum import listing, remote
from booking.forum.day import people, telling
from booking.forum.kitchen import kitchen_list
from booking.forum.models import Forum, RemoteSeats, UnitBooking
from booking.forum.registration import actions
from booking.forum.registration.forms import UnitForm
from booking.forum.year import actions as year
from booking.signups import actions as signups
from booking.signups import enclosures, reminders, rooms
from booking.signups.models import SignUp
from kuulluksi.notices.models import Message
from kuulluksi.notices.worker import run_due
from kuulluksi.privacy import form_tokens, retention
from kuulluksi.privacy.access import for_delivery
from tests.cast import make_staff
from tests.forum.helpers import make_forum
from tests.forum.test_registration import WORKER, open_page, post, text_of
from tests.signups.helpers import sign_up
from tests.signups.walk import later

pytestmark = pytest.mark.django_db

LINK = "https://etana.example/foorumi-kanaria"
HOW = {"fi": "Avaus ja etätyöpaja.", "sv": "Öppningen.", "en": "The opening."}
BARE = {
    "adults": 0, "travel": "unsure", "travel_adult": "", "second_contact": "", "day_contact": "", "together": "any",
    "language": "fi", "reach": {"channel": "email", "contact": "y@example.org", "contact_name": "ohjaaja"},
}  # fmt: skip
ACTION = re.compile(r'<form[^>]+action="(/fi/i/[^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@pytest.fixture
def forum(area, coordinator):
    """Two places on site, one remotely."""
    coordinator.areas.add(area)
    forum = make_forum(area=area, capacity=2, staff=[coordinator])
    remote.keep(forum, capacity=1, how=HOW, link=LINK, by=coordinator)
    return Forum.objects.select_related("sheet", "event", "remote__sheet").get(pk=forum.pk)


def states(sheet):
    return list(SignUp.objects.filter(sheet=sheet).order_by("number").values_list("state", flat=True))


def test_each_side_has_places_and_a_queue_of_its_own(forum):
    here, there = forum.sheets

    for n in range(3):
        sign_up(here, f"talo {n}")
        sign_up(there, f"etä {n}")

    assert states(here) == ["confirmed", "confirmed", "waitlisted"]
    assert states(there) == ["confirmed", "waitlisted", "waitlisted"]
    assert rooms.room_left(forum.sheets) == {here.pk: "queue", there.pk: "queue"}


def test_a_place_given_up_goes_to_the_queue_of_its_own_side_and_a_change_of_side_oversells_neither(forum):
    here, there = forum.sheets
    first = sign_up(here, "talo 0")
    sign_up(here, "talo 1")
    waits_here = sign_up(here, "talo 2")
    waits_there = [sign_up(there, f"etä {n}") for n in range(2)][1]

    with pytest.raises(ValidationError):
        signups.change_side(first.party, there)  # somebody waits there
    signups.withdraw(first.signups[0], by="participant")

    assert SignUp.objects.get(party=waits_here.party).state == "offered"
    assert SignUp.objects.get(party=waits_there.party).state == "waitlisted"


def test_the_form_asks_which_side_and_asks_of_the_remote_only_what_concerns_them(client, forum, monkeypatch):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)
    address = reverse("signups:start", kwargs={"code": forum.sheet.code})
    html = client.get(address).content.decode()
    here, there = forum.sheets
    assert f'value="{there.code}"' in html

    def send(page, **more):
        data = dict(HIDDEN.findall(page)) | more
        action = ACTION.findall(page)[-1]
        return client.post(action, data, headers={"sec-fetch-site": "same-origin"}).content.decode()

    asked_here = send(html, way="self", side=here.code, **{"person-0-nickname": "Vili"})
    asked_there = send(html, way="self", side=there.code, **{"person-0-nickname": "Vili"})
    check = send(asked_there, channel="email", contact="vili@example.org", go="next")
    done = send(check)

    for name in ("workshop_wishes", "diet", "transport", "photos"):
        assert f"person-0-{name}" in asked_here
        assert f"person-0-{name}" not in asked_there
    assert "Etänä" in check
    assert "koodi" in done.lower()
    assert (states(here), states(there)) == ([], ["confirmed"])


def test_the_link_is_told_after_acceptance_on_the_own_page_and_by_message_and_nowhere_else(client, forum):
    here, there = forum.sheets
    placed = sign_up(there, "etä", word="talvi")
    waits = sign_up(there, "jono", word="talvi")
    on_site = sign_up(here, "talo", word="talvi")

    def own_page(result):
        address = reverse("signups:own", kwargs={"token": result.link.token})
        return client.post(
            address, {"key": "talvi", "do": "open"}, headers={"sec-fetch-site": "same-origin"}
        ).content.decode()

    assert LINK in own_page(placed)
    assert "Avaus ja etätyöpaja." in own_page(placed)
    for other in (waits, on_site):
        page = own_page(other)
        assert 'name="do" value="withdraw"' in page
        assert LINK not in page
    assert LINK not in client.get("/fi/nuorten-foorumi/").content.decode()
    assert LINK not in str(listing.current_forum("fi"))
    desk = RemoteSeats.objects.get()
    assert "etana" not in str(desk.link)


def test_the_roll_the_kitchen_and_the_draw_count_on_site_only_and_a_message_reaches_both(forum, coordinator):
    here, there = forum.sheets
    by_text = {"channel": "sms", "contact": "+358401234567"}
    sign_up(here, participants=[{"nickname": "Talo", "answers": {"diet": ["vegan"]}}], **by_text)
    sign_up(there, participants=[{"nickname": "Etä", "answers": {"access_needs": ["ramp"]}}], **by_text)

    assert [one.name for one in people.everyone(forum, actor=coordinator, reason="roll on paper")] == ["Talo"]
    assert kitchen_list(forum, actor=coordinator).everyone == 1
    telling.send(forum, words={"fi": "Tervetuloa."}, by=coordinator)
    run_due()

    assert Message.objects.filter(kind="forum_news").count() == 2
    there_page = telling.on_own_page(SignUp.objects.get(sheet=there).party, [])
    assert [one.words for one in there_page] == [HOW["fi"], "Tervetuloa."]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"here": "1"}, "2"),  # two have a place
        ({"closes_on": "forum"}, "ennen foorumia"),
        ({"opens_on": "2026-12-20", "closes_on": "2026-12-10"}, "sulkeutua vasta"),
        ({"remotely": "5", "how_fi": ""}, "etänä"),
        ({"link": "http://etana.example/x"}, "https://"),
        ({"link": "https://etana.example/x", "how_fi": "Tule: https://etana.example/x"}, "linkki"),
        ({"age_from": "20", "age_to": "12"}, "yläikä"),
        ({"here": "monta"}, "kokonaisluku"),
    ],
)
def test_the_desk_refuses_with_a_sentence_and_keeps_what_was_typed(client, forum, coordinator, data, sentence):
    for n in range(2):
        sign_up(forum.sheet, f"talo {n}")
    client.force_login(coordinator)
    given = {"here": "10", "remotely": "1", "how_fi": "Avaus.", "youth_per_adult": "4", "own_photo_age": "12"}
    data = {key: forum.event.starts_on.isoformat() if text == "forum" else text for key, text in data.items()}

    answer = client.post(reverse("forum_desk:places", args=[forum.year]), given | data)
    html = answer.content.decode()

    assert answer.status_code == 422
    assert sentence.lower() in html.lower()
    assert "Avaus." in html or "Tule" in html or data.get("how_fi") == ""
    assert Forum.objects.get(pk=forum.pk).sheet.capacity == 2


def test_the_desk_shows_both_sides_and_never_the_link(client, forum, coordinator):
    sign_up(forum.sheets[1], "etä")
    client.force_login(coordinator)
    address = reverse("forum_desk:places", args=[forum.year])
    given = {"here": "4", "remotely": "6", "how_fi": "Avaus.", "youth_per_adult": "4", "own_photo_age": "12"}

    saved = client.post(address, given)
    html = client.get(address).content.decode()

    assert saved.status_code == 302
    assert list(forum._meta.model.objects.values_list("sheet__capacity", "remote__sheet__capacity")) == [(4, 6)]
    assert for_delivery(RemoteSeats.objects.get(), ["link"])["link"] == LINK
    assert LINK not in html
    for sheet in forum.sheets:
        assert reverse("signups_desk:sheet", args=[sheet.code]) in html


def test_next_years_forum_has_remote_places_without_the_address(forum, coordinator):
    made = year.copy_forum(forum, starts_on=forum.event.starts_on + timedelta(days=364), by=coordinator)

    copied = RemoteSeats.objects.get(forum=made)
    assert (copied.sheet.capacity, copied.how_fi, bool(copied.link)) == (1, HOW["fi"], False)
    assert copied.sheet.closed_by_hand


def test_a_month_after_the_day_the_address_is_gone(forum):
    retention.run(timezone.now() + timedelta(days=95))
    assert RemoteSeats.objects.get().link
    retention.run(timezone.now() + timedelta(days=102))
    assert not RemoteSeats.objects.get().link


def test_the_reminder_by_mail_carries_the_address_and_a_text_message_does_not(forum):
    there = signups.change_capacity(forum.sheets[1], 5, by="test")
    sign_up(there, "etä", channel="email", contact="eta@example.org")
    sign_up(there, "teksti", channel="sms", contact="+358401234567")
    sign_up(forum.sheets[0], "talo", channel="email", contact="talo@example.org")

    for sheet in forum.sheets:
        reminders.remind_of(sheet, forum.event.occurrences.get())

    letters = Message.objects.filter(kind="session_reminder").order_by("channel", "created_at")
    assert [one.channel for one in letters] == ["email", "email", "sms"]
    assert sorted(enclosures.how_to_join(one)["join"] for one in letters) == ["", "", LINK]
    assert not any(LINK in str(one.data) for one in letters)


def test_a_unit_reserves_remote_seats_before_one_screen_and_is_asked_nothing_of_food_or_trip(client, forum):
    here, there = forum.sheets
    signups.change_capacity(there, 3, by="test")
    url = reverse("forum:unit", args=[here.code])
    page = client.get(url)
    given = WORKER | {"travel_adult": "", "adults": "2", "side": "remotely", "seats": "A.K.\nB.V."}
    with later():
        done = post(client, url, page, **given)

    assert done.status_code == 200
    assert (states(here), states(there)) == ([], ["confirmed", "confirmed"])
    unit = UnitBooking.objects.get()
    worker = open_page(
        client, SimpleNamespace(receipt_code=re.search(r"data-receipt>([\d ]+)<", text_of(done))[1])
    )
    assert LINK in text_of(worker)
    assert 'name="travel"' not in text_of(worker)
    code = re.search(r"data-code>([\d ]+)<", text_of(done))[1]
    young = text_of(post(client, reverse("forum:code"), code=code))
    assert 'name="theme_wishes"' in young
    assert 'name="diet"' not in young
    assert kitchen_list(forum, actor=make_staff("kitchen")).everyone == 0

    actions.reserve(forum, **BARE, initials=["C.D."], form_nonce="n2", remotely=True)
    waits = actions.reserve(forum, **BARE, initials=["E.F."], form_nonce="n3", remotely=True)
    assert states(there) == ["confirmed"] * 3 + ["waitlisted"]
    assert LINK not in text_of(open_page(client, waits.result))
    assert unit.seats.count() == 2

    meanwhile = UnitForm(given | {"side": "here", "travel": ""}, sheet=here, sides=["remotely"])
    assert meanwhile.is_valid(), meanwhile.errors
    assert (
        meanwhile.booking()["remotely"] is False
    )  # nobody changes sides unasked: reserving refuses with a sentence
