"""make bench-pages: how fast public pages are, as ratios to what stands beside them on the same core.

1. Kept pages (page_cache.py) against nginx serving the very same gzip bytes, at 1 and at 16 connections.
2. The front page made anew for each reader against a Django view that says hello, on the same server.
3. Lists, a page of them and the search with 10,000 stories, listings and news against 100: queries and p50.
4. The memory of a web process that has served all that.

What serves (and its database) runs on one core, wrk on another. Targets take turns, ratios are of neighbours in time, and
their median is what counts. nginx and wrk come from Debian: sh scripts/system.sh bench

  SECONDS=4 RUNS=5 PAGES=100,10000 READINGS=40 DATABASES=sqlite,postgres  make bench-pages
"""

import contextlib
import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from bench_groups import answer_of, ask  # noqa: E402
from bench_signups import HERE, inside, on_core, production  # noqa: E402

from tests.load.bench_pages_house import COUNTED, READ  # noqa: E402

KEPT = {"home": "/fi/", "story": "/fi/tarinat/", "list": "/fi/ryhmat/"}  # the story's own address is looked up
PROMISED = {1: 0.30, 16: 0.10}  # of nginx's requests a second, by connections
HOPED = {1: 0.50, 16: 0.40}
PROMISED_ANEW, HOPED_ANEW, MOST_QUERIES = 1 / 40, 1 / 15, 4
MOST_GROWTH, MOST_MEMORY = 1.5, 150
failures = []


def say(name: str, value: str, well: bool, better: bool | None = None) -> None:
    word = ("as promised, and more" if better else "as promised") if well else "less than promised"
    print(f"| {name} | {value} | {word} |", flush=True)
    if not well:
        failures.append(name)


# --- What serves ---


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(command: list, port: int, **kwargs):
    process = subprocess.Popen([*map(str, command)], start_new_session=True, **kwargs)
    try:
        deadline = time.monotonic() + 120
        while socket.socket().connect_ex(("127.0.0.1", port)):
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"{command[-1]} did not start.")
            time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def granian(environment: dict, core: str, hello: bool = False):
    """As docs/operations.md runs it, with one web process; or saying hello."""
    port = free_port()
    said = [HERE / "granian", "--interface", "wsgi", "tests.load.hello:application"]
    house = [sys.executable, "-m", "kuulluksi.serve"]
    command = [
        *on_core(core), *(said if hello else house), "--host", "127.0.0.1", "--port", port, "--workers", 1,
        "--blocking-threads", 2, "--log-level", "critical",
    ]  # fmt: skip
    with running(command, port, cwd=ROOT, env=environment) as process:
        yield port, process


@contextlib.contextmanager
def nginx(folder: Path, bodies: dict[str, bytes], core: str):
    """One nginx process that serves these gzipped bodies as files, tuned as its manual advises."""
    port = free_port()
    for path, body in bodies.items():
        place = folder / "www" / path.strip("/") / "index.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(gzip.decompress(body))
        place.with_name("index.html.gz").write_bytes(body)
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o755 if each.is_dir() else 0o644)
    (folder / "nginx.conf").write_text(
        f"""daemon off; master_process off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log crit;
        events {{ worker_connections 256; }}
        http {{
          access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; types {{ text/html html; }}
          open_file_cache max=100 inactive=10m; open_file_cache_valid 10m;
          client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
          uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
          server {{ listen 127.0.0.1:{port}; root {folder}/www; gzip_static on; gzip_vary on; }}
        }}"""
    )
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    command = [*on_core(core), program, "-e", folder / "error.log", "-p", folder, "-c", folder / "nginx.conf"]
    with running(command, port):
        yield port


# --- Asking ---


@dataclass(frozen=True)
class Target:
    name: str
    port: int
    path: str
    cookie: str = ""

    def headers(self) -> dict[str, str]:
        asked = {"Accept-Encoding": "gzip", "Host": "127.0.0.1"}
        return {**asked, "Cookie": self.cookie} if self.cookie else asked


def fetched(target: Target) -> tuple[int, dict, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=60)
    connection.request("GET", target.path, headers=target.headers())
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def a_second(target: Target, connections: int, seconds: float, core: str) -> float:
    """Requests a second, by wrk. Any answer but 200 ends the program."""
    headers = [part for name, value in target.headers().items() for part in ("-H", f"{name}: {value}")]
    command = [
        *on_core(core), "wrk", "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", *headers,
        f"http://127.0.0.1:{target.port}{target.path}",
    ]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"{target}: {said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def in_turns(ours: Target, theirs: Target, connections: int) -> tuple[float, float, float]:
    """(ours, theirs, the median of the ratios of neighbours), in requests a second."""
    seconds, runs, core = float(env("SECONDS", "4")), int(env("RUNS", "5")), env("CLIENT_CORE", "1")
    for target in (ours, theirs):
        status, _headers, _body = fetched(target)
        if status != 200:
            sys.exit(f"{target} answers {status}")
    pairs = []
    for _run in range(runs):
        pairs.append(tuple(a_second(target, connections, seconds, core) for target in (ours, theirs)))
    mine, beside = zip(*pairs, strict=True)
    return median(mine), median(beside), median(a / b for a, b in pairs)


# --- The four questions ---


def kept_against_nginx(port: int, folder: Path, paths: dict[str, str], core: str) -> None:
    bodies = {}
    for path in paths.values():
        fetched(Target("house", port, path))
        status, headers, body = fetched(Target("house", port, path))
        if status != 200 or headers.get("content-encoding") != "gzip" or "etag" not in headers:
            sys.exit(f"{path} is not a kept page: {status} {headers}")
        bodies[path] = body
    with nginx(folder, bodies, core) as beside:
        for name, path in paths.items():
            same = fetched(Target("nginx", beside, path))
            if same[1].get("content-encoding") != "gzip" or same[2] != bodies[path]:
                sys.exit("nginx does not serve the same bytes.")
            for connections, least in PROMISED.items():
                mine, theirs, ratio = in_turns(
                    Target("house", port, path), Target("nginx", beside, path), connections
                )
                say(
                    f"kept {name} ({len(bodies[path]) / 1000:.1f} kB), {connections} connection{'s' * (connections > 1)}",
                    f"{mine:.0f} a second, nginx {theirs:.0f}: {ratio:.2f}, at least {least:.2f}",
                    ratio >= least,
                    ratio >= HOPED[connections],
                )


def anew_against_hello(kind: str, port: int, environment: dict, core: str) -> None:
    anew = Target("house", port, "/fi/", cookie=f"{COUNTED}=x")
    if "etag" in fetched(anew)[1]:
        sys.exit("The front page came from memory though it was asked anew.")
    with granian(environment, core, hello=True) as (beside, _process):
        mine, theirs, ratio = in_turns(anew, Target("hello", beside, "/"), 1)
    say(
        f"front page made anew, {kind}",
        f"{mine:.0f} a second, hello {theirs:.0f}: 1/{1 / ratio:.1f}, at least 1/{1 / PROMISED_ANEW:.0f}",
        ratio >= PROMISED_ANEW,
        ratio >= HOPED_ANEW,
    )


def memory(kind: str, process: subprocess.Popen) -> None:
    """Of the web process itself, granian's own master left out."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    held, own, alone = max(memory_of(int(pid)) for pid in children)
    say(
        f"memory of a web process, {kind}",
        f"{held:.0f} MB, at most {MOST_MEMORY}; {own:.0f} with its part of what processes share, {alone:.0f} without",
        held <= MOST_MEMORY,
    )


def memory_of(pid: int) -> tuple[float, ...]:
    """(RSS, PSS, USS) of a process, in MB as ps and top count them."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    of = {name: int(kilobytes) / 1024 for name, kilobytes in re.findall(r"^(\w+):\s+(\d+)", told, re.M)}
    return of["Rss"], of["Pss"], of["Private_Clean"] + of["Private_Dirty"]


def growth(kind: str, houses: dict[int, subprocess.Popen], readings: int) -> None:
    few, many = min(houses), max(houses)
    for address in READ:
        seen = {number: [] for number in houses}
        for n in range(readings + 4):
            for number, process in houses.items():
                queries, took = ask(process, address)
                if n >= 4:  # the first ones fill caches of templates and statements
                    seen[number].append((queries, took))
        queries = {number: sorted({q for q, _took in rows}) for number, rows in seen.items()}
        p50 = {number: median(took for _q, took in rows) for number, rows in seen.items()}
        ratio = p50[many] / p50[few]
        most = MOST_QUERIES if address == "/fi/" else 99
        say(
            f"{address}, {kind}, {few:,} pages of a type and {many:,}",
            f"{p50[few] * 1000:.1f} ms and {p50[many] * 1000:.1f} ms: {ratio:.2f}, at most {MOST_GROWTH};"
            f" {queries[few]} and {queries[many]} queries",
            ratio <= MOST_GROWTH and queries[few] == queries[many] and max(queries[many]) <= most,
        )


# --- In order ---


def env(name: str, otherwise: str) -> str:
    return os.environ.get(name, otherwise)


def house(environment: dict, number: int, core: str) -> subprocess.Popen:
    return subprocess.Popen(
        [*on_core(core), sys.executable, "-m", "tests.load.bench_pages_house", str(number), "read"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment,
    )  # fmt: skip


def measure(kind: str, folder: Path, sizes: list[int], core: str) -> None:
    environments = {number: environment_of(kind, folder / f"{kind}-{number}", core) for number in sizes}
    houses = {}
    try:
        for number, environment in environments.items():
            houses[number] = house(environment, number, core)
        told = {number: answer_of(process) for number, process in houses.items()}
        with granian(environments[sizes[0]], core) as (port, process):
            paths = {**KEPT, "story": told[sizes[0]]["story"]}
            if kind == env("DATABASES", DATABASES).split(",")[0]:  # a kept page never asks the database
                kept_against_nginx(port, folder / f"nginx-{kind}", paths, core)
            anew_against_hello(kind, port, environments[sizes[0]], core)
            for path in READ[:-1]:
                fetched(Target("house", port, path, cookie=f"{COUNTED}=x"))
            memory(kind, process)
        growth(kind, houses, int(env("READINGS", "40")))
    finally:
        for process in houses.values():
            process.kill()
            process.wait()


def environment_of(kind: str, folder: Path, core: str) -> dict[str, str]:
    from tests.postgres import fresh_database

    folder.mkdir(parents=True)
    address = fresh_database(core) if kind == "postgres" else f"sqlite:///{folder}/house.sqlite3"
    made = production(folder, address)
    return {**made, "DEMO": "1", "ALLOWED_HOSTS": "127.0.0.1", "BASE_URL": "http://127.0.0.1", "PROXIES": "0"}


DATABASES = "sqlite,postgres"


def main() -> int:
    lacking = [
        name for name in ("nginx", "wrk") if not shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    ]
    if lacking:
        sys.exit(f"Missing: {' '.join(lacking)}. Run: sh scripts/system.sh bench")
    sizes = sorted(int(n) for n in env("PAGES", "100,10000").split(","))
    folder = Path(tempfile.mkdtemp(prefix="kuulluksi-bench-"))
    try:
        folder.chmod(0o755)
        inside(production(folder, f"sqlite:///{folder}/files.sqlite3"), "collect")
        print(f"Load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
        print("| what | measured | |\n|---|---|---|", flush=True)
        for kind in env("DATABASES", DATABASES).split(","):
            measure(kind, folder, sizes, env("CORE", "0"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"\nLess than promised: {', '.join(failures)}" if failures else "\nAll as promised.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
