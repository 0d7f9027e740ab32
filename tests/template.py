"""One migrated database a run, copied for each worker of the run: the migrations run once, not once a worker.

``python -m tests.template FILE`` makes SQLite's beforehand; TEST_TEMPLATE=FILE then names it to the run.
"""

import fcntl
import os
import shutil
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection


def folder() -> Path:
    return Path(settings.VAR)


def copy_for(worker: str, run: str) -> None:
    """Point this process at a fresh copy of this run's template, which the first worker to come makes."""
    with (folder() / "test-template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor == "sqlite":
            _copy_file(worker, run)
        else:
            _copy_database(worker, run)


def remove(worker: str) -> None:
    """The worker's copy, when the worker ends. (PostgreSQL's goes with its temporary cluster.)"""
    if connection.vendor == "sqlite":
        connection.close()
        _unlink(_copy(worker))


def sweep() -> None:
    """Templates in var/, when the run has ended."""
    for template in folder().glob("test-template-*.sqlite3"):
        _unlink(template)


def _migrate(name: str) -> None:
    connect_to(name)
    call_command("migrate", verbosity=0, interactive=False)
    _let_go()


def connect_to(name: str) -> None:
    _let_go()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name


def _let_go() -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # a database with guests cannot be copied


# --- SQLite: a file ---


def _copy(worker: str) -> Path:
    return folder() / f"test-{worker}.sqlite3"


def _unlink(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def make_file(template: Path) -> None:
    half = template.with_suffix(".half")
    _unlink(half)
    _migrate(str(half))
    half.rename(template)


def _copy_file(worker: str, run: str) -> None:
    made_before = os.environ.get("TEST_TEMPLATE")
    template = Path(made_before) if made_before else folder() / f"test-template-{run}.sqlite3"
    if not template.exists():
        make_file(template)
    _unlink(_copy(worker))
    shutil.copyfile(template, _copy(worker))
    connect_to(str(_copy(worker)))


# --- PostgreSQL: CREATE DATABASE … TEMPLATE ---


def _copy_database(worker: str, run: str) -> None:
    template, copy = f"template_{run}", f"test_{worker}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        if not cursor.fetchone():
            cursor.execute(f'CREATE DATABASE "half_{run}"')
            _migrate(f"half_{run}")
            cursor.execute(f'ALTER DATABASE "half_{run}" RENAME TO "{template}"')
        cursor.execute(f'DROP DATABASE IF EXISTS "{copy}"')
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{template}"')
    connect_to(copy)


if __name__ == "__main__":
    import django

    django.setup()
    make_file(Path(sys.argv[1]))
