"""The secret addresses of personal feeds: who sees what, and how they end."""

import logging
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from booking.calendar import actions, entitlements, ical, keys, rules
from booking.calendar.models import Event, FeedKey
from booking.calendar.retention import end_feed_keys
from kuulluksi.notices.delivery import words_of
from kuulluksi.notices.models import Message
from tests import cast

from .fetching import get, soon, staff_key, titles

HOUR = timedelta(hours=1)


def test_staff_see_their_own_areas_and_what_they_hold(db, coordinator, facilitator, area, elsewhere):
    soon(area=area, visibility="members", titles={"fi": "Oman alueen ryhmä"})
    soon(area=area, visibility="private", titles={"fi": "Nimettyjen"})
    soon(area=elsewhere, visibility="members", titles={"fi": "Muualla"})
    soon(area=elsewhere, visibility="private", staff=[facilitator], titles={"fi": "Ohjaajan oma"})
    soon(visibility="staff", kind="planning", titles={"fi": "Kaikki työntekijät"})

    seen = {user.username: titles(get(staff_key(user)[1])) for user in (coordinator, facilitator)}

    assert seen == {
        "coordinator": ["Kaikki työntekijät", "Oman alueen ryhmä"],
        "facilitator": ["Kaikki työntekijät", "Ohjaajan oma"],
    }


@pytest.mark.parametrize("scope", ["staff", "held"])
def test_who_stands_in_gets_that_session_alone_for_as_long_as_they_do(db, facilitator, scope):
    series = soon(rule=rules.weekly(count=5), visibility="private", titles={"fi": "Suljettu"})
    session = series.occurrences.order_by("start")[2]
    _key, path = staff_key(facilitator, scope=scope)
    before = get(path)

    actions.substitute(session, substitutes=[facilitator], by=None)
    during = get(path, if_none_match=before["ETag"])
    actions.move_occurrence(session, start=session.start + HOUR, end=session.end + HOUR, by=None)
    moved = get(path, if_none_match=during["ETag"])
    actions.substitute(session, substitutes=[], by=None)

    start = timezone.localtime(session.start)
    assert (titles(during), during.content.count(b"RRULE")) == (["Suljettu"], 2)  # those of the time zone
    assert f"{start:%Y%m%dT%H%M%S}".encode() in moved.content
    assert titles(get(path, if_none_match=moved["ETag"])) == []


def test_a_personal_feed_unchanged_is_told_in_two_queries(db, coordinator, area):
    soon(area=area)
    _key, path = staff_key(coordinator)
    tag = get(path)["ETag"]

    with CaptureQueriesContext(connection) as queries:
        answer = get(path, if_none_match=tag)

    assert (answer.status_code, len(queries)) == (304, 2)
    assert answer["Cache-Control"] == "private, max-age=900"


def test_the_right_is_asked_at_each_fetch(db, coordinator, area):
    soon(area=area, visibility="members")
    _key, path = staff_key(coordinator)
    before = get(path)
    assert titles(before) == ["Iltaryhmä"]

    coordinator.areas.clear()
    after = get(path, if_none_match=before["ETag"])
    assert (after.status_code, titles(after)) == (200, [])

    coordinator.areas.add(area)
    assert titles(get(path, if_none_match=after["ETag"])) == ["Iltaryhmä"]

    coordinator.groups.clear()
    assert titles(get(path, if_none_match=before["ETag"])) == []


def test_a_change_moves_the_feeds_of_those_who_see_it_and_no_other(db, coordinator, area, elsewhere):
    other = cast.make_staff("coordinator", areas=[elsewhere])
    event = soon(area=area, visibility="members")
    mine, theirs = staff_key(coordinator)[1], staff_key(other)[1]
    tags = [get(path)["ETag"] for path in (mine, theirs)]

    actions.cancel_occurrence(event.occurrences.get(), by=None)

    assert [
        get(path, if_none_match=tag).status_code for path, tag in zip((mine, theirs), tags, strict=True)
    ] == [200, 304]


def test_someone_put_on_an_event_finds_it_in_their_feed(db, facilitator, elsewhere):
    event = soon(area=elsewhere, visibility="members")
    _key, path = staff_key(facilitator)
    before = get(path)
    assert titles(before) == []

    actions.change_event(event, staff=[facilitator], by=None)
    after = get(path, if_none_match=before["ETag"])
    assert titles(after) == ["Iltaryhmä"]

    actions.change_event(event, staff=[], by=None)
    assert titles(get(path, if_none_match=after["ETag"])) == []


def test_an_ended_account_leaves_one_notice(db, coordinator, area):
    soon(area=area)
    _key, path = staff_key(coordinator)

    coordinator.is_active = False
    coordinator.save()

    answer = get(path)
    assert (answer.status_code, titles(answer)) == (200, ["Kalenteri on poistettu käytöstä"])


def test_a_revoked_address_says_so_for_ninety_days_and_is_then_unknown(db, coordinator, area):
    soon(area=area)
    with time_machine.travel("2026-03-01 12:00 +0000", tick=False):
        key, path = staff_key(coordinator)
        before = get(path)
        actions.revoke_feed_key(key, by=coordinator)
        answer = get(path, if_none_match=before["ETag"])
        assert (answer.status_code, titles(answer)) == (200, ["Kalenteri on poistettu käytöstä"])
        assert get(path, if_none_match=answer["ETag"]).status_code == 304
    with time_machine.travel("2026-05-29 12:00 +0000", tick=False):
        assert titles(get(path)) == ["Kalenteri on poistettu käytöstä"]
    with time_machine.travel("2026-05-31 12:00 +0000", tick=False):
        gone = get(path)
        assert (gone.status_code, gone.content) == (404, get("/fi/kalenteri/oma/x.y/kuulluksi.ics").content)


def test_a_changed_letter_opens_nothing_and_asks_the_database_nothing(db, coordinator):
    key, path = staff_key(coordinator)
    pid, mark = keys.token(key).split(".")
    wrong = [
        f"{pid}.{mark[:-1]}{'A' if mark[-1] != 'A' else 'B'}",
        f"{pid}.",
        pid,
        f"{pid[::-1]}.{mark}",
        "ä.ä",
        ".",
    ]

    with CaptureQueriesContext(connection) as queries:
        answers = {get(f"/fi/kalenteri/oma/{token}/kuulluksi.ics").status_code for token in wrong}

    assert (answers, len(queries)) == ({404}, 0)
    assert get(path).status_code == 200


def test_the_database_alone_opens_no_feed(db, coordinator):
    key, _path = staff_key(coordinator)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM calendar_feedkey")
        stored = str(cursor.fetchall())

    assert key.pid in stored
    assert keys.mac(key.pid) not in stored
    assert "Työpuhelin" not in stored


def test_the_address_is_not_in_the_log(db, coordinator, settings):
    key, path = staff_key(coordinator)
    lines = []

    class Keep(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    from kuulluksi.logs import WhitelistFormatter

    handler = Keep()
    handler.setFormatter(WhitelistFormatter())
    loggers = [logging.getLogger(), logging.getLogger("django.request"), logging.getLogger("django.server")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    try:
        get(path.replace(key.pid, key.pid[::-1]))
        Client().post(path)
        logging.getLogger("django.server").info('"GET %s HTTP/1.1" 200', path)
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)

    assert lines
    assert not [line for line in lines if keys.mac(key.pid) in line]


def test_the_last_used_day_is_written_once_a_day(db, coordinator):
    _key, path = staff_key(coordinator)
    get(path)
    assert FeedKey.objects.get().last_used_on == timezone.localdate()

    with CaptureQueriesContext(connection) as queries:
        get(path)

    assert not [query for query in queries if query["sql"].startswith("UPDATE")]


def test_a_person_has_five_addresses_at_most(db, coordinator):
    for _number in range(5):
        staff_key(coordinator)

    with pytest.raises(ValidationError):
        staff_key(coordinator)


@pytest.fixture
def participants(db):
    """A scope as an upper room would register it: who is accepted sees the event."""
    accepted = {}
    entitlements.register("test", lambda key: Event.objects.filter(pk__in=accepted.get(key.subject, ())))
    yield accepted
    entitlements._scopes.pop("test")


def test_a_participants_feed_is_neutral_unless_asked_and_never_full(participants):
    person = uuid.uuid4()
    event = soon(visibility="members", venue="Salainen katu 1", descriptions={"fi": "Vain jäsenille"})
    participants[person] = [event.pk]
    _key, path = actions.make_feed_key("test", subject=person, language="sv", name="", by="participant")
    answer = get(path)

    assert titles(answer) == ["Egen tid"]
    for word in ("Iltaryhm", "Kvällsgrupp", "Salainen", "\r\nLOCATION", "jäsenille", "Kuulluksi –"):
        assert word not in answer.content.decode()
    with pytest.raises(ValidationError):
        actions.make_feed_key("test", subject=person, mask="full", language="fi", name="", by="participant")


def test_a_participant_who_leaves_loses_the_entries_at_the_next_fetch(participants):
    person = uuid.uuid4()
    participants[person] = [soon(visibility="members").pk]
    _key, path = actions.make_feed_key("test", subject=person, language="fi", name="", by="participant")
    before = get(path)
    assert titles(before) == ["Oma meno"]

    participants.clear()
    actions.entitlement_changed(subject=person)

    after = get(path, if_none_match=before["ETag"])
    assert (after.status_code, titles(after)) == (200, [])


def test_a_participants_tag_follows_the_right_even_if_no_room_tells_of_it(participants):
    person = uuid.uuid4()
    events = [soon(visibility="members") for _number in range(3)]
    participants[person] = [event.pk for event in events[:2]]
    _key, path = actions.make_feed_key("test", subject=person, language="fi", name="", by="participant")
    before = get(path)["ETag"]
    with CaptureQueriesContext(connection) as queries:
        assert get(path, if_none_match=before).status_code == 304
    assert len(queries) == 2

    participants[person] = [events[0].pk, events[2].pk]

    assert get(path, if_none_match=before).status_code == 200


def test_a_room_that_puts_someone_on_an_event_by_itself_moves_their_feed(db, facilitator, elsewhere):
    event = soon(area=elsewhere, visibility="members")
    _key, path = staff_key(facilitator)
    before = get(path)["ETag"]

    event.staff.add(facilitator)
    with_it = get(path, if_none_match=before)
    assert titles(with_it) == ["Iltaryhmä"]

    event.staff.clear()
    assert titles(get(path, if_none_match=with_it["ETag"])) == []


def test_a_scope_nobody_registered_makes_no_address(db, coordinator):
    with pytest.raises(ValidationError):
        actions.make_feed_key("nothing", owner_user=coordinator, language="fi", name="", by=coordinator)


def test_unused_addresses_end_after_a_year_and_are_forgotten(db, coordinator):
    key, _path = staff_key(coordinator)
    coordinator.email = "koordinaattori@example.org"
    coordinator.save()
    now = timezone.now()

    assert end_feed_keys(now + timedelta(days=300), False) == 0
    assert end_feed_keys(now + timedelta(days=366), True) == 1
    assert end_feed_keys(now + timedelta(days=366), False) == 1
    assert FeedKey.objects.get().revoked_at is not None
    (message,) = Message.objects.all()
    assert (message.kind, message.url_name, message.data) == ("feed_key_ended", "calendar_desk:keys", {})
    assert "Työpuhelin" not in words_of(message).body
    assert end_feed_keys(now + timedelta(days=460), False) == 1
    assert not FeedKey.objects.exists()


# --- What staff may choose ---


def test_busy_times_say_nothing_else_and_have_ids_of_their_own(db, facilitator, area):
    event = soon(visibility="public", venue="Talo", venue_is_public=True, staff=[facilitator], area=area)
    full = get(staff_key(facilitator, scope="held")[1]).content.decode()
    for language, word in (("fi", "Varattu"), ("sv", "Upptagen"), ("en", "Busy")):
        _key, path = staff_key(facilitator, scope="held", mask="busy", language=language)
        text = get(path).content.decode()
        assert f"SUMMARY:{word}\r\n" in text
        for line in ("CLASS:CONFIDENTIAL", "TRANSP:OPAQUE"):
            assert line in text
        for told in ("Iltaryhm", "Talo", "URL", "DESCRIPTION", "CATEGORIES", "\r\nLOCATION", "Kuulluksi –"):
            assert told not in text
        assert ical.code(event.uid) in full
        assert ical.code(event.uid) not in text


def test_each_scope_shows_its_own(db, coordinator, area, elsewhere):
    soon(area=area, visibility="members", titles={"fi": "Alueen"})
    soon(area=elsewhere, visibility="members", staff=[coordinator], titles={"fi": "Ohjaan"})
    coordinator.areas.add(elsewhere)

    shown = {
        scope: titles(get(staff_key(coordinator, scope=scope, **more)[1]))
        for scope, more in (("staff", {}), ("held", {}), ("area", {"area": area}))
    }

    assert shown == {"staff": ["Alueen", "Ohjaan"], "held": ["Ohjaan"], "area": ["Alueen"]}
    with pytest.raises(ValidationError):
        staff_key(coordinator, scope="area", area=cast.make_area("kaukana"))
    with pytest.raises(ValidationError):
        staff_key(coordinator, scope="participant")


def test_an_address_may_write_each_meeting_by_itself(db, coordinator, area):
    soon(area=area, rule=rules.weekly(weekdays=range(7), count=3))
    series, apart = staff_key(coordinator), staff_key(coordinator, apart=True)

    assert titles(get(series[1])) == ["Iltaryhmä"]
    assert titles(get(apart[1])) == ["Iltaryhmä"] * 3
    assert get(apart[1]).content.count(b"RRULE") == 2  # of the zone


def test_a_group_decides_how_much_its_members_calendars_tell(participants):
    person = uuid.uuid4()
    open_group, closed = (soon(visibility="members", titles={"fi": title}) for title in ("Avoin", "Suljettu"))
    participants[person] = [open_group.pk, closed.pk]
    _key, path = actions.make_feed_key(
        "test", subject=person, mask="type", language="fi", name="", by="participant"
    )
    before = get(path)
    assert titles(before) == ["Oma meno", "Oma meno"]

    actions.limit_what_is_shown(open_group, "full", by=None)

    assert titles(get(path, if_none_match=before["ETag"])) == ["Oma meno", "Ryhmä"]
    with pytest.raises(ValidationError):
        actions.limit_what_is_shown(open_group, "busy", by=None)


def test_an_address_asked_for_a_hundred_times_a_second_is_told_to_wait(db, coordinator):
    _key, path = staff_key(coordinator)
    answers = [get(path).status_code for _fetch in range(130)]

    assert answers == [200] * 120 + [429] * 10
    assert get(path)["Retry-After"] == "60"
    assert get(staff_key(coordinator)[1]).status_code == 200


# --- The desk ---


def test_an_address_gets_another_name(client, coordinator):
    key, _path = staff_key(coordinator)
    client.force_login(coordinator)
    where = f"/hallinta/kalenteritilaukset/{key.pk}/"

    assert client.post(where, {"name": "Kotikone"}).status_code == 302
    assert "Kotikone" in client.get(where).content.decode()
    assert client.post(where, {"name": " "}).status_code == 200
    assert "Kotikone" in client.get("/hallinta/kalenteritilaukset/").content.decode()


def test_the_desk_makes_an_address_of_an_area(client, coordinator, area, elsewhere):
    client.force_login(coordinator)
    data = {"name": "Alue", "scope": "area", "mask": "busy", "language": "sv", "apart": "on"}

    assert client.post("/hallinta/kalenteritilaukset/", data).status_code == 200
    assert client.post("/hallinta/kalenteritilaukset/", {**data, "area": elsewhere.pk}).status_code == 200
    assert client.post("/hallinta/kalenteritilaukset/", {**data, "area": area.pk}).status_code == 302
    key = FeedKey.objects.get()
    assert (key.scope, key.area, key.mask, key.language, key.apart) == ("area", area, "busy", "sv", True)


def test_nobody_sees_or_ends_anothers_address_at_the_desk(client, coordinator, facilitator, stranger):
    key, _path = staff_key(coordinator)
    client.force_login(facilitator)
    where = f"/hallinta/kalenteritilaukset/{key.pk}/"

    assert client.get(where, follow=True).status_code == 404
    assert client.post(f"{where}lopeta/", follow=True).status_code == 404
    assert client.post(f"{where}vaihda/", follow=True).status_code == 404
    assert "Työpuhelin" not in client.get("/hallinta/kalenteritilaukset/").content.decode()
    client.force_login(stranger)
    assert client.get("/hallinta/kalenteritilaukset/").status_code in (302, 403)
    assert FeedKey.objects.live().count() == 1


def test_a_changed_address_ends_the_old_one(client, coordinator):
    key, old = staff_key(coordinator)
    client.force_login(coordinator)

    client.post(f"/hallinta/kalenteritilaukset/{key.pk}/vaihda/")

    (new,) = FeedKey.objects.live()
    assert titles(get(old)) == ["Kalenteri on poistettu käytöstä"]
    assert get(keys.path(new)).status_code == 200


@pytest.mark.parametrize(
    "data",
    [{}, {"name": "x" * 300, "mask": "full", "language": "fi"}, {"name": "a", "mask": "all", "language": "xx"}],
)
def test_a_form_filled_in_wrong_keeps_what_was_typed(client, coordinator, data):
    client.force_login(coordinator)
    answer = client.post("/hallinta/kalenteritilaukset/", data)

    assert answer.status_code == 200
    assert data.get("name", "") in answer.content.decode()
    assert not FeedKey.objects.exists()
