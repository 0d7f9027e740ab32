"""A PostgreSQL cluster for one run of the tests: made in a temporary folder, reached by a socket, removed at the end.

PostgreSQL refuses to run as root, so root hands it over to the account "postgres" (or "nobody").
"""

import atexit
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

NAME = "kuulluksi-pg-"
OWNER = "kuulluksi"


def binaries() -> Path:
    """Where Debian keeps the server's own programs, newest version first."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    raise SystemExit("PostgreSQL is not installed: apt-get install postgresql-15 (or run scripts/system.sh)")


def _account() -> str | None:
    """The unprivileged account the server runs as, or None for our own."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
            return name
        except KeyError:
            continue
    raise SystemExit("No unprivileged account to run PostgreSQL as.")


def fresh_database(core: str = "") -> str:
    """The address of an empty database in a cluster of its own, durable as in real use, on one core if it is named."""
    import psycopg

    url = cluster_url(durable=True, core=core)
    name = f"bench_{secrets.token_hex(4)}"
    with psycopg.connect(url.replace("postgres://", "postgresql://"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return url.removesuffix("postgres") + name


def _run(*command, account: str | None, check=True) -> None:
    prefix = ["runuser", "-u", account, "--"] if account else []
    subprocess.run([*prefix, *map(str, command)], check=check, stdout=subprocess.DEVNULL, cwd="/")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _stop(folder: Path, account: str | None) -> None:
    data = folder / "data"
    if (
        data / "postmaster.pid"
    ).exists():  # a killed server leaves the file too, and then there is nothing to stop
        _run(binaries() / "pg_ctl", "-D", data, "-m", "immediate", "-s", "stop", account=account, check=False)
    shutil.rmtree(folder, ignore_errors=True)


def _sweep(account: str | None) -> None:
    """Remove what a killed run left behind: our own folders whose maker is gone."""
    for folder in Path(tempfile.gettempdir()).glob(f"{NAME}*"):
        maker = folder.name.removeprefix(NAME).split("-")[0]
        if maker.isdigit() and not _alive(int(maker)) and os.access(folder, os.W_OK):
            _stop(folder, account)


QUICK = (
    "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"  # a test's data need not outlive the power
)


def cluster_url(*, durable: bool = False, core: str = "") -> str:
    """The address of this run's cluster; starts it when this process is the first to ask (workers inherit it)."""
    running = os.environ.get("TEST_CLUSTER_URL")
    if running:
        return running
    account = _account()
    _sweep(account)
    folder = Path(tempfile.mkdtemp(prefix=f"{NAME}{os.getpid()}-"))
    if account:
        entry = pwd.getpwnam(account)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    tools, data = binaries(), folder / "data"
    owner = os.getpid()
    atexit.register(lambda: os.getpid() == owner and _stop(folder, account))
    _run(
        tools / "initdb", "-D", data, "-U", OWNER, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8",
        account=account,
    )  # fmt: skip
    options = f"-k {folder} -c listen_addresses= {'' if durable else QUICK}"
    pinned = ["taskset", "-c", core] if core else []
    _run(
        *pinned,
        tools / "pg_ctl",
        "-D",
        data,
        "-l",
        folder / "log",
        "-w",
        "-s",
        "-o",
        options,
        "start",
        account=account,
    )
    url = f"postgres://{OWNER}@{quote(str(folder), safe='')}/postgres"
    os.environ["TEST_CLUSTER_URL"] = url
    return url
