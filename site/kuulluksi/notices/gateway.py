"""A small SMS gateway of our own: speaks the plain form over real HTTP, and keeps what it gets in the demo's mailbox.

For the demo and for tests; it listens on this machine alone and sends nothing anywhere. The same message handed over
twice (a worker died in between) is kept once, by its id.
"""

import hmac
import logging
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from django.db import DatabaseError, connection

from .models import MailboxItem, Message

log = logging.getLogger(__name__)
HERE = "127.0.0.1"
LONGEST = 8 * 1024  # bytes; ten text messages fit
FIELDS = ("to", "text", "id")


class Refused(Exception):
    """Carries the HTTP status of the answer."""


class Handler(BaseHTTPRequestHandler):
    server: "Gateway"
    timeout = 10  # seconds for a caller to say what it wants

    def do_POST(self):  # noqa: N802  the base class's own name
        try:
            self.take()
        except Refused as refused:
            self.answer(refused.args[0])
        except DatabaseError:
            self.answer(503)
        else:
            self.answer(202)
        finally:
            connection.close()

    def take(self):
        length = int(self.headers.get("Content-Length", "0") or 0)
        if length > LONGEST:
            self.close_connection = True
            raise Refused(413)
        body = self.rfile.read(length)
        said = self.headers.get("Authorization", "")
        if not hmac.compare_digest(said.encode(), f"Bearer {self.server.key}".encode()):
            raise Refused(401)
        form = {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
        try:
            key = uuid.UUID(form.get("id", ""))
        except ValueError:
            raise Refused(422) from None
        if not all(form.get(name) for name in FIELDS) or not form["to"].startswith("+"):
            raise Refused(422)
        language = self.headers.get("Content-Language", "fi")[:10]
        keep(key, channel=Message.Channel.SMS, language=language, address=form["to"], body=form["text"])

    def answer(self, status: int):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        """Nothing: a line would hold an address."""


class Gateway(ThreadingHTTPServer):
    """Serves until shut down. ``key``: what callers carry in their Authorization header."""

    daemon_threads = False  # each closes its connection to the database before the server is closed

    def __init__(self, port: int, key: str):
        self.key = key
        super().__init__((HERE, port), Handler)


def keep(key: uuid.UUID, **columns) -> None:
    """Put one message into the demo's mailbox, once."""
    MailboxItem.objects.get_or_create(id=key, defaults=columns)
