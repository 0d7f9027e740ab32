import secrets
import signal
import threading

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kuulluksi.notices.gateway import HERE, Gateway


class Command(BaseCommand):
    help = "A local SMS gateway for trying things out: what it is sent is shown on /posti/. Only in a demo."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8026)
        parser.add_argument("--key", default="", help="what callers must carry; made up when it is not given")

    def handle(self, *, port, key, **options):
        if not settings.DEMO:
            raise CommandError("This gateway keeps messages instead of sending them. It runs only with DEMO=1.")
        gateway = Gateway(port, key or secrets.token_urlsafe(16))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: threading.Thread(target=gateway.shutdown).start())
        self.stdout.write(f"SMS_URL=http://:{gateway.key}@{HERE}:{gateway.server_port}/send")
        self.stdout.flush()
        with gateway:
            gateway.serve_forever(poll_interval=0.2)
