"""Kept pages: only what anyone may read, never a moment longer than it is true."""

import gzip
import os
import re
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from booking.calendar.forms import CalendarFilterForm
from groups.forms import GroupFilterForm
from kuulluksi import page_cache
from kuulluksi.look.models import Edition
from kuulluksi.pages.filters import NgoFilterForm

pytestmark = pytest.mark.either

PAGE = "/fi/sivusto/poistuminen/"


@pytest.fixture(autouse=True)
def cache_on(settings, db):
    settings.PAGE_CACHE_BYTES = 1_000_000
    page_cache.memory.clear()
    page_cache.clock.number = 0
    page_cache.clock.forget()
    yield
    page_cache.memory.clear()


def test_a_second_reader_gets_the_page_without_a_query(client):
    first = client.get(PAGE)
    page_cache.clock._next = float("inf")  # less than a second has passed, however slow this machine is

    with CaptureQueriesContext(connection) as queries:
        second = client.get(PAGE)

    assert len(queries) == 0
    assert second.content == first.content
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert second["Cache-Control"] == "no-cache"


def test_the_page_goes_out_packed_and_a_browser_that_has_it_gets_304(client):
    client.get(PAGE)

    packed = client.get(PAGE, headers={"accept-encoding": "gzip, br"})
    known = client.get(
        PAGE, headers={"accept-encoding": "gzip, br", "if-none-match": f'"other", {packed["ETag"]}'}
    )

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == client.get(PAGE).content
    assert int(packed["Content-Length"]) == len(packed.content)
    assert (known.status_code, known.content) == (304, b"")


def test_head_has_the_headers_and_no_body(client):
    body = client.get(PAGE).content

    head = client.head(PAGE)

    assert (head.status_code, head.content) == (200, b"")
    assert int(head["Content-Length"]) == len(body)


def test_a_change_is_seen_at_once_here_and_within_a_second_elsewhere(
    client, django_capture_on_commit_callbacks
):
    client.get(PAGE)
    edition = page_cache.clock.number

    with django_capture_on_commit_callbacks(execute=True):
        page_cache.bump()
    client.get(PAGE)
    Edition.objects.raise_by_one()  # as another process does
    page_cache.clock._next = 0  # a second later

    assert page_cache.clock.number == edition + 1
    assert page_cache.clock.now() == edition + 2


def test_a_page_made_from_old_rows_is_not_taken_for_a_new_one(rf):
    """The words change while the page is being made: the next reader gets a new page."""
    words = ["old"]

    def view(request):
        answer = HttpResponse(words[0])
        if words == ["old"]:
            words[0] = "new"
            Edition.objects.raise_by_one()
            page_cache.clock.forget()
        return answer

    middleware = page_cache.PageCacheMiddleware(view)

    first, second = middleware(rf.get(PAGE)), middleware(rf.get(PAGE))

    assert (first.content, second.content) == (b"old", b"new")


def test_a_new_edition_tells_the_process_to_forget_what_it_remembers():
    """Before the new number is told: else another thread keeps a page made of old memories under it."""
    heard = []

    def listen(**kwargs):
        heard.append(page_cache.clock.number < Edition.objects.number())

    page_cache.edition_changed.connect(listen)
    Edition.objects.raise_by_one()
    page_cache.clock.forget()

    page_cache.clock.now()

    assert heard == [True]


@pytest.mark.parametrize("name", ["kuulluksi", "kuulluksi-csrf", "messages"])
def test_nobody_with_a_session_is_served_from_memory(client, name):
    client.get(PAGE)
    client.cookies[name] = "x"

    assert "ETag" not in client.get(PAGE)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda answer: answer.set_cookie("a", "b"),
        lambda answer: answer.headers.__setitem__("Cache-Control", "no-store"),
        lambda answer: answer.headers.__setitem__("Cache-Control", "private"),
        lambda answer: answer.headers.__setitem__("Vary", "Accept-Encoding, Cookie"),
        lambda answer: setattr(answer, "status_code", 404),
        lambda answer: setattr(answer, "status_code", 302),
    ],
)
def test_an_answer_for_one_person_is_never_kept(rf, spoil):
    def view(request):
        answer = HttpResponse("x")
        spoil(answer)
        return answer

    page_cache.PageCacheMiddleware(view)(rf.get(PAGE))

    assert len(page_cache.memory) == 0


def test_forms_links_and_the_admin_are_never_kept(client):
    for path in ("/fi/i/nothing/", "/fi/o/nothing/", "/hallinta/", "/tili/login/", "/poistu/", "/fi/ei-ole/"):
        client.get(path)

    client.post(PAGE, {"a": "b"})

    assert len(page_cache.memory) == 0


def test_junk_in_the_address_neither_fills_the_memory_nor_gets_into_the_page(client):
    clean = client.get(PAGE + "?page=2").content

    for n in range(5):
        assert client.get(f"{PAGE}?utm_source=MARKER{n}&page=2&x{n}=1").content == clean

    assert len(page_cache.memory) == 1
    client.get(PAGE + "?q=own+words")
    client.get(PAGE + "?page=" + "9" * 400)
    assert len(page_cache.memory) == 1


def test_every_filter_of_a_public_page_reaches_the_page():
    """A name that is not in QUERY_NAMES is taken out of the request: the filter would silently do nothing."""
    names = {name for form in (CalendarFilterForm, GroupFilterForm, NgoFilterForm) for name in form.base_fields}
    for path in sorted((settings.ROOT / "site/kuulluksi/pages/models").glob("*.py")):
        names |= set(re.findall(r'GET\.get\("(\w+)"', path.read_text(encoding="utf-8")))

    assert names - page_cache.QUERY_NAMES == set()


def test_a_forged_host_is_refused_also_when_the_page_is_kept(client):
    client.get(PAGE)

    answer = client.get(PAGE, headers={"host": "evil.example"})

    assert answer.status_code == 400
    assert len(page_cache.memory) == 1


def test_memory_holds_no_more_than_it_may(settings):
    settings.PAGE_CACHE_BYTES = 8000

    def view(request):
        return HttpResponse(request.GET["page"] * 10)

    middleware = page_cache.PageCacheMiddleware(view)
    for n in range(30):
        middleware(RequestFactory().get(PAGE, {"page": n}))

    assert 0 < len(page_cache.memory) < 8


def test_each_language_has_its_own_page(client):
    pages = {code: Client().get(f"/{code}/sivusto/poistuminen/").content for code in ("fi", "sv", "en")}

    assert len(set(pages.values())) == 3
    assert {code: client.get(f"/{code}/sivusto/poistuminen/").content for code in pages} == pages


def test_no_page_is_kept_longer_than_a_minute_for_some_words_change_with_the_clock(client, monkeypatch):
    client.get(PAGE)
    (kept,) = page_cache.memory._pages.values()
    later = page_cache.monotonic() + 60
    monkeypatch.setattr(page_cache, "monotonic", lambda: later)

    client.get(PAGE)

    (made_anew,) = page_cache.memory._pages.values()
    assert made_anew is not kept


def test_an_address_without_a_slash_is_not_kept():
    """``GET *`` is what a scanner sends."""
    request = RequestFactory().get("/")
    request.path_info = "*"

    assert page_cache.key_of(request) is None


# --- In front of Django ---


@pytest.fixture
def ask():
    """ask(path, query="", **environ) -> (status, headers, body, whether Django was reached), through KeptFirst."""
    reached, handler = [], BaseHandler()
    handler.load_middleware()

    def django(environ, start_response):
        reached.append(environ["PATH_INFO"])
        answer = handler.get_response(WSGIRequest(environ))
        start_response(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
        return [answer.content]

    front = page_cache.KeptFirst(django)

    def ask_(path=PAGE, query="", method="GET", **environ):
        said = {}

        def start_response(status, headers):
            said.update(status=status, headers=dict(headers))
            assert len(headers) == len(said["headers"])  # none is told twice

        reached.clear()
        request = RequestFactory(headers={"accept-encoding": "gzip"}).generic(method, path, QUERY_STRING=query)
        answer = front({**request.environ, "HTTP_HOST": "testserver", **environ}, start_response)
        return said["status"], said["headers"], b"".join(answer), bool(reached)

    return ask_


@pytest.mark.parametrize(
    "path", [PAGE, "/fi/kalenteri/tapahtumat.json"]
)  # which has a tag and a date of its own
def test_a_kept_page_goes_out_before_django_with_the_same_bytes_and_headers(ask, path):
    def ask_again(**environ):
        return ask(path, **environ)

    ask_again()
    page_cache.clock._next = float("inf")
    in_front = ask_again()
    known = ask_again(HTTP_IF_NONE_MATCH=in_front[1]["ETag"])
    for spelled in (f"W/{in_front[1]['ETag']}", "*", f'"other", {in_front[1]["ETag"]}'):
        assert ask_again(HTTP_IF_NONE_MATCH=spelled)[0] == "304 Not Modified"
    if changed := in_front[1].get("Last-Modified"):
        assert ask_again(HTTP_IF_MODIFIED_SINCE=changed) == known
    page_cache.clock._next = 0  # time to ask for the edition
    behind = ask_again()

    assert (in_front[3], known[3], behind[3]) == (False, False, True)
    assert in_front[:3] == behind[:3]
    assert (known[0], known[2]) == ("304 Not Modified", b"")
    assert ask_again(HTTP_IF_NONE_MATCH=in_front[1]["ETag"])[1] == known[1]


@pytest.mark.parametrize(
    "other",
    [
        {"HTTP_COOKIE": "kuulluksi=x"},
        {"HTTP_COOKIE": "anything=x"},
        {"HTTP_AUTHORIZATION": "Basic x"},
        {"HTTP_ACCEPT_ENCODING": "gzip;q=0"},
        {"HTTP_ACCEPT_ENCODING": "notgzipx"},
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "TESTSERVER"},
        {"SCRIPT_NAME": "/elsewhere"},
        {"wsgi.url_scheme": "https"},
        {"method": "HEAD"},
        {"method": "POST"},
        {"query": "utm_source=x"},
        {"query": "q=own+words"},
        {"path": "/fi/ei-ole/"},
    ],
    ids=str,
)
def test_whatever_else_is_asked_reaches_django(ask, other):
    ask()
    page_cache.clock._next = float("inf")

    assert ask(**other)[3] is True


def test_the_front_goes_by_the_scheme_that_a_trusted_proxy_tells(ask, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    front = page_cache.KeptFirst(None)
    for told in (None, "https", "http", " https ,http", "", "ftp"):
        request = RequestFactory().get("/", **({} if told is None else {"HTTP_X_FORWARDED_PROTO": told}))
        assert front.scheme(request.environ) == request.scheme


# A web process of its own on this test's database: says when it has seen the edition rise.
WATCHER = """
import sys, time
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from kuulluksi import page_cache
first = page_cache.clock.now()
print("ready", flush=True)
while page_cache.clock.now() == first:
    time.sleep(0.01)
print(time.time(), flush=True)
"""


@pytest.mark.load
@pytest.mark.django_db(transaction=True)
def test_another_process_sees_a_change_within_a_second():
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": f"{settings.ROOT}{os.pathsep}{settings.ROOT / 'site'}",
    }
    command = [sys.executable, "-c", WATCHER, str(connection.settings_dict["NAME"])]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as other:
        try:
            assert other.stdout.readline() == "ready\n"
            changed = time.time()
            page_cache.bump()

            seen = float(other.stdout.readline())
        finally:
            other.kill()

    assert seen - changed < page_cache.POLL + 0.5  # half a second for a busy machine
