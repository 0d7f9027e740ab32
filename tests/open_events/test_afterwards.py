"""The day of an open event and after it: who was here, thanks, and how it was by people whom nobody knows."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from booking.open_events import actions, afterwards
from booking.open_events.models import EventFeedback, EventSlip
from booking.open_events.rules import end_feedback, end_links
from booking.signups import actions as signups
from booking.signups import feedback
from booking.signups.models import Attendance
from booking.signups.rules import end_marks
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from kuulluksi.privacy.models import AccessLog
from tests.signups import walk
from tests.signups.helpers import sign_up, states

from .helpers import make_event, sheet_of

pytestmark = pytest.mark.django_db


def told(made, actor):
    return feedback.told(made.feedback, actor=actor, reason="feedback of an event")


def test_on_the_day_whoever_came_is_marked_on_site_and_remotely_and_only_that_dates_people(
    client, coordinator, editor, area, time_machine
):
    made = make_event(area=area, dates=2, per_date=True, places={"here": 9, "remote": 9}, by=coordinator)
    usva, routa = sign_up(sheet_of(made), "Usva"), sign_up(sheet_of(made, "remote"), "Routa")
    sign_up(sheet_of(made, date=1), "Toinen")
    first, second = made.event.occurrences.order_by("start")
    signups.not_this_time(routa.signups, first)
    page = reverse("open_events_desk:roll", args=[made.pk, first.uid])
    client.force_login(coordinator)
    before = client.get(page).context
    time_machine.move_to(first.start + timedelta(minutes=5))
    client.force_login(coordinator)

    shown = client.get(page)
    client.post(page, {f"mark-{usva.signups[0].pk}": "late"})

    assert (before["by_way"], bool(before["problem"])) == ([], True)
    assert [[(one.nickname, one.chosen) for one in lines] for _way, lines in shown.context["by_way"]] == [
        [("Usva", "")],
        [("Routa", "told")],
    ]
    assert list(Attendance.objects.values_list("meeting", "signup", "mark")) == [
        (first.pk, usva.signups[0].pk, "late")
    ]
    assert AccessLog.objects.filter(reason="roll call", actor=coordinator).count() == 1
    assert page in client.get(reverse("open_events_desk:event", args=[made.pk])).text
    client.force_login(editor)
    assert client.get(page).status_code == 302  # to where their own work is
    end_marks(second.end + timedelta(days=32), dry_run=False)
    assert Attendance.objects.get().signup_id is None


def test_what_has_been_held_is_over_for_everyone(time_machine):
    made = make_event(places={"here": 1})
    came, waited = sign_up(sheet_of(made)), sign_up(sheet_of(made), channel="email", contact="j@example.test")
    time_machine.move_to(made.event.occurrences.get().end + timedelta(hours=1))

    assert afterwards.end_those_over() == 1

    assert states(came, waited) == ["completed", "not_admitted"]
    time_machine.move_to(made.event.occurrences.get().end + timedelta(days=31))
    assert end_links(timezone.now(), dry_run=False) == 1
    made.refresh_from_db()
    assert actions.remote_link_of(made) == ""


def test_who_came_is_thanked_once_and_answers_are_read_by_threes(client, coordinator, area, time_machine):
    made = make_event(area=area, places={"here": 5}, by=coordinator)
    for n in range(4):
        sign_up(sheet_of(made), channel="email", contact=f"n{n}@example.test")
    quiet = sign_up(sheet_of(made), "Usva", word="revontulet")
    time_machine.move_to(made.event.occurrences.get().end + timedelta(hours=1))

    assert (afterwards.end_those_over(), afterwards.end_those_over()) == (1, 0)

    thanks = Message.objects.filter(kind="season_thanks")
    assert thanks.count() == EventSlip.objects.count() == 4

    client.force_login(coordinator)
    by_hand = client.post(reverse("open_events_desk:slip", args=[made.pk]))["Location"]
    client.logout()
    client.post(by_hand, {"face": "bad"}, **walk.SAME_ORIGIN)
    seen = []
    for slip in list(EventSlip.objects.all()):
        page = reverse("open_events:feedback", kwargs={"token": Link.objects.get(subject_id=slip.pk).token})
        client.head(page), client.get(page)
        assert client.post(page, {}, **walk.SAME_ORIGIN).status_code == 422
        assert client.post(page, {"face": "good", "word": "\u202eHyvä"}, **walk.SAME_ORIGIN).status_code == 200
        assert client.post(page, {"face": "bad"}, **walk.SAME_ORIGIN).status_code == 404
        read = told(made, coordinator)
        seen.append(read.answers if read else 0)
    assert seen == [0, 0, 4, 4]  # the one by hand goes along with three

    own = reverse("signups:own", kwargs={"token": quiet.link.token})
    opened = walk.post(client, own, do="open", key="revontulet")
    (say,) = re.findall(r'action="(/fi/tp/oma/[^"]+)"', opened.text)
    taken = [walk.post(client, say, open=walk.hidden(opened, "open"))["Location"] for _n in range(2)]
    assert taken[1] == own
    assert client.post(taken[0], {"face": "so_so"}, **walk.SAME_ORIGIN).status_code == 200
    assert EventFeedback.objects.count() == 6
    shown = client.get(reverse("open_events_desk:feedback", args=[made.pk]))
    assert shown.status_code == 302  # nobody is signed in


def test_words_go_after_a_year_and_slips_after_a_month(coordinator):
    made = make_event()
    slip, _link = afterwards.new_slip(made)
    afterwards.give_feedback(slip, face="good", word="Kiitos")
    afterwards.new_slip(made)
    end = made.event.occurrences.get().end

    assert end_feedback(end + timedelta(days=29), dry_run=False) == 0
    assert end_feedback(end + timedelta(days=31), dry_run=True) == 1
    assert end_feedback(end + timedelta(days=31), dry_run=False) == 1
    assert end_feedback(end + timedelta(days=366), dry_run=False) == 1

    answer = EventFeedback.objects.get()
    assert (answer.face, str(answer.word)) == ("good", "")
    assert not Link.objects.filter(purpose=afterwards.FEEDBACK_LINK).exists()
