"""Feedback on accessibility: from any page to a queue with two weeks, and an answer behind a link."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from kuulluksi.barriers import actions
from kuulluksi.barriers.models import Barrier
from kuulluksi.notices.models import Message
from kuulluksi.notices.words import words_of
from kuulluksi.notices.worker import run_due
from kuulluksi.people.models import Link
from kuulluksi.privacy import retention
from kuulluksi.privacy.access import own
from kuulluksi.privacy.models import AccessLog
from tests.cast import make_staff
from tests.privacy.dumps import found_in_clear
from tests.signups import walk

pytestmark = pytest.mark.django_db
URL = "/en/sivusto/saavutettavuuspalaute/"
WORDS = "The kanarialintu button cannot be reached"
REACH = "kanarialintu@example.test"


def tell(client, *, seconds=10, came="http://testserver/en/kalenteri/", **typed):
    page = client.get(URL, headers={"referer": came})
    sent = {"token": walk.hidden(page, "token"), "page": "/en/kalenteri/", "words": WORDS, "contact": REACH}
    with walk.later(seconds):
        return page, client.post(URL, sent | typed, **walk.SAME_ORIGIN)


def left(**kw):
    kw = {
        "page": "",
        "words": WORDS,
        "contact": REACH,
        "channel": "email",
        "language": "en",
        "nonce": "n",
        **kw,
    }
    return actions.tell(**kw)


def test_a_reader_tells_a_desk_answers_and_the_words_are_only_behind_the_link(client, settings):
    settings.MAIL_URL = "mailbox"
    editor = make_staff("editor")
    form, done = tell(client)
    told = Barrier.objects.get()
    client.force_login(editor)
    one = reverse("barriers_desk:one", args=[told.pk])

    listed, opened = client.get(reverse("barriers_desk:list")), client.get(one)
    answered = client.post(
        reverse("barriers_desk:answer", args=[told.pk]), {"words": "Now it can."}, follow=True
    )
    client.logout()
    run_due()
    address = reverse("barriers:answer", kwargs={"token": Link.objects.get(purpose="barrier").token})

    assert 'value="/en/kalenteri/"' in form.text
    assert "You have an answer on" in done.text
    assert told.due_on == timezone.localdate() + datetime.timedelta(days=14)
    assert told.code in listed.text
    assert "kanarialintu" not in listed.text
    assert WORDS in opened.text
    assert REACH not in opened.text
    assert AccessLog.objects.filter(reason="accessibility", actor=editor).exists()
    assert "Now it can." in answered.text
    assert {message.kind for message in Message.objects.all()} == {"barrier_staff", "barrier_answered"}
    assert all("Now it can" not in words_of(message).body for message in Message.objects.all())
    assert "Now it can." in client.get(address.replace("/fi/", "/en/")).text
    assert found_in_clear(["kanarialintu", "Now it can."]) == []


def test_nobody_waits_in_vain_and_late_is_said(client):
    coordinator = make_staff("coordinator")
    waits, silent = left(), left(contact="", channel="", nonce="m")
    Barrier.objects.update(due_on=timezone.localdate() - datetime.timedelta(days=1))
    client.force_login(coordinator)
    close = [reverse("barriers_desk:close", args=[each.pk]) for each in (waits, silent)]

    listed = client.get(reverse("barriers_desk:list")).text
    early = client.post(close[0], {"outcome": "put_right"})
    closed = client.post(close[1], {"outcome": "put_right"}, follow=True)
    again = client.post(close[1], {"outcome": "cannot"})

    assert listed.index(waits.code) < listed.index(silent.code)
    assert listed.count("desk-late") == 2
    assert early.status_code == 422
    assert "Vastaa ensin" in early.text
    assert closed.status_code == 200
    assert again.status_code == 422
    assert Barrier.objects.get(pk=silent.pk).outcome == "put_right"
    with pytest.raises(actions.ValidationError):
        actions.answer(silent, "Hi", by=coordinator)


@pytest.mark.either
def test_what_was_typed_is_kept_and_a_page_with_a_token_is_not_named(client, area):
    odd = tell(client, contact="call me maybe")[1]
    fast = tell(client, seconds=0)[1]
    secret = client.get(URL, headers={"referer": "http://testserver/fi/o/abcdef/"}).text
    elsewhere = client.get(URL, headers={"referer": "https://example.test/en/kalenteri/"}).text
    foreign = client.post(URL, {"words": "x"}, headers={"sec-fetch-site": "cross-site"})

    assert "Check the address or number." in odd.text
    assert WORDS in odd.text
    assert "That was quick." in fast.text
    assert "abcdef" not in secret
    assert 'value="/en/kalenteri/"' not in elsewhere
    assert foreign.status_code == 403
    assert Barrier.objects.count() == 0


@pytest.mark.either
def test_the_same_form_twice_is_one_and_all_of_it_ends(client):
    first, second = left(), left()
    old = left(nonce="old")
    Barrier.objects.filter(pk=old.pk).update(created_at=timezone.now() - datetime.timedelta(days=366))

    retention.run()

    assert first.pk == second.pk
    assert list(Barrier.objects.all()) == [first]
    assert own(first, ["words"]) == {"words": WORDS}


@pytest.mark.parametrize("many", [1, 3])
def test_the_queue_takes_the_same_queries(client, many, django_assert_max_num_queries):
    client.force_login(make_staff("editor"))
    for n in range(many):
        left(nonce=str(n))
    client.get(reverse("barriers_desk:list"))

    with django_assert_max_num_queries(40) as captured:
        client.get(reverse("barriers_desk:list"))
    assert len(captured.captured_queries) == 12
