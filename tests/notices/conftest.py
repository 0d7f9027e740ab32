"""A real SMTP server and a real SMS gateway on this machine, and a message to send."""

import asyncio
import re
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from aiosmtpd.controller import Controller

from kuulluksi.notices.actions import leave_message
from kuulluksi.notices.models import Message
from kuulluksi.notices.texts import text_of

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
TIMES = {"start": "2026-12-22T15:00:00+00:00", "until": "2026-12-23T16:30:00+00:00"}


def good_message(kind: str, **changes) -> Message:
    """A message of this kind, not in the database, with every word that its template asks for."""
    template = (TEMPLATES / text_of(kind).template).read_text(encoding="utf-8")
    data = dict.fromkeys(re.findall(r"\bdata\.(\w+)", template), "K7") | TIMES
    return Message(**{"kind": kind, "channel": "sms", "language": "fi", "data": data, **changes})


class Postbox:
    """Takes letters, and refuses recipients when told to."""

    def __init__(self):
        self.letters = []
        self.refuse_with = None
        self.answers_after = 0  # seconds between taking a letter and saying so

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  aiosmtpd's own name
        if self.refuse_with:
            return self.refuse_with
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.letters.append((envelope.rcpt_tos, envelope.content.decode()))
        await asyncio.sleep(self.answers_after)
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def postbox(settings):
    handler = Postbox()
    port = free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAIL_URL = f"smtp://127.0.0.1:{port}"
    yield handler
    controller.stop()


@pytest.fixture
def gateway(settings):
    """An SMS gateway: notes what it was sent, and answers with ``status``."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):  # noqa: N802
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            server.got.append((self.path, self.headers["Authorization"], parse_qs(body)))
            self.send_response(server.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.got, server.status = [], 200
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    settings.SMS_URL = f"http://:secret-key@127.0.0.1:{server.server_port}/send"
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def leave(db):
    """Leave a message, good enough, taking what a test cares about."""

    def leave(**changes):
        return leave_message(
            **{
                "kind": "staff_notice",
                "channel": "email",
                "address": "sari@example.test",
                "language": "fi",
                "dedupe_key": "one",
                "url_name": "wagtailadmin_home",
                **changes,
            }
        )

    return leave
