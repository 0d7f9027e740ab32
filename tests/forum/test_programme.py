"""The programme on the desk: shared parts, workshops in rooms, and a forum from nothing. Plain forms, kind sentences."""

from datetime import time, timedelta

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from booking.forum import listing
from booking.forum.draw import actions as drawing
from booking.forum.models import Forum, ProgrammeItem, Workshop
from booking.signups.models import Sheet
from tests.cast import make_staff
from tests.forum.helpers import make_forum
from tests.signups.helpers import sign_up

pytestmark = pytest.mark.django_db

WORKSHOP = {
    "starts_at": "11:00",
    "ends_at": "13:00",
    "capacity": "8",
    "room": "Sali",
    "name_fi": "Ääni",
    "name_sv": "Röst",
}


@pytest.fixture
def forum(client, coordinator, area):
    coordinator.areas.add(area)
    forum = make_forum(area=area, capacity=20, staff=[coordinator])
    client.force_login(coordinator)
    return forum


def page(language, template="forum/page.html"):
    """What the public reads."""
    with override(language):
        return render_to_string(template, listing.forum_page(language), RequestFactory().get("/"))


def desk(name, *arguments):
    return reverse(f"forum_desk:{name}", args=arguments)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_workshop_is_added_with_its_room_and_places_and_stands_on_the_page(client, forum):
    added = client.post(desk("workshop_new", forum.year), WORKSHOP)

    made = Workshop.objects.get(name_fi="Ääni")
    assert added.status_code == 302
    assert (made.room, made.sheet.capacity, made.sheet.kind, made.sheet.closed_by_hand) == (
        "Sali",
        8,
        "workshop",
        True,
    )
    assert "Ääni" in client.get("/fi/nuorten-foorumi/").content.decode() or listing.current_forum()
    assert "Ääni" in words(client.get(desk("programme", forum.year)))

    changed = client.post(
        desk("workshop", forum.year, made.pk), WORKSHOP | {"name_fi": "Oma ääni", "capacity": "9"}
    )
    made.refresh_from_db()
    assert (changed.status_code, made.name_fi, made.sheet.capacity) == (302, "Oma ääni", 9)

    client.post(desk("workshop_remove", forum.year, made.pk))
    assert not Workshop.objects.filter(pk=made.pk).exists()
    assert not Sheet.objects.filter(pk=made.sheet_id).exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"starts_at": "12:30", "ends_at": "14:00", "room": "sali"}, "on tässä huoneessa klo 11.00–13.00"),
        ({"ends_at": "11:00"}, "Lopun pitää olla alun jälkeen"),
        ({"starts_at": "08:00"}, "10.00–16.00"),
        ({"capacity": "0"}, "vähintään 1"),
        ({"name_fi": ""}, "Vastaa vielä tähän"),
        ({"starts_at": "yksitoista"}, "13.30"),
    ],
)
def test_what_does_not_fit_is_refused_in_words_and_kept_as_typed(client, forum, data, sentence):
    client.post(desk("workshop_new", forum.year), WORKSHOP)
    before = forum.workshops.count()

    answer = client.post(
        desk("workshop_new", forum.year), WORKSHOP | {"name_fi": "Toinen", "text_fi": "Säilyy"} | data
    )

    assert answer.status_code == 422
    assert sentence.lower() in words(answer).lower() or sentence in words(answer)
    assert "Säilyy" in words(answer)
    assert forum.workshops.count() == before


def test_people_who_know_their_places_keep_them(client, forum, coordinator):
    first = forum.workshops.order_by("pk").first()
    for n in range(2):
        sign_up(forum.sheet, participants=[{"nickname": f"N{n}", "answers": {"workshop_wishes": [first.slug]}}])
    drawing.confirm(drawing.draw(forum, by=coordinator), by=coordinator)
    mine = {"starts_at": "11:00", "ends_at": "13:00", "name_fi": first.name_fi}

    fewer = client.post(desk("workshop", forum.year, first.pk), mine | {"capacity": "1"})
    removed = client.post(desk("workshop_remove", forum.year, first.pk), follow=True)
    enough = client.post(desk("workshop", forum.year, first.pk), mine | {"capacity": "2"})

    assert (fewer.status_code, enough.status_code) == (422, 302)
    assert "2 ihmiselle" in words(fewer)
    assert "Siirrä heidät ensin" in words(removed)
    assert Workshop.objects.filter(pk=first.pk).exists()


def test_a_shared_part_is_added_changed_and_removed_by_an_editor_who_may_not_touch_places(client, forum):
    client.force_login(make_staff("editor"))
    part = {"starts_at": "14:00", "ends_at": "15:00", "title_fi": "Päättäjien tuoli", "title_sv": "Stolen"}

    added = client.post(desk("item_new", forum.year), part)
    late = client.post(desk("item_new", forum.year), part | {"ends_at": "18:00"})
    row = ProgrammeItem.objects.get(title_fi="Päättäjien tuoli")
    client.post(desk("item", forum.year, row.pk), part | {"title_fi": "Tuoli"})
    row.refresh_from_db()
    client.post(desk("item_remove", forum.year, row.pk))

    assert (added.status_code, late.status_code, row.title_fi) == (302, 422, "Tuoli")
    assert not ProgrammeItem.objects.filter(pk=row.pk).exists()
    assert "/hallinta/" in client.get(desk("workshop_new", forum.year)).headers.get("Location", "/hallinta/")
    assert client.get(desk("places", forum.year)).status_code in (302, 403)
    assert client.get(desk("programme", forum.year)).status_code == 200


def test_a_forum_from_nothing_is_hidden_and_closed_until_it_is_ready(client, forum, area):
    day = forum.event.starts_on + timedelta(days=400)
    given = {
        "starts_on": day.isoformat(), "starts_at": "10:00", "ends_at": "16:00", "venue": "Talo", "area": area.pk,
        "here": "40", "theme_fi": "Koti", "purpose_fi": "Puhutaan kodista.",
    }  # fmt: skip

    right = client.post(desk("new"), given)
    again = client.post(desk("new"), given)
    past = client.post(desk("new"), given | {"starts_on": timezone.localdate().isoformat()})
    crooked = client.post(
        desk("new"), given | {"starts_on": (day + timedelta(days=400)).isoformat(), "ends_at": "09:00"}
    )

    made = Forum.objects.get(year=day.year)
    assert [one.status_code for one in (right, again, past, crooked)] == [302, 422, 422, 422]
    assert (made.published, made.sheet.closed_by_hand, made.event.starts_at) == (False, True, time(10))


@pytest.mark.parametrize("many", [1, 3])
def test_the_programme_takes_the_same_queries_however_long_it_is(
    client, forum, many, django_assert_num_queries
):
    forum.programme.all().delete()
    for n in range(many):
        forum.programme.create(starts_at=time(10 + n), ends_at=time(11 + n), title_fi=f"Osa {n}")
    client.get(desk("programme", forum.year))

    with django_assert_num_queries(PROGRAMME_QUERIES):
        client.get(desk("programme", forum.year))


PROGRAMME_QUERIES = 16


# --- Who plans it, and plain Finnish ---


def test_the_planning_team_is_read_by_role_and_the_account_only_on_the_desk(client, forum, coordinator):
    address = desk("team", forum.year)

    saved = client.post(
        address, {"role_fi": "Kaksi ohjaajaa", "role_sv": "Två ledare", "account": coordinator.pk}
    )
    again = client.post(address, {"role_fi": "Kaksi ohjaajaa"})
    empty = client.post(address, {"role_fi": " ", "role_en": "Two leaders"})

    assert (saved.status_code, again.status_code, empty.status_code) == (302, 422, 422)
    assert "Two leaders" in empty.content.decode()
    assert coordinator.username in client.get(address).content.decode()
    with override("sv"):
        assert listing.current_forum("sv")["team"] == ["Två ledare"]
    assert coordinator.username not in page("fi")

    role = forum.team.get()
    client.post(desk("role", forum.year, role.pk), {"role_fi": "Kolme ohjaajaa"})
    assert "Kolme ohjaajaa" in page("fi")
    client.post(desk("role_remove", forum.year, role.pk))
    assert "ohjaajaa" not in page("fi")


def test_plain_finnish_has_words_of_its_own_and_reads_the_ordinary_ones_where_they_lack(client, area):
    forum = make_forum(area=area)
    client.force_login(make_staff("editor"))
    address = desk("plain", forum.year)
    workshop = forum.workshops.first()
    given = {f"forum-{forum.pk}-purpose": "Päivä nuorille.", f"workshop-{workshop.pk}-name": "Ruoka"}

    shown = client.get(address).content.decode()
    saved = client.post(address, given)
    too_long = client.post(address, {f"forum-{forum.pk}-food": "x" * 401})

    assert forum.food_fi in shown
    assert (saved.status_code, too_long.status_code) == (302, 422)
    plain = page("fi-simple", "forum/plain.html")
    assert "Päivä nuorille." in plain
    assert forum.food_fi in plain
    assert "Päivä nuorille." not in page("fi")


def opened(client, address) -> dict:
    """What a browser would send of the page as it is now."""
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {
        name: f"{value:%H:%M}" if isinstance(value, time) else value
        for name, value in values.items()
        if value not in (None, False)
    }


def test_two_who_write_plain_finnish_at_one_time_lose_nothing_of_each_other(client, area):
    forum = make_forum(area=area)
    Forum.objects.filter(pk=forum.pk).update(food_plain="Ruokaa\non.")
    client.force_login(make_staff("editor"))
    address = desk("plain", forum.year)
    purpose, food, travel = (f"forum-{forum.pk}-{name}" for name in ("purpose", "food", "travel"))
    mine = theirs = opened(client, address)
    mine = {**mine, food: "Ruokaa\r\non."}

    client.post(address, {**theirs, purpose: "Heidän sanansa."})
    assert client.post(address, {**mine, travel: "Tule junalla."}).status_code == 302
    forum.refresh_from_db()
    kept = (forum.purpose_plain, forum.travel_plain, forum.food_plain)
    assert kept == ("Heidän sanansa.", "Tule junalla.", "Ruokaa\non.")

    both = client.post(address, {**mine, purpose: "Minun sanani.", food: "Tarjolla on keittoa."})
    said = words(both)
    assert (both.status_code, "“Heidän sanansa.”" in said or "”Heidän sanansa.”" in said) == (422, True)
    assert "Minun sanani." in said
    forum.refresh_from_db()
    assert (forum.purpose_plain, forum.food_plain) == ("Heidän sanansa.", "Ruokaa\non.")
    again = both.context["form"]
    assert client.post(address, {name: again[name].value() or "" for name in again.fields}).status_code == 302
    forum.refresh_from_db()
    kept = (forum.purpose_plain, forum.travel_plain, forum.food_plain)
    assert kept == ("Minun sanani.", "Tule junalla.", "Tarjolla on keittoa.")

    client.post(address, {**opened(client, address), purpose: ""})
    assert Forum.objects.get(pk=forum.pk).purpose_plain == ""


def test_two_who_write_one_forum_or_workshop_at_one_time_lose_nothing_of_each_other(client, forum):
    workshop = forum.workshops.first()
    for address, one, other in (
        (desk("words", forum.year), "purpose_fi", "food_fi"),
        (desk("workshop", forum.year, workshop.pk), "capacity", "name_sv"),
    ):
        page = opened(client, address)
        assert client.post(address, {**page, one: "11"}).status_code == 302
        assert client.post(address, {**page, other: "Uusi"}).status_code == 302
        now = opened(client, address)
        assert (str(now[one]), now[other]) == ("11", "Uusi")
        refused = client.post(address, {**page, one: "12"})
        assert (refused.status_code, list(refused.context["form"].errors)) == (422, [one])
