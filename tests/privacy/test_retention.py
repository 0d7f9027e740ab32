"""The policy, the columns and the rules agree; and the rules do what the policy says."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.urls import reverse
from django.utils import timezone, translation

from kuulluksi.notices.models import MailboxItem, Message
from kuulluksi.privacy import retention
from kuulluksi.privacy.models import AccessLog, ErasureRun
from kuulluksi.privacy.policy_words import OTHER_RULES, WORDS
from tests.cast import make_staff


def line(**changes):
    row = {
        "model": "notices.Message",
        "fields": ("address",),
        "keep": "x",
        "why": "x",
        "rule": "messages",
        "what": "x",
    }
    return retention.Line(**{**row, **changes})


def test_a_sealed_column_without_a_line_is_found():
    left_out = [row for row in retention.policy() if row.model != "notices.Message"]

    assert (
        "notices.Message.address is sealed, but retention.yaml does not say when it ends."
        in retention.faults(left_out)
    )


def test_a_line_naming_an_unknown_rule_or_column_is_found():
    found = retention.faults([line(fields=("address", "shoe_size"), rule="never")])

    assert "retention.yaml names notices.Message.shoe_size, which is not a sealed column." in found
    assert "retention.yaml: notices.Message names the rule 'never', which no room registered." in found


def test_the_policy_of_this_house_is_whole():
    assert retention.faults() == []


def test_a_hole_in_the_policy_stops_the_start(monkeypatch):
    monkeypatch.setattr(retention, "policy", lambda: ())

    with pytest.raises(SystemCheckError, match="does not say when it ends"):
        call_command("check")


@pytest.mark.django_db
def test_erase_counts_in_a_dry_run_and_erases_otherwise():
    old = timezone.now() - timedelta(days=5 * 365 + 2)
    AccessLog.objects.create(at=old, role="coordinator", subject_type="x.y", reason="x")
    AccessLog.objects.create(role="coordinator", subject_type="x.y", reason="x")

    call_command("erase", "--dry-run", stdout=StringIO())
    assert AccessLog.objects.count() == 2
    assert ErasureRun.objects.latest("pk").counts["access_log"] == 1

    call_command("erase", stdout=StringIO())
    assert AccessLog.objects.count() == 1
    assert ErasureRun.objects.latest("pk").counts["access_log"] == 1


@pytest.mark.django_db
def test_a_message_that_could_not_be_sent_loses_its_address_after_a_week_and_its_row_after_a_month():
    now = timezone.now()
    message = Message.objects.create(
        kind="staff_notice", channel="email", address="a@example.org", dedupe_key="1", state="given_up"
    )

    retention.run(now + timedelta(days=6))
    message.refresh_from_db()
    assert message.address

    retention.run(now + timedelta(days=8))
    message.refresh_from_db()
    assert not message.address

    retention.run(now + timedelta(days=31))
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_one_failing_rule_does_not_keep_the_others_from_running(monkeypatch):
    def broken(now, dry_run):
        raise ValueError

    monkeypatch.setitem(retention._rules, "aaa", broken)
    with pytest.raises(ExceptionGroup):
        retention.run()

    counts = ErasureRun.objects.get().counts
    assert counts["aaa"] == -1
    assert counts["access_log"] == 0


def test_every_word_of_the_policy_is_told_to_the_translators_and_no_other():
    said = [words for row in retention.policy() for words in (row.what, row.keep, row.why)]
    without_line = retention.registered() - {row.rule for row in retention.policy()}

    assert all(said)
    assert set(WORDS) == set(said)
    assert set(OTHER_RULES) == without_line


@pytest.mark.django_db
def test_the_auditor_reads_in_finnish_what_is_kept_and_who_ran_the_rules_when(client, administrator):
    retention.run(timezone.now() - timedelta(days=1))
    call_command("erase", "--dry-run", stdout=StringIO())
    MailboxItem.objects.create(id=uuid4(), channel="sms", created_at=timezone.now() - timedelta(days=8))

    client.force_login(administrator)
    with translation.override("fi"):
        kept = client.get(reverse("privacy:policy")).text
        tried = client.post(reverse("privacy:try_out"), follow=True).text
    client.force_login(make_staff("auditor"))
    read = client.get(reverse("privacy:runs"))

    assert "Jotta ohjaaja tietää, keitä on tulossa." in kept
    assert "Until the message is sent" not in kept
    assert "Säännöt poistaisivat nyt 1 rivin." in tried
    for words in (
        "Esittelyversion oma postilaatikko",
        administrator.username,
        "itsestään, yöllä",
        "komentoriviltä",
    ):
        assert words in tried
    assert MailboxItem.objects.count() == 1
    assert [(run.by, run.actor, run.dry_run) for run in ErasureRun.objects.all()] == [
        ("", administrator, True),
        ("command", None, True),
        ("worker", None, False),
    ]
    assert read.status_code == 200
    assert "Kokeile" not in read.text
    assert client.post(reverse("privacy:try_out")).status_code in (302, 403)
    assert ErasureRun.objects.count() == 3
