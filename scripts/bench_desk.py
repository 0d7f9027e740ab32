"""make bench-desk: the coordinator's morning with 10, 1,000 and 10,000 requests: the home, the list and the bank.

Each size has a database of its own. The whole page, through all middleware, read many times: queries, and p50 of the
wall clock. Fails when a page asks more of the database because there are more requests.

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
PAGES = {
    "home": "/hallinta/",
    "requests": "/hallinta/valitys/",
    "care": "/hallinta/valitys/pankki/yhteydenpito/",
}


def fill(number: int):
    """That many open requests in all their states, half of them with somebody invited, and the one who looks at them."""
    from datetime import timedelta

    from django.contrib.auth.models import Group
    from django.utils import timezone

    from booking.experts.models import Assignment, ExpertProfile, ExpertRequest
    from booking.experts.states import RequestState
    from kuulluksi.directory.models import Area, EngagementType
    from kuulluksi.people.models import User

    area = Area.objects.create(slug="alue", name_fi="Alue")
    kind = EngagementType.objects.create(slug="puhe", name_fi="Puheenvuoro")
    user = User.objects.create_user("koordinaattori", email="k@example.test")
    user.groups.add(Group.objects.get_or_create(name="role:coordinator")[0])
    user.areas.add(area)
    experts = ExpertProfile.objects.bulk_create(
        ExpertProfile(code=f"KA-{n:03}", alias=f"Kokemusasiantuntija {n}", stage="active") for n in range(1, 61)
    )
    for expert in experts:
        expert.areas.add(area)
    states = [RequestState.DRAFT, RequestState.SUBMITTED, RequestState.MATCHING, RequestState.AGREED]
    today, now = timezone.localdate(), timezone.now()
    rows = ExpertRequest.objects.bulk_create(
        (
            ExpertRequest(
                code=f"P{n:06}",
                state=states[n % 4],
                organisation_name="Avohuolto",
                engagement_type=kind,
                area=area,
                form_nonce=f"n{n}",
                answer_by=today + timedelta(days=n % 40 - 5),
                starts_at=now + timedelta(days=n % 50),
            )
            for n in range(number)
        ),
        batch_size=2000,
    )
    Assignment.objects.bulk_create(
        (
            Assignment(request=row, expert=experts[n % 60], state="invited", answer_by=now + timedelta(days=3))
            for n, row in enumerate(rows)
            if n % 2
        ),
        batch_size=2000,
    )
    return user


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
    client = Client(SERVER_NAME="localhost")
    client.force_login(fill(number))
    found = {}
    for name, address in PAGES.items():
        assert client.get(address).status_code == 200, address
        reset_queries()  # the log of queries is full after filling, and a full log counts nothing
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        took = []
        for _again in range(readings):
            began = time.perf_counter()
            client.get(address)
            took.append(time.perf_counter() - began)
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
    print(f"{'page':<10}" + "".join(f"{number:>22,}" for number in sizes))
    for name in PAGES:
        cells = [results[number][name] for number in sizes]
        print(f"{name:<10}" + "".join(f"{q:>8} q {ms * 1000:>8.0f} ms" for q, ms in cells))
    steady = all(len({results[number][name][0] for number in sizes}) == 1 for name in PAGES)
    print("The same number of queries at every size." if steady else "MORE REQUESTS ASK MORE QUERIES")
    return 0 if steady else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kuulluksi.settings")
        serve(int(sys.argv[2]), int(sys.argv[3]))
    else:
        sys.exit(main())
