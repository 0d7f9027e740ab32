"""make demo: bring the demo up to date and serve it until Ctrl-C.

Two processes stand behind it: the web server and the worker that hands over messages. Everything it makes is in var/.
"""

import hashlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
SECRETS = VAR / "demo.env"
STAMP = VAR / "demo-stamp.json"
SECRET_NAMES = ("SECRET_KEY", "PERSONAL_DATA_KEYS", "INDEX_KEY", "LINK_KEY")
PATIENCE = 60  # seconds until the web server must answer


def keep_secrets() -> dict[str, str]:
    """The demo's secrets, made once and readable by their owner only."""
    if not SECRETS.exists():
        fresh = {name: secrets.token_urlsafe(48) for name in SECRET_NAMES}
        fresh["PERSONAL_DATA_KEYS"] = f"demo:{fresh['PERSONAL_DATA_KEYS']}"
        lines = "".join(f"{name}={value}\n" for name, value in fresh.items())
        with open(os.open(SECRETS, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(lines)
    return dict(line.split("=", 1) for line in SECRETS.read_text().splitlines() if line)


def set_up(port: int) -> None:
    """The environment of this demo. A DATABASE_URL from outside is kept: the builder refuses what is no demo."""
    os.environ.update(keep_secrets())
    os.environ.update(DEMO="1", DEBUG="0", HTTPS="0", BASE_URL=f"http://127.0.0.1:{port}")
    os.environ["DJANGO_SETTINGS_MODULE"] = "kuulluksi.settings"
    os.environ.setdefault("LOG_LEVEL", "WARNING")


def fingerprint(*folders: str) -> str:
    """What would change if any file below these folders did."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                state = path.stat()
                digest.update(f"{path.relative_to(ROOT)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def bring_up_to_date(port: int) -> None:
    """Migrate, build and collect, each only if something it depends on has changed since the last time."""
    stamp = json.loads(STAMP.read_text()) if STAMP.exists() else {}
    database = os.environ.get("DATABASE_URL") or str(VAR / "kuulluksi.sqlite3")
    built = [fingerprint("site", "booking", "groups", "requirements"), str(date.today()), port, database]
    collected = [fingerprint("static", "requirements")]
    stale_build = stamp.get("built") != built or not (VAR / "demo-access.json").exists()
    stale_build = stale_build or ("://" not in database and not Path(database).exists())
    stale_files = stamp.get("collected") != collected or not (VAR / "static" / "staticfiles.json").exists()
    if not (stale_build or stale_files):
        return

    import django
    from django.core.management import CommandError, call_command

    django.setup()
    try:
        if stale_files:
            say("Collecting static files")
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        if stale_build:
            say("Bringing the database up to date")
            call_command("migrate", interactive=False, verbosity=0)
            say("Building the demo")
            call_command("demo", quiet=True)
    except CommandError as refused:
        sys.exit(str(refused))
    STAMP.write_text(json.dumps({"built": built, "collected": collected}))


def say(line: str) -> None:
    print(line, flush=True)


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def start(port: int) -> list[subprocess.Popen]:
    """Web server and worker, each in a session of its own so that only we pass the Ctrl-C on."""
    web = [
        sys.executable, "-m", "kuulluksi.serve", "--host", "127.0.0.1", "--port", str(port), "--workers", "2",
        "--blocking-threads", "2", "--log-level", "warning",
    ]  # fmt: skip
    worker = [sys.executable, ROOT / "manage.py", "worker", "--with-sms-gateway"]
    return [subprocess.Popen([*map(str, line)], cwd=ROOT, start_new_session=True) for line in (web, worker)]


def stop(processes: list[subprocess.Popen]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/terveys/elossa", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def serve(port: int) -> int:
    """Until Ctrl-C (0) or until one of the two ends by itself (1)."""
    processes = start(port)

    def leave(*_):
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGINT):  # a shell's background job begins with SIGINT ignored
        signal.signal(number, leave)
    try:
        deadline = time.monotonic() + PATIENCE
        while not answers(port):
            if time.monotonic() > deadline or any(process.poll() is not None for process in processes):
                say("The demo did not start.")
                return 1
            time.sleep(0.2)
        say((VAR / "demo-access.txt").read_text(encoding="utf-8"))
        say("  Ctrl-C stops the demo.")
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        say("One of the demo's two processes ended by itself.")
        return 1
    except KeyboardInterrupt:
        say("\nStopping.")
        return 0
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        stop(processes)


def main() -> int:
    port = int(os.environ.get("PORT", "8000"))
    VAR.mkdir(exist_ok=True)
    if not port_is_free(port):
        sys.exit(f"Something already listens on 127.0.0.1:{port}. Try: make demo PORT={port + 1}")
    set_up(port)
    bring_up_to_date(port)
    return serve(port)


if __name__ == "__main__":
    sys.exit(main())
