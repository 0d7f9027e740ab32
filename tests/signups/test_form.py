"""Signing up in three short steps: what is asked, what is kept, and what is said when something is off."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from booking.signups import needs, safe_contact
from booking.signups.models import Draft, Party, SignUp
from kuulluksi.notices.models import Message
from kuulluksi.privacy.access import for_delivery
from tests.cast import make_sheet

from . import helpers, walk

pytestmark = [pytest.mark.django_db, pytest.mark.either]
LANGUAGES = ["fi", "sv", "en"]


def text(page):
    return page.content.decode()


def test_three_steps_with_a_nickname_and_one_contact(client):
    sheet = make_sheet()

    page = walk.sign_up(client, sheet, reach={"word": "Sininen pyörä"})

    signup = SignUp.objects.get()
    assert page.status_code == 200
    assert signup.state == "confirmed"
    assert for_delivery(signup, ["nickname"]) == {"nickname": "Vili"}
    assert Message.objects.get().kind == "signup_received"
    assert len(walk.code_on(page).replace(" ", "")) == 16
    assert Draft.objects.count() == 0
    assert page.cookies == {}
    assert page["Cache-Control"] == "no-store, private"


def test_title_does_not_say_what_it_is_about(client):
    page = text(client.get(walk.address(make_sheet())))

    title = page[page.index("<title>") : page.index("</title>")]
    assert "Iltaryhmä" not in title


def test_answers_so_far_are_sealed_and_not_in_the_address(client):
    sheet = make_sheet()

    page = walk.who(client, sheet, **{"person-0-nickname": "Harvinainen"})

    draft = Draft.objects.get()
    assert "Harvinainen" not in str(draft.__dict__)
    assert page.request["PATH_INFO"] == walk.address(sheet)
    assert page.request["QUERY_STRING"] == ""


def test_going_back_and_reloading_lose_nothing(client):
    sheet = make_sheet()
    first = client.get(walk.address(sheet))
    second = walk.who(client, sheet, page=first)
    third = walk.contact(client, sheet, second)

    reloaded = walk.contact(client, sheet, second)
    back_to_second = walk.who(client, sheet, page=first)
    back_to_first = walk.post(client, walk.address(sheet), third, go="who")

    assert "040 123 4567" in text(reloaded)
    assert 'value="040 123 4567"' in text(back_to_second)
    assert 'value="Vili"' in text(back_to_first)
    assert Draft.objects.count() == 1


def test_adult_signs_up_two_children_and_the_form_grows_without_script(client):
    sheet = make_sheet(asks=["diet"])
    page = walk.who(client, sheet, way="adult", go="add")
    assert 'name="person-1-nickname"' in text(page)

    page = walk.who(client, sheet, page=page, way="adult", together="all", **{"person-1-nickname": "Iida"})
    page = walk.contact(client, sheet, page, **{"person-0-diet": ["vegan"], "person-1-diet": ["halal"]})
    with walk.later():
        walk.post(client, walk.address(sheet), page)

    people = list(SignUp.objects.order_by("number"))
    assert [{**for_delivery(one, ["nickname"]), "answers": needs.own_answers(one)} for one in people] == [
        {"nickname": "Vili", "answers": {"diet": ["vegan"]}},
        {"nickname": "Iida", "answers": {"diet": ["halal"]}},
    ]
    assert Party.objects.get().together == "all"


def test_year_of_birth_is_asked_only_when_ages_mean_something(client):
    without = text(client.get(walk.address(make_sheet())))
    with_ages = text(client.get(walk.address(make_sheet(age_from=12, age_to=17))))

    assert "birth_year" not in without
    assert "birth_year" in with_ages


def test_outside_the_ages_people_are_asked_to_talk_and_not_refused(client):
    sheet = make_sheet(age_from=12, age_to=17)
    year = str(timezone.localdate().year - 11)

    page = walk.to_check(client, sheet, language="en", **{"person-0-birth_year": year})

    assert "The ages of this are only about right." in text(page)
    with walk.later():
        walk.post(client, walk.address(sheet, "en"), page)
    assert SignUp.objects.count() == 1


def test_a_minors_ride_needs_a_named_adult(client):
    sheet = make_sheet(asks=["transport"], age_from=12, age_to=17)
    page = walk.who(
        client, sheet, language="en", **{"person-0-birth_year": str(timezone.localdate().year - 14)}
    )

    refused = walk.contact(client, sheet, page, language="en", **{"person-0-transport": "ride"})
    accepted = walk.contact(
        client,
        sheet,
        refused,
        language="en",
        **{"person-0-transport": "ride", "person-0-transport_adult": "Sari, counsellor"},
    )

    assert "Write which adult sees to the trip" in text(refused)
    assert "Is everything right?" in text(accepted)


def test_young_parents_are_asked_about_their_child(client):
    sheet = make_sheet(asks=["childcare"])

    page = walk.sign_up(client, sheet, reach={"person-0-childcare": "along"})

    assert page.status_code == 200
    assert needs.own_answers(SignUp.objects.get()) == {"childcare": "along"}


def test_wishes_about_safety_are_kept_and_none_means_the_careful_answer(client):
    walk.sign_up(client, make_sheet(), reach={"hours": "15-21", "safe": ["leave_message", "name_programme"]})
    walk.sign_up(client, make_sheet())

    told, silent = (
        safe_contact.read(for_delivery(party, ["safe_contact"])["safe_contact"])
        for party in Party.objects.order_by("created_at", "pk")
    )
    assert (told.hours, told.leave_message, told.name_programme) == ("15-21", True, True)
    assert (silent.hours, silent.leave_message, silent.name_programme) == ("", False, None)


def test_double_click_on_send_makes_one_signup_and_shows_the_same_code(client):
    sheet = make_sheet()
    check = walk.to_check(client, sheet)

    with walk.later():
        first = walk.post(client, walk.address(sheet), check)
        second = walk.post(client, walk.address(sheet), check)

    assert walk.code_on(first) == walk.code_on(second)
    assert walk.own_url_on(first) == walk.own_url_on(second)
    assert SignUp.objects.count() == 1
    assert Message.objects.count() == 1


def test_too_fast_is_a_kind_second_look_and_nothing_is_lost(client):
    sheet = make_sheet()
    check = walk.to_check(client, sheet, language="en")

    page = walk.post(client, walk.address(sheet, "en"), check)

    assert "That was quick." in text(page)
    assert "Vili" in text(page)
    assert SignUp.objects.count() == 0
    with walk.later():
        walk.post(client, walk.address(sheet, "en"), page)
    assert SignUp.objects.count() == 1


def test_over_the_limit_of_one_source_is_a_slower_path_and_never_a_refusal(client, settings):
    settings.SIGNUPS_PER_SOURCE_PER_HOUR = 0
    sheet = make_sheet()
    check = walk.to_check(client, sheet, language="en")

    with walk.later(10):
        slower = walk.post(client, walk.address(sheet, "en"), check)
    with walk.later(12):
        too_soon = walk.post(client, walk.address(sheet, "en"), slower)
    with walk.later(60):
        sent = walk.post(client, walk.address(sheet, "en"), slower)

    assert "Nothing is lost" in text(slower)
    assert "Nothing is lost" in text(too_soon)
    assert "Thank you, we got it" in text(sent)
    assert SignUp.objects.count() == 1


def test_a_field_for_machines_is_labelled_and_forgives(client):
    sheet = make_sheet()

    page = walk.who(client, sheet, language="en", website="http://spam.example")

    assert "Leave this empty" in text(page)
    assert 'value="Vili"' in text(page)
    assert Draft.objects.count() == 0


def test_another_site_cannot_send_the_form(client):
    sheet = make_sheet()

    answer = client.post(walk.address(sheet), {"step": "who"}, HTTP_SEC_FETCH_SITE="cross-site")

    assert answer.status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
def test_altered_token_gives_a_fresh_form_with_what_was_typed(client, language):
    sheet = make_sheet()

    page = walk.who(client, sheet, language=language, token="altered")

    assert page.status_code == 400
    assert walk.hidden(page, "token")
    if "person-0-nickname" in text(page):
        assert 'value="Vili"' in text(page)
    else:
        assert Draft.objects.count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_old_form_is_renewed_and_keeps_what_was_typed(client, language):
    sheet = make_sheet()
    check = walk.to_check(client, sheet, language=language)

    with time_machine.travel(timezone.now() + timedelta(hours=13), tick=False):
        page = walk.post(client, walk.address(sheet, language), check)

    assert page.status_code == 200
    assert "Vili" in text(page)
    assert walk.hidden(page, "token") != walk.hidden(check, "token")
    assert SignUp.objects.count() == 0


def test_after_a_day_the_draft_is_gone_and_the_page_says_so(client):
    sheet = make_sheet()
    check = walk.to_check(client, sheet, language="en")

    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        page = walk.post(client, walk.address(sheet, "en"), check)

    assert page.status_code == 410
    assert "Nothing was sent." in text(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "typed",
    [
        {"way": "", "person-0-nickname": ""},
        {"way": "other"},
        {"person-0-nickname": "x" * 41},
        {"person-0-nickname": "\x07\u202e"},
        {"person-0-nickname": "\u2800\u200b\u3164"},  # letters that show nothing
        {"person-0-birth_year": "MMX"},
        {"person-0-birth_year": "٢٠١٠"},
        {"person-0-birth_year": "3010"},
        {"step": "nonsense", "way": ""},
        {"go": "nonsense", "way": ""},
    ],
)
def test_hostile_or_mistaken_first_step_is_answered_kindly(client, language, typed):
    sheet = make_sheet(age_from=12, age_to=17)

    page = walk.who(client, sheet, language=language, **typed)

    assert page.status_code == 200
    assert 'role="alert"' in text(page)
    assert SignUp.objects.count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "typed",
    [
        {"channel": ""},
        {"channel": "pigeon"},
        {"contact": ""},
        {"contact": "not a number"},
        {"channel": "email", "contact": "040 123 4567"},
        {"channel": "email", "contact": "a@b"},
        {"contact": "1" * 300},
        {"channel": "adult", "contact": "0401234567", "contact_name": ""},
        {"word": "abc"},
        {"word": "x" * 61},
        {"person-0-diet": "stones"},
        {"safe": "nonsense"},
        {"person-0-wishes": "x" * 501},
    ],
)
def test_hostile_or_mistaken_second_step_is_answered_kindly(client, language, typed):
    sheet = make_sheet(asks=["diet", "wishes"])
    page = walk.who(client, sheet, language=language)

    page = walk.contact(client, sheet, page, language=language, **typed)

    assert page.status_code == 200
    assert 'role="alert"' in text(page)


def test_script_is_shown_as_text_and_control_characters_are_left_out(client):
    sheet = make_sheet()

    page = walk.to_check(client, sheet, **{"person-0-nickname": "<script>alert(1)</script>\x07"})

    assert "<script>alert" not in text(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<" in text(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_window_that_closes_while_one_writes_keeps_what_was_typed(client, language):
    sheet = make_sheet()
    check = walk.to_check(client, sheet, language=language)
    type(sheet).objects.update(closed_by_hand=True)

    with walk.later():
        page = walk.post(client, walk.address(sheet, language), check)

    assert page.status_code == 200
    assert "Vili" in text(page)
    assert 'role="status"' in text(page)
    assert SignUp.objects.count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_closed_and_full_doors_say_so_and_show_a_way_on(client, language):
    closed = make_sheet(closed_by_hand=True)
    not_yet = make_sheet(opens_at=timezone.now() + timedelta(days=2))
    full = make_sheet(capacity=0, has_queue=False)

    pages = [client.get(walk.address(sheet, language)) for sheet in (closed, not_yet, full)]

    assert [page.status_code for page in pages] == [410, 200, 200]
    assert all("<form" not in text(page)[text(page).index("<main") :] for page in pages)


def test_unknown_sheet_and_unknown_language_are_not_found(client):
    sheet = make_sheet()

    assert client.get("/fi/i/nosuchxx/").status_code == 404
    assert client.get(f"/xx/i/{sheet.code}/", follow=True).status_code == 404


def test_two_people_and_one_last_place(client):
    sheet = make_sheet(capacity=1)
    checks = [walk.to_check(client, sheet, language="en") for _ in range(2)]

    with walk.later():
        first, second = (walk.post(client, walk.address(sheet, "en"), check) for check in checks)

    assert "You have a place." in text(first)
    assert "You are in the queue." in text(second)


def test_saved_form_goes_on_from_its_link_and_from_its_code(client):
    sheet = make_sheet()
    page = walk.who(client, sheet)
    saved = walk.contact(client, sheet, page, go="save")
    url, code = walk.own_url_on(saved), walk.code_on(saved)

    looked = client.get(url)
    by_link = client.post(url, {}, **walk.SAME_ORIGIN)
    by_code = client.post("/fi/koodi/", {"code": code}, **walk.SAME_ORIGIN)

    assert "Vili" not in text(looked)
    assert "Vili" in text(by_link)
    assert "Vili" in text(by_code)
    with walk.later():
        walk.post(client, walk.address(sheet), by_code)
    assert SignUp.objects.count() == 1


def test_form_takes_four_queries(client, django_assert_max_num_queries):
    sheet = make_sheet(asks=["diet", "transport"], age_from=12, age_to=17)
    helpers.sign_up(sheet, "A", "B", "C")
    client.get(walk.address(sheet))

    with django_assert_max_num_queries(4):
        client.get(walk.address(sheet))


@pytest.mark.parametrize("people", [1, 6])
def test_sending_takes_the_same_queries_for_one_and_for_six(client, people, django_assert_max_num_queries):
    sheet = make_sheet(capacity=10, asks=["diet"])
    names = {f"person-{i}-nickname": f"Name {i}" for i in range(people)}
    check = walk.to_check(client, sheet, way="adult", together="any", **names)

    with walk.later(), django_assert_max_num_queries(20) as counted:
        walk.post(client, walk.address(sheet), check)

    assert SignUp.objects.count() == people
    assert len(counted) == 14
