"""The calendar on the staff's desk: what is shown before it is saved, who may do what, and who is told."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from booking.calendar import actions, rules, telling
from booking.calendar.models import Event
from booking.calendar.telling import CALL, EMAIL, SMS, Told
from kuulluksi.notices.models import Message

from ..cast import make_area, make_staff
from .test_schedule_plan import MONDAY, make, rows

NEW = "/hallinta/kalenteri/uusi/"
FIELDS = {
    "kind": "info",
    "title_fi": "Info omaisille",
    "visibility": "public",
    "starts_on": "2090-11-27",  # a Monday
    "starts_at": "17:00",
    "hours": "2",
    "minutes": "0",
    "repeats": "weekly",
    "interval": "1",
    "weekdays": ["MO", "WE"],
    "ends": "until",
    "until": "2090-12-13",
}


@pytest.fixture
def desk(client, area, coordinator):
    client.force_login(coordinator)
    client.area = area
    return client


def fields(desk, **kw):
    return {**FIELDS, "area": desk.area.pk, **kw}


def page_of(event, name="change"):
    return reverse(f"schedule_desk:{name}", args=[event.uid])


def mine(desk, **kw):
    return make(area=desk.area, **kw)


def test_the_dates_are_shown_before_anything_is_saved(desk):
    shown = desk.post(NEW, fields(desk, save="1"))

    assert shown.context["total"] == 6
    assert [line.holiday for line in shown.context["lines"] if line.holiday] == ["Itsenäisyyspäivä"]
    assert not Event.objects.exists()

    done = desk.post(NEW, fields(desk, save="1", seen=shown.context["seen"]))
    event = Event.objects.get()
    assert done.url == page_of(event, "event")
    assert event.occurrences.count() == 6


def test_public_holidays_are_left_out_with_one_button_and_dates_with_ticks(desk):
    shown = desk.post(NEW, fields(desk, holidays="1", left_out=["2090-11-29", "no date"]))

    assert [str(line.day) for line in shown.context["lines"] if line.left_out] == ["2090-11-29", "2090-12-06"]
    left_out = ["2090-11-29", "2090-12-06"]
    desk.post(NEW, fields(desk, save="1", left_out=left_out, extra="24.12.2090", seen=shown.context["seen"]))
    assert not Event.objects.exists()  # the extra date had not been seen

    shown = desk.post(NEW, fields(desk, show="1", left_out=left_out, extra="24.12.2090"))
    desk.post(NEW, fields(desk, save="1", left_out=left_out, extra="24.12.2090", seen=shown.context["seen"]))
    days = [timezone.localdate(row.start) for row in rows(Event.objects.get())]
    assert days == [date(2090, 11, 27), *(date(2090, 12, day) for day in (4, 11, 13, 24))]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"starts_at": "03:30"}, "starts_at"),
        ({"until": ""}, "until"),
        ({"ends": "count", "count": ""}, "count"),
        ({"ends": "count", "count": "1000000"}, "count"),
        ({"until": "9999-12-31"}, "until"),
        ({"starts_on": "1900-01-01"}, "starts_on"),
        ({"starts_on": "99999-01-01"}, "starts_on"),
        ({"interval": "1000000000000"}, "interval"),
        ({"weekdays": ["XX"]}, "weekdays"),
        ({"repeats": "secondly"}, "repeats"),
        ({"all_day": "on"}, "all_day"),
        ({"hours": "", "minutes": ""}, "minutes"),
        ({"starts_at": ""}, "starts_at"),
        ({"extra": "24.12.2090, huomenna"}, "extra"),
        ({"until": "2090-11-01"}, "__all__"),
    ],
)
def test_what_no_calendar_can_show_is_refused_and_what_was_typed_is_kept(desk, wrong, field):
    answer = desk.post(NEW, fields(desk, save="1", seen="x", **wrong))

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert all(sentence.strip() for sentence in answer.context["form"].errors[field])
    assert "Info omaisille" in answer.content.decode()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("title", "stored"),
    [
        ("🎈" * 1000, None),
        ("\u2028\u2029", None),
        ("\x07\x0b", None),
        ("Info\u2028 omaisille\x07, kaikki; tervetuloa", "Info omaisille, kaikki; tervetuloa"),
    ],
)
def test_odd_titles_are_cleaned_or_refused(desk, title, stored):
    seen = desk.post(NEW, fields(desk, show="1")).context["seen"]

    answer = desk.post(NEW, fields(desk, save="1", seen=seen, title_fi=title))

    assert answer.status_code == (302 if stored else 200)
    assert [event.title_fi for event in Event.objects.all()] == ([stored] if stored else [])


def test_the_form_of_an_event_says_what_it_was_made_from_and_changes_nothing_by_itself(desk):
    seen = desk.post(NEW, fields(desk, show="1", left_out=["2090-12-06"])).context["seen"]
    desk.post(NEW, fields(desk, save="1", left_out=["2090-12-06"], seen=seen))
    event = Event.objects.get()
    before = (event.sequence, event.changed_at)

    page = desk.get(page_of(event))
    form, about = page.context["form"], page.context["about"]
    data = {
        bound.name: bound.value() for one in (form, about) for bound in one if bound.value() not in (None, "")
    }
    data |= {"left_out": ["2090-12-06"], "version": page.context["version"]}
    shown = desk.post(page_of(event), {**data, "show": "1"})

    assert shown.context["form"].errors == {}
    assert not shown.context["plan"].changes
    assert shown.context["about"].changed_data == []
    desk.post(page_of(event), {**data, "save": "1", "seen": shown.context["seen"]})
    event.refresh_from_db()
    assert (event.sequence, event.changed_at) == before


def edited(desk, event, **kw):
    """What the browser sends back from the form of an event."""
    page = desk.get(page_of(event))
    form, about = page.context["form"], page.context["about"]
    shown = [bound for one in (form, about) if one for bound in one]
    data = {bound.name: bound.value() for bound in shown if bound.value() not in (None, "")}
    left_out = [line.day.isoformat() for line in page.context["lines"] if line.left_out]
    return {**data, "left_out": left_out, "version": page.context["version"], **kw}


def test_a_change_shows_what_it_does_and_who_is_told_before_it_does_it(desk):
    event = mine(desk)
    actions.cancel_occurrence(rows(event)[0], by=None)

    shown = desk.post(page_of(event), edited(desk, event, starts_at="18:00", count="5", save="1"))

    plan = shown.context["plan"]
    assert (len(plan.moved), len(plan.added), len(plan.removed)) == (4, 1, 0)
    assert "17.00" in shown.content.decode()
    assert event.occurrences.count() == 4

    data = edited(desk, event, starts_at="18:00", count="5", save="1", seen=shown.context["seen"])
    assert desk.post(page_of(event), data).status_code == 302
    assert [timezone.localtime(row.start).hour for row in rows(event)] == [18] * 5
    assert rows(event)[0].is_cancelled


def test_the_second_of_two_editors_sees_both_and_loses_nothing(desk):
    event = mine(desk)
    second = edited(desk, event, title_fi="Minun nimeni", save="1")
    actions.change_words(event, titles={"fi": "Toisen nimi"}, by=None)

    answer = desk.post(page_of(event), second)

    text = answer.content.decode()
    assert [(row["theirs"], row["mine"]) for row in answer.context["meanwhile"]] == [
        ("Toisen nimi", "Minun nimeni")
    ]
    assert 'value="Minun nimeni"' in text
    event.refresh_from_db()
    assert event.title_fi == "Toisen nimi"

    desk.post(page_of(event), {**second, "version": answer.context["version"], "seen": answer.context["seen"]})
    event.refresh_from_db()
    assert event.title_fi == "Minun nimeni"


def test_a_taken_worker_and_a_taken_room_are_shown_and_do_not_hinder(desk, coordinator, facilitator):
    make(staff=[facilitator], visibility="private", titles={"fi": "Salainen"})
    mine(desk, venue="Kirjasto", titles={"fi": "Lukupiiri"}, starts_on=MONDAY + timedelta(days=1), rule=None)
    facilitator.areas.set(coordinator.areas.all())
    data = fields(
        desk,
        starts_on=MONDAY.isoformat(),
        starts_at="18:00",
        repeats="weekly",
        weekdays=["MO", "TU"],
        until=(MONDAY + timedelta(days=1)).isoformat(),
        venue="kirjasto",
        staff=[facilitator.pk],
    )

    shown = desk.post(NEW, {**data, "show": "1"})

    assert [(one.who, one.what) for one in shown.context["busy"]] == [
        (facilitator.username, "toinen tapaaminen"),
        ("kirjasto", "Lukupiiri"),
    ]
    assert "Salainen" not in shown.content.decode()
    assert desk.post(NEW, {**data, "save": "1", "seen": shown.context["seen"]}).status_code == 302


# --- One session ---


@pytest.fixture
def tellers(monkeypatch):
    """A room above that says who takes part in info sessions."""
    heard = []

    def tell(event, occurrences, change, by):
        heard.append((str(change), len(occurrences)))
        return Told({SMS: 3, EMAIL: 1, CALL: 1})

    teller = telling.Teller(tell, lambda event, occurrences, change: Told({SMS: 3, EMAIL: 1, CALL: 1}))
    monkeypatch.setitem(telling._tellers, "info", teller)
    return heard


def test_each_deed_on_a_session_says_before_and_after_who_is_told(desk, tellers, facilitator):
    event = mine(desk, staff=[facilitator])
    facilitator.areas.set([desk.area])
    first = rows(event)[0]
    told = desk.get(page_of(first, "session")).context["told"]
    assert len(told) == 4  # text messages, e-mail, calls, and the other worker

    when = {"starts_on": "2090-03-07", "starts_at": "12:00", "hours": "1", "minutes": "0"}
    shown = desk.post(page_of(first, "move"), when)
    first.refresh_from_db()
    assert (shown.status_code, first.changed_by_hand, tellers) == (200, False, [])

    desk.post(page_of(first, "move"), {**when, "save": "1"})
    desk.post(page_of(first, "place"), {"venue": "Kirjasto"})
    desk.post(page_of(first, "stand_in"), {"substitutes": [facilitator.pk]})
    desk.post(page_of(first, "cancel"))
    desk.post(page_of(first, "cancel"))  # a second press tells nobody
    page = desk.post(page_of(first, "restore"), follow=True)

    assert tellers == [("moved", 1), ("place", 1), ("substitute", 1), ("cancelled", 1), ("restored", 1)]
    assert "Tekstiviesti lähtee 3 ihmiselle." in page.content.decode()
    first.refresh_from_db()
    assert (first.venue, first.is_cancelled, list(first.substitutes.all())) == (
        "Kirjasto",
        False,
        [facilitator],
    )
    notes = Message.objects.filter(kind="staff_notice")
    assert notes.count() == 5


def test_a_session_is_never_moved_onto_another_or_into_the_past_and_what_was_typed_stays(desk):
    first, second = rows(mine(desk))[:2]
    when = {"starts_on": "2090-03-13", "starts_at": "17:00", "hours": "2", "minutes": "0", "save": "1"}

    for wrong in (
        when,
        {**when, "starts_on": "2020-03-13"},
        {**when, "starts_at": "03:10"},
        {**when, "hours": "-1"},
    ):
        answer = desk.post(page_of(first, "move"), wrong)
        assert answer.status_code == 200
        assert answer.context["move"].errors
        assert answer.context["move"]["starts_on"].value() == wrong["starts_on"]
    first.refresh_from_db()
    assert not first.changed_by_hand


def test_a_whole_series_is_cancelled_after_asking_once(desk, tellers):
    event = mine(desk)

    assert len(desk.get(page_of(event, "cancel_all")).context["ahead"]) == 4
    desk.post(page_of(event, "cancel_all"))

    event.refresh_from_db()
    assert event.is_cancelled
    assert tellers == [("cancelled", 4)]
    assert desk.post(page_of(event, "cancel_all")).status_code == 302


# --- Who may ---

ROOMS = ("change", "event", "cancel_all")
DEEDS = ("session", "move", "cancel", "restore", "place", "stand_in")


@pytest.mark.parametrize(
    "role", ["administrator", "ngo_editor", "finance", "supervisor", "peer_facilitator", None]
)
def test_other_roles_have_no_calendar_desk(client, area, role):
    client.force_login(make_staff(*([role] if role else []), areas=[area]))
    event = make(area=area)

    for address in [NEW, "/hallinta/kalenteri/", *(page_of(event, name) for name in ROOMS)]:
        assert client.get(address).status_code in (302, 403)
        assert client.post(address, FIELDS).status_code in (302, 403, 405)
    assert Event.objects.count() == 1


def test_each_role_keeps_its_own(client, area):
    facilitator, editor = make_staff("facilitator", areas=[area]), make_staff("editor")
    coordinator = make_staff("coordinator", areas=[area])
    held = make(visibility="staff", area=area, staff=[facilitator], titles={"fi": "Oma"})
    public = make(area=make_area(), titles={"fi": "Julkinen"})
    group = make(kind="group", visibility="members", area=area, titles={"fi": "Ryhmä"})
    private = make(visibility="private", area=area, titles={"fi": "Työnohjaus"})
    assignment = make(kind="assignment", visibility="members", area=area, staff=[coordinator])
    kept = {facilitator: [held], editor: [public], coordinator: [held, group]}

    for user, own in kept.items():
        client.force_login(user)
        page = client.get("/hallinta/kalenteri/")
        assert {event.pk for event in page.context["page_obj"]} == {event.pk for event in own}
        for event in (held, public, group, private, assignment):
            found = event in own
            assert (client.get(page_of(event, "event")).status_code == 200) == found
            assert (client.get(page_of(event, "change")).status_code == 200) == found
            for deed in () if found else DEEDS:
                assert client.post(page_of(rows(event)[0], deed)).status_code in (302, 404, 405)
    assert not any(row.changed_by_hand for event in (public, private, assignment) for row in rows(event))


def test_a_facilitator_publishes_nothing_and_never_loses_an_event_by_a_tick(client, area):
    client.force_login(make_staff("facilitator", areas=[area]))
    data = {**FIELDS, "kind": "planning", "visibility": "staff"}
    seen = client.post(NEW, {**data, "show": "1"}).context["seen"]

    refused = client.post(NEW, {**data, "visibility": "public", "save": "1", "seen": seen})
    assert "visibility" in refused.context["about"].errors
    client.post(NEW, {**data, "save": "1", "seen": seen})

    assert client.get(page_of(Event.objects.get(), "event")).status_code == 200


def _queries(client, address, data=None):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        answer = client.post(address, data) if data else client.get(address)
    assert answer.status_code == 200
    return len(caught)


def test_the_desk_asks_as_little_for_thirty_rows_as_for_one(desk, facilitator):
    one, many = (
        mine(desk, rule=None, staff=[facilitator]),
        mine(desk, rule=rules.weekly(count=30), staff=[facilitator]),
    )
    for row in rows(many)[:5]:
        actions.substitute(row, substitutes=[facilitator], by=None)
    _queries(desk, page_of(one, "event"))  # what is asked once in a process is asked now

    assert _queries(desk, page_of(one, "event")) == _queries(desk, page_of(many, "event"))
    few = _queries(desk, page_of(one), edited(desk, one, starts_at="18:00"))
    assert _queries(desk, page_of(many), edited(desk, many, starts_at="18:00")) == few
    before = _queries(desk, "/hallinta/kalenteri/")
    for _number in range(5):
        mine(desk)
    assert _queries(desk, "/hallinta/kalenteri/") == before
