"""Several workers at once, and a worker killed at the worst moment: real processes, a real SMTP server."""

import os
import signal
import subprocess
import sys
import time
from email import message_from_string
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from kuulluksi.notices import worker
from kuulluksi.notices.delivery import message_id
from kuulluksi.notices.models import Job, Message

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.load]

# A worker of its own, on this test's database: what `manage.py worker --once` does, in small bites.
WORKER = """
import sys
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from kuulluksi.notices import worker
print("ready", flush=True)
sys.stdin.readline()
while worker.run_due(limit=5):
    pass
"""


def start_worker(settings) -> subprocess.Popen:
    """A worker process that is ready and waits for a line before it begins."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(connection.settings_dict["NAME"])],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "MAIL_URL": settings.MAIL_URL,
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


def begin(process) -> None:
    process.stdin.write("go\n")
    process.stdin.flush()


def finish(process) -> int:
    process.stdin.close()
    process.stdout.close()
    return process.wait(60)


def ids_in(postbox) -> list[str]:
    return [message_from_string(raw)["Message-ID"] for _to, raw in postbox.letters]


def test_four_workers_send_forty_messages_each_once(postbox, leave, settings):
    expected = {message_id(leave(dedupe_key=f"m{n}", address=f"n{n}@example.test")) for n in range(40)}
    workers = [start_worker(settings) for _ in range(4)]

    for process in workers:
        begin(process)
    codes = [finish(process) for process in workers]

    assert codes == [0, 0, 0, 0]
    assert len(postbox.letters) == 40
    assert set(ids_in(postbox)) == expected
    assert set(Message.objects.values_list("state", flat=True)) == {Message.State.SENT}
    assert set(Job.objects.values_list("state", "attempts")) == {(Job.State.DONE, 1)}


def test_a_worker_killed_between_sending_and_noting_loses_nothing_and_repeats_itself_recognisably(
    postbox, leave, settings
):
    message = leave()
    postbox.answers_after = 30
    process = start_worker(settings)
    begin(process)
    for _ in range(300):
        if postbox.letters:
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    finish(process)
    message.refresh_from_db()
    assert message.state == Message.State.WAITING
    assert worker.run_due() == 0  # the dead worker's lease still holds

    postbox.answers_after = 0
    assert worker.run_due(now=timezone.now() + worker.LEASE) == 1

    assert ids_in(postbox) == [message_id(message), message_id(message)]
    message.refresh_from_db()
    assert (message.state, bool(message.address)) == (Message.State.SENT, False)
