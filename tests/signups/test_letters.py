"""What a message says on a locked screen: nothing about what it is for."""

import re

import pytest

from booking.signups import letters
from booking.signups.forms import ReachForm
from kuulluksi.notices.delivery import words_of
from kuulluksi.notices.models import Message
from kuulluksi.privacy.access import for_delivery
from tests.cast import make_sheet

from ..notices.conftest import TIMES
from .helpers import sign_up

pytestmark = pytest.mark.django_db
TELLING = re.compile(
    r"lastensuojel|vertais|ryhm|foorumi|iltar|barnskydd|kamrat|grupp|forum|kvälls"
    r"|child protection|peer|group|evening|Vili",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", ["fi", "sv", "en", "fi-simple"])
def test_every_message_is_neutral_in_every_language_and_points_to_the_own_page(language):
    person = sign_up(make_sheet(), "Vili", channel="sms", contact="040 123 4567", language=language)
    Message.objects.all().delete()
    for kind in letters.KINDS:
        letters.leave_letter(kind, person.party, key="test", data=TIMES)

    said = {message.kind: words_of(message) for message in Message.objects.all()}

    assert set(said) == set(letters.KINDS)
    for words in said.values():
        assert not TELLING.search(words.subject + words.body.replace(person.link.token, ""))
        assert f"/{language}/o/{person.link.token}/" in words.body


@pytest.mark.parametrize("channel", ["none", "call", "adult"])
def test_who_wished_for_no_messages_gets_none(channel):
    sign_up(make_sheet(), channel=channel, contact="" if channel == "none" else "040 123 4567")

    assert Message.objects.count() == 0


def test_six_people_of_one_party_are_told_once():
    sign_up(make_sheet(capacity=6), *"ABCDEF", channel="email", contact="sari@example.org")

    assert Message.objects.count() == 1


def test_what_was_ticked_decides_how_much_a_message_says():
    said = {}
    for ticks in ([], ["name_programme"], ["say_little"]):
        form = ReachForm(
            {"channel": "sms", "contact": "040 123 4567", "hours": "15-21", "safe": [*ticks, "no_reminders"]}
        )
        assert form.is_valid()
        person = sign_up(make_sheet(), "Vili", **form.reach())
        letters.leave_letter("session_reminder", person.party, key="x", data=TIMES)
        message = Message.objects.get(kind="signup_received", link__subject_id=person.party.pk)
        said[message.tone] = words_of(message).body
        assert for_delivery(message, ["hours"]) == {"hours": "15-21"}

    assert not Message.objects.filter(kind="session_reminder").exists()
    assert [said[tone].splitlines()[-1] == "Kuulluksi" for tone in ("", "named", "bare")] == [
        False,
        True,
        False,
    ]
    assert said["bare"].startswith("Sinulle on viesti.")
