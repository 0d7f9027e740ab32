"""make bench-groups: the public list of groups with 10, 1,000 and 10,000 groups, on SQLite and PostgreSQL.

The whole page, with filters, through all middleware, made anew for each reading: the reader carries a cookie, so that no
page comes from memory. The order of the groups (groups/order.py) is remembered as in real use; what it takes to read it
anew is the last column but one. Each size is read in turn, so that a busy machine is equally busy for all. p50 of the wall clock and of the processor.

  GROUPS=10,1000,10000 READINGS=60 DATABASES=sqlite,postgres  make bench-groups
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median
from urllib.parse import parse_qs

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from bench_signups import HOST, inside, production  # noqa: E402

MOST_GROWTH = 1.5  # of p50, from the least number of groups to the most; the queries are the same
QUERIES = ("", "room=on", "audience=aftercare&kind=peer", "page=last")


# --- In the house ---


def fill(number: int) -> None:
    """That many published groups, with a season of eight meetings each, a third of them full."""
    from django.utils import timezone

    from booking.calendar.models import Event, Occurrence
    from booking.signups.models import Party, Sheet, SignUp
    from groups.models import PeerGroup, Season
    from kuulluksi.directory.models import Area, Audience, Organisation

    now = timezone.now()
    areas = [Area.objects.create(slug=f"alue-{n}", name_fi=f"Alue {n}") for n in range(6)]
    audiences = [
        Audience.objects.get_or_create(slug=s, defaults={"name_fi": s})[0] for s in ("aftercare", "parents")
    ]
    host = Organisation.objects.create(slug="jarjesto", name_fi="Järjestö", kind="ngo")
    kinds = PeerGroup.Kind.values
    groups = PeerGroup.objects.bulk_create(
        PeerGroup(
            slug=f"ryhma-{n}", name_fi=f"Ryhmä {n * 7919 % 10007:05d}", summary_fi="Juodaan teetä ja puhutaan viikosta.",
            description_fi="Aluksi syödään. " * 40, kind=kinds[n % 4], area=areas[n % 6], organisation=host, published=True,
        )
        for n in range(number)
    )  # fmt: skip
    PeerGroup.audiences.through.objects.bulk_create(
        PeerGroup.audiences.through(peergroup=group, audience=audiences[n // 4 % 2])
        for n, group in enumerate(groups)
    )
    first = timezone.localdate() + timedelta(days=7)
    events = Event.objects.bulk_create(
        Event(
            kind="group", title_fi=group.name_fi, starts_on=first, starts_at=timezone.localtime().time(),
            duration=timedelta(hours=2), area=group.area, visibility=Event.Visibility.MEMBERS,
        )
        for group in groups
    )  # fmt: skip
    starts = [now + timedelta(days=7 * week) for week in range(1, 9)]
    Occurrence.objects.bulk_create(
        (
            Occurrence(event=event, original_start=start, start=start, end=start + timedelta(hours=2))
            for event in events
            for start in starts
        ),
        batch_size=5000,
    )
    sheets = Sheet.objects.bulk_create(
        Sheet(kind="group", heading_fi=group.name_fi, capacity=4, closes_at=starts[0]) for group in groups
    )
    Season.objects.bulk_create(
        Season(group=group, event=event, sheet=sheet)
        for group, event, sheet in zip(groups, events, sheets, strict=True)
    )
    people = [(sheet, n) for at, sheet in enumerate(sheets) for n in range(4 if at % 3 == 0 else 2)]
    parties = Party.objects.bulk_create(
        (Party(sheet=sheet, form_nonce=secrets.token_hex(8)) for sheet, _n in people), batch_size=5000
    )
    SignUp.objects.bulk_create(
        (
            SignUp(sheet=sheet, party=party, number=n + 1, nickname="x", state="confirmed")
            for (sheet, n), party in zip(people, parties, strict=True)
        ),
        batch_size=5000,
    )


def serve(number: int) -> None:
    """Build the house, then read a page for each line of stdin:
    "query" -> queries of a warm reading, of a first one, seconds of a warm reading, of them of the processor.

    Warm: the order and the menus are remembered. First: nothing is, as in the first reading of a minute. What is
    forgotten by the clock is not forgotten here, so that each kind of reading has one number.
    """
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from groups import order
    from kuulluksi import page_cache
    from kuulluksi.pages import wayfinding

    page_cache.POLL = page_cache.LONGEST = wayfinding.SECONDS = 3600
    call_command("migrate", interactive=False, verbosity=0)
    address = group_index_page()
    fill(number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client(SERVER_NAME=HOST, headers={"x-forwarded-proto": "https"})
    client.cookies[settings.CSRF_COOKIE_NAME] = "of somebody who has been at the desk"
    print(json.dumps(min(seconds_to_look(order) for _again in range(3))), flush=True)

    def queries(limits) -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(address, query_params=limits)
        return len(found)

    for line in sys.stdin:
        limits = parse_qs(json.loads(line))
        if "page" in limits:
            limits["page"] = str((number + 11) // 12)
        for forget in (order.forget, wayfinding.forget, page_cache.clock.forget):
            forget()
        first = queries(limits)
        began, used = time.perf_counter(), time.process_time()
        answer = client.get(address, query_params=limits)
        took = time.perf_counter() - began, time.process_time() - used
        assert answer.status_code == 200, (address, answer.status_code)
        assert b'<article class="card">' in answer.content, (number, limits)
        print(json.dumps([queries(limits), first, *took]), flush=True)


def seconds_to_look(order) -> float:
    began = time.process_time()
    order.look(0)
    return time.process_time() - began


def group_index_page() -> str:
    from kuulluksi.pages import actions
    from kuulluksi.pages.models import GroupIndexPage, HomePage

    home = HomePage(title="Etusivu", slug="fi", call="Tule", summary="Ryhmiä.", locale=actions.locale_of("fi"))
    actions.open_site(home)
    page = GroupIndexPage(title="Ryhmät", slug="ryhmat", summary="Tavataan.", locale=home.locale)
    home.add_child(instance=page)
    for one in (home, page):
        actions.publish(one)
    return page.get_url()


# --- Outside ---


def house(kind: str, folder: Path, number: int) -> subprocess.Popen:
    from tests.postgres import fresh_database

    address = fresh_database() if kind == "postgres" else f"sqlite:///{folder}/{kind}-{number}.sqlite3"
    return subprocess.Popen(
        [sys.executable, __file__, "serve", str(number)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env=production(folder, address),
    )  # fmt: skip


def ask(process: subprocess.Popen, query: str) -> list:
    process.stdin.write(json.dumps(query) + "\n")
    process.stdin.flush()
    return answer_of(process)


def answer_of(process: subprocess.Popen):
    return json.loads(process.stdout.readline() or sys.exit("A house ended before it answered."))


def compare(kind: str, folder: Path, sizes: list[int], readings: int) -> bool:
    """Read every size in turn; the least size is what the others are held against."""
    houses = {number: house(kind, folder, number) for number in sizes}
    well = True
    try:
        anew = {number: answer_of(process) for number, process in houses.items()}
        for query in QUERIES:
            seen: dict[int, list] = {number: [] for number in sizes}
            for n in range(readings + 5):
                for number, process in houses.items():
                    answer = ask(process, query)
                    if n >= 5:  # the first ones fill caches of templates and statements
                        seen[number].append(answer)
            least = median(took for *_queries, took, _used in seen[sizes[0]])
            asked = {
                number: [sorted(set(column)) for column in zip(*seen[number], strict=True)][:2]
                for number in sizes
            }
            for number in sizes:
                p50, used = (median(column) for column in list(zip(*seen[number], strict=True))[2:])
                kept = p50 <= least * MOST_GROWTH and asked[number] == asked[sizes[0]]
                kept = kept and all(len(numbers) == 1 for numbers in asked[number])
                well = well and kept
                warm, first = (" or ".join(map(str, numbers)) for numbers in asked[number])
                print(
                    f"| {kind} | {query or 'every group'} | {number} | {warm} | {first} "
                    f"| {p50 * 1000:.1f} ms | {used * 1000:.1f} ms | {anew[number] * 1000:.0f} ms | {p50 / least:.2f} "
                    f"| {'as promised' if kept else 'less than promised'} |",
                    flush=True,
                )
    finally:
        for process in houses.values():
            process.kill()
            process.wait()
    return well


def main() -> int:
    sizes = [int(n) for n in os.environ.get("GROUPS", "10,1000,10000").split(",")]
    readings = int(os.environ.get("READINGS", "60"))
    with tempfile.TemporaryDirectory(prefix="kuulluksi-bench-") as folder:
        inside(production(Path(folder), f"sqlite:///{folder}/files.sqlite3"), "collect")
        print(f"Load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
        print(
            "| database | limits | groups | queries, warm | queries, first of a minute | p50, warm | of it on the processor "
            "| order read anew | times the least | |\n" + "|---" * 10 + "|"
        )
        kinds = os.environ.get("DATABASES", "sqlite,postgres").split(",")
        well = [compare(kind, Path(folder), sizes, readings) for kind in kinds]
    print("\nAll as promised." if all(well) else "\nLess than promised: see the last column.")
    return 0 if all(well) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(int(sys.argv[2]))
    else:
        sys.exit(main())
