"""Is the house well? Two questions for whoever watches it: is the process alive, and can it serve people.

The answers are one word. What exactly is wrong is written to the log, not told to the world.
"""

import logging
import shutil
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.utils import timezone

from kuulluksi.people.doors import anyone, private_answer

from .models import Job

log = logging.getLogger(__name__)
OLDEST_JOB = timedelta(minutes=15)
LEAST_DISK = 0.05
_migrated = False


def say(word: str, status: int) -> HttpResponse:
    return private_answer(HttpResponse(word, status=status, content_type="text/plain"))


@anyone
def alive(request):
    """The process answers. Asks nothing of anybody."""
    return say("ok", 200)


@anyone
def ready(request):
    """Database, its tables, the worker and the disk: everything people need."""
    faults = [name for name, is_well in SIGNS.items() if not is_well()]
    if faults:
        log.error("not well: %s", ", ".join(faults))
        return say("vika", 503)
    return say("ok", 200)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, OSError):
        return False
    return True


def tables_are_current() -> bool:
    """Looked at until it holds once: a running house does not lose its tables."""
    global _migrated  # noqa: PLW0603
    if not _migrated:
        try:
            executor = MigrationExecutor(connection)
            _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        except (DatabaseError, OSError):
            return False
    return _migrated


def jobs_are_served() -> bool:
    """No job has waited for a first try longer than a quarter of an hour: some worker is alive."""
    limit = timezone.now() - OLDEST_JOB
    try:
        return not Job.objects.filter(state=Job.State.WAITING, attempts=0, due_at__lt=limit).exists()
    except (DatabaseError, OSError):
        return False


def disk_has_room() -> bool:
    disk = shutil.disk_usage(settings.MEDIA_ROOT if settings.MEDIA_ROOT.exists() else settings.ROOT)
    return disk.free / disk.total > LEAST_DISK


SIGNS = {
    "database": database_answers,
    "tables": tables_are_current,
    "worker": jobs_are_served,
    "disk": disk_has_room,
}
