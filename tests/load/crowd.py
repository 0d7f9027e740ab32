"""A crowd of real processes that do something at the same moment. Run as a program: request on stdin, answers on stdout.

Request: {"database": name, "rounds": [[call, …], …]}; process i makes call i of every round, all behind one barrier.
Answer: the same shape, each {"states": […]} or {"error": "…"}. The program opens no connection before it forks.
"""

import json
import multiprocessing
import os
import subprocess
import sys
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120  # seconds at a barrier


def together(rounds: list[list[dict]]) -> list[list[dict]]:
    """Let a crowd make these calls on the test database; raises when it could not finish."""
    from django.db import connection

    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.load.crowd"],
        input=json.dumps({"database": connection.settings_dict["NAME"], "rounds": rounds}, default=str),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


# --- Inside the crowd ---


def sign_up(sheet: int, nonce: str, people: int = 1) -> list[str]:
    from booking.signups import actions
    from booking.signups.models import Sheet

    result = actions.sign_up(
        Sheet(pk=sheet),
        way="self",
        channel="sms",
        contact="040 123 4567",
        language="fi",
        participants=[{"nickname": f"Person {i}"} for i in range(people)],
        form_nonce=nonce,
    )
    return [str(signup.pk) for signup in result.signups]


def naive_sign_up(sheet: int, nonce: str) -> list[str]:
    """Count, then insert: what the test must catch."""
    from django.db import transaction

    from booking.signups.models import Party, Sheet, SignUp

    with transaction.atomic():
        found = Sheet.objects.get(pk=sheet)
        held = SignUp.objects.filter(sheet=sheet, state="confirmed").count()
        number = int(nonce.rsplit("-", 1)[1])
        party = Party.objects.create(sheet_id=sheet, form_nonce=nonce)
        state = "confirmed" if held < found.capacity else "waitlisted"
        signup = SignUp.objects.create(sheet_id=sheet, party=party, state=state, number=number, nickname="x")
    return [str(signup.pk)]


def withdraw(signup: str) -> list[str]:
    from booking.signups import actions
    from booking.signups.models import SignUp

    return [actions.withdraw(SignUp.objects.get(pk=signup), by="participant").state]


def accept(signup: str) -> list[str]:
    from booking.signups import actions
    from booking.signups.models import SignUp

    return [actions.accept(SignUp.objects.get(pk=signup), by="participant").state]


def fetch(path: str, times: int) -> list[str]:
    """A feed again and again, as it comes: its tag and a fingerprint of its bytes."""
    import hashlib

    from django.test import Client

    seen = []
    for _fetch in range(times):
        answer = Client(SERVER_NAME="127.0.0.1").get(path, headers={"accept-encoding": "gzip"})
        seen.append(f"{answer['ETag']} {hashlib.sha256(answer.content).hexdigest()}")
    return seen


def rename(event: int, times: int) -> list[str]:
    from booking.calendar import actions
    from booking.calendar.models import Event

    for number in range(times):
        actions.change_words(Event.objects.get(pk=event), titles={"fi": f"Nimi {number}"}, by=None)
    return []


DEEDS = {
    "fetch": fetch,
    "rename": rename,
    "sign_up": sign_up,
    "naive_sign_up": naive_sign_up,
    "withdraw": withdraw,
    "accept": accept,
}


def live(calls: list[dict], barrier, pipe) -> None:
    from django.db import connections

    answers = []
    for call in calls:
        deed = DEEDS[call.pop("deed")]
        barrier.wait(PATIENCE)
        try:
            answers.append({"states": deed(**call)})
        except Exception:
            answers.append({"error": traceback.format_exc(limit=3)})
    connections.close_all()
    pipe.send(answers)
    pipe.close()


def main() -> None:
    import django

    django.setup()
    from django.db import connections

    request = json.load(sys.stdin)
    connections.settings["default"]["NAME"] = request["database"]
    rounds = request["rounds"]
    context = multiprocessing.get_context("fork")
    size = len(rounds[0])
    barrier = context.Barrier(size)
    crowd = []
    for i in range(size):
        mine, theirs = context.Pipe(duplex=False)
        process = context.Process(target=live, args=([calls[i] for calls in rounds], barrier, theirs))
        process.start()
        theirs.close()
        crowd.append((process, mine))
    each = [pipe.recv() for process, pipe in crowd]
    for process, _pipe in crowd:
        process.join(PATIENCE)
    sys.stdout.write(json.dumps([list(answers) for answers in zip(*each, strict=True)]))


if __name__ == "__main__":
    main()
