"""The standing cast, the tripwires every test runs under, and a database that is whole again after each test."""

import time
from types import SimpleNamespace

import pytest
import pytest_django.fixtures
from django.apps import apps
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections, transaction
from django.test import TransactionTestCase
from django.utils import timezone

from booking.calendar import copies, memory
from kuulluksi.pages import wayfinding
from kuulluksi.people import limits

from . import cast, template, tripwires


def pytest_configure(config):
    tripwires.stretch()


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        template.sweep()


def pytest_report_header(config):
    engine = connections.settings["default"]["ENGINE"].rsplit(".", 1)[-1]
    return f"database: {engine}, unordered rows are shuffled with seed {tripwires.seed}"


@pytest.fixture(autouse=True)
def windows_of_tries(monkeypatch):
    """Tries are counted by the clock's minute, hour or day: here each begins with the test, so that none ends in it."""
    gone = time.time() % 86_400
    monkeypatch.setattr(limits, "time", SimpleNamespace(time=lambda: time.time() - gone))


@pytest.fixture(autouse=True)
def wires():
    """Fails a test that went over a wire. A test that means to can clear ``tripwires.written_on_get`` itself."""
    cache.clear()
    copies.forget()
    memory.forget()
    wayfinding.forget()
    tripwires.written_on_get.clear()
    tripwires.opened_elsewhere.clear()
    yield
    assert tripwires.written_on_get == []
    assert tripwires.opened_elsewhere == []


@pytest.fixture
def noon(time_machine):
    """Today at twelve: for what happens on one and the same day, at whatever hour the tests run."""
    time_machine.move_to(timezone.localtime().replace(hour=12, minute=0))


# --- The database ---
# A test that commits (transaction=True, the browser tests) empties every table afterwards, also of what migrations
# and post_migrate put there: Wagtail's root page, site and locale, permissions, roles. So it is put back each time.


def rows_of_a_new_house(connection) -> list[tuple[str, list[str], list[tuple]]]:
    """Every row that stands in the database before the first test: (table, columns, rows)."""
    kept = []
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            meta = model._meta
            if meta.proxy or not meta.managed or meta.db_table not in present:
                continue
            columns = [field.column for field in meta.local_concrete_fields]
            names = ", ".join(connection.ops.quote_name(column) for column in columns)
            cursor.execute(f"SELECT {names} FROM {connection.ops.quote_name(meta.db_table)}")
            rows = cursor.fetchall()
            if rows:
                kept.append((meta.db_table, columns, rows))
    return kept


def put_back(connection, kept) -> None:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for table, columns, rows in kept:
            names = ", ".join(connection.ops.quote_name(column) for column in columns)
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({places})",
                [tuple(adapted(connection, value) for value in row) for row in rows],
            )


def adapted(connection, value):
    """A value as the driver takes it: PostgreSQL gives JSON columns back as Python objects."""
    if connection.vendor == "postgresql" and isinstance(value, (dict, list)):
        from psycopg.types.json import Jsonb

        return Jsonb(value)
    return value


@pytest.fixture(scope="session")
def migrated_database(request, django_test_environment, django_db_blocker):
    """The run's own database: a worker copies the run's template, a run without workers makes its own."""
    worker = getattr(request.config, "workerinput", None)
    if worker is None:
        request.getfixturevalue("django_db_setup_of_one")
        yield
        return
    with django_db_blocker.unblock():
        template.copy_for(worker["workerid"], worker["testrunuid"])
    yield
    with django_db_blocker.unblock():
        template.remove(worker["workerid"])


django_db_setup_of_one = pytest_django.fixtures.django_db_setup


@pytest.fixture(scope="session")
def django_db_setup(migrated_database, django_db_blocker):
    with django_db_blocker.unblock():
        connection = connections["default"]
        kept = rows_of_a_new_house(connection)

    def empty_and_put_back(self):
        call_command("flush", verbosity=0, interactive=False, reset_sequences=False, inhibit_post_migrate=True)
        put_back(connections["default"], kept)

    TransactionTestCase._fixture_teardown = empty_and_put_back


# --- The cast ---


@pytest.fixture
def area(db):
    return cast.make_area("hameenlinna", name_fi="Hämeenlinna", name_sv="Tavastehus", name_en="Hämeenlinna")


@pytest.fixture
def elsewhere(db):
    """Another area: what is there is not for this area's staff."""
    return cast.make_area("forssa", name_fi="Forssa")


@pytest.fixture
def organisation(db):
    return cast.make_organisation("auttajat", name_fi="Auttajat ry")


@pytest.fixture
def coordinator(area):
    return cast.make_staff("coordinator", areas=[area], username="coordinator")


@pytest.fixture
def facilitator(area):
    return cast.make_staff("facilitator", areas=[area], username="facilitator")


@pytest.fixture
def editor(db):
    return cast.make_staff("editor", username="editor")


@pytest.fixture
def ngo_editor(organisation):
    return cast.make_staff("ngo_editor", organisations=[organisation], username="ngo-editor")


@pytest.fixture
def administrator(db):
    return cast.make_staff("administrator", username="administrator")


@pytest.fixture
def stranger(db):
    """A signed-in account without any role."""
    return cast.make_staff(username="stranger")
