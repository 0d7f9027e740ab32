"""After the day: how it was, from people nobody can name, and those who hear of the answers."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from booking.forum import remote
from booking.forum.after import feedback, subscribers
from booking.forum.day import arrivals
from booking.forum.models import Forum, ForumFeedback, ForumSlip, ForumSlipWaiting, Outcome, Subscriber
from booking.forum.registration import actions as registration
from booking.forum.year import actions as year
from booking.signups.models import SignUp
from kuulluksi.notices import mail
from kuulluksi.notices.models import Job, Message
from kuulluksi.notices.words import words_of
from kuulluksi.people.models import Link
from kuulluksi.privacy import form_tokens, retention
from kuulluksi.privacy.access import for_delivery
from tests.forum.helpers import make_forum
from tests.signups.helpers import sign_up

pytestmark = pytest.mark.django_db

OURS = {"sec-fetch-site": "same-origin"}
BY_MAIL = {"channel": "email", "contact": "nuori@example.org"}


@pytest.fixture
def forum(area, coordinator):
    """Yesterday's forum: two by mail (one of them a pair), one without any channel, a unit's seat, one remotely."""
    coordinator.areas.add(area)
    made = make_forum(area=area, capacity=20, staff=[coordinator])
    remote.keep(made, capacity=5, how={"fi": "Avaus."}, by=coordinator)
    forum = Forum.objects.select_related("sheet", "event", "remote__sheet").get(pk=made.pk)
    pair = [{"nickname": "Yksi"}, {"nickname": "Kaksi"}]
    sign_up(forum.sheet, participants=pair, word="talvi", **BY_MAIL)
    sign_up(forum.sheet, "Kolme", word="talvi")
    sign_up(forum.sheets[1], "Etä", channel="sms", contact="+358401234567")
    registration.reserve(
        forum, initials=["A.K."], adults=1, travel="own", travel_adult="", second_contact="", day_contact="",
        reach={"channel": "email", "contact": "yksikko@example.org", "contact_name": "ohjaaja"}, together="any",
        language="fi", form_nonce="u1",
    )  # fmt: skip
    return forum


def after(forum):
    return time_machine.travel(forum.event.occurrences.get().end + timedelta(hours=20), tick=False)


def slips():
    return list(ForumSlip.objects.order_by("pk"))


def test_everyone_who_was_there_is_asked_once_and_no_slip_knows_whose_it_is(forum, coordinator):
    for signup in SignUp.objects.filter(sheet=forum.sheet).exclude(number=2):
        arrivals.mark(forum, signup, "here", at=timezone.now(), by="door")
    with pytest.raises(ValidationError):
        feedback.ask(forum, by=coordinator)  # still to come

    with after(forum):
        asked = feedback.ask(forum, by=coordinator)
        with pytest.raises(ValidationError):
            feedback.ask(forum, by=coordinator)

    # by letter the first of the pair and the remote one; on their own pages those without a channel and the unit's
    assert (asked.letters, asked.on_own_page) == (2, 2)
    assert ForumSlipWaiting.objects.count() == 2
    letters = Message.objects.filter(kind="season_thanks")
    assert {one.link.subject_type for one in letters} == {"forum.forumslip"}
    columns = {field.name for model in (ForumSlip, ForumFeedback) for field in model._meta.get_fields()}
    assert columns == {"id", "by_hand", "forum", "face", "word", "seen"}


def test_answers_are_let_out_by_threes_each_matter_for_itself_and_small_cells_stay_hidden(
    client, forum, coordinator
):
    workshop = forum.workshops.first()
    for n in range(3):
        slip, link = feedback.new_slip(forum)
        page = reverse("forum:feedback", kwargs={"token": link.token})
        chosen = {f"workshop-{workshop.pk}": "good"} if n < 2 else {}
        empty = client.post(page, {}, headers=OURS)
        given = client.post(page, {"face": "good", "word": f"Hyvä {n}", **chosen}, headers=OURS)
        again = client.post(page, {"face": "bad"}, headers=OURS)
        assert (empty.status_code, given.status_code, again.status_code) == (422, 200, 404)
        told = feedback.of_day(forum, actor=coordinator)
        assert (told is None) == (n < 2)

    assert told.words == ["Hyvä 0", "Hyvä 1", "Hyvä 2"]
    assert feedback.of_workshops(forum) == []  # two have answered
    assert feedback.public_sums([forum]) == {}  # three good, nothing else: not for the public
    for n in range(12):
        slip, _link = feedback.new_slip(forum)
        feedback.answer(
            slip, face=["good", "so_so"][n % 2], word="", workshops={workshop.pk: "good", 999: "bad"}
        )
    cells, total = feedback.public_sums([forum])[forum.pk]
    assert ([cell.number for cell in cells], total) == ([9, 6, 0], 15)
    assert feedback.of_workshops(forum)[0]["faces"][0][2] == 12  # the last two wait for a third
    client.force_login(coordinator)
    html = client.get(reverse("forum_desk:how_it_was", args=[forum.year])).content.decode()
    assert "Hyvä 0" in html
    assert not slips()


def test_answers_by_hand_never_count_towards_the_three(forum, coordinator):
    for by_hand in (True, True, False, False):
        slip, _link = feedback.new_slip(forum, by_hand=by_hand)
        feedback.answer(slip, face="good", word="", workshops={})
    assert feedback.of_day(forum, actor=coordinator) is None


def test_who_gets_no_letter_takes_one_slip_from_the_own_page_with_the_key_too(client, forum, coordinator):
    with after(forum):
        feedback.ask(forum, by=coordinator)
        kolme = SignUp.objects.filter(sheet=forum.sheet).order_by("number")[2]
        own = reverse(
            "signups:own", kwargs={"token": Link.objects.filter(subject_id=kolme.party_id).first().token}
        )
        page = client.post(own, {"key": "talvi", "do": "open"}, headers=OURS).content.decode()
        mark = re.search(r'name="open" value="([^"]+)"', page)[1]
        say = re.search(r'action="(/fi/m/oma/[^"]+)"', page)[1]

        first = client.post(say, {"open": mark}, headers=OURS)
        second = client.post(say, {"open": mark}, headers=OURS)
        stranger = client.post(say, {"open": "x"}, headers=OURS)

    assert first["Location"].startswith("/fi/m/")
    assert second["Location"] == stranger["Location"] == own
    assert not ForumSlipWaiting.objects.filter(signup=kolme).exists()


# --- Those who hear of the answers ---


def ask_for(client, address, **more):
    page = client.get("/fi/vastaukset/").content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    return client.post("/fi/vastaukset/", {"token": token, "address": address, **more}, headers=OURS)


@pytest.fixture
def subscriber(client, monkeypatch):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)
    ask_for(client, "Kuulija@Example.org")
    return Subscriber.objects.get()


def test_an_address_is_on_the_list_only_after_a_yes_from_the_mailbox(client, subscriber):
    again = ask_for(client, "kuulija@example.org")
    wrong = ask_for(client, "ei osoite")
    letter = Message.objects.get(kind="answers_yes")
    yes = reverse("forum:subscribe_yes", kwargs={"token": letter.link.token})

    looked = client.get(yes)
    assert (again.status_code, wrong.status_code, looked.status_code) == (200, 422, 200)
    assert "ei osoite" in wrong.content.decode()
    assert not Subscriber.objects.confirmed().exists()
    assert client.post(yes, headers={"sec-fetch-site": "cross-site"}).status_code == 403

    client.post(yes, headers=OURS)
    client.post(yes, headers=OURS)
    assert Subscriber.objects.confirmed().count() == 1
    assert Link.objects.filter(purpose="answers_leave").count() == 1
    assert ask_for(client, "kuulija@example.org").content == again.content
    assert Message.objects.filter(kind="answers_yes").count() == 1
    assert str(words_of(letter).subject) == "Viesti sinulle"


def test_too_quick_a_form_is_looked_at_once_more_and_nothing_is_lost(client):
    answer = ask_for(client, "kuulija@example.org")

    assert answer.status_code == 422
    assert "kuulija@example.org" in answer.content.decode()
    assert not Subscriber.objects.exists()


def test_an_answer_is_told_the_next_morning_in_one_neutral_letter_that_has_a_way_out(
    client, forum, subscriber, coordinator
):
    subscribers.confirm(subscriber)
    rows = [
        Outcome(
            forum=forum,
            said_fi=f"Salaisuus {n}",
            owner_fi="Johtaja",
            status="promised",
            due_on=timezone.localdate(),
        )
        for n in range(2)
    ]
    for row in rows:
        year.keep_outcome(row, by=coordinator)
    assert not Job.objects.filter(kind=subscribers.TELL_JOB).exists()

    for row in rows:
        row.status, row.done_fi = "done", "Tehty."
        year.keep_outcome(row, by=coordinator)
        year.keep_outcome(row, by=coordinator)  # written once more: nothing new
    job = Job.objects.get(kind=subscribers.TELL_JOB)
    for _twice in range(2):
        subscribers.deliver(job.payload)

    letter = Message.objects.get(kind="answers_news")
    sent = mail.letter_of(letter, "kuulija@example.org", words_of(letter))
    leave = sent["List-Unsubscribe"].strip("<>")
    assert timezone.localtime(job.due_at).hour == 9
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert sent["Subject"] == "Viesti sinulle"
    assert "Salaisuus" not in sent.as_string()

    # the mail program presses: no cookie, no origin, a body of its own
    pressed = client.post("/" + leave.partition("://")[2].partition("/")[2], {"List-Unsubscribe": "One-Click"})
    again = client.get("/" + leave.partition("://")[2].partition("/")[2])
    assert (pressed.status_code, again.status_code) == (200, 200)
    assert "Olet pois listalta" in again.text
    assert not Subscriber.objects.exists()
    assert not Link.objects.filter(subject_type="forum.subscriber").exists()


def test_a_promise_that_went_by_yesterday_is_told_once(forum, subscriber):
    subscribers.confirm(subscriber)
    Forum.objects.filter(pk=forum.pk).update(published=True)
    for days in (1, 2, -1):
        due = timezone.localdate() - timedelta(days=days)
        Outcome.objects.create(forum=forum, said_fi="X", owner_fi="J", due_on=due)

    for _twice in range(2):
        subscribers.tell_of_late({})

    assert Job.objects.filter(kind=subscribers.TELL_JOB).count() == 1


def test_who_never_says_yes_is_forgotten_in_a_week_and_slips_and_words_in_their_time(
    forum, subscriber, coordinator
):
    with after(forum):
        feedback.ask(forum, by=coordinator)
    for _n in range(3):
        slip, _link = feedback.new_slip(forum)
        feedback.answer(slip, face="good", word="kanaria", workshops={})
    end = forum.event.starts_on - timezone.localdate()

    retention.run(timezone.now() + timedelta(days=8))
    assert not Subscriber.objects.exists()
    retention.run(timezone.now() + end + timedelta(days=40))
    assert not slips()
    assert not ForumSlipWaiting.objects.exists()
    assert for_delivery(ForumFeedback.objects.first(), ["word"])["word"] == "kanaria"
    retention.run(timezone.now() + end + timedelta(days=370))
    assert not any(row.word for row in ForumFeedback.objects.all())
    assert feedback.of_day(forum, actor=coordinator).faces[0][2] == 3
