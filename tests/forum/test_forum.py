"""The forum: its page, wishes in order, several young people in one go, and the kitchen's counts."""

import re
import time
from datetime import timedelta

import pytest
import time_machine
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone
from django.utils.translation import override

from booking.forum import kitchen, listing
from booking.forum.models import Forum, Outcome
from booking.forum.questions import workshop_wishes
from booking.signups import about, needs, questions
from booking.signups.models import SignUp
from booking.signups.states import State
from kuulluksi.privacy import form_tokens
from kuulluksi.privacy.models import AccessLog
from tests.cast import make_staff
from tests.forum.helpers import make_forum
from tests.signups.helpers import sign_up

pytestmark = pytest.mark.django_db
FROM_US = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def html_of(language="fi"):
    with override(language):
        context = listing.forum_page(language)
        return context, render_to_string("forum/page.html", context, RequestFactory().get("/"))


# --- The public page ---


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_page_tells_what_for_whom_when_food_and_the_way_there(language):
    forum = make_forum()

    context, html = html_of(language)

    assert context["now"]["forum"] == forum
    for text in (forum.purpose_fi, forum.for_whom_fi, forum.food_fi, forum.travel_fi):
        with override("fi"):
            assert language != "fi" or text in html
    assert f"/{language}/i/{forum.sheet.code}/" in html
    assert "Ruoka ja arki" in html


@pytest.mark.parametrize(
    ("state", "room"), [("open", "room"), ("full", "queue"), ("later", "not_yet"), ("over", "closed")]
)
def test_the_page_says_whether_there_is_room_without_a_head_count(state, room):
    now = timezone.now()
    window = {"later": {"opens_at": now + timedelta(days=2)}, "over": {"closes_at": now - timedelta(days=1)}}
    forum = make_forum(capacity=17, **window.get(state, {}))
    if state == "full":
        for n in range(17):
            sign_up(forum.sheet, f"nuori {n}")

    context, html = html_of()

    assert context["now"]["room"] == room
    assert "17 paik" not in html
    assert (context["now"]["sign_up_url"] != "") == (room in ("room", "queue"))


def test_without_a_coming_forum_the_page_shows_what_came_of_the_last_one():
    forum = make_forum(days=-30)
    Outcome.objects.create(
        forum=forum, said_fi="Ruokaa saa itse valita", done_fi="Ruokalista tehdään yhdessä", owner_fi="Palvelujohtaja",
        status=Outcome.Status.PROMISED, due_on=timezone.localdate() - timedelta(days=1),
    )  # fmt: skip

    context, html = html_of()

    assert context["now"] is None
    assert context["archive"][0]["outcomes"][0]["late"] is True
    assert "Ruokaa saa itse valita" in html
    assert "Palvelujohtaja" in html


@pytest.mark.parametrize("outcomes", [1, 3, 30])
def test_the_page_takes_the_same_queries_however_much_is_told(outcomes, django_assert_num_queries):
    make_forum()
    past = make_forum(days=-400)
    for _n in range(outcomes):
        Outcome.objects.create(forum=past, said_fi="Sanottua", owner_fi="Johtaja")

    with django_assert_num_queries(10):
        listing.forum_page("fi")


def test_one_year_has_one_forum_and_nothing_is_half_done():
    make_forum()

    with pytest.raises(ValidationError):
        make_forum()

    assert Forum.objects.count() == 1


def test_the_persons_own_page_can_tell_when_and_where():
    forum = make_forum()

    told = about.tell(forum.sheet, "fi")

    assert "10.00–16.00" in told.when
    assert told.where == "Esimerkkitalo"
    assert told.title.startswith("Nuorten foorumi")


# --- Wishes in order ---


def wishes(forum, *chosen):
    class Form(forms.Form):
        wishes = workshop_wishes(forum.sheet)

    data = QueryDict(mutable=True)
    data.setlist("wishes", list(chosen))
    return Form(data)


def test_wishes_keep_their_order_and_may_be_empty():
    forum = make_forum()

    assert wishes(forum, "viesti", "ruoka", "").is_valid()
    form = wishes(forum, "viesti", "ruoka", "")
    form.is_valid()
    assert form.cleaned_data["wishes"] == ["viesti", "ruoka"]
    assert wishes(forum, "", "", "").is_valid()
    assert wishes(forum).is_valid()
    assert (
        questions.in_words(workshop_wishes(forum.sheet), ["viesti", "ruoka"])
        == "Viesti päättäjille, Ruoka ja arki"
    )


@pytest.mark.parametrize(
    "chosen", [("some", "some", ""), ("", "ruoka", "ruoka"), ("<script>", "", ""), ("ei",)]
)
def test_a_double_or_unknown_wish_is_refused_and_kept_in_sight(chosen):
    forum = make_forum()

    form = wishes(forum, *chosen)

    assert not form.is_valid()
    html = str(form["wishes"])
    assert html.count("<select") == 3
    if "some" in chosen:
        assert html.count('value="some" selected') == 2


# --- A counsellor signs two up ---


def step(client, address, data):
    return client.post(address, data, **FROM_US)


def hidden(html):
    return re.search(r'name="token" value="([^"]+)"', html).group(1)


def test_a_counsellor_signs_up_three_and_the_third_waits(client):
    forum = make_forum(capacity=2)
    address = f"/fi/i/{forum.sheet.code}/"
    with time_machine.travel(time.time() - 30):
        token = form_tokens.issue("signup", forum.sheet.code)
    who = {"token": token, "step": "who", "way": "adult", "adult_role": "counsellor", "together": "any"}
    for n, name in enumerate(("Vili", "Alma", "Otso")):
        who[f"person-{n}-nickname"] = name
    page = step(client, address, {**who, "go": "next"}).content.decode()
    reach = {"token": hidden(page), "step": "contact", "channel": "sms", "contact": "0401234567"}
    for n, food in enumerate(("vegetarian", "halal", "vegetarian")):
        reach |= {
            f"person-{n}-workshop_wishes": ["viesti", "some", ""],
            f"person-{n}-diet": [food],
            f"person-{n}-transport": "ride",
            f"person-{n}-transport_adult": "Ohjaaja Sari",
            f"person-{n}-adults_along": "1",
        }
    page = step(client, address, {**reach, "go": "next"}).content.decode()
    assert "Viesti päättäjille" in page, page[page.find("errors") :][:900]

    step(client, address, {"token": hidden(page), "step": "check", "go": "send"})

    signups = list(SignUp.objects.order_by("number"))
    assert [one.state for one in signups] == [State.CONFIRMED, State.CONFIRMED, State.WAITLISTED]
    assert len({one.party_id for one in signups}) == 1
    assert needs.own_answers(signups[1])["workshop_wishes"] == ["viesti", "some"]
    assert needs.own_answers(signups[1])["diet"] == ["halal"]


# --- The kitchen ---


def eaters(forum):
    sign_up(
        forum.sheet,
        participants=[
            {"nickname": "Vili", "answers": {"diet": ["vegan"], "adults_along": 2, "food_wish": "pastaa"}},
            {"nickname": "Alma", "answers": {"diet": ["halal", "nuts"], "adults_along": 2}},
        ],
    )
    sign_up(forum.sheet, participants=[{"nickname": "Otso", "answers": {"diet": ["vegan"]}}])  # waits


def test_the_kitchen_sees_counts_without_names_and_the_look_is_logged(client, area):
    cook = make_staff("kitchen")
    forum = make_forum(area=area, staff=[cook])
    eaters(forum)
    client.force_login(cook)

    html = client.get(f"/fi/keittio/{forum.year}/").content.decode()

    for name in ("Vili", "Alma", "Otso"):
        assert name not in html
    assert "pastaa" in html
    log = AccessLog.objects.get()
    assert (log.actor, log.fields, len(log.subject_ids)) == (cook, ["answers"], 2)


def test_adults_of_one_group_are_counted_once_and_those_who_wait_do_not_eat(coordinator, area):
    forum = make_forum(area=area)
    eaters(forum)

    counted = kitchen.kitchen_list(forum, actor=coordinator)

    assert (counted.young, counted.adults, counted.everyone) == (2, 2, 4)
    assert [many for _label, many in counted.diets] == [1, 1, 1]
    assert counted.unanswered == 0


@pytest.mark.parametrize("role", ["facilitator", "editor", "administrator", "finance", None])
def test_other_roles_do_not_see_the_kitchen_list(client, area, role):
    forum = make_forum(area=area)
    client.force_login(make_staff(*([role] if role else []), areas=[area]))

    assert client.get(f"/fi/keittio/{forum.year}/").status_code == 403
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize("role", ["kitchen", "coordinator"])
def test_the_kitchen_of_another_forum_and_another_areas_coordinator_find_nothing(client, area, elsewhere, role):
    forum = make_forum(area=area)
    client.force_login(make_staff(role, areas=[elsewhere]))

    assert client.get(f"/fi/keittio/{forum.year}/").status_code == 404
