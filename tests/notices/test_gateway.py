"""The demo's own SMS gateway: real HTTP, kept in the house, and the same message twice is one."""

import threading
import uuid

import pytest
import urllib3
from django.core.management import CommandError, call_command
from django.db import connection

from kuulluksi.notices.gateway import LONGEST, Gateway
from kuulluksi.notices.models import Job, MailboxItem, Message
from kuulluksi.notices.worker import run_due

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def local_gateway(settings):
    settings.DEMO, settings.MAIL_URL = True, "mailbox"
    with Gateway(0, "our-key") as gateway:
        thread = threading.Thread(target=gateway.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        settings.SMS_URL = f"http://:our-key@127.0.0.1:{gateway.server_port}/send"
        yield gateway
        gateway.shutdown()
        thread.join()


def test_a_text_message_travels_by_http_and_is_shown_beside_the_mail(local_gateway, leave, client):
    leave(channel="sms", address="040 123 4567", dedupe_key="sms")
    leave(dedupe_key="mail")

    run_due()

    assert set(Message.objects.values_list("state", flat=True)) == {Message.State.SENT}
    page = client.get("/posti/").text
    assert "+358401234567" in page
    assert "sari@example.test" in page
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, body FROM notices_mailboxitem")
        assert all(value.startswith("v1:") for row in cursor.fetchall() for value in row)


def test_a_worker_that_died_after_sending_sends_again_and_it_is_one_message(local_gateway, leave):
    message = leave(channel="sms", address="040 123 4567")
    run_due()
    Job.objects.filter(payload__message=str(message.pk)).update(state=Job.State.WAITING)
    again = Message.objects.get(pk=message.pk)
    again.state, again.address = Message.State.WAITING, "040 123 4567"
    again.save()

    run_due()

    assert MailboxItem.objects.filter(pk=message.pk).count() == 1
    assert Job.objects.filter(state=Job.State.DONE).count() == 1


def test_what_is_not_a_message_of_ours_is_refused(local_gateway):
    good = {"to": "+358401234567", "text": "Hei", "id": str(uuid.uuid4())}
    cases = [
        (good, "our-key", 202),
        (good, "another", 401),
        ({**good, "id": "1"}, "our-key", 422),
        ({**good, "to": "0401234567"}, "our-key", 422),
        ({**good, "text": ""}, "our-key", 422),
        ({**good, "text": "a" * LONGEST}, "our-key", 413),
    ]
    with urllib3.PoolManager() as web:
        place = f"http://127.0.0.1:{local_gateway.server_port}/send"
        answers = [
            web.request(
                "POST", place, fields=form, encode_multipart=False, headers={"Authorization": f"Bearer {key}"}
            ).status
            for form, key, _status in cases
        ]

    assert answers == [status for _form, _key, status in cases]
    assert MailboxItem.objects.count() == 1


def test_a_real_house_has_no_such_gateway(settings):
    settings.DEMO = False

    with pytest.raises(CommandError):
        call_command("sms_gateway")
