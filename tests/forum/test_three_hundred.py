"""A forum with three hundred parties is moved, and then cancelled: each hears once of each, and nothing is lost."""

import tracemalloc
from collections import Counter
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from booking.calendar import actions as calendar
from booking.forum import remote
from booking.forum.models import Forum
from booking.signups import enclosures
from booking.signups.models import Call, Party, SignUp
from booking.signups.states import State
from kuulluksi.notices.models import Message
from kuulluksi.notices.worker import run_due
from tests.forum.helpers import make_forum
from tests.forum.test_registration import open_page, reserve, text_of
from tests.signups.helpers import sign_up
from tests.signups.walk import SAME_ORIGIN

pytestmark = pytest.mark.django_db


def crowd(sheet, many, *, state=State.CONFIRMED, channel="email", first=1):
    """Parties of one, straight into the tables: what signing up costs is measured elsewhere."""
    parties = Party.objects.bulk_create(
        Party(
            sheet=sheet,
            channel=channel,
            contact=f"p{n}@example.org" if channel == "email" else f"+35840{n:07d}",
            form_nonce=f"n{sheet.pk}-{n}",
        )
        for n in range(first, first + many)
    )
    SignUp.objects.bulk_create(
        SignUp(sheet=sheet, party=party, number=n, state=state, nickname="X")
        for n, party in enumerate(parties, first)
    )


def served():
    """The worker goes on until nothing is due."""
    while run_due():
        pass


@pytest.fixture
def forum(area):
    forum = make_forum(area=area, capacity=300)
    how = {"fi": "Etänä avaus."}
    remote.keep(forum, capacity=50, how=how, link="https://etana.example/x", by="test")
    return Forum.objects.select_related("sheet", "event", "remote__sheet").get(pk=forum.pk)


def test_who_is_in_the_queue_hears_that_the_day_is_moved_or_cancelled_and_the_door_closes(client, area):
    forum = make_forum(area=area, capacity=1)
    for n in range(2):
        sign_up(forum.sheet, f"N{n}", channel="email", contact=f"n{n}@example.org", word="talvi")
    seat = reserve(forum, "A.K.", together="any")
    session = forum.event.occurrences.get()

    calendar.cancel_and_tell(session, by="test")
    with pytest.raises(ValidationError):
        calendar.cancel_and_tell(session, by="test")

    assert Message.objects.filter(kind="session_cancelled").count() == 3
    files = [len(enclosures.calendar_file(one)) for one in Message.objects.filter(kind="session_cancelled")]
    assert sorted(files) == [0, 0, 1]  # a calendar entry only for who had a place
    served()
    assert client.get(reverse("signups:start", kwargs={"code": forum.sheet.code})).status_code == 410
    worker = text_of(open_page(client, seat.result))
    assert "Foorumi on peruttu" in worker


@pytest.mark.full
def test_a_day_moved_and_then_cancelled_with_three_hundred_reaches_each_once(client, forum):
    mine = sign_up(forum.sheet, "Minä", word="talvi")
    crowd(forum.sheet, 239, first=2)
    crowd(forum.sheet, 30, channel="sms", first=241)
    crowd(forum.sheet, 30, channel="call", first=271)
    crowd(forum.sheet, 20, state=State.WAITLISTED, first=301)
    crowd(forum.remote.sheet, 20, first=501)
    session = forum.event.occurrences.get()
    began = timezone.now()
    tracemalloc.start()

    moved = session.start + timedelta(days=7)
    calendar.move_and_tell(session, start=moved, end=session.end + timedelta(days=7), by="test")
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    served()
    first_round = Counter(Message.objects.values_list("kind", "state"))
    session.refresh_from_db()
    calendar.cancel_and_tell(session, by="test")
    served()
    served()

    kinds = Counter(Message.objects.values_list("kind", flat=True))
    of_each = Counter(Message.objects.values_list("link__subject_id", flat=True))
    assert (kinds["session_moved"], kinds["session_cancelled"]) == (309, 309)
    assert set(first_round) == {("session_moved", "sent")}
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    assert (len(of_each), set(of_each.values())) == (309, {2})
    assert Call.objects.filter(kind="session_cancelled").count() == 30
    assert peak < 30 * 1024 * 1024
    assert timezone.now() - began < timedelta(seconds=120)

    feed = client.get("/fi/kalenteri/tapahtumat.ics").content.decode()
    assert "STATUS:CANCELLED" in feed
    assert f"{moved:%Y%m%d}" in feed
    own = reverse("signups:own", kwargs={"token": mine.link.token})
    assert "Foorumi on peruttu" in text_of(client.post(own, {"key": "talvi", "do": "open"}, **SAME_ORIGIN))
    assert SignUp.objects.filter(sheet=forum.sheet, state=State.CONFIRMED).count() == 300
