"""Open events: sheets on dates, on site and remotely, told of every change, and a link that goes to nobody else."""

import json
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from booking.calendar import actions as calendar
from booking.calendar import rules
from booking.calendar.schedule.dates import schedule_of
from booking.open_events import actions, listing
from booking.signups import actions as signups
from booking.signups.models import Party, SignUp
from booking.signups.reminders import remind
from kuulluksi.notices.models import MailboxItem, Message
from kuulluksi.notices.worker import run_due
from kuulluksi.privacy.access import for_delivery
from tests.signups import walk
from tests.signups.helpers import sign_up, states

from .helpers import LINK, make_event, sheet_of

pytestmark = pytest.mark.django_db


def test_a_monthly_info_session_takes_sign_ups_date_by_date():
    made = make_event(dates=3, per_date=True, places={"remote": 2}, audience="professionals", kind="info")

    first, second = sheet_of(made, "remote", 0), sheet_of(made, "remote", 1)
    sign_up(first, "Aino", "Vili")

    rooms = [date.room for date in listing.detail(made.slug).dates]
    assert rooms == ["queue", "room", "room"]
    assert first.closes_at == made.event.occurrences.order_by("start")[0].start
    assert second.only_oneself


def test_a_new_date_gets_a_sheet_and_who_signed_up_to_one_that_is_no_more_is_told(coordinator):
    made = make_event(dates=3, per_date=True, places={"here": 5})
    last = sign_up(sheet_of(made, "here", 2), channel="email", contact="vili@example.test")
    schedule = schedule_of(made.event)
    day = schedule.starts_on
    fewer = rules.weekly(weekdays=(day.weekday(),), count=2)
    wanted = type(schedule)(
        day, schedule.starts_at, schedule.duration, fewer, extra=frozenset([day.replace(year=day.year + 1)])
    )

    calendar.change_series(made.event, wanted, by=coordinator)

    assert states(last) == ["cancelled"]
    assert Message.objects.filter(kind="signup_cancelled").count() == 1
    assert [card.occurrence is None for card in made.entrances.order_by("occurrence__start", "pk")].count(
        True
    ) == 1
    assert made.entrances.filter(occurrence__isnull=False).count() == 3


def test_a_moved_and_a_cancelled_date_are_told_to_a_hundred_and_to_nobody_of_another_date(coordinator):
    made = make_event(dates=2, per_date=True, places={"remote": None})
    sheet, other = sheet_of(made, "remote", 0), sheet_of(made, "remote", 1)
    for n in range(100):
        sign_up(sheet, channel="email", contact=f"nuori{n}@example.test")
    sign_up(other, channel="email", contact="toinen@example.test")
    row = made.event.occurrences.order_by("start")[0]

    told = calendar.move_and_tell(
        row, start=row.start + timedelta(hours=1), end=row.end + timedelta(hours=1), by=coordinator
    )
    assert told.messages == 100
    told = calendar.cancel_and_tell(row, by=coordinator)
    assert told.messages == 100

    sheet.refresh_from_db()
    assert sheet.closed_by_hand
    assert Message.objects.filter(kind="session_moved").count() == 100
    with pytest.raises(ValidationError, match="closed|päättynyt"):
        sign_up(sheet)
    page = listing.detail(made.slug)
    assert [date.sign_up_url != "" for date in page.dates] == [False, True]

    calendar.restore_and_tell(row, by=coordinator)
    sheet.refresh_from_db()
    assert not sheet.closed_by_hand


def test_the_queue_of_a_cancelled_event_is_told_too(coordinator):
    made = make_event(places={"here": 1})
    sheet = sheet_of(made)
    sign_up(sheet)
    waits = sign_up(sheet, channel="email", contact="jono@example.test")

    calendar.cancel_event_and_tell(made.event, by=coordinator)

    assert states(waits) == ["cancelled"]


def test_one_chooses_on_site_or_remotely_in_the_form_and_may_change_while_there_is_room(client):
    made = make_event()
    here, remote = sheet_of(made), sheet_of(made, "remote")

    page = client.get(walk.address(here, "en"))
    assert "How do you take part?" in page.text
    assert [label in page.text for label in ("On site (There is room)", "Remotely (There is room)")] == [
        True,
        True,
    ]
    page = walk.who(client, here, language="en", page=page, side=remote.code)
    page = walk.contact(client, remote, page, language="en", word="kissankello")
    assert "<dd>Remotely</dd>" in page.text
    with walk.later():
        done = walk.post(client, walk.address(remote, "en"), page)
    assert Party.objects.get().sheet == remote

    opened = walk.post(client, walk.own_url_on(done), do="open", key="kissankello")
    assert LINK.replace("&", "&amp;") in opened.text
    mark = walk.hidden(opened, "open")
    changed = walk.post(client, walk.own_url_on(done), do="side", side=here.code, open=mark)
    assert Party.objects.get().sheet == here
    assert SignUp.objects.get().sheet == here
    assert LINK[:30] not in changed.text

    sign_up(remote)
    full = walk.post(client, walk.own_url_on(done), do="side", side=remote.code, open=mark)
    assert "There is no room there just now" in full.text
    assert Party.objects.get(pk=SignUp.objects.filter(sheet=here).get().party_id).sheet == here


def test_who_waits_on_site_gets_a_place_remotely_and_the_one_left_goes_to_the_queue():
    made = make_event()
    here, remote = sheet_of(made), sheet_of(made, "remote")
    first, second, third = sign_up(here), sign_up(here), sign_up(here)

    signups.change_side(second.party, remote)
    assert states(second) == ["confirmed"]
    with pytest.raises(ValidationError, match="room|tilaa"):
        signups.change_side(third.party, remote)
    signups.withdraw_party(second.party, by="participant")
    signups.change_side(first.party, remote)

    assert states(first, third) == ["confirmed", "offered"]


def test_the_remote_link_goes_to_nobody_but_those_who_have_a_place(client, time_machine):
    made = make_event(places={"remote": 1})
    sheet = sheet_of(made, "remote")
    has = sign_up(sheet, channel="email", contact="paikka@example.test", word="kissankello")
    waits = sign_up(sheet, channel="email", contact="jono@example.test", word="kissankello")
    secret = ("kokous.example.test", "salainen")

    told = {}
    for language in ("fi", "sv", "en"):
        for path in (
            f"/{language}/tapahtumat/",
            f"/{language}/tapahtumat/{made.slug}/",
            f"/{language}/i/{sheet.code}/",
            f"/{language}/kalenteri/tapahtumat.ics",
            f"/{language}/kalenteri/tapahtumat.json",
            f"/{language}/kalenteri/{made.event.uid}/",
            f"/{language}/kalenteri/{made.event.uid}/kuulluksi.ics",
        ):
            told[path] = client.get(path).content.decode()
    waiting = reverse("signups:own", kwargs={"token": waits.link.token})
    told["closed page"] = client.get(reverse("signups:own", kwargs={"token": has.link.token})).text
    told["waiting"] = walk.post(client, waiting, do="open", key="kissankello").text
    run_due()
    time_machine.move_to(made.event.occurrences.get().start - timedelta(hours=20))
    remind({})
    run_due()
    opened = walk.post(
        client, reverse("signups:own", kwargs={"token": has.link.token}), do="open", key="kissankello"
    )

    letters = mailbox()
    for place, text in (told | letters).items():
        if not place.startswith("session_reminder"):
            assert not any(word in text for word in secret), place
    (reminder,) = [body for place, body in letters.items() if place.startswith("session_reminder")]
    assert LINK in reminder
    assert "kokous.example.test" in opened.text


def mailbox() -> dict[str, str]:
    """What has been sent, by kind and address."""
    kinds = dict(Message.objects.values_list("pk", "kind"))
    plain = [(item, for_delivery(item, ["body", "address"])) for item in MailboxItem.objects.all()]
    return {f"{kinds[item.pk]} {one['address']}": one["body"] for item, one in plain}


def test_the_link_may_not_stand_where_everyone_reads_it():
    with pytest.raises(ValidationError, match="link|linkki"):
        make_event(more_words={"text_fi": f"Tule tänne: {LINK}"})

    made = make_event()
    with pytest.raises(ValidationError, match="link|linkki"):
        actions.change(made, words={"title_fi": "Työpaja", "text_fi": LINK}, by="test")


@pytest.mark.either
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_pages_list_and_tell_what_is_open(client, area, language):
    made = make_event(area=area)
    make_event(
        published=False, more_words={"title_fi": "Luonnos", "title_sv": "Luonnos", "title_en": "Luonnos"}
    )

    page = client.get(f"/{language}/tapahtumat/?how=remote&area={area.slug}&kind=workshop")
    title = {"fi": "kaikille", "sv": "för alla", "en": "for all"}[language]
    assert f"{title}</a>" in page.text.replace("\xad", "")
    assert "Luonnos" not in page.text
    make_event(kind="lecture", places={"here": 9})
    assert client.get(f"/{language}/tapahtumat/?kind=lecture&how=remote").text.count('class="event"') == 0
    assert client.get(f"/{language}/tapahtumat/?kind=';--&area=<script>&how=9").status_code == 200
    event = client.get(f"/{language}/tapahtumat/{made.slug}/")
    (data,) = re.findall(r'ld\+json">(.*?)</script>', event.text)
    assert json.loads(data)["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert client.get(f"/{language}/tapahtumat/luonnos/").status_code == 404


@pytest.mark.either
def test_a_choice_that_is_not_there_is_left_out_and_never_repeated(client):
    make_event()

    page = client.get("/fi/tapahtumat/", {"kind": "\u202eevil", "area": "x" * 900, "how": "<script>"}).text

    assert "Työpaja kaikille" in page
    assert not [typed for typed in ("\u202e", "xxx", "how=<", "has-error") if typed in page]


def test_the_list_asks_as_often_for_three_events_as_for_one(client):
    def queries(path):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        # the edition is asked once a second, by the clock and not by the page
        return sum("look_edition" not in one["sql"] for one in asked.captured_queries)

    made = make_event()
    client.get("/fi/tapahtumat/")
    one = queries("/fi/tapahtumat/?page=1"), queries(f"/fi/tapahtumat/{made.slug}/?page=1")
    make_event(dates=4, per_date=True)
    make_event(days=3)
    three = queries("/fi/tapahtumat/?page=2"), queries(f"/fi/tapahtumat/{made.slug}/?page=2")

    assert one == three
    assert three[0] <= 10
