"""What the one who asks and the one who is asked see, without an account, a cookie or a script."""

import re
import time
from datetime import date, timedelta

import pytest
from django.core import signing
from django.db import connection
from django.urls import reverse
from django.utils import timezone, translation

from booking.experts import actions, rules
from booking.experts.forms.request import STEPS
from booking.experts.models import Assignment, ExpertRequest, RequestDraft
from booking.experts.states import RequestState, State
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from kuulluksi.privacy import form_tokens
from kuulluksi.privacy.access import own

from .stage import EMAIL, make_invited, make_request, make_type

pytestmark = pytest.mark.django_db
ALL = "/fi/pyynto/kaikki/"
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def token_of_age(seconds=10):
    """A token of a form that was fetched some seconds ago."""
    return signing.dumps(
        ["", f"nonce-{seconds}-{time.monotonic_ns()}", time.time() - seconds], salt="form:request"
    )


def filled(area, **kw):
    return {
        "form_token": token_of_age(),
        "engagement_type": make_type().pk,
        "aim": "Kuulemme, mikä auttoi.",
        "agenda": "together",
        "ages": "any",
        "rhythm": "once",
        "orientation_by": "coordinator",
        "day_1": "20.1.2028",
        "clock": "13.00",
        "hours": "1",
        "mode": "on_site",
        "area": area.pk,
        "spoken_language": "fi",
        "audience": "Kahden tiimin työntekijät",
        "minors_present": "no",
        "recording": "none",
        "host": "Johtava sosiaalityöntekijä",
        "payer": "county",
        "organisation_name": "Avohuolto",
        "requester_name": "Nimetön Testaaja",
        "requester_email": EMAIL,
        "follows_guidelines": "on",
        "agrees": "on",
        **kw,
    }


@pytest.fixture
def soon(time_machine):
    time_machine.move_to("2027-11-01T10:00:00+00:00", tick=True)


def post(client, path, data):
    return client.post(path, data, **HERE)


def link_in_mail(asked) -> str:
    return Link.objects.get(pk=asked.mailed_link).token


def test_a_professional_sends_a_request_and_confirms_the_address_from_the_message(client, area, soon):
    answer = post(client, ALL, filled(area))

    asked = ExpertRequest.objects.get()
    assert answer.status_code == 302
    thanks = client.get(answer["Location"])
    assert asked.code in thanks.content.decode()
    assert link_in_mail(asked) not in thanks.content.decode()
    assert asked.wishes == ["2028-01-20T13:00"]

    post(client, f"/fi/p/{link_in_mail(asked)}/", {"deed": "confirm"})
    asked.refresh_from_db()
    assert asked.state == RequestState.SUBMITTED
    assert client.cookies == {}


def walk(client, typed, *, until="check", **more):
    """Fill the steps in, one after the other; the answer of the last one."""
    token = typed["form_token"]
    for step, names in STEPS.items():
        data = {name: typed[name] for name in names if name in typed}
        answer = post(client, "/fi/pyynto/", {**data, **more, "form_token": token, "step": step})
        if step == until:
            break
    return answer


def test_the_request_goes_in_five_steps_and_a_check_and_nothing_of_the_draft_stays(client, area, soon):
    typed = filled(area, urgent="on", topics=["placement", "school"], rhythm="fortnightly", until="1.6.2028")

    check = walk(client, typed)
    assert check.status_code == 200
    assert "Kuulemme, mikä auttoi." in check.content.decode()
    assert RequestDraft.objects.count() == 1

    answer = post(client, "/fi/pyynto/", {"form_token": typed["form_token"], "step": "check"})
    asked = ExpertRequest.objects.get()
    assert answer["Location"].startswith("/fi/pyynto/kiitos/")
    assert (asked.rhythm, asked.topics, asked.guidelines) == ("fortnightly", ["placement", "school"], "1")
    assert asked.answer_by == date(2027, 11, 3)
    assert RequestDraft.objects.count() == 0
    assert client.cookies == {}


def test_a_request_saved_for_later_opens_where_it_was_left(client, area, soon):
    typed = filled(area)
    walk(client, typed, until="whose")
    page = post(
        client, "/fi/pyynto/", {"form_token": typed["form_token"], "step": "when", "hours": "2", "go": "save"}
    )
    address = re.search(r'value="https?://[^/]+(/fi/pyynto/jatka/[^"]+)"', page.content.decode())[1]

    shown = client.get(address).content.decode()
    opened = post(client, address, {}).content.decode()

    assert "Kuulemme, mikä auttoi." not in shown
    assert '<option value="2" selected>' in opened
    assert rules.end_drafts(timezone.now() + timedelta(days=6), False) == 0
    assert rules.end_drafts(timezone.now() + timedelta(days=8), False) == 1
    assert client.get(address).status_code in (404, 410)


def test_client_data_is_warned_of_once_and_an_identity_code_is_never_kept(client, area, soon):
    typed = filled(area, aim="Asiakas 010199-123N, syntynyt Turussa")
    first = walk(client, typed, until="what")
    again = walk(client, typed, until="what", looked="yes")
    walk(client, typed, looked="yes")
    post(client, "/fi/pyynto/", {"form_token": typed["form_token"], "step": "check"})

    assert 'name="looked"' in first.content.decode()
    assert 'name="step" value="whose"' in again.content.decode()
    assert own(ExpertRequest.objects.get(), ["aim"])["aim"] == "Asiakas [–], syntynyt Turussa"


def test_the_link_on_the_page_does_not_confirm_the_address(client, area, soon):
    answer = post(client, ALL, filled(area))
    token = answer["Location"].rstrip("/").rsplit("/", 1)[-1]

    page = client.get(f"/fi/p/{token}/").content.decode()
    post(client, f"/fi/p/{token}/", {"deed": "confirm"})

    assert 'value="confirm"' not in page
    assert ExpertRequest.objects.get().state == RequestState.DRAFT


def test_get_takes_few_queries_and_sets_no_cookie(client, area, django_assert_num_queries):
    make_type()
    client.get("/fi/pyynto/")
    with django_assert_num_queries(2):
        answer = client.get("/fi/pyynto/")

    assert answer.cookies == {}
    assert answer["Cache-Control"] == "no-store, private"


WRONG = [
    ("engagement_type", "999999"),
    ("aim", ""),
    ("aim", "x" * 2000),
    ("day_1", "kolmas päivä"),
    ("day_1", "1.1.1999"),
    ("clock", "iltapäivällä"),
    ("audience_size", "monta"),
    ("requester_email", "ei@"),
    ("requester_phone", "<script>"),
    ("host", ""),
    ("area", "x'; --"),
    ("minors_present", "maybe"),
    ("agrees", ""),
    ("follows_guidelines", ""),
    ("until", "1.1.2020"),
    ("rhythm", "hourly"),
    ("form_token", "altered"),
    ("form_token", ""),
]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_cannot_be_sent_comes_back_with_a_sentence_and_everything_typed(client, area, soon, language):
    for field, value in WRONG:
        typed = filled(area, unit="Tiimi <b>&</b>")

        answer = post(client, f"/{language}/pyynto/kaikki/", {**typed, field: value})

        page = answer.content.decode()
        assert (field, answer.status_code) == (field, 422)
        assert 'class="errors"' in page
        assert "Tiimi &lt;b&gt;&amp;&lt;/b&gt;" in page
    assert not ExpertRequest.objects.exists()


def test_a_form_sent_too_fast_asks_to_look_once_more(client, area):
    answer = post(client, ALL, filled(area, form_token=form_tokens.issue("request")))

    assert answer.status_code == 422
    assert not ExpertRequest.objects.exists()


def test_a_form_left_open_overnight_comes_back_with_its_text(client, area):
    typed = filled(area, form_token=token_of_age(13 * 3600))

    answer = post(client, ALL, typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Kuulemme, mikä auttoi." in page
    assert typed["form_token"] not in page


def test_control_characters_are_dropped(client, area, soon):
    post(client, ALL, filled(area, unit="Ti\u200b\x07imi"))

    assert ExpertRequest.objects.get().unit == "Tiimi"


def test_a_double_click_makes_one_request(client, area, soon):
    typed = filled(area)
    first, second = (post(client, ALL, typed) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert ExpertRequest.objects.count() == 1


def test_another_site_cannot_send_the_form(client, area):
    answer = client.post(ALL, filled(area), HTTP_SEC_FETCH_SITE="cross-site")

    assert answer.status_code == 403


def test_an_urgent_request_shows_the_phone_and_tells_the_desk_at_once(client, area, coordinator, soon):
    answer = post(client, ALL, filled(area, urgent="on"))

    assert "tel:" in client.get(answer["Location"]).content.decode()
    assert Message.objects.filter(kind="staff_notice").count() == 1


def test_the_requester_sees_states_and_never_who_was_asked(client, area, coordinator):
    row = make_invited(area, coordinator)
    token = link_in_mail(row.request)

    page = client.get(f"/fi/p/{token}/").content.decode()
    assert row.expert.alias not in page
    assert row.expert.code not in page

    actions.accept(row)
    actions.confirm(row, by=coordinator)
    page = client.get(f"/fi/p/{token}/").content.decode()
    assert row.expert.alias in page
    assert row.expert.code not in page


def test_the_requester_withdraws_and_everyone_asked_is_told(client, area, coordinator):
    row = make_invited(area, coordinator)

    post(client, f"/fi/p/{link_in_mail(row.request)}/", {"deed": "withdraw"})

    row.refresh_from_db()
    row.request.refresh_from_db()
    assert row.request.state == RequestState.WITHDRAWN
    assert row.state == State.CANCELLED
    assert Message.objects.filter(kind="assignment_cancelled").count() == 1


def offer_path(row) -> str:
    link = Link.objects.get(purpose="offer", subject_id=row.pk)
    return f"/fi/k/{link.token}/"


def test_the_expert_reads_the_whole_offer_and_says_yes_in_one_press(client, area, coordinator):
    row = make_invited(area, coordinator, words="Olisi hienoa, jos pääset.")

    page = client.get(offer_path(row)).content.decode()
    for words in (
        "mikä auttoi",
        "Kahden tiimin",
        "Johtava",
        "80,00",
        "Tuttu työntekijä",
        "Olisi hienoa",
        "Hämeenlinna",
    ):
        assert words in page
    assert "Nimetön Testaaja" not in page
    assert EMAIL not in page

    post(client, offer_path(row), {"answer": "yes"})
    row.refresh_from_db()
    assert row.state == State.ACCEPTED
    assert row.support_accepted_at is not None
    assert client.cookies == {}


def test_a_yes_is_taken_only_for_what_was_on_the_page_it_was_pressed_on(client, area, coordinator):
    row = make_invited(area, coordinator)
    address = offer_path(row)
    seen = re.search(r'name="seen" value="([^"]+)"', client.get(address).text)[1]
    actions.change_offer(row.request, {"recording": "streamed"}, by=coordinator)

    stale = post(client, address, {"answer": "yes", "seen": seen})
    row.refresh_from_db()
    assert (stale.status_code, row.state) == (409, State.INVITED)
    assert "Jokin on muuttunut sen jälkeen, kun avasit tämän sivun" in stale.text
    fresh = re.search(r'name="seen" value="([^"]+)"', stale.text)[1]
    post(client, address, {"answer": "yes", "seen": fresh})
    actions.name_support(row, support_person="Joku muu", by=coordinator)
    other = post(client, address, {"answer": "support", "seen": fresh})

    row.refresh_from_db()
    assert (other.status_code, row.state, row.support_accepted_at) == (409, State.ACCEPTED, None)


@pytest.mark.parametrize("after", [None, "accept", "confirm"])
def test_no_is_one_press_at_any_moment_and_the_page_stays_neutral(client, area, coordinator, after):
    row = make_invited(area, coordinator)
    if after:
        actions.accept(row)
    if after == "confirm":
        actions.confirm(row, by=coordinator)

    post(client, offer_path(row), {"answer": "no"})

    row.refresh_from_db()
    assert row.state == (State.WITHDRAWN if after else State.DECLINED)
    page = client.get(offer_path(row)).content.decode()
    assert "mikä auttoi" not in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]


def test_every_ending_looks_the_same_to_the_expert(client, area, coordinator):
    pages = []
    for number, state in enumerate(
        [State.DECLINED, State.EXPIRED, State.WITHDRAWN, State.NOT_CHOSEN, State.CANCELLED]
    ):
        row = make_invited(area, coordinator, nonce=f"n{number}")
        path = offer_path(row)
        Assignment.objects.filter(pk=row.pk).update(state=state)
        page = client.get(path).content.decode()
        pages.append(re.search(r"<main.*</main>", page, re.S).group())

    assert len(set(pages)) == 1


def test_looking_at_the_offer_changes_nothing(client, area, coordinator):
    row = make_invited(area, coordinator)

    client.get(offer_path(row) + "?answer=yes")

    row.refresh_from_db()
    assert row.state == State.INVITED


def test_a_link_opens_only_its_own_kind_of_page_and_altered_ones_nothing(client, area, coordinator):
    row = make_invited(area, coordinator)
    offer = Link.objects.get(purpose="offer").token
    mailed = link_in_mail(row.request)

    assert client.get(f"/fi/p/{offer}/").status_code == 404
    assert client.get(f"/fi/k/{mailed}/").status_code == 404
    assert client.get(f"/fi/k/{offer[:-1]}x/").status_code == 404


def test_titles_of_form_and_link_pages_are_neutral(client, area, coordinator):
    row = make_invited(area, coordinator)
    for path in ("/fi/pyynto/", offer_path(row), f"/fi/p/{link_in_mail(row.request)}/"):
        title = re.search(r"<title>(.*?)</title>", client.get(path).content.decode(), re.S).group(1)
        assert "lastensuojelu" not in title.lower()
        assert row.request.code not in title


def test_the_bank_is_not_in_the_database_in_clear(area, coordinator):
    row = make_invited(area, coordinator, words="Salaiset sanat")
    make_request(area, "second", requester_phone="0401234567")

    dump = []
    with connection.cursor() as cursor:
        for table in (
            "experts_expertprofile",
            "experts_expertrequest",
            "experts_assignment",
            "notices_message",
        ):
            cursor.execute(f"SELECT * FROM {table}")
            dump += [str(line) for line in cursor.fetchall()]
    text = "\n".join(dump)
    for secret in (
        "0400000001",
        "'1999'",  # the whole column: four digits may stand in any sealed word
        "Nimetön",
        EMAIL,
        "0401234567",
        "mikä auttoi",
        "Johtava",
        "Salaiset",
        "Tuttu",
    ):
        assert secret not in text
    assert row.expert.code in text


def test_addresses_are_named_in_every_language():
    for language in ("fi", "sv", "en"):
        with translation.override(language):
            assert reverse("experts:request") == f"/{language}/pyynto/"
