import logging
import secrets
import signal
import threading
from contextlib import contextmanager, nullcontext

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections, connection

from kuulluksi.notices import worker
from kuulluksi.notices.gateway import HERE, Gateway

log = logging.getLogger("kuulluksi.notices.worker")
PAUSE = 2  # seconds between looks when nothing is due


@contextmanager
def gateway_beside():
    """The demo's own SMS gateway in a thread of this process, and SMS_URL leading to it."""
    with Gateway(0, secrets.token_urlsafe(16)) as gateway:
        thread = threading.Thread(target=gateway.serve_forever)
        thread.start()
        settings.SMS_URL = f"http://:{gateway.key}@{HERE}:{gateway.server_port}/send"
        try:
            yield
        finally:
            gateway.shutdown()
            thread.join()


class Command(BaseCommand):
    help = "Send messages and run regular jobs until told to stop. Several workers may run side by side."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="serve what is due now, then leave")
        parser.add_argument(
            "--with-sms-gateway",
            action="store_true",
            help="in a demo: text messages travel by HTTP to a gateway of our own beside this worker",
        )

    def handle(self, *, once, with_sms_gateway=False, **options):
        if once:
            worker.leave_regular_jobs()
            while worker.run_due():
                pass
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        log.info("worker starts")
        with gateway_beside() if with_sms_gateway and settings.DEMO else nullcontext():
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
