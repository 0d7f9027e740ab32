"""Text messages: two segments at most in every language, and each provider spoken to as it wants."""

import base64
import itertools
import json
import socket

import pytest
from django.utils import timezone

from kuulluksi.notices import sms
from kuulluksi.notices.models import Job, Message
from kuulluksi.notices.outcomes import NeverDeliverable
from kuulluksi.notices.segments import MOST_SEGMENTS, plain, segments
from kuulluksi.notices.texts import all_texts
from kuulluksi.notices.words import words_of
from kuulluksi.notices.worker import run_due

from .conftest import good_message

pytestmark = pytest.mark.either

LONG_ADDRESS = "https://kuulluksi.esimerkinhyvinvointialue.fi/fi-simple/o/" + "x" * 48 + "/"


def test_the_networks_own_counting():
    assert [segments(text) for text in ("", "a" * 160, "a" * 161, "a" * 306, "a" * 307)] == [1, 1, 2, 2, 3]
    assert [segments(text) for text in ("å" * 160, "€" * 80, "€" * 81)] == [1, 1, 2]
    assert [segments(text) for text in ("”" * 70, "”" * 71, "”" * 134, "”" * 135, "😀" * 36)] == [1, 2, 2, 3, 2]
    assert plain("“Hyvä” – näin…\u00a0ok") == '"Hyvä" - näin... ok'


@pytest.mark.parametrize("language", ["fi", "sv", "en", "fi-simple"])
def test_every_text_fits_into_two_segments_with_a_long_address(language, monkeypatch):
    monkeypatch.setattr("kuulluksi.notices.words.url_of", lambda message: LONG_ADDRESS)
    for kind, tone in itertools.product(sorted(all_texts()), Message.Tone.values):
        body = plain(words_of(good_message(kind, language=language, tone=tone)).body.strip())

        assert segments(body) <= MOST_SEGMENTS, (kind, tone, len(body), body)


def call_of(url: str, settings):
    settings.SMS_URL = url
    return sms.provider().call(sms.Sms("+358401234567", "Hei", "Viesti", "key-1", "fi"))


def test_each_provider_gets_its_own_form_and_its_key_in_a_header(settings):
    form = call_of("https://:k%2Fey@gateway.example/send", settings)
    assert (form.url, form.headers["Authorization"]) == ("https://gateway.example/send", "Bearer k/ey")
    assert form.body == b"to=%2B358401234567&from=Viesti&text=Hei&id=key-1"

    elks = call_of("elks://user:pass@api.46elks.com/a1/sms", settings)
    assert elks.url == "https://api.46elks.com/a1/sms"
    assert elks.headers["Authorization"] == "Basic " + base64.b64encode(b"user:pass").decode()
    assert elks.body == b"to=%2B358401234567&from=Viesti&message=Hei"

    api = call_of("gatewayapi://:token@gatewayapi.eu/rest/mtsms", settings)
    assert (api.url, api.headers["Authorization"]) == ("https://gatewayapi.eu/rest/mtsms", "Token token")
    assert json.loads(api.body) == {
        "sender": "Viesti",
        "message": "Hei",
        "recipients": [{"msisdn": 358401234567}],
        "userref": "key-1",
    }


@pytest.mark.parametrize("number", ["040 123 4567", "+358 40 1234567", "00358401234567"])
def test_a_number_goes_out_as_networks_write_it(number):
    assert sms.e164(number) == "+358401234567"


@pytest.mark.parametrize("number", ["", "12", "ei ole", "+358", "0" * 40])
def test_what_no_telephone_can_have_is_never_tried(number):
    with pytest.raises(NeverDeliverable):
        sms.e164(number)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "state", "note"),
    [
        (503, "waiting", "TryLater 503"),
        (429, "waiting", "TryLater 429"),
        (401, "waiting", "TryLater 401"),  # our key is wrong: ours to repair, nobody's message is lost
        (302, "waiting", "TryLater 302"),  # never sent on to somewhere else
        (422, "given_up", "NeverDeliverable 422"),
        (400, "given_up", "NeverDeliverable 400"),
    ],
)
def test_what_the_gateway_says_decides_whether_to_try_again(gateway, leave, status, state, note):
    gateway.status = status
    message = leave(channel="sms", address="+358401234567")

    run_due()

    message.refresh_from_db()
    assert (message.state, Job.objects.get().last_error) == (state, note)


@pytest.mark.django_db
def test_a_gateway_that_never_answers_is_tried_again_and_its_words_are_not_kept(
    settings, leave, monkeypatch, caplog
):
    monkeypatch.setattr(sms, "PATIENCE", sms.urllib3.Timeout(connect=0.2, read=0.2))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.SMS_URL = f"http://:key@127.0.0.1:{silent.getsockname()[1]}/send"
        leave(channel="sms", address="+358401234567")
        run_due(now=timezone.now())

    assert Job.objects.get().last_error == "TryLater"
    assert Message.objects.get().state == Message.State.WAITING
    assert "358401234567" not in caplog.text


@pytest.mark.django_db
def test_without_a_gateway_text_messages_wait(settings, leave):
    settings.SMS_URL = ""
    leave(channel="sms", address="+358401234567")

    run_due()

    assert Message.objects.get().state == Message.State.WAITING
