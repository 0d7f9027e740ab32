"""What is handed over, in whose language, and what remains of it afterwards."""

import itertools
import re
from email import message_from_string, policy

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone, translation

from kuulluksi.notices import worker
from kuulluksi.notices.delivery import message_id, words_of
from kuulluksi.notices.models import Job, MailboxItem, Message
from kuulluksi.notices.texts import all_texts

from .conftest import TEMPLATES, good_message

pytestmark = pytest.mark.django_db

BANNED = [
    "lastensuojelu",
    "lastenkoti",
    "huostaan",
    "sijaishuol",
    "jälkihuol",
    "barnskydd",
    "eftervård",
    "child protection",
    "child welfare",
    "foster",
    "ryhmä",
    "grupp",
    "group",
    "vertais",
    "kamratstöd",
    "peer",
]


def read(raw):
    return message_from_string(raw, policy=policy.default)


def test_a_letter_reaches_a_real_server_with_neutral_words_and_its_own_id(postbox, leave):
    message = leave()

    worker.run_due()

    [(recipients, raw)] = postbox.letters
    letter = read(raw)
    assert recipients == ["sari@example.test"]
    assert letter["Message-ID"] == message_id(message)
    assert letter["Auto-Submitted"] == "auto-generated"
    with translation.override("fi"):
        assert letter["Subject"] == translation.gettext("A message for you")
    assert reverse("wagtailadmin_home") in letter.get_content()


def test_the_address_is_blank_once_the_message_is_sent(postbox, leave):
    leave()

    worker.run_due()

    message = Message.objects.get()
    assert message.state == Message.State.SENT
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, sealed_data FROM notices_message")
        assert cursor.fetchall() == [("", "")]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_words_are_in_the_readers_language_whatever_the_worker_speaks(leave, language):
    message = leave(language=language)
    with translation.override(language):
        expected = translation.gettext("A message for you")

    with translation.override("en" if language == "fi" else "fi"):
        assert words_of(message).subject == expected


def test_a_deed_that_is_undone_leaves_no_message(leave):
    def deed_that_fails():
        with transaction.atomic():
            leave()
            raise ValidationError("the last place went to somebody else")

    with pytest.raises(ValidationError):
        deed_that_fails()

    assert not Message.objects.exists()
    assert not Job.objects.exists()


def test_a_server_that_is_away_keeps_the_message_for_later(settings, leave):
    settings.MAIL_URL = "smtp://127.0.0.1:1"
    leave()

    worker.run_due()

    job = Job.objects.get()
    assert (job.state, job.last_error) == (Job.State.WAITING, "ConnectionRefusedError")
    assert job.due_at > timezone.now()
    assert Message.objects.get().state == Message.State.WAITING


def test_a_mailbox_that_does_not_exist_is_given_up_at_once_and_noted_by_number_only(postbox, leave, caplog):
    postbox.refuse_with = "550 no sari@example.test here"
    leave()

    worker.run_due()

    job = Job.objects.get()
    assert (job.state, job.last_error) == (Job.State.GIVEN_UP, "NeverDeliverable 550")
    assert Message.objects.get().state == Message.State.GIVEN_UP
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("kuulluksi")]
    assert "sari" not in " ".join(ours)


def test_a_full_mailbox_is_tried_again(postbox, leave):
    postbox.refuse_with = "452 full"
    leave()

    worker.run_due()

    assert Job.objects.get().last_error == "TryLater 452"
    assert Message.objects.get().state == Message.State.WAITING


def test_an_address_that_carries_a_second_header_is_never_sent(postbox, leave):
    leave(address="sari@example.test\nBcc: all@example.test")

    worker.run_due()

    assert postbox.letters == []
    assert Message.objects.get().state == Message.State.GIVEN_UP


def test_a_text_message_goes_to_the_gateway_with_its_key_in_a_header(gateway, leave):
    message = leave(channel="sms", address="+358401234567")

    worker.run_due()

    [(path, authorization, form)] = gateway.got
    assert (path, authorization) == ("/send", "Bearer secret-key")
    assert form["to"] == ["+358401234567"]
    assert form["id"] == [str(message.pk)]
    assert Message.objects.get().state == Message.State.SENT


def test_a_gateway_in_trouble_is_tried_again_and_a_wrong_number_is_not(gateway, leave):
    gateway.status = 503
    leave(channel="sms", address="+358401234567")
    worker.run_due()
    assert Job.objects.get().last_error == "TryLater 503"

    gateway.status = 422
    Job.objects.update(due_at=timezone.now())
    worker.run_due()
    assert Message.objects.get().state == Message.State.GIVEN_UP


def test_a_message_already_sent_is_not_sent_again(postbox, leave):
    leave()
    worker.run_due()
    Job.objects.update(state=Job.State.WAITING)

    worker.run_due()

    assert len(postbox.letters) == 1


def test_the_demo_shows_its_mailbox_and_keeps_it_sealed(client, settings, leave):
    settings.DEMO, settings.MAIL_URL = True, "mailbox"
    leave()
    worker.run_due()

    page = client.get("/posti/")

    assert "sari@example.test" in page.text
    assert page["Cache-Control"] == "no-store, private"
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, body FROM notices_mailboxitem")
        assert all(value.startswith("v1:") for value in cursor.fetchone())


def test_there_is_no_mailbox_page_in_a_real_house(client, settings):
    settings.DEMO = False

    assert client.get("/posti/", follow=True).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_mailbox_asks_the_database_twice_however_many_letters(
    client, settings, leave, count, django_assert_num_queries
):
    settings.DEMO, settings.MAIL_URL = True, "mailbox"
    for number in range(count):
        leave(dedupe_key=str(number))
    worker.run_due()
    assert MailboxItem.objects.count() == count

    client.get("/posti/")  # the menu is remembered from now on

    with django_assert_num_queries(2):  # what came, and how much still waits
        client.get("/posti/")


FOR_PROFESSIONALS = {
    *(
        "request_received",
        "request_state",
        "host_reminder",
        "signup_referrer",
        "feed_key_ended",
        "expert_around",
    ),
}


def test_every_message_to_young_people_and_families_has_words_in_plain_finnish():
    simple = {path.name.partition(".")[0] for path in (TEMPLATES / "notices").glob("*.fi-simple.txt")}
    theirs = {kind for kind in all_texts() if not re.search("^staff_|_staff$", kind)} - FOR_PROFESSIONALS

    assert theirs - simple == set()
    plain, usual = (
        words_of(good_message("signup_offered", language=code)).body for code in ("fi-simple", "fi")
    )
    assert plain != usual


@pytest.mark.parametrize("language", ["fi", "sv", "en", "fi-simple"])
def test_no_message_says_what_the_house_is_about_in_any_tone(language):
    for kind, tone in itertools.product(sorted(all_texts()), Message.Tone.values):
        words = words_of(good_message(kind, language=language, tone=tone))

        said = f"{words.subject}\n{words.body}".casefold()
        assert words.body.strip(), kind
        assert [word for word in BANNED if word in said] == [], kind
        assert ("kuulluksi" in said) == (tone == Message.Tone.NAMED), kind
