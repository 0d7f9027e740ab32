"""How fast the calendar's feeds and pages are, measured on this machine in one run, in a database of its own.

    make bench-calendar

Times are of the processor, the least of several runs; what is compared with what was measured minutes apart at most.
"""

import gzip
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
folder = tempfile.TemporaryDirectory()
os.environ.update(
    DEBUG="1",
    DJANGO_SETTINGS_MODULE="kuulluksi.settings",
    DATABASE_URL=f"sqlite:///{folder.name}/bench.sqlite3",
)

import django  # noqa: E402

django.setup()

import icalendar  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from booking.calendar import actions, cells, copies, memory, revisions, rules  # noqa: E402
from booking.calendar.models import Event, Occurrence  # noqa: E402
from booking.calendar.rendering import render  # noqa: E402

TITLES = ("Kokemusasiantuntijoiden ilta", "Nuorten suunnittelupäivä", "Vanhempien vertaisryhmä", "Avoin info")
PLACES = ("Hämeenlinna, Raatihuoneenkatu 7", "Forssa, Keskuskatu 2, 3. krs", "Riihimäki, Asematie 1", "Etänä")
WORDS = (
    "Tule sellaisena kuin olet. Juttelemme siitä, mitä lastensuojelussa pitäisi muuttaa, ja juomme kahvia. "
    "Ilmoittautua voi sivulla, ja tulla voi myös ilmoittautumatta. Tilaan pääsee pyörätuolilla."
)
FIRST = timezone.localdate() - timedelta(days=80)
DAYS = 600
rng = random.Random(20261122)


# --- What is in the calendar ---


def one_offs(kind: str, number: int) -> None:
    """Sessions that each stand alone, over the window of the public feed. Rows and lines only: what a deed writes
    beside them (the log, messages) is not measured here."""
    with transaction.atomic():
        for at in range(number):
            day, clock = FIRST + timedelta(days=at * DAYS // number), rng.choice((9, 13, 16, 17, 18))
            start = datetime(day.year, day.month, day.day, clock, rng.choice((0, 30)), tzinfo=rules.HELSINKI)
            length = timedelta(minutes=rng.choice((60, 90, 120)))
            event = Event.objects.create(
                kind=kind,
                title_fi=f"{rng.choice(TITLES)} {at}",
                description_fi=WORDS,
                starts_on=day,
                starts_at=start.time(),
                duration=length,
                venue=rng.choice(PLACES),
                venue_is_public=True,
                visibility="public",
            )
            Occurrence.objects.create(
                event=event, original_start=start, start=start, end=start + length, changed_at=event.changed_at
            )
            render(event)
        revisions.bump({revisions.PUBLIC, revisions.of_kind(kind)})


def make(kind, at, day, rule=None):
    return actions.make_event(
        kind=kind,
        titles={"fi": f"{rng.choice(TITLES)} {at}", "sv": "Öppen träff", "en": "Open meeting"},
        descriptions={"fi": WORDS},
        starts_on=day,
        starts_at=datetime(2026, 1, 1, rng.choice((9, 13, 16, 17, 18)), rng.choice((0, 30))).time(),
        duration=timedelta(minutes=rng.choice((60, 90, 120))),
        rule=rule,
        venue=rng.choice(PLACES),
        venue_is_public=True,
        visibility="public",
        by=None,
    )


def a_house(kind: str, sessions: int) -> None:
    """As a county's year is: four of five sessions in weekly groups, the rest by themselves; one of twenty cancelled
    or moved."""
    count = at = 0
    with transaction.atomic():
        while count < sessions * 0.8:
            times = min(rng.randint(8, 20), int(sessions * 0.8) - count + 1)
            day = FIRST + timedelta(days=rng.randint(0, DAYS - 150))
            event = make(kind, at, day, rules.weekly(weekdays=[day.weekday()], count=times))
            for row in event.occurrences.order_by("start"):
                if rng.random() < 0.03:
                    actions.cancel_occurrence(row, by=None)
                elif rng.random() < 0.02:
                    hour = timedelta(hours=1)
                    actions.move_occurrence(row, start=row.start + hour, end=row.end + hour, by=None)
            count, at = count + event.occurrences.count(), at + 1
        while count < sessions:
            make(kind, at, FIRST + timedelta(days=rng.randint(0, DAYS)))
            count, at = count + 1, at + 1


# --- The same feed as most sites write it ---


def plain_icalendar(kind: str) -> bytes:
    """icalendar objects from rows, at each request."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//bench//")
    calendar.add("version", "2.0")
    for row in Occurrence.objects.filter(event__kind=kind).select_related("event").order_by("start"):
        event, entry = row.event, icalendar.Event()
        entry.add("uid", str(row.uid))
        entry.add("dtstamp", row.changed_at.astimezone(UTC))
        entry.add("last-modified", row.changed_at.astimezone(UTC))
        entry.add("dtstart", row.start.astimezone(event.tz))
        entry.add("dtend", row.end.astimezone(event.tz))
        entry.add("summary", event.title_fi)
        entry.add("sequence", row.sequence)
        entry.add("status", "CANCELLED" if row.is_cancelled else "CONFIRMED")
        entry.add("class", "PUBLIC")
        entry.add("transp", "TRANSPARENT")
        entry.add("categories", [event.kind])
        entry.add("location", row.venue or event.venue)
        entry.add("description", event.description_fi)
        entry.add("url", f"{settings.BASE_URL}/fi/kalenteri/{event.uid}/")
        calendar.add_component(entry)
    return gzip.compress(calendar.to_ical(), 6)


# --- Measuring ---


def least(work, runs: int) -> float:
    """Milliseconds of the processor, the least of some runs."""
    found = []
    for _run in range(runs):
        before = time.process_time()
        work()
        found.append(time.process_time() - before)
    return min(found) * 1000


def middle(work, runs: int, before_each=lambda: None) -> float:
    """Milliseconds of the processor, the middle one of some runs."""
    found = []
    for _run in range(runs):
        before_each()
        before = time.process_time()
        work()
        found.append(time.process_time() - before)
    return statistics.median(found) * 1000


client = Client()
PACKED = {"accept-encoding": "gzip"}


def forgotten() -> None:
    memory.forget()
    cells.forget()


def fetched(path, **headers):
    answer = client.get(path, headers={**PACKED, **headers})
    assert answer.status_code in (200, 304), (path, answer.status_code)
    return answer


def cold(path):
    copies.forget()
    return fetched(path)


def told(path) -> float:
    """Not changed. How many queries that takes is held by tests/calendar, one for a public feed and two for a secret."""
    tag = fetched(path)["ETag"]
    assert fetched(path, **{"if-none-match": tag}).status_code == 304
    return least(lambda: fetched(path, **{"if-none-match": tag}), 20)


def feed_line(words: str, kind: str, path: str, runs: int, *, compare: bool) -> None:
    ours = least(lambda: cold(path), runs)
    warm = least(lambda: fetched(path), runs * 3)
    unchanged = told(path)
    body = fetched(path).content
    plain = least(lambda: plain_icalendar(kind), max(2, runs // 3)) if compare else 0
    ratio = f"{plain:9.1f} {plain / ours:6.1f}x" if compare else " " * 17
    print(
        f"{words:34} {ours:8.2f} {warm:8.2f} {ratio} {unchanged:7.2f}"
        f" {len(gzip.decompress(body)):>10,} {len(body):>9,}",
        flush=True,
    )


def pages(words: str) -> dict[str, float]:
    """Pages made at each request (in use the memory of page_cache.py stands before them), right after a session of the
    month was moved, and as the first one of a new process. The month has as many sessions as fall into it: its list has
    five rows when the calendar has a hundred, and a full page of twenty when it has thousands."""
    later = timezone.now() + timedelta(days=60)
    month = f"{timezone.localdate(later):%Y-%m}"

    def change():
        row = Occurrence.objects.select_related("event").filter(start__gt=later).order_by("start", "pk")[0]
        step = timedelta(minutes=5 if row.start.minute % 10 == 0 else -5)
        actions.move_occurrence(row, start=row.start + step, end=row.end + step, by=None)

    found = {}
    for name, path in (("list", "/fi/kalenteri/"), ("month", f"/fi/kalenteri/{month}/")):
        fetched(path)
        found[name] = middle(lambda path=path: fetched(path), 25)
        found[f"{name} after a change"] = middle(lambda path=path: fetched(path), 15, change)
        found[f"{name} of a new process"] = middle(lambda path=path: fetched(path), 15, forgotten)
    for name, taken in found.items():
        print(f"{words:24} {name:24} p50 {taken:7.1f} ms", flush=True)
    return found


def main() -> None:
    call_command("migrate", verbosity=0)
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["*"]
    print(
        f"{date.today()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; milliseconds of the processor,"
        " of feeds the least of several runs, of pages the middle one"
    )
    one_offs("info", 100)
    few = pages("pages, 100 sessions")
    one_offs("joint", 1000)
    one_offs("other", 10_000)
    many = pages(f"pages, {Occurrence.objects.count():,} sessions")
    print("as many times slower: " + ", ".join(f"{name} {many[name] / few[name]:.2f}" for name in few))
    a_house("group", 1000)
    print(f"{Event.objects.count():,} events, {Occurrence.objects.count():,} sessions")
    print(
        f"\n{'feed':34} {'full GET':>8} {'copy':>8} {'icalendar':>9} {'times':>7} {'304':>7}"
        f" {'bytes':>10} {'packed':>9}"
    )
    at = "/fi/kalenteri/"
    feed_line("100 sessions, each by itself", "info", f"{at}laji/info.ics", 20, compare=True)
    feed_line("1,000 sessions, each by itself", "joint", f"{at}laji/joint.ics", 12, compare=True)
    feed_line("10,000 sessions, each by itself", "other", f"{at}laji/other.ics", 5, compare=True)
    feed_line("a house of 1,000 sessions", "group", f"{at}ryhmat.ics", 12, compare=True)
    feed_line("the same, session by session", "group", f"{at}erillisina/ryhmat.ics", 12, compare=False)


if __name__ == "__main__":
    main()
