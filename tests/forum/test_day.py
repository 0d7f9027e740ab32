"""The day of the forum: the door on many phones, papers for those who make the day, and words to everyone."""

from datetime import timedelta

import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from booking.forum.day import arrivals, sheets, telling
from booking.forum.models import CheckIn, Forum
from booking.forum.registration import actions as registration
from booking.signups.models import Party, SignUp
from kuulluksi.notices.models import Job, Message
from kuulluksi.notices.worker import run_due
from kuulluksi.privacy.models import AccessLog, AuditLine
from tests.cast import make_staff
from tests.forum.helpers import make_forum
from tests.signups.helpers import sign_up

pytestmark = pytest.mark.django_db

HOSTILE = '#import "x"; $ \\ *Nätti* 🦊'
PEOPLE = [
    {"nickname": "Kettu", "answers": {"diet": ["vegan"], "photos": "group", "talk_to": "Ohjaaja Sari"}},
    {"nickname": HOSTILE, "answers": {"access_needs": ["ramp"], "call_on_the_day": "Hoitaja, 040 000"}},
    {"nickname": "Otso", "answers": {"transport": "ride", "transport_adult": "Perhehoitaja Kai"}},
]


@pytest.fixture
def forum(area):
    forum = make_forum(area=area, capacity=20)
    sign_up(forum.sheet, participants=PEOPLE, channel=Party.Channel.SMS, contact="+358401234567")
    return forum


def staff_of(forum, role):
    user = make_staff(role)
    forum.sheet.staff.add(user)
    return user


def people(forum):
    return list(SignUp.objects.filter(sheet=forum.sheet).order_by("number"))


def page(forum, rest=""):
    return f"/fi/foorumi/{forum.year}/{rest}"


def words_on(body: bytes) -> str:
    with pypdfium2.PdfDocument(body) as file:
        return "".join(page.get_textpage().get_text_range() for page in file)


# --- The door ---


def test_two_phones_marking_one_person_make_one_mark(forum):
    kettu = people(forum)[0]
    now = timezone.now()

    for at in (now, now + timedelta(seconds=1)):
        arrivals.mark(forum, kettu, "here", at=at, by="door")

    assert CheckIn.objects.get().came_at == now
    assert AuditLine.objects.filter(verb="forum_here").count() == 1


def test_a_press_that_waited_for_the_network_never_undoes_a_newer_one(forum):
    kettu = people(forum)[0]
    now = timezone.now()

    arrivals.mark(forum, kettu, "left", at=now, by="door")
    row = arrivals.mark(forum, kettu, "here", at=now - timedelta(minutes=20), by="door")

    assert row.state == "left"


def test_the_phones_clock_is_believed_for_a_day_back_and_never_forward():
    now = timezone.now()

    assert arrivals.pressed_at((now - timedelta(hours=2)).isoformat(), now) == now - timedelta(hours=2)
    for odd in (
        "",
        "eilen",
        "2020-01-01T00:00",
        (now + timedelta(hours=1)).isoformat(),
        "1e99",
        "0001-01-01T00:00Z",
    ):
        assert arrivals.pressed_at(odd, now) == now


def test_the_door_works_as_a_plain_form_and_as_a_script(client, forum):
    client.force_login(staff_of(forum, "door"))
    kettu, _hostile, otso = people(forum)

    client.post(page(forum, "ovi/merkki/"), {"person": kettu.pk, "state": "here"})
    answer = client.post(
        page(forum, "ovi/merkki/"), {"person": otso.pk, "state": "here"}, headers={"accept": "application/json"}
    )
    html = client.get(page(forum, "ovi/")).content.decode()

    assert {key: state for key, (state, _at) in answer.json()["states"].items()} == {
        str(kettu.pk): "here", str(otso.pk): "here",
    }  # fmt: skip
    assert html.count('data-state="here"') == 2
    assert "Sari" not in html
    assert "Perhehoitaja Kai" not in html


def test_wrong_codes_and_presses_are_answered_kindly(client, forum, area):
    client.force_login(staff_of(forum, "door"))
    with pytest.raises(ValidationError):
        arrivals.mark(forum, people(forum)[0], "dancing", at=timezone.now(), by="door")

    answers = [
        client.get(page(forum, "ovi/"), {"b": code})
        for code in ("AAAA", "' or 1=1", "\x00", "ä" * 400, "0" * 12)
    ]
    posts = [
        client.post(page(forum, "ovi/merkki/"), {"person": person, "state": state})
        for person, state in (("x", "here"), ("", ""), (str(forum.sheet.parties.get().pk), "here"))
    ]

    assert {one.status_code for one in answers} <= {400, 404}
    assert {one.status_code for one in posts} == {422}
    assert all("UUID" not in one.content.decode() for one in posts)
    assert not CheckIn.objects.exists()


def test_a_badge_shows_its_one_person_and_a_copy_shows_that_they_are_here(client, forum):
    client.force_login(staff_of(forum, "door"))
    kettu = people(forum)[0]
    arrivals.mark(forum, kettu, "here", at=timezone.now(), by="door")

    html = client.get(page(forum, "ovi/"), {"b": arrivals.badge_code(kettu).lower()}).content.decode()

    assert html.count("data-person=") == 1
    assert 'data-state="here"' in html


def test_who_has_given_up_the_place_is_not_marked(forum):
    kettu = people(forum)[0]
    SignUp.objects.filter(pk=kettu.pk).update(state="withdrawn")
    kettu.refresh_from_db()

    with pytest.raises(ValidationError):
        arrivals.mark(forum, kettu, "here", at=timezone.now(), by="door")


@pytest.mark.parametrize("many", [1, 3])
def test_the_door_takes_the_same_queries_however_many_come(client, area, many, django_assert_num_queries):
    forum = make_forum(area=area, capacity=20)
    sign_up(forum.sheet, participants=PEOPLE[:many])
    client.force_login(staff_of(forum, "door"))
    client.get(page(forum, "ovi/"))

    with django_assert_num_queries(DOOR_QUERIES):
        client.get(page(forum, "ovi/"))


DOOR_QUERIES = 11


# --- Papers ---

OPENS = {
    "coordinator": {
        "kyltit",
        "nimilista",
        "poistuminen",
        "keittio",
        "kuvaaja",
        "turvalliset",
        "ensiapu",
        "kyydit",
    },
    "door": {"nimilista", "poistuminen"},
    "kitchen": {"keittio"},
    "photographer": {"kuvaaja"},
    "first_aid": {"poistuminen", "turvalliset", "ensiapu"},
}
SECRETS = {"Sari": {"turvalliset"}, "040 000": {"ensiapu"}, "Kai": {"kyydit"}}


@pytest.mark.parametrize("role", OPENS)
def test_each_role_opens_its_own_papers_and_reads_there_only_its_own(client, forum, role):
    client.force_login(staff_of(forum, role))

    answers = {code: client.get(page(forum, f"paperit/{code}/")) for code in OPENS["coordinator"]}

    assert {code for code, one in answers.items() if one.status_code == 200} == OPENS[role]
    for code in OPENS[role]:
        told = words_on(answers[code].content)
        assert ("Kettu" in told) == (
            code not in {"keittio", "turvalliset", "ensiapu", "kyydit"} or code == "turvalliset"
        )
        for secret, place in SECRETS.items():
            assert (secret in told) == (code in place), (code, secret)
    assert AccessLog.objects.exists()


def test_a_badge_has_the_chosen_name_as_it_is_and_nothing_of_the_unit(client, forum):
    client.force_login(staff_of(forum, "coordinator"))

    told = words_on(client.get(page(forum, "paperit/kyltit/")).content)

    assert '#import "x"; $ \\ *Nätti*' in " ".join(told.split())
    assert "Sari" not in told
    assert client.get(page(forum, "paperit/muu/")).status_code == 404


def test_the_evacuation_roll_lists_who_is_here(client, forum):
    client.force_login(staff_of(forum, "first_aid"))
    kettu, _hostile, otso = people(forum)
    arrivals.mark(forum, kettu, "here", at=timezone.now(), by="door")
    arrivals.mark(forum, otso, "left", at=timezone.now(), by="door")

    told = words_on(client.get(page(forum, "paperit/poistuminen/")).content)

    assert "Kettu" in told
    assert "Otso" not in told


# --- Words to everyone ---


def test_a_message_goes_once_to_each_party_and_says_nothing_outside(forum, coordinator):
    for _press in range(2):
        notice = telling.send(forum, words={"fi": "Ovi on pihan puolella."}, by=coordinator)
    run_due()
    telling.deliver({"notice": notice.pk})

    assert Forum.objects.get().notices.count() == 1
    assert Message.objects.filter(kind="forum_news").count() == 1
    assert Job.objects.filter(kind=telling.JOB).count() == 1
    assert [one.words for one in telling.on_own_page(forum.sheet.parties.get(), [])] == [
        "Ovi on pihan puolella."
    ]


def test_an_empty_message_is_not_sent(forum, coordinator):
    with pytest.raises(ValidationError):
        telling.send(forum, words={"fi": "  "}, by=coordinator)


def test_an_account_of_one_day_comes_in_at_that_day_and_never_in_a_circle(client, forum):
    client.force_login(staff_of(forum, "door"))
    assert client.get("/hallinta/")["Location"] == page(forum)
    assert client.get("/hallinta/foorumi/")["Location"] == page(forum)

    client.force_login(make_staff("door"))

    assert client.get("/hallinta/").status_code == 403


def test_what_a_unit_told_of_the_trip_and_of_whom_to_call_is_on_the_papers(client, forum):
    told = {"travel_adult": "Omahoitaja", "day_contact": "Vuoro, 050 111", "second_contact": "Yksikkö, 050 222"}
    registration.reserve(
        forum, initials=["A.K."], adults=1, travel="adult", **told, together="any", language="fi", form_nonce="u1",
        reach={"channel": "email", "contact": "yksikko@example.test", "contact_name": "ohjaaja"},
    )  # fmt: skip
    client.force_login(staff_of(forum, "coordinator"))

    trips = words_on(client.get(page(forum, "paperit/kyydit/")).content)
    calls = " ".join(words_on(client.get(page(forum, "paperit/ensiapu/")).content).split())

    assert "A.K." in trips
    assert "Omahoitaja" in trips
    assert "050 111" not in trips
    assert all(number in calls for number in ("050 111", "050 222"))
    assert "Omahoitaja" not in calls


def test_the_transport_sheet_tells_from_where_and_what_help_and_the_claim_is_a_blank_paper(
    client, coordinator, area
):
    coordinator.areas.add(area)
    forum = make_forum(area=area, capacity=5)
    told = {"transport": "own", "trip_help": "back", "from_where": "Forssa", "transport_adult": "isä"}
    sign_up(forum.sheet, participants=[{"nickname": "Kide", "answers": told}])

    with override("fi"):
        listed = sheets.transport(forum, actor=coordinator)
    claim = client.get("/sv/foorumi/matkakulut/")

    assert listed.rows == [
        [
            "Kide",
            "1",
            "Bussilla, junalla, pyörällä tai kävellen. Ostan lipun itse ja saan rahat takaisin",
            "Forssa",
            "isä",
        ]
    ]
    assert (claim.status_code, claim["Content-Type"]) == (200, "application/pdf")
