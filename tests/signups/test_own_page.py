"""A person's own page: neutral over a shoulder, open with the word or the code, and out in one step."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from booking.signups import about, actions
from booking.signups.models import Absence, Party, Sheet, SignUp
from booking.signups.states import State
from kuulluksi.notices.models import Job, Message
from kuulluksi.notices.worker import run_due
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import reveal
from tests.cast import make_sheet
from tests.groups.helpers import make_group, open_season

from .helpers import sign_up, states
from .walk import SAME_ORIGIN, hidden, later

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told(monkeypatch):
    """What a group tells about its sheet."""
    told = about.About("Iltatee", when="tiistaisin kello 17", where="Asemakatu 1", who="Ryhmän ohjaaja")
    monkeypatch.setitem(about._tellers, "group", lambda sheet, language: told)


def url_of(person, language="fi"):
    return f"/{language}/o/{person.link.token}/"


def post(client, person, **data):
    return client.post(url_of(person), data, **SAME_ORIGIN)


def opened(client, person, key=None):
    return post(client, person, do="open", key=key or person.receipt_code)


def do(client, person, page, deed, **data):
    return post(client, person, do=deed, open=hidden(page, "open"), **data)


def text(page):
    return page.content.decode()


def test_link_alone_shows_neutral_words_only(client):
    person = sign_up(make_sheet(), "Vili", channel="sms", contact="040 123 4567")

    page = client.get(url_of(person))

    assert page.status_code == 200
    for secret in ("Iltatee", "Iltaryhmä", "Asemakatu", "tiistaisin", "Vili", "040 123"):
        assert secret not in text(page)
    assert page["Referrer-Policy"] == "same-origin"
    assert page.cookies == {}


@pytest.mark.parametrize("key", ["code", "code with dashes", "word", "word in capitals"])
def test_word_or_receipt_code_opens_the_details(client, key):
    person = sign_up(make_sheet(), "Vili", word="Sininen pyörä")
    keys = {
        "code": person.receipt_code,
        "code with dashes": person.receipt_code.replace(" ", "-"),
        "word": "Sininen pyörä",
        "word in capitals": " SININEN  PYÖRÄ ",
    }

    page = opened(client, person, keys[key])

    for detail in ("Iltatee", "tiistaisin", "Asemakatu", "Vili"):
        assert detail in text(page)


@pytest.mark.parametrize("key", ["wrong", "0000 0000 0000 0000", "<script>", "", "\x07", "9" * 500])
def test_wrong_key_opens_nothing(client, key):
    person = sign_up(make_sheet(), word="Sininen pyörä")

    page = post(client, person, do="open", key=key)

    assert page.status_code == 200
    assert "Iltatee" not in text(page)
    assert 'role="alert"' in text(page)


def test_a_sheet_without_a_word_is_not_opened_by_an_empty_one(client):
    person = sign_up(make_sheet())

    assert "Iltatee" not in text(post(client, person, do="open", key=" "))
    assert "Iltatee" not in text(post(client, person, do="open", key="none"))


def test_guessing_is_held_back_even_with_the_right_word(client, settings):
    settings.WORD_TRIES_PER_LINK_PER_DAY = 3
    person = sign_up(make_sheet(), word="Sininen pyörä")
    for _ in range(3):
        opened(client, person, "wrong word")

    assert "Iltatee" not in text(opened(client, person, "Sininen pyörä"))


def test_place_is_not_told_before_someone_has_a_place(client):
    person = sign_up(make_sheet(admission=Sheet.Admission.AFTER_MEETING))

    assert "Asemakatu" not in text(opened(client, person))


def test_withdrawing_is_one_step_without_a_reason(client):
    sheet = make_sheet(capacity=1)
    person, next_in_queue = sign_up(sheet), sign_up(sheet)

    page = do(client, person, opened(client, person), "withdraw")

    assert page.status_code == 200
    assert states(person, next_in_queue) == ["withdrawn", "offered"]


def test_withdrawing_needs_the_open_page(client):
    person = sign_up(make_sheet())

    post(client, person, do="withdraw")
    post(client, person, do="withdraw", open="altered")

    assert states(person) == ["confirmed"]


def test_the_mark_of_one_page_does_not_open_another(client):
    sheet = make_sheet()
    person, other = sign_up(sheet), sign_up(sheet)
    page = opened(client, person)

    post(client, other, do="withdraw", open=hidden(page, "open"))

    assert states(other) == ["confirmed"]


def test_the_page_closes_itself_after_half_an_hour(client):
    person = sign_up(make_sheet())
    page = opened(client, person)

    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        do(client, person, page, "withdraw")

    assert states(person) == ["confirmed"]


def test_one_of_several_withdraws_and_the_others_stay(client):
    person = sign_up(make_sheet(), "Vili", "Iida")
    page = opened(client, person)

    do(client, person, page, "withdraw", who=str(person.signups[0].pk))

    assert states(person) == ["withdrawn", "confirmed"]


def test_not_this_time_is_for_the_next_session_and_needs_no_word(client):
    season = open_season(make_group())
    person = sign_up(season.sheet)
    first, second = season.event.occurrences.order_by("start")[:2]

    post(client, person, do="not_this_time")
    page = post(client, person, do="not_this_time")

    assert [absence.occurrence for absence in Absence.objects.all()] == [first]
    assert "Paikkasi pysyy sinun" in text(page)
    assert states(person) == ["confirmed"]
    with time_machine.travel(first.end + timedelta(minutes=1), tick=False):
        post(client, person, do="not_this_time")
        post(client, person, do="coming")
    assert not Absence.objects.of_session(second).exists()
    assert Absence.objects.of_session(first).exists()


def test_offered_place_is_taken_on_the_own_page(client):
    sheet = make_sheet(capacity=1)
    first, second = sign_up(sheet), sign_up(sheet)
    actions.withdraw(first.signups[0], by="participant")

    do(client, second, opened(client, second), "take")

    assert states(second) == ["confirmed"]


def test_lapsed_offer_is_said_kindly(client):
    sheet = make_sheet(capacity=1, offer_hours=1)
    first, second = sign_up(sheet), sign_up(sheet)
    actions.withdraw(first.signups[0], by="participant")

    with time_machine.travel(timezone.now() + timedelta(hours=15), tick=False):
        page = do(client, second, opened(client, second), "take")

    assert page.status_code == 200
    assert states(second) == ["lapsed"]


def test_contact_is_changed_and_later_messages_go_there(client):
    person = sign_up(make_sheet(), channel="sms", contact="040 123 4567")
    page = opened(client, person)

    do(client, person, page, "contact", channel="email", contact="vili@example.org")
    actions.withdraw(person.signups[0], by="participant")

    assert Message.objects.order_by("created_at").last().channel == "email"


def test_an_answer_is_corrected_and_a_mistake_is_explained(client, facilitator):
    sheet = make_sheet(asks=["diet", "transport"], age_from=12)
    person = sign_up(
        sheet,
        participants=[
            {"nickname": "Vili", "birth_year": "2012", "answers": {"diet": ["vegan"], "transport": "own"}}
        ],
    )
    signup = person.signups[0]
    reveal([signup.needs], ["answers"], actor=facilitator, reason="phone")
    changed = {"p1-nickname": "Ville", "p1-birth_year": "2011", "p1-transport": "ride", "p1-diet": "vegetarian"}

    page = do(client, person, opened(client, person), "person", who=signup.pk, **changed)
    assert 'role="alert"' in text(page)  # a minor's ride needs a named adult
    assert 'value="Ville"' in text(page)
    page = do(
        client, person, page, "person", who=signup.pk, **changed, **{"p1-transport_adult": "Sari, ohjaaja"}
    )

    assert "Ville (2011)" in text(page)
    assert "Kasvisruokaa" in text(page)
    assert "Sari, ohjaaja" in text(page)
    assert "ohjaaja" in text(page).split("Kuka on katsonut")[1].split("Omat tietoni")[0].casefold()


def test_a_new_word_opens_the_page_and_the_old_one_does_not(client, facilitator):
    person = sign_up(make_sheet(), "Vili", word="Sininen pyörä")

    do(client, person, opened(client, person, "Sininen pyörä"), "word", word="punainen vene")
    assert "Vili" not in text(opened(client, person, "Sininen pyörä"))
    assert "Vili" in text(opened(client, person, "Punainen vene"))

    code = actions.new_receipt_code(person.party, by=facilitator)  # both were lost, and staff know them
    assert "Vili" not in text(opened(client, person, "Punainen vene"))
    assert "Vili" not in text(opened(client, person))
    assert "Vili" in text(opened(client, person, code))


def test_each_child_says_no_to_one_session_alone(client):
    season = open_season(make_group())
    person = sign_up(season.sheet, "Vili", "Iida", way="adult")
    first, second = season.event.occurrences.order_by("start")[:2]
    page = opened(client, person)

    page = do(client, person, page, "away", who=person.signups[1].pk, session=second.uid)
    for wrong in ("", "x", "0" * 32, first.pk):
        do(client, person, page, "away", who=person.signups[0].pk, session=wrong)

    assert list(Absence.objects.values_list("signup", "occurrence")) == [(person.signups[1].pk, second.pk)]
    assert text(page).count("ei tule") == 1
    do(client, person, page, "back", who=person.signups[1].pk, session=second.uid)
    assert not Absence.objects.exists()


def test_who_passes_an_offer_stays_and_is_not_asked_twice(client):
    sheet = make_sheet(capacity=1)
    first, second = sign_up(sheet), sign_up(sheet)
    actions.withdraw(first.signups[0], by="participant")

    page = opened(client, second)
    assert 'value="pass"' in text(page)
    page = do(client, second, page, "pass")

    assert states(second) == ["waitlisted"]
    assert "viikkoon" in text(page)


def test_a_promise_says_its_day_and_owns_up_when_it_is_late(client):
    person = sign_up(make_sheet(admission=Sheet.Admission.AFTER_MEETING, answer_days=5), channel="none")

    assert "viimeistään" in text(client.get(url_of(person)))
    with time_machine.travel(timezone.now() + timedelta(days=12), tick=False):
        assert "johtuu meistä, ei sinusta" in text(client.get(url_of(person)))


@pytest.mark.parametrize("state", [*State])
def test_every_state_has_words_closed_and_open(client, state):
    person = sign_up(make_sheet(), "Vili", "Iida")
    moment = timezone.now() + timedelta(days=1)
    limits = {"offer_expires_at": moment, "consent_due_at": moment}
    SignUp.objects.filter(pk=person.signups[0].pk).update(**limits, state=state, instead="later")

    closed = client.get(url_of(person, "sv"))
    now_open = opened(client, person)

    assert (closed.status_code, now_open.status_code) == (200, 200)
    assert "Vili" in text(now_open)
    assert "Vili" not in text(closed)


def test_mistaken_contact_is_kept_and_explained(client):
    person = sign_up(make_sheet(), channel="sms", contact="040 123 4567")

    page = do(client, person, opened(client, person), "contact", channel="email", contact="vili at example")

    assert "vili at example" in text(page)
    assert 'role="alert"' in text(page)


def test_my_data_is_everything_in_a_file_with_a_neutral_name(client):
    person = sign_up(
        make_sheet(asks=["diet"]),
        channel="sms",
        contact="040 123 4567",
        participants=[{"nickname": "Vili", "birth_year": "2012", "answers": {"diet": ["vegan"]}}],
    )

    answer = do(client, person, opened(client, person), "data")
    told = json.loads(answer.content)

    assert told["contact"] == "040 123 4567"
    assert told["people"][0]["nickname"] == "Vili"
    assert told["people"][0]["birth_year"] == "2012"
    assert told["people"][0]["answers"] == {"diet": ["vegan"]}
    assert "tiedot.json" in answer["Content-Disposition"]
    to_read = do(client, person, opened(client, person), "data_to_read")
    for told_us in ("040 123 4567", "Vili (2012)", "Vegaaniruokaa"):
        assert told_us in text(to_read)
    assert "tiedot.html" in to_read["Content-Disposition"]


def test_erasing_withdraws_and_leaves_only_a_count(client):
    sheet = make_sheet(capacity=1)
    person, waiting = sign_up(sheet, channel="sms", contact="040 123 4567"), sign_up(sheet)

    do(client, person, opened(client, person), "erase")
    assert states(person) == ["confirmed"]  # the box was not ticked
    page = do(client, person, opened(client, person), "erase", sure="yes")

    assert page.status_code == 200
    party = Party.objects.get(pk=person.party.pk)
    assert [getattr(party, name) for name in ("contact_index", "receipt_hash", "word_hash")] == ["", "", ""]
    assert not party.contact
    assert not party.signups.get().nickname
    assert states(person, waiting) == ["withdrawn", "offered"]
    assert client.get(url_of(person)).status_code == 404
    assert Link.objects.count() == 1


def test_looking_changes_nothing_however_often_a_scanner_follows_the_link(client):
    person = sign_up(make_sheet())
    before = list(SignUp.objects.values()), list(Party.objects.values())

    for method in (client.get, client.head, client.get):
        assert method(url_of(person)).status_code == 200

    assert (list(SignUp.objects.values()), list(Party.objects.values())) == before


@pytest.mark.parametrize("token", ["x", "A" * 46, "../../etc", "%00", "ä" * 40])
def test_altered_link_is_not_found_or_refused(client, token):
    assert client.get(f"/fi/o/{token}/").status_code in (400, 404)


def test_link_to_something_else_opens_nothing(client):
    person = sign_up(make_sheet())
    other = Link.objects.issue("feed", person.party)

    assert client.get(f"/fi/o/{other.token}/").status_code == 404


# --- The door for a receipt code ---


def test_receipt_code_alone_opens_the_page(client):
    person = sign_up(make_sheet(), "Vili")

    page = client.post("/fi/koodi/", {"code": person.receipt_code}, **SAME_ORIGIN)

    assert "Vili" in text(page)


def test_code_door_answers_the_same_to_unknown_and_to_half_right_codes(client):
    person = sign_up(make_sheet())
    locator = person.receipt_code.replace(" ", "")[:6]

    half_right = client.post("/fi/koodi/", {"code": locator + "0" * 10}, **SAME_ORIGIN)
    unknown = client.post("/fi/koodi/", {"code": "000001" + "0" * 10}, **SAME_ORIGIN)
    short = client.post("/fi/koodi/", {"code": "12"}, **SAME_ORIGIN)

    def without_what_was_typed(page):
        return text(page).replace(locator + "0" * 10, "").replace("000001" + "0" * 10, "").replace('"12"', '""')

    assert half_right.status_code == unknown.status_code == short.status_code == 200
    assert (
        without_what_was_typed(half_right) == without_what_was_typed(unknown) == without_what_was_typed(short)
    )


def test_code_door_is_throttled_by_locator(client, settings):
    settings.WORD_TRIES_PER_LINK_PER_DAY = 2
    person = sign_up(make_sheet(), "Vili")
    locator = person.receipt_code.replace(" ", "")[:6]
    for _ in range(2):
        client.post("/fi/koodi/", {"code": locator + "0" * 10}, **SAME_ORIGIN)

    assert "Vili" not in text(client.post("/fi/koodi/", {"code": person.receipt_code}, **SAME_ORIGIN))


def test_a_school_behind_one_address_waits_a_little_and_is_never_shut_out(client, settings):
    """After the limit of one source everybody's right code still opens, half a minute later, with the digits kept."""
    settings.LINK_TRIES_PER_SOURCE_PER_HOUR = 2
    person, lost = sign_up(make_sheet(), "Vili"), {"contact": "040 123 4567"}
    code = {"code": person.receipt_code}
    for address, typed in (
        ("/fi/koodi/", {"code": "1" * 16}),
        ("/fi/koodi/linkki/", {"contact": "0409999999"}),
    ):
        for _ in range(2):
            client.post(address, typed, **SAME_ORIGIN)

    slower = client.post("/fi/koodi/", code, **SAME_ORIGIN)
    mark = {"calm": hidden(slower, "calm")}
    too_soon = client.post("/fi/koodi/", code | mark, **SAME_ORIGIN)
    word = client.post(url_of(person), {"do": "open", "key": person.receipt_code}, **SAME_ORIGIN)
    link = client.post("/fi/koodi/linkki/", lost, **SAME_ORIGIN)

    for page in (slower, too_soon, word):
        assert person.receipt_code in text(page)
        assert "Vili" not in text(page)
    assert (hidden(too_soon, "calm"), lost["contact"] in text(link)) == (mark["calm"], True)
    with later(30):
        assert "Vili" in text(client.post("/fi/koodi/", code | mark, **SAME_ORIGIN))
        assert "Vili" not in text(client.post("/fi/koodi/", {"code": "2" * 16} | mark, **SAME_ORIGIN))
        client.post("/fi/koodi/linkki/", lost | {"calm": hidden(link, "calm")}, **SAME_ORIGIN)
    assert Job.objects.filter(kind="signup_link_again").count() == 3


def test_lost_link_gives_one_answer_by_the_same_work_whoever_asks(client):
    sign_up(make_sheet(), channel="sms", contact="040 123 4567")
    Message.objects.all().delete()
    Job.objects.all().delete()
    asked = {}

    client.get("/fi/koodi/")
    for who, contact in (("known", "+358 40 1234567"), ("unknown", "040 999 9999")):
        with CaptureQueriesContext(connection) as queries:
            answer = client.post("/fi/koodi/linkki/", {"contact": contact}, **SAME_ORIGIN)
        asked[who] = (text(answer), [re.sub(r"'[^']*'|s\d+_x\d+", "", one["sql"]) for one in queries])

    assert asked["known"] == asked["unknown"]
    assert Message.objects.count() == 0
    run_due()
    assert [message.kind for message in Message.objects.all()] == ["signup_link"]
    assert "1234567" not in str(list(Job.objects.values()))
