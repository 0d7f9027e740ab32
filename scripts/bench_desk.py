"""make bench-desk: the coordinator's day with 10, 1,000 and 10,000 requests, on every page of the desk that reads them.

Each size has a database of its own, with requests in every state, agreed times, debriefs, fees, messages and feedback.
What is at hand does not grow without end: at most OPEN of them (1,000) are open, the others are years gone by.
The whole page, through all middleware and with the database in the same process, read many times: queries, and p50 of
the time the processor worked on it, which a busy machine tells too. A page shows at most a
page of rows, so the second size is the one to compare the third with. Fails when a page asks more of the database
because there are more requests, or takes more than twice as long (and 30 ms).

  REQUESTS=10,1000,10000 READINGS=15  make bench-desk
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
PAGES = {  # {request}: one that is held and waits for the debrief; {open}: one that looks for somebody
    "home": "/hallinta/",
    "what is due": "/hallinta/tyopoyta/",
    "mine": "/hallinta/tyopoyta/?whose=mine",
    "requests": "/hallinta/valitys/",
    "page 2": "/hallinta/valitys/?page=2",
    "ended": "/hallinta/valitys/?show=ended",
    "one request": "/hallinta/valitys/pyynto/{request}/",
    "matching": "/hallinta/valitys/pyynto/{open}/sopivat/",
    "agreed times": "/hallinta/valitys/sovittu/",
    "care": "/hallinta/valitys/pankki/yhteydenpito/",
    "bank": "/hallinta/valitys/pankki/",
    "one expert": "/hallinta/valitys/pankki/{expert}/",
    "open things": "/hallinta/valitys/pankki/avoinna/",
    "supervision": "/hallinta/valitys/pankki/tyonohjaus/",
    "feedback": "/hallinta/valitys/palaute/",
    "fees due": "/hallinta/valitys/palkkiot/?show=late",
    "fees": "/hallinta/valitys/palkkiot/",
}
EXPERTS, KINDS = 60, 10
OPEN = int(os.environ.get("OPEN", "1000"))
FREE = {10: ("page 2",)}  # ten rows have no second page


def fill(number: int) -> dict:
    """That many requests in all their states, and the one who looks at them. Gives the addresses' own ids."""
    from django.contrib.auth.models import Group

    from booking.experts.models import ExpertProfile
    from kuulluksi.directory.models import Area, EngagementType
    from kuulluksi.people.models import User

    area = Area.objects.create(slug="alue", name_fi="Alue")
    kind = EngagementType.objects.create(slug="puhe", name_fi="Puheenvuoro")
    user = User.objects.create_user("koordinaattori", email="k@example.test")
    user.groups.add(Group.objects.get_or_create(name="role:coordinator")[0])
    user.areas.add(area)
    experts = ExpertProfile.objects.bulk_create(
        ExpertProfile(code=f"KA-{n:03}", alias=f"Kokemusasiantuntija {n}", stage="active", birth_year="1990")
        for n in range(1, EXPERTS + 1)
    )
    for expert in experts:
        expert.areas.add(area)
    requests = ask(number, area, kind, user)
    rows = send(requests, experts)
    afterwards(rows, user)
    at = {n % KINDS: row for n, row in enumerate(requests[:KINDS])}
    return {"user": user, "request": at[7].pk, "open": at[2].pk, "expert": experts[7].pk}


# The state of every n-th request and of its expert; what is agreed has a session in the calendar.
STANDING = (
    ("draft", ""),
    ("submitted", ""),
    ("matching", "invited"),
    ("matching", "accepted"),
    ("agreed", "confirmed"),
    ("agreed", "ready"),
    ("in_delivery", "in_progress"),
    ("settling", "debriefing"),
    ("settling", "debriefing"),
    ("closed", "completed"),
)


def standing_of(n: int) -> tuple[str, str]:
    return STANDING[n % KINDS] if n < OPEN else STANDING[-1]


def ask(number, area, kind, user) -> list:
    from datetime import timedelta

    from django.utils import timezone

    from booking.calendar.models import Event, Occurrence
    from booking.experts.models import ExpertRequest

    today, now = timezone.localdate(), timezone.now()
    found, events, sessions = [], [], []
    for n in range(number):
        state, standing = standing_of(n)
        start = now + timedelta(days=n % 300 - (150 if state in ("settling", "closed") else -1), minutes=n)
        row = ExpertRequest(
            code=f"P{n:06}",
            state=state,
            organisation_name="Avohuolto",
            engagement_type=kind,
            area=area,
            owner=user if n % 2 else None,
            form_nonce=f"n{n}",
            aim="Kuulemme, mikä auttoi.",
            answer_by=today + timedelta(days=n % 40 - 5),
            starts_at=start,
            closed_at=now if state == "closed" else None,
            held_at=start if state == "settling" else None,
        )
        if standing in ("confirmed", "ready", "in_progress"):
            local = timezone.localtime(start)
            row.event = Event(
                kind="assignment", title_fi=row.code, starts_on=local.date(), starts_at=local.time(), area=area
            )
            events.append(row.event)
            sessions.append((row.event, start))
        found.append(row)
    Event.objects.bulk_create(events, batch_size=1000)
    Occurrence.objects.bulk_create(
        (
            Occurrence(event=event, original_start=at, start=at, end=at + timedelta(hours=1))
            for event, at in sessions
        ),
        batch_size=1000,
    )
    for row in found:
        row.event_id = row.event.pk if row.event else None
    return ExpertRequest.objects.bulk_create(found, batch_size=1000)


def send(requests, experts) -> list:
    from datetime import timedelta

    from django.utils import timezone

    from booking.experts.models import Assignment

    today, now = timezone.localdate(), timezone.now()
    rows = []
    for n, request in enumerate(requests):
        standing = standing_of(n)[1]
        if not standing:
            continue
        held = standing in ("debriefing", "completed")
        rows.append(
            Assignment(
                request=request,
                expert=experts[n % EXPERTS],
                state=standing,
                answer_by=now + timedelta(days=3) if standing == "invited" else None,
                support_person="Tuttu työntekijä",
                support_named=True,
                support_accepted_at=None if standing == "invited" else now,
                orientation_on=today,
                travel_agreed=True,
                fee_cents=8000,
                held_on=today - timedelta(days=31 + n % 40) if held else None,
                debrief_kind="at_once" if standing == "completed" or n % KINDS > 7 else "",
                fee_settled_at=now if standing == "completed" else None,
                ended_at=now if standing == "completed" else None,
            )
        )
    return Assignment.objects.bulk_create(rows, batch_size=1000)


def afterwards(rows, user) -> None:
    """Fees in every state, and of each held one a message and a word of feedback."""
    from booking.experts.models import FeeClaim, Feedback, RelayedMessage
    from kuulluksi.people.models import User

    other = User.objects.create_user("talous")
    held = [row for row in rows if row.held_on]
    states = {"completed": "paid"}
    claims = []
    for n, row in enumerate(held):
        state = states.get(row.state) or ("draft", "submitted", "approved")[n % 3]
        approved = state in ("approved", "paid")
        claims.append(
            FeeClaim(
                code=f"M{n:06}",
                assignment=row,
                payroll_reference="KA-001",
                fee_cents=8000,
                state=state,
                due_from=row.held_on,
                approved_by=other if approved else None,
                paid_on=row.held_on if state == "paid" else None,
            )
        )
    FeeClaim.objects.bulk_create(claims, batch_size=1000)
    RelayedMessage.objects.bulk_create(
        (
            RelayedMessage(
                request=row.request,
                assignment=row,
                sender="expert",
                recipient="desk",
                text="Kiitos.",
                handled_at=row.ended_at,
            )
            for row in held
        ),
        batch_size=1000,
    )
    Feedback.objects.bulk_create(
        (
            Feedback(
                request=row.request,
                assignment=row,
                side="expert",
                felt="good",
                worked="Kuunneltiin.",
                read_at=row.ended_at,
            )
            for row in held
        ),
        batch_size=1000,
    )


def serve(number: int, readings: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, reset_queries
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    if number == 0:  # an empty house, copied for each size
        call_command("migrate", interactive=False, verbosity=0)
        return
    ids = fill(number)
    client = Client(SERVER_NAME="localhost")
    client.force_login(ids.pop("user"))
    found = {}
    for name, pattern in PAGES.items():
        address = pattern.format(**ids)
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        reset_queries()  # the log of queries is full after filling, and a full log counts nothing
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        took = []
        for _again in range(readings):
            reset_queries()
            began = time.process_time()
            client.get(address)
            took.append(time.process_time() - began)
        found[name] = [len(asked), median(took)]
    print(json.dumps(found))


def main() -> int:
    sizes = [int(n) for n in os.environ.get("REQUESTS", "10,1000,10000").split(",")]
    readings = int(os.environ.get("READINGS", "15"))
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in [0, *sizes]:
            if number:
                shutil.copy(f"{folder}/0.sqlite3", f"{folder}/{number}.sqlite3")
            env = {**os.environ, "DEBUG": "1", "DATABASE_URL": f"sqlite:///{folder}/{number}.sqlite3"}
            ran = subprocess.run(
                [sys.executable, __file__, "serve", str(number), str(readings)],
                env=env, cwd=ROOT, capture_output=True, text=True, check=False,
            )  # fmt: skip
            if ran.returncode:
                print(ran.stderr[-2000:])
                return 1
            if number:
                results[number] = json.loads(ran.stdout.strip().splitlines()[-1])
    print(f"{'page':<14}" + "".join(f"{number:>20,}" for number in sizes))
    for name in PAGES:
        cells = [results[number][name] for number in sizes]
        print(f"{name:<14}" + "".join(f"{q:>7} q {ms * 1000:>7.0f} ms" for q, ms in cells))
    return judge(results, sizes)


def judge(results: dict, sizes: list[int]) -> int:
    more, slower = [], []
    for name in PAGES:
        counted = {results[number][name][0] for number in sizes if name not in FREE.get(number, ())}
        if len(counted) > 1:
            more.append(name)
        before, last = (results[number][name][1] for number in (sizes[-2:] if len(sizes) > 1 else sizes * 2))
        if last > 2 * before and last - before > 0.03:
            slower.append(name)
    print(
        f"MORE REQUESTS ASK MORE QUERIES: {', '.join(more)}"
        if more
        else "The same number of queries at every size."
    )
    print(f"MORE REQUESTS TAKE LONGER: {', '.join(slower)}" if slower else "No page takes twice as long.")
    return 1 if more or slower else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kuulluksi.settings")
        serve(int(sys.argv[2]), int(sys.argv[3]))
    else:
        sys.exit(main())
