"""Opening what is sealed: only here, only with a line in the log, and the person can be told who looked."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone, translation

from kuulluksi.notices.models import Message
from kuulluksi.privacy import access
from kuulluksi.privacy.crypto import SealBroken
from kuulluksi.privacy.models import AccessLog, AuditLine
from kuulluksi.privacy.retention import sealed_columns
from tests.cast import make_staff

ROOT = Path(__file__).resolve().parents[2]


def sealed(number=1):
    return Message.objects.create(
        kind="staff_notice", channel="email", address=f"n{number}@example.test", dedupe_key=str(number)
    )


@pytest.mark.django_db
def test_a_reading_writes_one_line_with_who_what_and_why_and_no_value(coordinator):
    rows = [sealed(1), sealed(2)]

    opened = access.reveal(rows, ["address"], actor=coordinator, reason="calling back")

    assert opened == [{"address": "n1@example.test"}, {"address": "n2@example.test"}]
    line = AccessLog.objects.get()
    assert (line.actor, line.role, line.subject_type) == (coordinator, "coordinator", "notices.message")
    assert line.subject_ids == [str(row.pk) for row in rows]
    assert (line.fields, line.reason) == (["address"], "calling back")
    assert "example.test" not in str(list(AccessLog.objects.values()))


@pytest.mark.django_db
def test_what_cannot_be_logged_is_not_opened(coordinator, monkeypatch):
    def full(**kwargs):
        raise OSError("disk full")

    monkeypatch.setattr(AccessLog.objects, "create", full)

    with pytest.raises(OSError, match="disk full"):
        access.reveal([sealed()], ["address"], actor=coordinator, reason="x")


@pytest.mark.django_db
def test_one_broken_seal_opens_nothing_and_logs_nothing(coordinator):
    good, broken = sealed(1), sealed(2)
    Message.objects.filter(pk=broken.pk).update(address="")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE notices_message SET address = 'v1:k0:AAAA' WHERE dedupe_key = '2'")
    broken.refresh_from_db()

    with pytest.raises(SealBroken):
        access.reveal([good, broken], ["address"], actor=coordinator, reason="x")
    assert not AccessLog.objects.exists()


@pytest.mark.django_db
def test_looking_at_nobody_leaves_no_line(coordinator):
    assert access.reveal([], ["address"], actor=coordinator, reason="x") == []
    assert not AccessLog.objects.exists()


@pytest.mark.django_db
def test_a_person_can_be_told_on_which_days_and_in_what_role_somebody_looked(coordinator, facilitator):
    row, other = sealed(1), sealed(2)
    access.reveal([row, other], ["address"], actor=coordinator, reason="x")
    access.reveal([row], ["address"], actor=coordinator, reason="x")
    access.reveal([row], ["address"], actor=facilitator, reason="x")
    access.reveal([other], ["address"], actor=facilitator, reason="x")
    AccessLog.objects.filter(actor=facilitator).update(at=timezone.now() - timedelta(days=3))
    today = timezone.localdate()

    with translation.override("en"):
        looked = access.who_looked(row)

    assert looked == [(today, "Participation coordinator"), (today - timedelta(days=3), "Group facilitator")]
    assert "coordinator" not in [name for _day, name in looked]


@pytest.mark.django_db
def test_somebody_with_several_roles_is_logged_with_all_of_them():
    many = make_staff("coordinator", "facilitator", "peer_facilitator", "supervisor")

    access.reveal([sealed()], ["address"], actor=many, reason="x" * 500)

    assert AccessLog.objects.get().role == "coordinator,facilitator,peer_facilitator,supervisor"


@pytest.mark.django_db
def test_a_deed_through_a_link_is_written_down_without_an_account(coordinator):
    row = sealed()
    access.audit("withdrawn", row, by="participant")
    access.audit("accepted", row, by=coordinator, detail="y" * 500)

    lines = AuditLine.objects.order_by("pk").values_list("verb", "actor", "role")
    assert list(lines) == [
        ("withdrawn", None, "participant"),
        ("accepted", coordinator.pk, "coordinator"),
    ]


def opens_a_seal(node, sealed_names) -> bool:
    """``person.nickname.open()``, ``getattr(person, name).open()`` or ``value.open()``; not a manager's own open()."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "open"):
        return False
    if node.args or node.keywords:
        return False
    on = node.func.value
    return (
        isinstance(on, ast.Name)
        or (isinstance(on, ast.Attribute) and on.attr in sealed_names)
        or (isinstance(on, ast.Call) and ast.unparse(on.func) == "getattr")
    )


def test_seals_are_opened_in_the_privacy_room_only():
    sealed_names = {name for _model, name in sealed_columns()}
    paths = [
        path
        for folder in ("site", "booking", "groups")
        for path in (ROOT / folder).rglob("*.py")
        if "kuulluksi/privacy/" not in str(path)
    ]
    found = []
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if opens_a_seal(node, sealed_names):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}")
            if isinstance(node, ast.ImportFrom) and node.module == "kuulluksi.privacy.crypto":
                found += [path.name for name in node.names if name.name in ("seal", "unseal")]

    assert len(paths) > 50
    assert found == []


def test_the_watch_over_seals_sees_an_opening():
    for line in ("party.contact.open()", "getattr(party, name).open()", "value.open()"):
        assert opens_a_seal(ast.parse(line).body[0].value, {"contact"})
    for line in ("SignUp.objects.open()", "party.signups.open()", "open(path)", "path.open('rb')"):
        assert not opens_a_seal(ast.parse(line).body[0].value, {"contact"})


# --- The privacy desk ---


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.django_db
def test_the_auditor_reads_the_log_by_id_and_the_page_costs_the_same(
    client, coordinator, count, django_assert_num_queries
):
    rows = [sealed(number) for number in range(count)]
    for row in rows:
        access.reveal([row], ["address"], actor=coordinator, reason="calling back")
        access.audit("accepted", row, by=coordinator)
    client.force_login(make_staff("auditor"))

    with django_assert_num_queries(11):
        page = client.get("/hallinta/tietosuoja/katsotut/")
    assert page.text.count("calling back") == count

    one = client.get("/hallinta/tietosuoja/katsotut/", {"id": str(rows[0].pk)})
    assert one.text.count("calling back") == 1
    assert "example.test" not in page.text + one.text

    deeds = client.get("/hallinta/tietosuoja/tehdyt/", {"id": rows[0].pk.hex})
    assert deeds.text.count("accepted") == 1


@pytest.mark.parametrize("role", ["coordinator", "facilitator", "editor", "ngo_editor", "finance", "steering"])
@pytest.mark.parametrize("page", ["katsotut", "tehdyt", "sailytys"])
@pytest.mark.django_db
def test_the_log_is_for_the_auditor_and_the_administrator(client, role, page):
    client.force_login(make_staff(role))

    assert client.get(f"/hallinta/tietosuoja/{page}/").status_code in (302, 403)
    assert f"/hallinta/tietosuoja/{page}/" not in client.get("/hallinta/").text


@pytest.mark.parametrize("role", ["auditor", "administrator"])
@pytest.mark.parametrize("page", ["katsotut", "tehdyt", "sailytys"])
@pytest.mark.django_db
def test_odd_filters_do_no_harm(client, role, page):
    client.force_login(make_staff(role))

    for query in ("", "?id=%25", "?id='--", "?page=99999999999", "?page=x", "?id=" + "a" * 500):
        assert client.get(f"/hallinta/tietosuoja/{page}/{query}").status_code == 200
