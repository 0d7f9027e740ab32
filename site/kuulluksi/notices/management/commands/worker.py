import logging
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections, connection

from kuulluksi.notices import worker

log = logging.getLogger("kuulluksi.notices.worker")
PAUSE = 2  # seconds between looks when nothing is due


class Command(BaseCommand):
    help = "Send messages and run regular jobs until told to stop. Several workers may run side by side."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="serve what is due now, then leave")

    def handle(self, *, once, **options):
        if once:
            worker.leave_regular_jobs()
            while worker.run_due():
                pass
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        log.info("worker starts")
        while not stop.is_set():
            if not self.look():
                stop.wait(PAUSE)
        log.info("worker stops")

    def look(self) -> int:
        """One round. A database that is away for a while is waited for."""
        close_old_connections()
        try:
            worker.leave_regular_jobs()
            return worker.run_due(limit=20)
        except OperationalError:
            log.warning("the database does not answer; waiting")
            connection.close()
            return 0
