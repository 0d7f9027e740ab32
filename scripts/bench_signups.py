"""make bench-signups: many people press "Send" at the same moment, through the real web stack.

Production settings, several web processes, PostgreSQL and SQLite, no way past any check: each person comes from an own
address (127.x.y.z), fetches the form, fills in the steps, waits until three seconds have gone and then sends, all at
once. What serves them (web processes and database) runs on one core, the people on another. Nothing sends the messages
that wait in the outbox meanwhile.

With kills, web processes are ended with kill -9 while people wait; who gets no answer sends the same form again, as
people do. At the end the database and what each person was told are compared.

  PEOPLE=200 PLACES=50 WITHIN=6 KILLS=0 DATABASES=sqlite,postgres  make bench-signups   (these and more: see main())
"""

import asyncio
import contextlib
import html
import json
import os
import re
import secrets
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlencode

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(sys.executable).parent
HOST = "kuulluksi.example"
LEAST_SECONDS = 3.2  # between fetching the form and sending it
ANSWERS = {
    "who": {"way": "self", "person-0-nickname": "Vili", "person-0-birth_year": "2011"},
    "contact": {"channel": "sms", "contact": "040 123 4567"},
    "check": {},
}
QUEUED, HELD = "You are in the queue", "You have a place"


# --- The house ---


def production(folder: Path, database: str) -> dict[str, str]:
    """The environment of a house as it would be run, with secrets of its own."""
    settings = {name: secrets.token_urlsafe(48) for name in ("SECRET_KEY", "INDEX_KEY", "LINK_KEY")}
    return {
        **os.environ,
        **settings,
        "PERSONAL_DATA_KEYS": f"bench:{secrets.token_urlsafe(48)}",
        "DEBUG": "0",
        "DEMO": "0",
        "DATABASE_URL": database,
        "BASE_URL": f"https://{HOST}",
        "ALLOWED_HOSTS": HOST,
        "PROXIES": "1",  # this program stands where the proxy would
        "MEDIA_ROOT": str(folder / "media"),
        "LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "kuulluksi.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
    }


def inside(environment: dict, do: str, **request) -> dict:
    """Run one of the parts of tests/load/bench_house.py in the house's own environment."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.load.bench_house", do],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


@contextlib.contextmanager
def web(environment: dict, *, workers: int, core: str):
    """granian as docs/operations.md runs it, on one core. Gives (port, process)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "kuulluksi.serve", "--host", "0.0.0.0", "--port", port, "--workers", workers,
        "--blocking-threads", "2", "--backlog", "4096", "--respawn-failed-workers", "--respawn-interval", "0.1",
        "--log-level", "critical",
    ]  # fmt: skip
    command = [*on_core(core), *map(str, command)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        deadline = time.monotonic() + 90
        while not alive(port):
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit("The web server did not start.")
            time.sleep(0.2)
        yield port, process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def on_core(core: str) -> list[str]:
    return ["taskset", "-c", core] if core and shutil.which("taskset") else []


def alive(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex(("127.0.0.1", port)):
            return False
        ask = f"GET /terveys/elossa HTTP/1.1\r\nHost: {HOST}\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n"
        probe.sendall(ask.encode())
        with contextlib.suppress(OSError):
            return b" 200 " in probe.recv(100)
    return False


# --- The people ---


@dataclass
class Person:
    number: int
    port: int
    form: str
    fields: dict = field(default_factory=dict)
    fetched: float = 0.0
    seconds: float = 0.0
    sent: int = 0
    server_errors: int = 0
    told: str = ""
    code: str = ""

    @property
    def address(self) -> str:
        n = self.number + 1
        return f"127.{10 + n // 62500}.{n // 250 % 250}.{n % 250 + 1}"

    async def ask(self, method: str, data: dict | None = None) -> tuple[int, str]:
        body = urlencode(data or {}).encode()
        head = [
            f"{method} {self.form} HTTP/1.1",
            f"Host: {HOST}",
            "X-Forwarded-Proto: https",
            f"X-Forwarded-For: {self.address}",
            "Sec-Fetch-Site: same-origin",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
            "Connection: close",
        ]
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", self.port, local_addr=(self.address, 0), limit=2**20
        )
        try:
            writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body)
            await writer.drain()
            answer = await reader.read()
        finally:
            writer.close()
        if b"\r\n\r\n" not in answer:
            raise ConnectionResetError
        top, _, page = answer.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", top)
        if length and len(page) < int(length[1]):
            raise ConnectionResetError
        return int(top.split(b" ", 2)[1]), page.decode("utf-8", "replace")

    async def fill_in(self) -> None:
        """Fetch the form and walk its steps, unhurried, up to the last button."""
        status, page = await self.ask("GET")
        self.fetched = time.monotonic()
        while True:
            assert status == 200, (status, page[:200])
            self.fields = hidden_in(page)
            step = self.fields["step"]
            if step == "check":
                return
            status, page = await self.ask("POST", self.fields | ANSWERS[step])
            assert hidden_in(page).get("step") != step, f"step {step} did not let us on"

    async def send(self, patience: float) -> None:
        """Press the last button; without an answer, press it again a moment later."""
        began = time.monotonic()
        while time.monotonic() - began < patience:
            self.sent += 1
            try:
                left = patience - (time.monotonic() - began)
                status, page = await asyncio.wait_for(self.ask("POST", self.fields), left)
            except (OSError, TimeoutError):
                await asyncio.sleep(1)
                continue
            if status >= 500:
                self.server_errors += 1
                await asyncio.sleep(1)
                continue
            self.seconds = time.monotonic() - began
            self.told = next((words for words in (QUEUED, HELD) if words in page), f"{status}")
            found = re.search(r"data-receipt>([\d ]+)<", page)
            self.code = found[1].replace(" ", "") if found else ""
            return


def hidden_in(page: str) -> dict:
    tags = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page)
    found = [(re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)) for tag in tags]
    return {name[1]: html.unescape(value[1]) if value else "" for name, value in found if name}


async def crowd(port: int, web_process, form: str, *, people: int, patience: float, kills: int):
    everyone = [Person(n, port, form) for n in range(people)]
    few = asyncio.Semaphore(8)

    async def prepare(person):
        async with few:
            await person.fill_in()

    await asyncio.gather(*map(prepare, everyone))
    await asyncio.sleep(max(0.0, LEAST_SECONDS - (time.monotonic() - max(p.fetched for p in everyone))))
    servers = [web_process.pid, *database_server()]
    used = sum(map(core_seconds, servers))
    began = time.monotonic()
    killing = asyncio.create_task(kill_now_and_then(web_process.pid, kills, everyone))
    await asyncio.gather(*(person.send(patience) for person in everyone))
    took = time.monotonic() - began
    used = sum(map(core_seconds, servers)) - used
    killing.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await killing
    return everyone, took, used


killed = 0


async def kill_now_and_then(master: int, kills: int, everyone) -> None:
    """kill -9 for one web process after another, while people wait."""
    global killed
    killed = 0
    while killed < kills:
        done = sum(bool(person.told) for person in everyone)
        if done < len(everyone) * killed / kills:
            await asyncio.sleep(0.02)
            continue
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        if len(children) < 2:  # one is being put back
            await asyncio.sleep(0.05)
            continue
        os.kill(int(children[killed % len(children)]), signal.SIGKILL)
        killed += 1
        await asyncio.sleep(0.3)


# --- Judging ---


def core_seconds(root: int) -> float:
    """Processor time that a process and all below it have used, those that have ended included."""
    used, waiting = 0, [root]
    while waiting:
        pid = waiting.pop()
        with contextlib.suppress(OSError):
            stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            used += sum(map(int, stat[11:15]))
            waiting += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    return used / os.sysconf("SC_CLK_TCK")


def database_server() -> list[int]:
    """The main process of this run's PostgreSQL, if it has one."""
    folder = unquote(os.environ.get("TEST_CLUSTER_URL", "").partition("@")[2].rpartition("/")[0])
    pid_file = Path(folder) / "data" / "postmaster.pid"
    return [int(pid_file.read_text().split()[0])] if folder and pid_file.exists() else []


def judge(everyone, stood: dict, *, people: int, places: int, took: float, within: float) -> list[str]:
    """What went wrong, in words; empty when all is as promised."""
    wrong = []
    lost = [person.number for person in everyone if person.told not in (QUEUED, HELD)]
    if lost:
        words = sorted({person.told or "no answer" for person in everyone if person.number in lost})
        wrong.append(f"{len(lost)} got no receipt ({', '.join(words)})")
    if errors := sum(person.server_errors for person in everyone):
        wrong.append(f"{errors} server errors")
    if stood["states"] != {"confirmed": min(places, people), "waitlisted": max(0, people - places)}:
        wrong.append(f"states are {stood['states']}")
    if not stood["in_order"]:
        wrong.append("the queue is not in the order of arrival")
    if len({person.code for person in everyone}) != people:
        wrong.append("two people hold the same receipt code")
    said = {HELD: "confirmed", QUEUED: "waitlisted"}
    by_code = stood["by_locator"]
    if any(by_code.get(person.code[:6]) != said.get(person.told) for person in everyone):
        wrong.append("somebody was told something else than the database holds")
    if took > within:
        wrong.append(f"it took {took:.1f} s, more than {within:g} s")
    return wrong


def storm(kind: str, database: str, folder: Path, size: dict, core: str) -> bool:
    environment = production(folder, database)
    code = inside(environment, "prepare", places=size["places"])["code"]
    with web(environment, workers=size["workers"], core=core) as (port, process):
        everyone, took, used = asyncio.run(
            crowd(
                port, process, f"/en/i/{code}/", people=size["people"], patience=size["within"] * 10 + 240, kills=size["kills"]
            )
        )  # fmt: skip
    stood = inside(environment, "stood", code=code)
    wrong = judge(
        everyone,
        stood,
        people=size["people"],
        places=size["places"],
        took=took,
        within=size["within"] if not size["kills"] else float("inf"),
    )
    waits = sorted(person.seconds for person in everyone)
    again = sum(person.sent > 1 for person in everyone)
    states = stood["states"]
    print(
        f"| {kind} | {size['people']} for {size['places']} | {size['workers']} | {killed if size['kills'] else 0} "
        f"| {took:.1f} s | {used:.1f} s | {statistics.median(waits):.2f} s | {waits[-1]:.2f} s | {people_a_second(everyone, took)} "
        f"| {states.get('confirmed', 0)} | {states.get('waitlisted', 0)} | {again} "
        f"| {sum(p.server_errors for p in everyone)} | {'; '.join(wrong) or 'as promised'} |",
        flush=True,
    )
    return not wrong


def people_a_second(everyone, took: float) -> str:
    return f"{len(everyone) / took:.0f}"


HEAD = (
    "| database | people | web processes | killed | all answered in | of it on the processor | median | slowest | a second | places given "
    "| in the queue | sent again | server errors | result |\n|" + "---|" * 14
)


def databases(kinds: list[str], folder: Path, core: str):
    """(kind, address) of a fresh database each. PostgreSQL keeps its promises to the disk (fsync) as in real use."""
    sys.path.insert(0, str(ROOT))
    for kind in kinds:
        if kind == "sqlite":
            yield kind, f"sqlite:///{folder / f'{secrets.token_hex(4)}.sqlite3'}"
        else:
            from tests.postgres import fresh_database

            yield kind, fresh_database(core)


def main() -> int:
    env = os.environ.get
    people = [int(n) for n in env("PEOPLE", "200,2000").split(",")]
    within = [float(n) for n in env("WITHIN", "6,60").split(",")]
    kills = [int(n) for n in env("KILLS", "0,6").split(",")]
    kinds = env("DATABASES", "sqlite,postgres").split(",")
    core, own_core = env("CORE", "0"), env("CLIENT_CORE", "1")
    if own_core and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {int(own_core)})
    folder = Path(tempfile.mkdtemp(prefix="kuulluksi-bench-"))
    well = True
    try:
        inside(production(folder, f"sqlite:///{folder / 'files.sqlite3'}"), "collect")
        print(
            f"Load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n\n{HEAD}",
            flush=True,
        )
        for many, limit in zip(people, within, strict=False):
            for kill in kills:
                for kind, database in databases(kinds, folder, core):
                    size = {
                        "people": many,
                        "places": int(env("PLACES", "50")),
                        "within": limit,
                        "kills": kill,
                        "workers": int(env("WORKERS", "3")),
                    }
                    well = storm(kind, database, folder, size, core) and well
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
