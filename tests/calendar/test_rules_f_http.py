"""docs/calendar-rules.md, F: over HTTP. The numbers in the names are the rules'."""

import gzip
import subprocess
import sys
from datetime import date, timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from booking.calendar import actions, ical, subscribe
from booking.calendar.masks import LANGUAGES, Mask
from booking.calendar.models import Event
from booking.calendar.rendering import render

from .fetching import FEED, get, soon, staff_key, titles, weekly
from .test_actions import make


@pytest.mark.parametrize("accept", ["", "text/html", "application/json;q=0.1", "*/*"])
def test_rule_48_the_answer_is_a_calendar_whatever_is_asked_for(db, accept):
    answer = get(accept=accept)

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")


def test_rule_49_addresses_and_files_end_in_ics(db, coordinator):
    row = soon().occurrences.get()
    _key, secret = staff_key(coordinator)
    names = {
        path: get(path)["Content-Disposition"] for path in (FEED, secret, f"/fi/kalenteri/kerta/{row.uid}.ics")
    }

    assert all(path.endswith(".ics") for path in names)
    assert list(names.values()) == [
        'inline; filename="kuulluksi-tapahtumat.ics"',
        'inline; filename="kuulluksi.ics"',
        'attachment; filename="kuulluksi.ics"',
    ]


def test_the_memory_of_pages_leaves_a_feed_its_own_tag_and_date(db, settings):
    settings.PAGE_CACHE_BYTES = 1_000_000
    soon()
    first, again = get(), get()

    assert again["ETag"] == first["ETag"] == get(if_none_match=first["ETag"])["ETag"]
    assert again["Cache-Control"] == "public, max-age=900"
    assert get(if_modified_since=again["Last-Modified"]).status_code == 304


def test_an_event_is_followed_at_one_address_and_downloaded_at_another(db):
    event = soon()
    page = get(f"/fi/kalenteri/{event.uid}/").content.decode()
    followed, file = (f"/fi/kalenteri/{event.uid}/{name}.ics" for name in ("kuulluksi", "tiedosto"))

    assert f"webcal://127.0.0.1:8000{followed}" in page
    assert f'href="{file}" download' in page
    assert [b"X-WR-CALNAME" in get(path).content for path in (followed, file)] == [True, False]
    assert [get(path)["Content-Disposition"][:6] for path in (followed, file)] == ["inline", "attach"]

    actions.cancel_occurrence(event.occurrences.get(), by=None)
    assert get(followed, if_none_match=get(file)["ETag"]).status_code == 200


def test_rule_50_the_tag_is_asked_first_and_in_every_form(db):
    soon()
    tag, stamp = get()["ETag"], get()["Last-Modified"]

    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        assert get(if_none_match=known).status_code == 304
    assert get(if_none_match='"old"', if_modified_since=stamp).status_code == 200
    assert get(if_modified_since=stamp).status_code == 304


def test_rule_51_the_date_moves_with_each_change_deletion_and_midnight(db):
    with time_machine.travel("2026-03-01 12:00 +0000", tick=False):
        event, other = make(), make(titles={"fi": "Toinen"})
        dates = [get()["Last-Modified"]]
        actions.change_words(event, titles={"fi": "Sama sekunti"}, by=None)
        for deed in (lambda: None, other.delete):
            deed()
            answer = get(if_modified_since=dates[-1])
            assert answer.status_code == 200
            dates.append(answer["Last-Modified"])
        assert titles(answer) == ["Sama sekunti"]
    with time_machine.travel("2026-03-01 22:01 +0000", tick=False):  # past midnight in Helsinki
        assert get(if_modified_since=dates[-1]).status_code == 200


def test_rule_52_caches_are_told_and_no_cookie_is_set(db, coordinator):
    public, secret = get(), get(staff_key(coordinator)[1])

    assert (public["Cache-Control"], secret["Cache-Control"]) == ("public, max-age=900", "private, max-age=900")
    for answer in (public, secret):
        assert answer["Vary"] == "Accept-Encoding"
        assert not answer.cookies


def test_rule_53_head_is_get_without_a_body_and_writing_is_refused(db):
    soon()
    whole, head = get(), Client().head(FEED)

    assert head.content == b""
    assert all(
        head[name] == whole[name] for name in ("ETag", "Content-Length", "Last-Modified", "Content-Type")
    )
    client = Client(enforce_csrf_checks=True)
    assert [getattr(client, verb)(FEED).status_code for verb in ("post", "put", "delete")] == [405] * 3


def test_rule_54_a_packed_feed_is_the_same_feed(db):
    soon()
    packed = get(accept_encoding="gzip")

    assert (packed["Content-Encoding"], packed["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(packed.content) == get().content
    assert packed["Content-Length"] == str(len(packed.content))
    assert get(if_none_match=packed["ETag"]).status_code == 304


def test_rule_55_no_feed_sends_its_reader_elsewhere(db, coordinator):
    event = soon(area=coordinator.areas.get(), kind="info")
    for path in (
        FEED,
        "/fi/kalenteri/ryhmat.ics",
        f"/fi/kalenteri/alue/{event.area.slug}.ics",
        "/fi/kalenteri/laji/info.ics",
        "/fi/kalenteri/erillisina/tapahtumat.ics",
        f"/fi/kalenteri/{event.uid}/kuulluksi.ics",
        staff_key(coordinator)[1],
    ):
        assert get(path).status_code == 200, path


def test_rule_56_no_search_engine_keeps_it_and_none_is_shut_out(db):
    answer = get()

    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "kalenteri" not in get("/robots.txt").content.decode()


def test_rule_57_the_window_is_by_time_and_never_by_count(db, coordinator, area):
    today = timezone.localdate()
    for days in (-380, -80, 500, 600):
        make(starts_on=today + timedelta(days=days), area=area, titles={"fi": f"{days}"})
    for number in range(30):
        make(starts_on=today, area=area, titles={"fi": f"n{number:02}"})
    many = [f"n{number:02}" for number in range(30)]

    assert titles(get()) == sorted(["-80", "500", *many])
    assert titles(get(staff_key(coordinator)[1])) == sorted(["-380", "-80", "500", *many])
    assert titles(get(f"{FEED}?page=2&area=x")) == titles(get())


def test_rule_58_an_unknown_address_and_one_long_ended_are_the_same(db, coordinator):
    with time_machine.travel("2026-03-01 12:00 +0000", tick=False):
        key, path = staff_key(coordinator)
        actions.revoke_feed_key(key, by=coordinator)
    with time_machine.travel("2026-06-01 12:00 +0000", tick=False):
        ended, unknown = get(path), get("/fi/kalenteri/oma/x.y/kuulluksi.ics")

    assert (ended.status_code, ended.content) == (unknown.status_code, unknown.content) == (404, b"404")
    same = {name: value for name, value in ended.headers.items() if name != "X-Request-Id"}
    assert same == {name: value for name, value in unknown.headers.items() if name != "X-Request-Id"}


def test_rule_59_another_process_writes_the_same_bytes(transactional_db):
    """In a new interpreter, with another seed for its hashes and another time zone of the machine."""
    event = weekly(dates_left_out=[date(2026, 3, 26)], descriptions={"fi": "ä; \u2028 – 👩‍👧" * 60})
    actions.cancel_occurrence(event.occurrences.order_by("start")[1], by=None)
    ours = {(row.mask, row.language): bytes(row.body).hex() for row in event.components.filter(layout="series")}
    code = f"""
import django; django.setup()
from booking.calendar.models import Event
from booking.calendar.ical import component
event = Event.objects.get(pk={event.pk})
rows = list(event.occurrences.order_by("original_start"))
for mask in {list(Mask.values)!r}:
    for language in {list(LANGUAGES)!r}:
        print(mask, language, component(event, rows, mask, language).hex())
"""
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": ".:site",
        "PYTHONHASHSEED": "77",
        "TZ": "America/New_York",
        "PATH": "/usr/bin:/bin",
        "DATABASE_URL": _address(connection.settings_dict),
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        cwd=settings.ROOT,
    )
    assert done.returncode == 0, done.stderr
    theirs = {
        (mask, language): content
        for mask, language, content in (line.split() for line in done.stdout.splitlines())
    }

    assert theirs == ours


def _address(database) -> str:
    if database["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{database['NAME']}"
    host, port = quote(database["HOST"], safe=""), database["PORT"]
    return f"postgres://{database['USER']}@{host}{f':{port}' if port else ''}/{database['NAME']}"


def test_rule_60_each_program_gets_the_form_of_the_address_it_opens():
    panel = subscribe.panel("https://kuulluksi.example/fi/kalenteri/tapahtumat.ics")

    assert panel.address.startswith("https:")
    assert panel.webcal == "webcal://kuulluksi.example/fi/kalenteri/tapahtumat.ics"
    assert panel.google == f"https://calendar.google.com/calendar/r?cid={quote(panel.webcal, safe='')}"
    assert f"url={quote(panel.address, safe='')}" in panel.outlook_work
    assert f"url={quote(panel.address, safe='')}" in panel.outlook_home
    assert len({way.refresh for way in panel.ways}) >= 4


def test_rules_59_16_rendering_again_changes_nothing(early_march):
    event = weekly()
    assert render(Event.objects.get(pk=event.pk)) == 0
    assert ical.SCHEMA in get()["ETag"]
