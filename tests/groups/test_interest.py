""" "Tell me when the next one starts": one contact, nothing else, and a way to take it back."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from groups import actions
from groups.models import Interest, PeerGroup
from groups.rules import end_interests
from kuulluksi.notices.models import Message
from kuulluksi.notices.worker import run_due
from kuulluksi.people.models import Link
from kuulluksi.privacy import form_tokens
from tests.groups.helpers import make_group, open_season

pytestmark = pytest.mark.django_db
FROM_US = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def group(area):
    return make_group(area=area, standing=PeerGroup.Standing.RAN_BEFORE)


def token_for(group, age=10):
    with time_machine.travel(time.time() - age, tick=False):
        return form_tokens.issue("interest", group.code)


def send(client, group, token=None, **data):
    data = {"wish": "next", "channel": "sms", "contact": "040 123 4567", **data}
    data["token"] = token_for(group) if token is None else token
    return client.post(f"/fi/kerro/{group.code}/", data, **FROM_US)


def test_one_contact_is_enough_and_stands_sealed(client, group):
    answer = send(client, group)

    assert answer.status_code == 302
    assert client.get(answer.url).status_code == 200
    interest = Interest.objects.get()
    assert str(interest.contact) == "•••"
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM groups_interest")
        assert "123" not in cursor.fetchone()[0].split(":")[0] + cursor.db.vendor
    assert Message.objects.get().kind == "interest_received"


def test_the_form_and_its_page_set_no_cookie_and_say_nothing_in_the_title(client, group):
    answer = client.get(f"/fi/kerro/{group.code}/")

    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store, private"
    title = answer.content.decode().split("<title>")[1].split("</title>")[0]
    assert group.name_fi not in title


@pytest.mark.parametrize(
    "wrong",
    [
        {"contact": ""},
        {"contact": "x" * 500},
        {"contact": "ei puhelinta"},
        {"contact": "<script>alert(1)</script>"},
        {"contact": "vili@", "channel": "email"},
        {"channel": "pigeon"},
        {"channel": ""},
        {"wish": "<b>"},
        {"contact": "040\x00123"},
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_bad_input_gets_a_sentence_and_nothing_is_written(client, group, wrong, language):
    data = {"wish": "next", "channel": "sms", "contact": "0401234567", "token": token_for(group), **wrong}

    answer = client.post(f"/{language}/kerro/{group.code}/", data, **FROM_US)

    assert answer.status_code in (200, 400)
    assert Interest.objects.count() == 0
    if answer.status_code == 200:
        assert 'class="errors"' in answer.content.decode()


def test_what_was_typed_is_kept(client, group):
    answer = send(client, group, contact="040 12", channel="call")

    assert 'value="040 12"' in answer.content.decode()


@pytest.mark.parametrize("token", ["", "altered", "old", "fast"])
def test_a_stale_or_hasty_form_keeps_what_was_typed_and_can_be_sent_again(client, group, token):
    made = {"old": token_for(group, 13 * 3600), "fast": token_for(group, 0)}.get(token, token)

    answer = send(client, group, token=made)

    html = answer.content.decode()
    assert answer.status_code == 200
    assert Interest.objects.count() == 0
    assert 'value="040 123 4567"' in html
    fresh = html.split('name="token" value="')[1].split('"')[0]
    with time_machine.travel(time.time() + 5):
        assert send(client, group, token=fresh).status_code == 302


def test_a_double_click_and_the_same_contact_again_make_one_row(client, group):
    token = token_for(group)

    send(client, group, token=token)
    send(client, group, token=token)
    send(client, group, contact="+358401234567")

    assert Interest.objects.count() == 1


def test_another_site_cannot_send_the_form(client, group):
    data = {"wish": "next", "channel": "sms", "contact": "0401234567", "token": token_for(group)}

    answer = client.post(f"/fi/kerro/{group.code}/", data, HTTP_SEC_FETCH_SITE="cross-site")

    assert answer.status_code == 403
    assert Interest.objects.count() == 0


def test_those_who_asked_are_told_when_sign_up_opens_and_not_before(client, group):
    send(client, group)
    season = open_season(group, opens_at=timezone.now() + timedelta(days=2))
    run_due()
    assert not Message.objects.filter(kind="interest_season_opened").exists()

    with time_machine.travel(timezone.now() + timedelta(days=2, minutes=1)):
        run_due()
        run_due()

    assert Message.objects.filter(kind="interest_season_opened").count() == 1
    group.refresh_from_db()
    assert group.standing == PeerGroup.Standing.ACTIVE
    assert season.sheet.code


def test_the_link_in_the_message_shows_the_way_and_erases_the_contact(client, group):
    send(client, group)
    open_season(group)
    link = Link.objects.get(purpose="interest")
    address = f"/fi/t/{link.token}/"

    page = client.get(address).content.decode()
    assert "/fi/i/" in page
    assert group.name_fi not in page

    assert client.post(address, **FROM_US).status_code == 200
    assert Interest.objects.count() == 0
    assert client.get(address).status_code == 404
    assert client.get(f"/fi/t/{link.token[:-2]}xx/").status_code == 404


def test_contacts_end_after_three_months_or_thirty_days_after_the_answer(group):
    def leave(contact):
        return actions.leave_interest(
            group, wish="next", channel="call", contact=contact, language="fi", form_nonce=contact
        )

    leave("0401111111")
    answered = leave("0402222222")
    actions.answer_interest(answered, by="test")
    now = timezone.now()

    assert end_interests(now + timedelta(days=20), False) == 0
    assert end_interests(now + timedelta(days=31), True) == 1
    assert end_interests(now + timedelta(days=31), False) == 1
    assert end_interests(now + timedelta(days=93), False) == 1
    assert Interest.objects.count() == 0


def test_the_same_contact_again_takes_the_same_work_as_the_first_time(group):
    def leave(nonce):
        with CaptureQueriesContext(connection) as queries:
            actions.leave_interest(
                group, wish="next", channel="sms", contact="040 123 4567", language="fi", form_nonce=nonce
            )
        return [query["sql"].split()[0] for query in queries if "SAVEPOINT" not in query["sql"]]

    first, again = leave("first"), leave("again")

    assert first == again
    assert Interest.objects.count() == 1
    assert Message.objects.count() == 1
