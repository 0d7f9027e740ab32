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


def test_open_groups_have_a_feed_and_every_feed_one_with_each_meeting_by_itself(db, area):
    soon(area=area, rule=rules.weekly(weekdays=range(7), count=3))
    soon(area=area, kind="info", titles={"fi": "Info"})
    found = {
        path: titles(get(f"/fi/kalenteri/{path}"))
        for path in (
            "ryhmat.ics",
            "erillisina/ryhmat.ics",
            "erillisina/tapahtumat.ics",
            f"erillisina/alue/{area.slug}.ics",
            "erillisina/laji/info.ics",
        )
    }

    group, info = ["Iltaryhmä"], ["Info"]
    assert list(found.values()) == [group, group * 3, group * 3 + info, group * 3 + info, info]
    assert get("/fi/kalenteri/ryhmat.ics")["Content-Disposition"] == 'inline; filename="kuulluksi-ryhmat.ics"'


def test_one_session_is_a_download_of_its_own(db):
    event = soon(rule=rules.weekly(weekdays=range(7), count=3))
    row = event.occurrences.order_by("start")[1]
    answer = get(f"/fi/kalenteri/kerta/{row.uid}.ics")

    assert answer["Content-Disposition"] == 'attachment; filename="kuulluksi.ics"'
    assert titles(answer) == ["Iltaryhmä"]
    assert get(f"/fi/kalenteri/{event.uid}/kuulluksi.ics").content.count(b"RRULE") == 3  # two of the zone


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
