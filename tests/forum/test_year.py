"""From year to year: words, what came of it, and the next forum made from this one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from booking.forum import published
from booking.forum.day import arrivals
from booking.forum.models import Forum, Outcome
from booking.forum.year import figures
from booking.signups.models import SignUp
from tests.cast import make_staff
from tests.forum.helpers import make_forum
from tests.signups.helpers import sign_up

pytestmark = pytest.mark.django_db


def desk(name, year, *more):
    return reverse(f"forum_desk:{name}", args=[year, *more])


def test_next_years_forum_has_the_words_and_the_workshops_and_nobody(client, coordinator, area):
    coordinator.areas.add(area)
    forum = make_forum(area=area)
    sign_up(forum.sheet, "Kettu")
    forum.team.create(role_fi="Kaksi ohjaajaa", account=coordinator)
    forum.workshops.update(text_plain="Puhumme ruoasta.")
    Outcome.objects.create(forum=forum, said_fi="Ruokaa", owner_fi="Johtaja", due_on=timezone.localdate())
    client.force_login(coordinator)
    day = timezone.localdate().replace(month=11, day=20, year=forum.year + 1)

    answer = client.post(desk("copy", forum.year), {"starts_on": day.isoformat()})
    again = client.post(desk("copy", forum.year), {"starts_on": day.isoformat()})
    past = client.post(desk("copy", forum.year), {"starts_on": "2020-01-01"})

    made = Forum.objects.get(year=forum.year + 1)
    assert (answer.status_code, again.status_code, past.status_code) == (302, 422, 422)
    assert (made.theme_fi, made.food_fi) == (forum.theme_fi, forum.food_fi)
    assert made.programme.count() == forum.programme.count()
    assert [w.slug for w in made.workshops.all()] == [w.slug for w in forum.workshops.all()]
    assert {w.text_plain for w in made.workshops.all()} == {"Puhumme ruoasta."}
    assert list(made.team.values_list("role_fi", "account")) == [("Kaksi ohjaajaa", None)]
    assert not SignUp.objects.filter(sheet=made.sheet).exists()
    assert not made.outcomes.exists()
    assert not made.published


def test_a_recommendation_needs_an_owner_and_a_day_or_an_answer(client, area):
    forum = make_forum(area=area, days=-30)
    client.force_login(make_staff("editor"))
    address = desk("outcomes", forum.year)
    given = {
        "said_fi": "Ruokaa saa valita",
        "owner_fi": "Palvelujohtaja",
        "status": "promised",
        "published": "on",
    }

    without_day = client.post(address, given)
    without_owner = client.post(address, given | {"owner_fi": "", "due_on": "2027-01-01"})
    done_without_words = client.post(address, given | {"status": "done"})
    right = client.post(address, given | {"due_on": (timezone.localdate() - timedelta(days=1)).isoformat()})

    assert [one.status_code for one in (without_day, without_owner, done_without_words, right)] == [
        422,
        422,
        422,
        302,
    ]
    assert "Ruokaa saa valita" in without_day.content.decode()
    assert [(one.said, one.is_late) for one in published.outcomes("fi")] == [("Ruokaa saa valita", True)]


@pytest.mark.parametrize("many", [1, 3])
def test_what_is_published_takes_one_query_and_leaves_out_what_is_hidden(area, many, django_assert_num_queries):
    forum = make_forum(area=area, days=-30)
    for number in range(many):
        Outcome.objects.create(
            forum=forum, workshop=forum.workshops.first(), said_fi=f"Sana {number}", owner_fi="J"
        )
    Outcome.objects.create(forum=forum, said_fi="Piilossa", owner_fi="J", published=False)

    with django_assert_num_queries(1):
        told = published.outcomes("sv")

    assert len(told) == many
    assert told[0].workshop


def test_an_editor_writes_the_words_and_reads_nobody(client, area):
    forum = make_forum(area=area)
    client.force_login(make_staff("editor"))

    assert client.get(desk("words", forum.year)).status_code == 200
    assert client.get(desk("message", forum.year)).status_code in (302, 403)
    assert client.get(f"/fi/foorumi/{forum.year}/ovi/").status_code == 403
    assert client.get(reverse("forum_desk:forums")).status_code == 200


def test_figures_hide_small_numbers_and_stay_when_people_are_forgotten(client, coordinator, area):
    coordinator.areas.add(area)
    forum = make_forum(area=area, capacity=12)
    for n in range(14):
        sign_up(forum.sheet, f"nuori {n}")
    for signup in SignUp.objects.filter(sheet=forum.sheet, number__lte=10):
        arrivals.mark(forum, signup, "here", at=timezone.now(), by="door")
    SignUp.objects.update(nickname="", birth_year="")

    placed, came = figures.figures(forum)
    client.force_login(coordinator)

    assert [row.number for row in placed.rows] == [None, None, 0]
    assert [row.number for row in came.rows] == [None, None]
    assert client.get(desk("numbers", forum.year)).status_code == 200


def test_the_coordinator_names_who_makes_the_day_and_only_they_see_it(client, coordinator, area):
    coordinator.areas.add(area)
    forum = make_forum(area=area, staff=[coordinator])
    door, cook, editor = make_staff("door"), make_staff("kitchen"), make_staff("editor")
    client.force_login(coordinator)

    saved = client.post(desk("day_staff", forum.year), {"accounts": [door.pk]})
    refused = client.post(desk("day_staff", forum.year), {"accounts": [editor.pk]})
    nobody = client.post(desk("day_staff", forum.year), {"accounts": ["9" * 20]})

    assert (saved.status_code, refused.status_code, nobody.status_code) == (302, 422, 422)
    assert set(forum.sheet.staff.all()) == {coordinator, door}
    for user, status in ((door, 200), (cook, 404), (editor, 403)):
        client.force_login(user)
        assert client.get(f"/fi/foorumi/{forum.year}/").status_code == status
