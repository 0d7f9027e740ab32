"""vdirsyncer fetches the feed over HTTP into a folder, as people do who read their calendar in khal or Evolution."""

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from .khal import listed, settings_of


class Server:
    """Serves one feed's bytes on this machine while it is open."""

    def __init__(self, feed: bytes):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/calendar; charset=utf-8")
                self.send_header("Content-Length", str(len(feed)))
                self.end_headers()
                self.wfile.write(feed)

            def log_message(self, *words):
                """Silent."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/feed.ics"

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_error):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def shown_by_vdirsyncer(feed: bytes, folder: Path) -> list[tuple[str, str, str]]:
    """Synchronised twice: the second time must write nothing. Read with khal from the folder itself."""
    calendar = folder / "calendar"
    calendar.mkdir(parents=True)
    with Server(feed) as server:
        (folder / "vdirsyncer.conf").write_text(
            f"""[general]
status_path = "{folder}/status/"
[pair feed]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{calendar}"
fileext = ".ics"
[storage there]
type = "http"
url = "{server.url}"
""",
            encoding="utf-8",
        )
        _vdirsyncer(folder, "discover")
        _vdirsyncer(folder, "sync")
        before = {path: path.stat().st_mtime_ns for path in calendar.iterdir()}
        _vdirsyncer(folder, "sync")
        assert {path: path.stat().st_mtime_ns for path in calendar.iterdir()} == before
    settings_of(folder)
    return listed(folder)


def _vdirsyncer(folder: Path, verb: str) -> None:
    command = [str(Path(sys.executable).with_name("vdirsyncer")), "-c", str(folder / "vdirsyncer.conf"), verb]
    environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
