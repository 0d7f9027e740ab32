""" "Call me first", beside every form: one number, told to those who lead, and gone soon."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from booking.signups import callbacks
from booking.signups.models import CallBack
from kuulluksi.notices.models import Message
from kuulluksi.notices.worker import run_due
from kuulluksi.privacy import retention
from kuulluksi.privacy.models import AccessLog
from tests.cast import make_sheet, make_staff

from . import walk

pytestmark = pytest.mark.django_db


def text(page):
    return page.content.decode()


def ask(client, sheet, number="040 765 4321", *, seconds=10):
    url = f"/en/soitto/{sheet.code}/"
    page = client.get(url)
    with walk.later(seconds):
        return client.post(
            url, {"token": walk.hidden(page, "token"), "contact": number, "when": "after"}, **walk.SAME_ORIGIN
        )


def test_a_wish_to_be_called_is_beside_every_step_and_reaches_those_who_lead(client):
    leader = make_staff("facilitator")
    sheet = make_sheet(staff=[leader])
    steps = [client.get(walk.address(sheet)), walk.who(client, sheet), walk.to_check(client, sheet)]

    done, again = ask(client, sheet), ask(client, sheet, "+358407654321")

    assert all(f"/soitto/{sheet.code}/" in text(page) for page in steps)
    assert "We call you" in text(done)
    assert "We call you" in text(again)
    assert CallBack.objects.count() == 1
    assert Message.objects.get().kind == "signup_callback_staff"
    with walk.later(30):
        run_due()
    assert Message.objects.get().state == Message.State.SENT


def test_too_fast_and_odd_numbers_are_answered_kindly(client):
    sheet = make_sheet()

    fast = ask(client, sheet, seconds=0)
    odd = ask(client, sheet, "call me")

    assert "That was quick." in text(fast)
    assert "Check the phone number." in text(odd)
    assert CallBack.objects.count() == 0


def test_the_desk_shows_a_number_into_the_log_and_to_own_staff_only(client):
    leader, other = make_staff("facilitator"), make_staff("facilitator")
    sheet = make_sheet(staff=[leader])
    wish = callbacks.leave(sheet, contact="040 765 4321", when="any", language="fi", nonce="n")
    url = reverse("signups_desk:callback_open", args=[wish.pk])

    client.force_login(other)
    closed = [client.get(reverse("signups_desk:callbacks")), client.post(url)]
    client.force_login(leader)
    listed, opened = client.get(reverse("signups_desk:callbacks")), client.post(url)
    client.post(reverse("signups_desk:callback_made", args=[wish.pk]))

    assert sheet.heading() not in text(closed[0])
    assert closed[1].status_code == 404
    assert sheet.heading() in text(listed)
    assert "040 765 4321" not in text(listed)
    assert "040 765 4321" in text(opened)
    assert AccessLog.objects.get().actor == leader
    assert CallBack.objects.get().answered_by == leader


def test_numbers_go_two_weeks_after_the_call_and_in_three_months_without_one():
    made, never, fresh = (
        callbacks.leave(make_sheet(), contact="040 765 4321", when="any", language="fi", nonce=str(n))
        for n in range(3)
    )
    now = timezone.now()
    CallBack.objects.filter(pk=made.pk).update(answered_at=now - timedelta(days=15))
    CallBack.objects.filter(pk=never.pk).update(created_at=now - timedelta(days=91))

    retention.run()

    assert list(CallBack.objects.values_list("pk", flat=True)) == [fresh.pk]
