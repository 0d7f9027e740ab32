"""A unit's seats: reserved with initials, filled in by the young people alone, swapped, given back, erased."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from booking.forum import kitchen
from booking.forum.going import SeatKind, going
from booking.forum.models import Seat, UnitBooking
from booking.forum.registration import actions, lists, rules
from booking.signups import about, needs
from booking.signups.models import Needs, SignUp
from booking.signups.states import State
from kuulluksi.people.models import Link
from tests.cast import make_staff
from tests.forum.helpers import make_forum
from tests.signups.helpers import sign_up
from tests.signups.walk import SAME_ORIGIN, hidden, later

pytestmark = pytest.mark.django_db
WORKER = {
    "together": "any", "adults": "1", "travel": "adult", "travel_adult": "Sari, ohjaaja", "contact_name": "Sari, ohjaaja",
    "channel": "email", "contact": "sari@example.org", "day_contact": "Sari 040 123 4567", "second_contact": "",
    "word": "",
}  # fmt: skip
DIGITS = r"\d{4} \d{4} \d{4} \d{4}"


def reserve(forum, *initials, nonce="n1", **kw):
    return actions.reserve(
        forum,
        **{
            "initials": list(initials),
            "adults": 1,
            "travel": "own",
            "travel_adult": "",
            "second_contact": "Esihenkilö",
            "day_contact": "Sari 040 123 4567",
            "reach": {"channel": "email", "contact": "sari@example.org", "contact_name": "Sari, ohjaaja"},
            "together": "any",
            "language": "fi",
            "form_nonce": nonce,
            **kw,
        },
    )


def fill(seat, nickname="Kide", nonce="young-1", **answers):
    return actions.complete(seat, nickname=nickname, birth_year="", answers=answers, form_nonce=nonce)


def post(client, url, page=None, **data):
    if page is not None:
        data = {"token": hidden(page, "token")} | data
    return client.post(url, data, **SAME_ORIGIN)


def text_of(page) -> str:
    return page.content.decode()


def open_page(client, result):
    """The worker's page, opened with the receipt code."""
    return post(client, reverse("signups:receipt"), code=result.receipt_code)


def worker_does(client, result, page, do, **data):
    url = reverse("signups:own", kwargs={"token": result.link.token})
    return post(client, url, open=hidden(page, "open"), do=do, **data)


@pytest.fixture
def forum():
    return make_forum(capacity=4)


# --- The whole way ---


def test_two_stages_and_the_worker_reads_only_completed_or_waiting(client, forum):
    url = reverse("forum:unit", args=[forum.sheet.code])
    page = client.get(url)
    with later():
        page = post(client, url, page, seats="A.K.\nB.V.", **WORKER)
    codes = re.findall(rf"data-code>({DIGITS})<", text_of(page))
    receipt = re.search(rf"data-receipt>({DIGITS})<", text_of(page))[1]
    squares = re.findall(r"<svg[^>]*qr", text_of(page))
    assert (len(codes), len(squares)) == (2, 2)

    door = reverse("forum:code")
    page = post(client, door, code=codes[0])
    seat_url = re.search(r'action="([^"]*/n/[^"]+)"', text_of(page))[1]
    assert "Sari, ohjaaja" in text_of(page)
    with later():
        sent = {"nickname": "Kide", "diet": ["vegan"], "access_needs": "Salaisuus", "photos": "group"}
        page = post(client, seat_url, page, **sent)
        key = re.search(rf"data-receipt>({DIGITS})<", text_of(page))[1]
        again = post(client, seat_url, **sent, token=client_token(client, page, seat_url))

    assert again.status_code == 410  # another form on the same code
    assert client.get(seat_url).status_code == 410
    assert "Kide" not in text_of(post(client, door, code=codes[0]))
    mine = post(client, door, code=key)
    assert "Kide" in text_of(mine)
    assert "Salaisuus" in text_of(mine)

    page = post(client, reverse("signups:receipt"), code=receipt)

    for secret in ("Kide", "Salaisuus", "egaani", codes[1]):
        assert secret not in text_of(page)
    assert "A.K." in text_of(page)
    assert "B.V." in text_of(page)


def client_token(client, page, url):
    from booking.forum.registration.seat_page import PURPOSE  # noqa: PLC0415
    from kuulluksi.privacy import form_tokens  # noqa: PLC0415

    return form_tokens.issue(PURPOSE, str(Seat.objects.get(completed_at__isnull=False).pk))


def test_no_deed_of_the_worker_opens_what_the_young_person_told(client, forum):
    reserved = reserve(forum, "A.K.", "B.V.")
    seat = Seat.objects.in_order().first()
    fill(seat, access_needs="Salaisuus")
    page = open_page(client, reserved.result)

    for do in ("data", "data_to_read", "person", "show", "new_code", "calendar", "erase"):
        answer = worker_does(client, reserved.result, page, do, who=str(seat.pk), sure="yes")
        assert "Salaisuus" not in text_of(answer), do
        assert "Kide" not in text_of(answer), do
    assert Seat.objects.get(pk=seat.pk).is_completed


def test_a_double_click_shows_the_same_key_and_a_copied_square_opens_nothing(client, forum):
    reserved = reserve(forum, "A.K.")
    seat = reserved.unit.seats.get()
    url = reverse("forum:seat", kwargs={"token": Link.objects.get(purpose="forum_seat").token})
    page, copy = client.get(url), client.get(url)
    with later():
        first = post(client, url, page, nickname="Kide")
        second = post(client, url, page, nickname="Kide")
        copied = post(client, url, copy, nickname="Toinen")

    assert re.search(DIGITS, text_of(first))[0] == re.search(DIGITS, text_of(second))[0]
    assert copied.status_code == 410
    assert not re.search(DIGITS, text_of(copied))
    assert needs_name(seat) == "Kide"


def needs_name(seat):
    return SignUp.objects.get(pk=seat.signup_id).nickname.open()


def test_a_new_code_kills_the_old_one_and_there_is_none_after_the_form_is_sent(client, forum):
    reserved = reserve(forum, "A.K.")
    seat, old = reserved.unit.seats.get(), next(iter(reserved.codes.values()))

    new = actions.new_code(seat)

    door = reverse("forum:code")
    assert not hidden(post(client, door, code=old), "token")
    assert hidden(post(client, door, code=new), "token")
    fill(Seat.objects.get(pk=seat.pk))
    with pytest.raises(ValidationError) as why_not:
        actions.new_code(seat)
    assert why_not.value.code == "completed"


def test_a_swap_keeps_the_seat_and_takes_everything_of_the_earlier_one(client, forum):
    reserved = reserve(forum, "A.K.", "B.V.")
    first, _second = reserved.unit.seats.in_order()
    key = fill(first, access_needs="Salaisuus")
    page = open_page(client, reserved.result)

    page = worker_does(client, reserved.result, page, "swap", who=str(first.pk), initials="C.L.")

    code = re.search(rf"data-code>({DIGITS})<", text_of(page))[1]
    fresh = Seat.objects.in_order().get(pk=first.pk)
    assert not Needs.objects.filter(signup=first.signup).exists()
    assert (fresh.signup.number, fresh.signup.state, fresh.is_completed) == (1, State.CONFIRMED, False)
    assert "Salaisuus" not in text_of(post(client, reverse("forum:code"), code=key))
    assert hidden(post(client, reverse("forum:code"), code=code), "token")


def test_when_there_is_no_room_they_wait_and_a_seat_given_back_goes_to_the_next(client, forum):
    reserved = reserve(forum, "A.K.", "B.V.", "C.L.", "D.M.")
    other = reserve(forum, "E.N.", nonce="n2")
    assert other.result.signups[0].state == State.WAITLISTED
    page = open_page(client, reserved.result)
    seat = reserved.unit.seats.in_order().first()

    worker_does(client, reserved.result, page, "give_back", who=str(seat.pk))

    waiting = SignUp.objects.get(pk=other.result.signups[0].pk)
    assert waiting.state == State.OFFERED
    page = open_page(client, other.result)
    worker_does(client, other.result, page, "take")
    waiting.refresh_from_db()
    assert waiting.state == State.CONFIRMED
    assert (Seat.objects.get(pk=seat.pk).initials.open(), Seat.objects.get(pk=seat.pk).locator) == ("", None)


def test_the_young_person_changes_and_leaves_with_the_key_and_the_worker_sees_only_a_free_seat(client, forum):
    reserved = reserve(forum, "A.K.")
    key = fill(reserved.unit.seats.get(), access_needs="Salaisuus")
    door = reverse("forum:code")
    page = post(client, door, code=key)
    mark = hidden(page, "open")

    page = post(client, door, open=mark, do="change", nickname="Lumi", access_needs="Muuta")
    assert needs.own_answers(SignUp.objects.get(number=1))["access_needs"] == "Muuta"
    assert "Lumi" in text_of(page)
    post(client, door, open=mark, do="withdraw")

    assert SignUp.objects.get(number=1).state == State.WITHDRAWN
    assert not Needs.objects.exists()
    assert "Lumi" not in text_of(open_page(client, reserved.result))
    assert not hidden(post(client, door, code=key), "open")


def test_adults_take_places_only_where_the_forum_counts_them(forum):
    forum.adults_take_places = True
    forum.save()

    reserved = reserve(forum, "A.K.", "B.V.", adults=2)

    assert [one.kind for one in going(forum)] == [
        SeatKind.YOUNG,
        SeatKind.YOUNG,
        SeatKind.ADULT,
        SeatKind.ADULT,
    ]
    assert reserved.unit.seats.count() == 2
    assert sign_up(forum.sheet).signups[0].state == State.WAITLISTED
    people = about.with_companions(forum.sheet, [{"nickname": "A", "answers": {"adults_along": 2}}])
    assert [bool(one.get("is_companion")) for one in people] == [False, True, True]
    eaters = kitchen.kitchen_list(forum, actor=make_staff("kitchen"))
    assert (eaters.young, eaters.adults) == (2, 2)


def test_the_same_form_twice_is_one_booking_with_the_same_codes(forum):
    first = reserve(forum, "A.K.", "B.V.")
    second = reserve(forum, "A.K.", "B.V.")

    assert second.codes == first.codes
    assert UnitBooking.objects.count() == 1
    assert Seat.objects.count() == 2


# --- A list from a file ---


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"Nimikirjaimet;huone\n=HYPERLINK(1);2\nA.K.;3\nA.K.;4\n;5", "Rivi 2"),
        ("A.K.\nÄ.Ö.".encode("latin-1"), "UTF-8"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "UTF-8"),
        (b"A\n" * 10_000, "10000"),
        (b"x" * 70_000, "64"),
        (b"\n\n", "tyhj"),
        (b"Maija Meikalainen-Virtanen", "Rivi 1"),
    ],
)
def test_a_bad_list_is_refused_whole_and_each_rows_problem_is_named(client, forum, raw, problem):
    url = reverse("forum:unit", args=[forum.sheet.code])
    page = client.get(url)
    with later():
        page = post(client, url, page, list_file=SimpleUploadedFile("lista.csv", raw), **WORKER)

    assert page.status_code == 422
    assert not Seat.objects.exists()
    assert "sari@example.org" in text_of(page)  # what was typed is kept


def test_every_bad_row_is_told_at_once():
    with pytest.raises(ValidationError) as why_not:
        lists.rows_of("A.K.\n=1+1\n;tyhjä\na.k.\nB.V.\nJoku Koko Nimi Tähän", most=10)

    assert [re.search(r"\d+", sentence)[0] for sentence in why_not.value.messages] == ["2", "3", "4", "6"]


def test_a_good_list_becomes_seats(client, forum):
    url = reverse("forum:unit", args=[forum.sheet.code])
    page = client.get(url)
    with later():
        file = SimpleUploadedFile("lista.csv", "\ufeffNimikirjaimet;x\nÄ.K.;1\nB.V.;2\n".encode())
        post(client, url, page, list_file=file, **WORKER)

    assert [seat.initials.open() for seat in Seat.objects.in_order()] == ["Ä.K.", "B.V."]


# --- The law of pictures, and time ---


def test_an_adult_cannot_say_yes_to_pictures_for_somebody_who_is_old_enough(forum):
    from booking.forum.questions import check_photos  # noqa: PLC0415

    this_year = timezone.localdate().year

    def why_not(age, **kw):
        return check_photos(
            forum.sheet, **{"by_adult": True, "birth_year": str(this_year - age), "answer": "yes"} | kw
        )

    assert why_not(12)
    assert why_not(12, birth_year="")
    assert not why_not(11)
    assert not why_not(12, answer="none")
    assert not why_not(12, by_adult=False)


def test_fourteen_days_after_the_day_initials_codes_and_contacts_are_gone(forum):
    reserve(forum, "A.K.")
    now = timezone.now() + timedelta(days=70 + 15)

    assert rules.end_units(now, dry_run=True) == 1
    with time_machine.travel(now, tick=False):
        rules.end_units(now, dry_run=False)

    seat, unit = Seat.objects.get(), UnitBooking.objects.get()
    assert (seat.initials.open(), seat.secret_hash, seat.locator) == ("", "", None)
    assert (unit.day_contact.open(), unit.second_contact.open()) == ("", "")
    assert rules.end_units(now, dry_run=True) == 0


def test_the_year_told_by_the_young_person_settles_what_is_asked_of_an_adult():
    bands = [{"under": 15, "rule": "consent", "givers": ["guardian"]}]
    forum = make_forum(capacity=4, consent_bands=bands)
    reserved = reserve(forum, "A.K.", "B.V.")
    older, younger = reserved.unit.seats.in_order()
    this_year = timezone.localdate().year

    for seat, age in ((older, 16), (younger, 13)):
        actions.complete(seat, nickname="X", birth_year=str(this_year - age), answers={}, form_nonce=f"y{age}")

    states = list(SignUp.objects.order_by("number").values_list("state", flat=True))
    assert states == [State.CONFIRMED, State.PENDING_CONSENT]
