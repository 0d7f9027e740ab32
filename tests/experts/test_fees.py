"""What is paid: prefilled, looked at by the expert, approved by another, handed over once, paid once."""

import datetime
import struct
import threading
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, close_old_connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from booking.experts import actions, rules
from booking.experts.fees import claims, exports, imports, receipts
from booking.experts.fees.own import money_of
from booking.experts.models import Assignment, Batch, ClaimLine, FeeClaim, Rate, Receipt
from booking.experts.states import FeeState, State
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from kuulluksi.privacy.models import AccessLog
from kuulluksi.privacy.retention import run as erase
from tests.cast import make_staff

from .helpers import afternoon_in, held, make_invited, ready
from .test_desk import at_desk

pytestmark = pytest.mark.django_db


def a_picture(kind="PNG", size=(40, 60)) -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return SimpleUploadedFile("kuitti.png", out.getvalue(), "image/png")


def a_rate(what="kilometres", unit="km", amount=55, **kw) -> Rate:
    day = timezone.localdate() - datetime.timedelta(days=400)
    kw = {"series": f"{what}-{unit}", "name_fi": "Hinta", "valid_from": day, **kw}
    return Rate.objects.create(what=what, unit=unit, amount=amount, **kw)


@pytest.fixture
def claim(area, coordinator):
    held(make_invited(area, coordinator), coordinator)
    return FeeClaim.objects.get()


@pytest.fixture
def client():
    """A browser that says that its forms are ours."""
    return Client(headers={"sec-fetch-site": "same-origin"})


@pytest.fixture
def finance():
    return make_staff("finance")


def own_page(claim) -> str:
    link = Link.objects.live().get(purpose=actions.OFFER_LINK, subject_id=claim.assignment_id)
    return f"/en/k/palkkio/{link.token}/"


def approved(claim, by):
    claims.confirm_claim(claim)
    return claims.approve_fee(claim, by=by)


def test_the_expert_adds_the_trip_and_says_that_it_is_right_without_an_account(claim, client):
    a_rate()
    page = own_page(claim)
    ticket = {"do": "ticket", "kind": "ticket", "sum": "14,80", "receipt": a_picture()}

    client.post(page, {"do": "car", "quantity": "64", "words": "Kotoa ja takaisin"})
    answer = client.post(page, ticket)
    shown = client.get(page)
    client.post(page, {"do": "confirm"})

    claim.refresh_from_db()
    assert (answer.status_code, answer.cookies, shown.cookies) == (302, {}, {})
    assert "receipt added" in shown.content.decode()
    assert (claim.fee_cents, claim.travel_cents, claim.state) == (8000, 64 * 55 + 1480, FeeState.SUBMITTED)
    assert client.post(page, {"do": "car", "quantity": "1", "words": "x"}).status_code == 422


def test_a_line_sent_twice_is_one_line_and_its_price_is_the_days_own(claim, client, area, coordinator):
    a_rate()
    nonce = "6b0f0f7e-6f3c-4a6e-8a9e-0f2f3f4f5f6f"
    for _twice in range(2):
        client.post(own_page(claim), {"do": "car", "quantity": "10", "words": "x", "nonce": nonce})
    a_rate(amount=99, valid_from=timezone.localdate() + datetime.timedelta(days=1))

    assert [(line.kind, line.cents) for line in claim.lines.all()] == [("fee", 8000), ("kilometres", 550)]

    held(make_invited(area, coordinator, nonce="another"), coordinator)
    another = FeeClaim.objects.exclude(pk=claim.pk).get()
    answer = client.post(own_page(another), {"do": "car", "quantity": "2", "words": "x", "nonce": nonce})
    assert (answer.status_code, another.lines.count(), claim.lines.count()) == (302, 2, 2)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("sum", "0", "more than nothing"),
        ("sum", "-5", "more than nothing"),
        ("sum", "1000000", "more than 10 000 euros"),
        ("sum", "paljon", "like this: 80,00"),
        ("sum", "", "Write the sum"),
        ("kind", "fee", "look at this once more"),
    ],
)
def test_sums_that_cannot_be_are_asked_about_and_what_was_typed_stays(claim, client, field, value, words):
    sent = {"do": "ticket", "kind": "taxi", "sum": "20", "words": "Asemalta", field: value}

    answer = client.post(own_page(claim), sent)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Asemalta" in answer.content.decode()
    assert claim.lines.count() == 1


def a_bomb() -> bytes:
    """A PNG of 9,000 × 9,000 pixels in a hundred bytes."""
    head = struct.pack(">IIBBBBB", 9_000, 9_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("kuitti.jpg", b"MZ\x90\x00" + bytes(500), "not a picture"),
        ("kuitti.pdf", b"%PDF-1.7\n%%EOF", "PDF"),
        ("kuitti.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        ("kuitti.png", a_bomb(), "picture"),
        ("kuitti.png", a_picture().read()[:60], "not a picture"),
    ],
)
def test_a_receipt_that_is_no_picture_is_not_kept(claim, client, name, content, words):
    sent = {
        "do": "ticket",
        "kind": "taxi",
        "sum": "20",
        "receipt": SimpleUploadedFile(name, content, "image/png"),
    }

    answer = client.post(own_page(claim), sent)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Receipt.objects.count() == 0


def test_a_huge_file_is_dropped_on_the_way_and_said_so(claim, client, monkeypatch):
    monkeypatch.setattr("kuulluksi.uploads.MOST_BYTES", 2000)
    sent = {"do": "ticket", "kind": "taxi", "sum": "20", "receipt": SimpleUploadedFile("a.png", bytes(5000))}

    answer = client.post(own_page(claim), sent)

    assert answer.status_code == 422
    assert "too large" in answer.content.decode()


def test_a_receipt_is_sealed_opens_for_those_with_the_right_is_logged_and_ends(
    claim, finance, coordinator, elsewhere
):
    line = claims.add_line(claim, "taxi", cents=900, picture=receipts.remade(a_picture()), by="expert")
    address = reverse("experts_desk:receipt", args=[line.receipt.pk])

    answer = at_desk(finance).get(address)

    assert answer.content.startswith(b"\xff\xd8")
    assert "no-store" in answer["Cache-Control"]
    assert AccessLog.objects.get(fields=["picture"]).reason == f"fee {claim.code}"
    assert str(Receipt.objects.values_list("picture", flat=True).get()).startswith("v1:")
    assert at_desk(make_staff("coordinator", areas=[elsewhere])).get(address).status_code == 404
    assert at_desk(make_staff("steering")).get(address).status_code in (302, 403)
    claims.pay_fee(approved(claim, finance), paid_on=timezone.localdate(), by=finance)
    erase(timezone.now() + datetime.timedelta(days=61))
    assert (Receipt.objects.count(), ClaimLine.objects.exclude(words="").count()) == (0, 0)
    assert FeeClaim.objects.get().travel_cents == 900


def test_nobody_who_touched_a_fee_approves_it_and_a_change_after_approval_needs_new_eyes(
    area, claim, coordinator, finance
):
    colleague = make_staff("coordinator", areas=[area])
    claims.add_line(claim, "taxi", cents=500, by=colleague)
    claims.confirm_claim(claim)

    for prepared in (coordinator, colleague):
        with pytest.raises(ValidationError, match="Someone else"):
            claims.approve_fee(claim, by=prepared)
    claims.approve_fee(claim, by=finance)
    assert claims.reopen(claim).approved_by is None
    with pytest.raises(IntegrityError), transaction.atomic():
        FeeClaim.objects.update(state=FeeState.APPROVED, approved_by=finance, created_by=finance)


def test_only_the_expert_does_without_a_fee_may_take_it_back_and_still_gets_the_trip(
    claim, client, coordinator
):
    with pytest.raises(ValidationError, match="Only the expert"):
        claims.decline_fee(claim, by=coordinator)
    page = own_page(claim)

    client.post(page, {"do": "decline"})
    assert claims.is_settled(claim.assignment)
    client.post(page, {"do": "back"})
    assert not claims.is_settled(claim.assignment)

    claims.add_line(claim, "taxi", cents=700, by="expert")
    client.post(page, {"do": "decline"})
    claim.refresh_from_db()
    assert (claim.state, claim.fee_cents, claim.travel_cents) == (FeeState.DRAFT, 0, 700)


def test_cancelled_late_the_fee_is_paid_by_the_rule_and_early_nothing_is(area, coordinator):
    a_rate("late", "percent", 50, days=3)
    for nonce, days in (("late", 2), ("early", 9)):
        row = make_invited(area, coordinator, nonce=nonce)
        actions.agree_time(row.request, afternoon_in(days), by=coordinator)
        row = ready(Assignment.objects.get(pk=row.pk), coordinator)
        actions.withdraw_request(row.request)

    claim = FeeClaim.objects.get()
    assert (claim.fee_cents, claim.cancelled_late, claim.created_by) == (4000, True, None)
    assert claim.assignment.request.form_nonce == "late"
    with pytest.raises(
        ValidationError, match="Someone else"
    ):  # who agreed on the sum is no second pair of eyes
        claims.approve_fee(claim, by=coordinator)
    assert Client().get(own_page(claim)).status_code == 200
    assert Message.objects.filter(kind="cancelled_with_fee").count() == 1
    assert Assignment.objects.get(request__form_nonce="early").expert is None


def test_an_employment_makes_no_claim_and_the_page_says_why(area, coordinator, client):
    row = make_invited(area, coordinator, fee_cents=None, is_employment=True)
    held(row, coordinator)
    link = Link.objects.live().get(purpose=actions.OFFER_LINK, subject_id=row.pk)

    page = client.get(f"/en/k/palkkio/{link.token}/").content.decode()

    assert FeeClaim.objects.count() == 0
    assert "you get a salary by your contract" in page


def test_a_batch_is_made_once_is_the_same_file_each_time_and_holds_codes_alone(claim, finance, coordinator):
    claims.add_line(claim, "taxi", cents=1234, words="=cmd()", by="expert")
    approved(claim, finance)

    batch = exports.make_batch("payroll", by=finance)
    with pytest.raises(ValidationError, match="Nothing is waiting"):
        exports.make_batch("payroll", by=finance)
    address = reverse("experts_desk:batch_file", args=[batch.pk])
    first, again = (at_desk(finance).post(address).content for _ in range(2))

    text = first.decode("utf-8-sig")
    alias, code = claim.assignment.expert.alias, claim.assignment.expert.code
    assert first == again
    assert text.splitlines()[0].startswith("era;maksu;palkansaaja;pyynto")
    assert f"{batch.code};{claim.code};{code};" in text
    assert text.count(";taxi;;;;12,34;") == 1
    assert alias not in text
    assert "cmd" not in text
    assert at_desk(coordinator).post(address).status_code == 404
    assert exports.harmless("=1+1") == "'=1+1"
    with pytest.raises(ValidationError):  # on its way
        claims.reopen(claim)


@pytest.mark.django_db(transaction=True)
def test_two_who_hand_over_at_once_make_one_batch(area, coordinator):
    finance = make_staff("finance")
    for number in range(3):
        row = make_invited(area, coordinator, nonce=f"n{number}")
        held(row, coordinator)
        approved(FeeClaim.objects.get(assignment=row), finance)
    start, made, refused = threading.Barrier(4), [], []

    def hand_over():
        start.wait()
        try:
            made.append(exports.make_batch("payroll", by=finance).number)
        except ValidationError as error:
            refused.append(error.messages[0])
        finally:
            close_old_connections()

    threads = [threading.Thread(target=hand_over) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert (made, len(refused)) == ([3], 3)
    assert Batch.objects.count() == 1
    assert FeeClaim.objects.filter(state=FeeState.EXPORTED).count() == 3


def csv_file(*rows) -> ContentFile:
    return ContentFile("\n".join(["maksu;maksettu;summa", *rows]).encode("cp1252"), name="x.csv")


def test_paid_days_come_back_all_or_nothing_and_nobody_is_paid_twice(claim, finance):
    approved(claim, finance)
    batch = exports.make_batch("payroll", by=finance)
    today = timezone.localdate().isoformat()
    good = f"{claim.code};{today};80,00"

    wrong = [
        (csv_file(good, f"M-XXXXX;{today};1"), "no fee M-XXXXX"),
        (csv_file(good, good), "twice"),
        (csv_file(f"{claim.code};{today};80,01"), "the sum of"),
        (csv_file(f"{claim.code};huomenna;80,00"), "write the day"),
        (csv_file(f"{claim.code};2020-01-01;80,00"), "held after that day"),
        (ContentFile(b"a;b\n1;2", name="x"), "columns maksu"),
        (ContentFile(b"PK\x03\x04\0\0", name="x"), "not a CSV"),
        (ContentFile(b"", name="x"), "columns maksu"),
    ]
    for file, words in wrong:
        with pytest.raises(ValidationError, match=words):
            imports.import_paid(file, by=finance)
    claim.refresh_from_db()
    assert claim.state == FeeState.EXPORTED

    assert imports.import_paid(csv_file(good), by=finance) == 1
    assert Message.objects.filter(kind="fee_news").count() == 1
    with pytest.raises(ValidationError, match="already been paid"):
        imports.import_paid(csv_file(good), by=finance)
    with pytest.raises(ValidationError, match="already been paid"):
        imports.batch_paid(batch, paid_on=timezone.localdate(), by=finance)
    claim.refresh_from_db()
    with pytest.raises(ValidationError, match="already been paid"):
        claims.pay_fee(claim, paid_on=timezone.localdate(), by=finance)


def test_a_fee_of_nothing_or_of_a_million_is_not_agreed_on(area, coordinator):
    for cents, words in ((0, "always paid"), (100_000_000, "10 000 euros")):
        with pytest.raises(ValidationError, match=words):
            make_invited(area, coordinator, nonce=str(cents), fee_cents=cents)


def test_what_waits_too_long_is_marked_and_the_year_is_the_persons_alone(area, coordinator, finance):
    row = make_invited(area, coordinator)
    ready(row, coordinator)
    long_ago = timezone.localdate() - datetime.timedelta(days=31)
    actions.mark_held(row, held_on=long_ago, by=coordinator)
    claim = FeeClaim.objects.get()
    desk = at_desk(coordinator)

    late = desk.get(reverse("experts_desk:fees") + "?show=late").content.decode()
    assert claim.code in late
    assert "31 päivää" in late
    assert "odottanut liian kauan" in desk.get("/hallinta/").content.decode()
    claims.pay_fee(approved(claim, finance), paid_on=timezone.localdate(), by=finance)
    (year,) = money_of(row.expert).years
    assert (year.year, year.fee) == (str(timezone.localdate().year), 8000)
    assert desk.get(reverse("experts_desk:fees") + "?show=late").context["rows"] == []


def test_the_price_list_grows_and_is_never_rewritten(finance, coordinator):
    desk, today = at_desk(finance), timezone.localdate()
    new = {
        "do": "new",
        "what": "fee-hour",
        "name_fi": "Tunti",
        "amount": "40",
        "valid_from": today,
    }
    address = reverse("experts_desk:rates")

    assert desk.post(address, new).status_code == 302
    wrong = [
        {"what": "fee-km"},
        {"amount": "0"},
        {"amount": "1e3"},
        {"amount": "٤٠"},
        {"valid_from": "1.1.9999"},
    ]
    for one in wrong:
        assert desk.post(address, {**new, **one}).status_code == 422
    half = desk.post(address, {**new, "what": "late-percent", "name_fi": "Myöhään", "amount": "50,5"})
    assert ("kokonaisina" in half.text, 'value="50,5"' in half.text) == (True, True)
    later = {
        "do": "change",
        "series": "tunti",
        "amount": "45,50",
        "valid_from": today + datetime.timedelta(days=5),
    }
    assert desk.post(address, later).status_code == 302
    assert desk.post(address, later).status_code == 422
    assert list(Rate.objects.valid_on(today).values_list("amount", flat=True)) == [4000]
    assert list(Rate.objects.order_by("valid_from").values_list("amount", flat=True)) == [4000, 4550]
    first, second = Rate.objects.order_by("valid_from")
    for rate in (first, second):
        desk.post(reverse("experts_desk:rate_deed", args=[rate.pk, "take_back"]))
    assert list(Rate.objects.all()) == [first]
    assert at_desk(coordinator).post(address, new).status_code == 200
    assert Rate.objects.count() == 1


QUERIES = {"fee": 16, "batch": 11, "batches": 13, "rates": 13}


@pytest.mark.parametrize("name", QUERIES)
def test_pages_of_money_take_the_same_queries_with_one_row_and_with_three(
    claim, finance, area, coordinator, name, django_assert_num_queries
):
    batch = in_batch(claim, finance)
    a_rate()
    desk = at_desk(finance)
    args = {"fee": [claim.pk], "batch": [batch.pk]}.get(name, [])
    address = reverse(f"experts_desk:{name}", args=args)
    desk.get(address)
    with django_assert_num_queries(QUERIES[name]):
        desk.get(address)
    for number in (1, 2):
        ClaimLine.objects.create(claim=claim, kind="taxi", cents=100, words="x")
        a_rate(series=f"r{number}")
        row = held(make_invited(area, coordinator, nonce=f"more-{number}"), coordinator)
        if name == "batches":
            in_batch(row.claim, finance)
        else:
            FeeClaim.objects.filter(assignment=row).update(
                batch=batch, state=FeeState.EXPORTED, approved_by=finance
            )
    with django_assert_num_queries(QUERIES[name]):
        assert desk.get(address).status_code == 200


def in_batch(claim, finance) -> Batch:
    approved(claim, finance)
    return exports.make_batch("payroll", by=finance)


def test_a_claim_of_a_cancelled_assignment_is_not_made_twice(area, coordinator):
    row = ready(make_invited(area, coordinator), coordinator)
    actions.cancel_request(row.request, by=coordinator)

    with pytest.raises(ValidationError):
        actions.mark_held(row, held_on=timezone.localdate(), by=coordinator)
    assert FeeClaim.objects.count() == 0
    assert Assignment.objects.get().state == State.CANCELLED
    assert rules.end_claims(timezone.now(), False) == 0


def test_a_fee_too_large_for_one_claim_stops_no_cancelling_and_the_desk_hears_of_it(area, coordinator):
    row = make_invited(area, coordinator)
    actions.agree_time(row.request, afternoon_in(1), by=coordinator)
    row = ready(Assignment.objects.get(pk=row.pk), coordinator)
    Assignment.objects.update(fee_cents=2_000_000)  # agreed on before there was a limit
    Message.objects.all().delete()

    actions.cancel_request(row.request, by=coordinator)

    row = Assignment.objects.get()
    assert (row.state, row.expert is None, FeeClaim.objects.count()) == (State.CANCELLED, False, 0)
    assert (
        "Palkkiota ei voitu"
        in at_desk(coordinator).get(reverse("experts_desk:request", args=[row.request_id])).text
    )
    assert set(Message.objects.values_list("kind", flat=True)) == {
        "assignment_cancelled",
        "request_state",
        "staff_notice",
    }
