"""The frame of every page in a real browser: leaving, the keyboard, the weight, and axe on every building block."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


class Weather(BaseHTTPRequestHandler):
    """The weather report somewhere else: notes who sent the reader."""

    def do_GET(self):
        if self.path == "/":
            self.server.sent_by.append(self.headers["Referer"])
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Weather</title>Rain")

    def log_message(self, *args):
        pass


@pytest.fixture
def weather(settings):
    """A server that stands for the weather report; ``.url``, ``.sent_by``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Weather) as server:
        server.sent_by = []
        settings.EXIT_TO = server.url = f"http://127.0.0.1:{server.server_port}/"
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("way", ["click", "three shifts", "no script"])
def test_leaving_goes_to_the_weather_and_tells_nobody(open_page, weather, way):
    page = open_page("/fi/sivusto/poistuminen/", javascript=way != "no script", may_visit=[weather.url])

    if way == "three shifts":
        for _ in range(3):
            page.keyboard.press("Shift")
    else:
        page.click(".exit")
    page.wait_for_url(weather.url)

    assert page.title() == "Weather"
    assert weather.sent_by == [None]


def test_back_does_not_show_what_was_left(open_page, weather, live_server):
    page = open_page("/fi/sivusto/poistuminen/", may_visit=[weather.url])
    page.goto(live_server.url + "/fi/sivusto/palaute/")

    page.click(".exit")
    page.wait_for_url(weather.url)
    page.go_back(wait_until="commit")
    page.wait_for_url(weather.url)

    assert page.title() == "Weather"


def test_writing_capitals_does_not_leave(open_page):
    page = open_page("/fi/tyyli/")

    page.focus("#id_sample-name")
    page.keyboard.type("ABC DEF")

    assert page.url.endswith("/fi/tyyli/")


def test_the_keyboard_meets_the_skip_link_and_the_exit_first(open_page):
    page = open_page("/fi/sivusto/palaute/", width=1280)

    met = []
    for _ in range(3):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.className || document.activeElement.hreflang"))

    assert met == ["skip", "exit", "fi"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_building_block_is_accessible_and_fits(open_page, axe, width, scheme):
    page = open_page("/fi/tyyli/", width=width, scheme=scheme)

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize(
    "path",
    [
        "/sv/sivusto/poistuminen/",
        "/en/sivusto/palaute/",
        "/fi-simple/sivusto/palaute/",
        "/fi/ei-ole/",
        "/tili/login/",
    ],
)
def test_the_pages_of_the_frame_are_accessible(open_page, axe, path):
    page = open_page(path)

    assert axe(page) == []


def test_a_first_view_weighs_little(open_page):
    page = open_page("/fi/sivusto/poistuminen/")
    page.wait_for_load_state("networkidle")

    sizes = page.evaluate(
        "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
        ".map(e => [new URL(e.name).pathname, e.encodedBodySize])"
    )

    assert len(sizes) <= 10
    assert sum(size for _path, size in sizes) <= 100_000  # as files lie; tests/look weighs them packed
