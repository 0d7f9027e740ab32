"""Feeds over HTTP: what they say of themselves, and whose changes when."""

import gzip
from datetime import date, timedelta

import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from booking.calendar import actions, rules
from booking.calendar.models import Event, RenderedComponent
from tests import cast

from .fetching import FEED, get, soon, titles
from .test_actions import make

# --- HTTP ---


def test_a_feed_says_what_it_is(db):
    soon()
    answer = get()

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'inline; filename="kuulluksi-tapahtumat.ics"'
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Cache-Control"] == "public, max-age=900"
    assert answer["Vary"] == "Accept-Encoding"
    assert not answer.cookies


def test_head_is_get_without_a_body_and_writing_is_refused(db):
    soon()
    whole, head = get(), Client().head(FEED)

    assert (head.status_code, head["ETag"], head["Content-Length"]) == (
        200,
        whole["ETag"],
        whole["Content-Length"],
    )
    assert head.content == b""
    assert [
        getattr(Client(enforce_csrf_checks=True), verb)(FEED).status_code for verb in ("post", "put", "delete")
    ] == [405] * 3


def test_a_zipped_feed_is_the_same_feed(db):
    soon()

    zipped = get(accept_encoding="gzip")
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == get().content
    assert get(if_none_match=zipped["ETag"]).status_code == 304


def test_an_unchanged_feed_is_told_in_one_query_whatever_its_size(db):
    for _number in range(3):
        soon()
    tag = get()["ETag"]

    with CaptureQueriesContext(connection) as queries:
        answer = get(if_none_match=f'"other", {tag}')

    assert (answer.status_code, answer.content, len(queries)) == (304, b"", 1)
    assert answer["ETag"] == tag
    assert get(if_none_match="*").status_code == 304


def test_the_tag_beats_the_date(db):
    soon()
    answer = get(if_none_match='"old"', if_modified_since=get()["Last-Modified"])

    assert answer.status_code == 200


def test_two_changes_in_one_second_are_two_dates(db):
    with time_machine.travel("2026-03-01 12:00 +0000", tick=False):
        event = make()
        first = get()["Last-Modified"]
        actions.change_words(event, titles={"fi": "Toinen"}, by=None)
        assert get(if_modified_since=first).status_code == 200


def test_the_window_rolls_at_local_midnight(db):
    with time_machine.travel("2026-03-01 12:00 +0000", tick=False):
        make(starts_on=date(2026, 3, 10))
    with time_machine.travel("2026-06-08 20:59 +0000", tick=False):  # 8 June 23:59 in Helsinki: 90 days
        before = get()
        assert titles(before) == ["Iltaryhmä"]
    with time_machine.travel("2026-06-08 21:01 +0000", tick=False):
        after = get(if_modified_since=before["Last-Modified"])
        assert (after.status_code, titles(after)) == (200, [])


def test_what_is_far_ahead_waits_its_turn(db):
    soon(starts_on=timezone.localdate() + timedelta(days=700))

    assert titles(get()) == []


# --- Whose feed changes ---


def test_each_public_feed_shows_its_own_and_only_its_validator_moves(db, area, elsewhere):
    paths = [
        FEED,
        f"/fi/kalenteri/alue/{area.slug}.ics",
        "/fi/kalenteri/laji/info.ics",
        f"/fi/kalenteri/alue/{elsewhere.slug}.ics",
    ]
    soon(area=area, titles={"fi": "Täällä"})
    soon(area=elsewhere, kind="info", titles={"fi": "Muualla"})
    assert [titles(get(path)) for path in paths] == [
        ["Muualla", "Täällä"],
        ["Täällä"],
        ["Muualla"],
        ["Muualla"],
    ]
    before = [get(path)["ETag"] for path in paths]

    soon(area=area, titles={"fi": "Uusi"})

    assert [get(path)["ETag"] != tag for path, tag in zip(paths, before, strict=True)] == [
        True,
        True,
        False,
        False,
    ]


def test_a_county_feed_holds_its_parts(db):
    county = cast.make_area("maakunta")
    soon(area=cast.make_area("osa", parent=county), titles={"fi": "Osassa"})
    before = get("/fi/kalenteri/alue/maakunta.ics")
    assert titles(before) == ["Osassa"]

    Event.objects.get().delete()

    assert titles(get("/fi/kalenteri/alue/maakunta.ics", if_none_match=before["ETag"])) == []


def test_what_is_hidden_leaves_the_public_feed_at_once(db):
    event = soon()
    before = get()

    actions.change_event(event, visibility="private", by=None)

    after = get(if_none_match=before["ETag"])
    assert (after.status_code, titles(after)) == (200, [])
    assert get(f"/fi/kalenteri/{event.uid}/kuulluksi.ics").status_code == 404
    assert get(f"/fi/kalenteri/kerta/{event.occurrences.get().uid}.ics").status_code == 404


def test_one_session_is_a_download_of_its_own(db):
    event = soon(rule=rules.weekly(weekdays=range(7), count=3))
    row = event.occurrences.order_by("start")[1]
    answer = get(f"/fi/kalenteri/kerta/{row.uid}.ics")

    assert answer["Content-Disposition"] == 'attachment; filename="kuulluksi.ics"'
    assert titles(answer) == ["Iltaryhmä"]
    assert get(f"/fi/kalenteri/{event.uid}/kuulluksi.ics").content.count(b"RRULE") == 3  # two of the zone


<<<<<<< HEAD
=======
# --- Keys ---


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
    now = timezone.now()

    assert end_feed_keys(now + timedelta(days=300), False) == 0
    assert end_feed_keys(now + timedelta(days=366), True) == 1
    assert end_feed_keys(now + timedelta(days=366), False) == 1
    assert FeedKey.objects.get().revoked_at is not None
    assert end_feed_keys(now + timedelta(days=460), False) == 1
    assert not FeedKey.objects.exists()


# --- The desk and the pages ---


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


@pytest.mark.parametrize(
    "path",
    [
        "/fi/kalenteri/",
        "/sv/kalenteri/",
        "/fi/kalenteri/?area=hameenlinna&kind=group",
        "/fi/kalenteri/{month}/",
    ],
)
def test_the_calendar_asks_as_much_with_one_event_as_with_thirty(client, db, area, path):
    day = timezone.localdate() + timedelta(days=3)
    path = path.format(month=f"{day:%Y-%m}")

    def queries():
        client.get(path)  # the way to the front page is remembered until words change
        with CaptureQueriesContext(connection) as found:
            assert client.get(path).status_code == 200
        return len(found)

    soon(area=area, starts_on=day)
    one = queries()
    for number in range(29):
        soon(area=area, starts_on=day + timedelta(days=number % 5))

    assert one == queries() <= 8


@pytest.mark.parametrize(
    "path",
    [
        "/fi/kalenteri/?area=olematon&kind=%27&time=x&page=-3",
        "/fi/kalenteri/?page=9999",
        "/fi/kalenteri/2000-01/",
        "/fi/kalenteri/2099-12/",
        "/fi-simple/kalenteri/",
    ],
)
def test_an_odd_address_of_the_calendar_still_opens(client, db, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/fi/kalenteri/1999-01/",
        "/fi/kalenteri/2026-13/",
        "/fi/kalenteri/laji/olematon.ics",
        "/fi/kalenteri/alue/olematon.ics",
        "/fi/kalenteri/kerta/00000000-0000-4000-8000-000000000000.ics",
    ],
)
def test_an_address_of_nothing_is_not_found(client, db, path):
    assert client.get(path).status_code == 404


def test_the_past_is_listed_latest_first(client, db):
    make(starts_on=date(2026, 1, 5), titles={"fi": "Vanhin"})
    make(starts_on=date(2026, 2, 5), titles={"fi": "Uudempi"})
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=HELSINKI), tick=False):
        page = client.get("/fi/kalenteri/?time=past").content.decode()

    assert 0 < page.index("Uudempi") < page.index("Vanhin")


def test_a_whole_day_of_several_days_stands_on_each_of_them(client, db):
    make(starts_on=date(2026, 3, 10), starts_at=None, duration=timedelta(days=3), titles={"fi": "Leiri"})
    make(starts_on=date(2026, 3, 20), starts_at=time(23), duration=timedelta(hours=1), titles={"fi": "Ilta"})
    page = client.get("/fi/kalenteri/2026-03/").content.decode()
    table = page[page.index("<table") : page.index("</table>")]

    assert (table.count("Leiri"), table.count("Ilta")) == (3, 1)


>>>>>>> 30f5914 (Count the calendar's queries with the front page remembered, and send no NUL from a form)
def test_an_upgrade_renders_old_entries_again_and_moves_their_validators(db, capsys):
    soon()
    before = get()
    stored = RenderedComponent.objects.filter(mask="full", language="fi")
    stored.update(body=b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", rendered_with="older")

    call_command("render_calendar")

    assert capsys.readouterr().out == "1 events rendered, 1 entries differ from before.\n"
    after = get(if_none_match=before["ETag"])
    assert (after.status_code, after.content) == (200, before.content)
    call_command("render_calendar")
    assert capsys.readouterr().out == "0 events rendered, 0 entries differ from before.\n"
