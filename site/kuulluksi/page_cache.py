"""Public pages from the memory of the process: ready bytes, before anything else of Django runs.

Kept: the answer to an anonymous GET of a public page (its view is marked @anyone) that was 200, sets no cookie, does
not vary by cookie and does not say no-store. Kept under scheme, host, path and the query names in QUERY_NAMES; other
names are taken out of the request, so that junk in an address neither fills the memory nor gets into a kept page.

Old: when the number of the edition (one row, read at most once a second) has grown, and after LONGEST seconds at any
rate, since "next meeting" and "sign-up has opened" change with the clock alone. A page is kept under the number that
stood when its making began, so that a page made from old rows is never taken for a new one.
"""

import gzip
import hashlib
import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError, transaction
from django.dispatch import Signal
from django.http import HttpResponse, HttpResponseNotModified
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.http import parse_http_date_safe

from kuulluksi.checks import door_of
from kuulluksi.look.models import Edition
from kuulluksi.middleware import readable_codings

log = logging.getLogger(__name__)

LONGEST = 60.0  # seconds
POLL = 1.0  # seconds
# What a public page may be asked for. The key keeps these and nothing else.
QUERY_NAMES = frozenset(
    {"area", "audience", "category", "how", "instead", "kind", "page", "room", "service", "status", "time"}
)
NEVER = frozenset({"q"})  # a reader's own words are not kept anywhere
LONGEST_QUERY = 300
NOT_KEPT_HEADERS = frozenset({"set-cookie", "date", "content-length", "content-encoding", "connection", "etag"})

edition_changed = Signal()  # sent in every process when it notices a new edition: forget what you remember


@dataclass(frozen=True)
class Kept:
    """One page as it goes out. ``packed``: gzipped body; ``changed``: what its view says, seconds since 1970."""

    edition: int
    until: float
    packed: bytes
    headers: tuple[tuple[str, str], ...]
    tag: str
    changed: int | None = None

    @property
    def weight(self) -> int:
        return len(self.packed) + 1500  # headers and bookkeeping

    def holds(self, edition: int | None) -> bool:
        return self.edition == edition and self.until > monotonic()

    @cached_property
    def packed_headers(self) -> list[tuple[str, str]]:
        """Every header of the packed answer, as WSGI takes them."""
        length = str(len(self.packed))
        own = [("Content-Length", length), ("Content-Encoding", "gzip"), ("ETag", f'"{self.tag}-gz"')]
        return [*self.headers, *own]


class Memory:
    """Least recently used first out, counted in bytes. One a process."""

    def __init__(self):
        self._pages: OrderedDict[tuple, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key) -> Kept | None:
        with self._lock:
            kept = self._pages.get(key)
            if kept is not None:
                self._pages.move_to_end(key)
            return kept

    def put(self, key, kept: Kept, most: int) -> None:
        if kept.weight > most // 4:
            return
        with self._lock:
            old = self._pages.pop(key, None)
            self._bytes += kept.weight - (old.weight if old else 0)
            self._pages[key] = kept
            while self._bytes > most:
                _key, gone = self._pages.popitem(last=False)
                self._bytes -= gone.weight

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def __len__(self):
        return len(self._pages)


memory = Memory()


class EditionClock:
    """The edition's number, asked from the database at most once a second, by one thread at a time."""

    def __init__(self):
        self.number = 0
        self._next = 0.0
        self._lock = threading.Lock()

    def now(self) -> int:
        if monotonic() >= self._next and self._lock.acquire(blocking=False):
            try:
                self._ask()
            finally:
                self._lock.release()
        return self.number

    def lately(self) -> int | None:
        """The number without asking for it, or None when it is time to ask."""
        return self.number if monotonic() < self._next else None

    def _ask(self) -> None:
        asked_at = monotonic()
        try:
            number = Edition.objects.number()
        except DatabaseError:  # the pages we have are better than none
            log.warning("edition unreadable, serving what is kept")
            number = self.number
        if number != self.number:
            # First what is remembered goes: none of it may get into a page that is kept under the new number.
            edition_changed.send(sender=EditionClock)
            self.number = number
        self._next = asked_at + POLL

    def forget(self) -> None:
        self._next = 0.0


clock = EditionClock()


def bump(**kwargs) -> None:
    """Public words have changed: after this transaction, every process makes its pages anew within a second.

    Takes and ignores keyword arguments, so that it can be connected to any signal.
    """
    transaction.on_commit(_bump)


def _bump() -> None:
    Edition.objects.raise_by_one()
    clock.forget()


def watch(*signals: Signal) -> None:
    """Make pages anew whenever one of these signals is sent."""
    for signal in signals:
        signal.connect(bump, dispatch_uid=f"page-cache-{id(signal)}")


def uncached(view):
    """For a public view whose answer is never kept though it is marked @anyone."""
    view.uncached = True
    return view


def asked_for(query: str) -> str | None:
    """The part of a query that a page may depend on, in one order; None when the answer must not be kept."""
    if not query:
        return ""
    if len(query) > LONGEST_QUERY:
        return None
    try:
        pairs = parse_qsl(query, max_num_fields=24)
    except ValueError:
        return None
    if any(name in NEVER for name, _value in pairs):
        return None
    return urlencode(sorted((name, value) for name, value in pairs if name in QUERY_NAMES and value))


def key_of(request) -> tuple | None:
    """(scheme, host, path, query) of a request whose answer may be kept, else None."""
    if request.method not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in request.META:
        return None
    cookies = request.COOKIES
    if settings.SESSION_COOKIE_NAME in cookies or settings.CSRF_COOKIE_NAME in cookies or "messages" in cookies:
        return None
    if request.path_info[1:].partition("/")[0] not in LANGUAGE_CODES:
        return None
    query = asked_for(request.META.get("QUERY_STRING", ""))
    if query is None:
        return None
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    return request.scheme, host.lower(), request.path_info, query


LANGUAGE_CODES = frozenset(code for code, _name in settings.LANGUAGES)


def is_public(path: str) -> bool:
    """Whether the view behind a path is open to anyone and has not said that it must not be kept."""
    try:
        with translation.override(path.split("/", 2)[1]):
            view = resolve(path).func
    except Resolver404:
        return False
    return door_of(view) == "anyone" and not getattr(view, "uncached", False)


def may_keep(response) -> bool:
    if response.status_code != 200 or response.streaming or response.cookies:
        return False
    control = response.get("Cache-Control", "")
    if "no-store" in control or "private" in control:
        return False
    vary = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    return not vary & {"cookie", "accept-language", "*", "authorization"}


def keep(response, edition: int) -> Kept:
    body = bytes(response.content)
    headers = {name: value for name, value in response.items() if name.lower() not in NOT_KEPT_HEADERS}
    tag = hashlib.sha256(body).hexdigest()[:24]
    headers["Cache-Control"] = "no-cache"  # the browser may keep it, and asks each time whether it still holds
    headers["Vary"] = "Accept-Encoding"
    changed = parse_http_date_safe(response.get("Last-Modified", ""))
    packed = gzip.compress(body, 6, mtime=0)
    return Kept(edition, monotonic() + LONGEST, packed, tuple(headers.items()), tag, changed)


def has(environ, kept: Kept, tag: str) -> bool:
    """Whether the asker has these very bytes. A date counts only where no tag is told (RFC 9110, 13.2.2)."""
    known = environ.get("HTTP_IF_NONE_MATCH", "")
    if known:
        return known.strip() == "*" or tag in [one.strip().removeprefix("W/") for one in known.split(",")]
    since = parse_http_date_safe(environ.get("HTTP_IF_MODIFIED_SINCE", "")) if kept.changed else None
    return since is not None and since >= kept.changed


def answer(request, kept: Kept) -> HttpResponse:
    """The kept page for this browser: 304 when it has it, gzipped when it can read that, without a body to HEAD."""
    packed = "gzip" in readable_codings(request.META.get("HTTP_ACCEPT_ENCODING", "")[:1000]).split(", ")
    tag = f'"{kept.tag}-gz"' if packed else f'"{kept.tag}"'
    if has(request.META, kept, tag):
        response = HttpResponseNotModified()
        response["Cache-Control"], response["Vary"] = "no-cache", "Accept-Encoding"
    else:
        body = kept.packed if packed else gzip.decompress(kept.packed)
        response = HttpResponse(b"" if request.method == "HEAD" else body)
        for name, value in kept.headers:
            response.headers[name] = value
        response.headers["Content-Length"] = str(len(body))
        if packed:
            response.headers["Content-Encoding"] = "gzip"
    response.headers["ETag"] = tag
    return response


class PageCacheMiddleware:
    """First in line: a page that is kept costs no session, no template and no query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        most = settings.PAGE_CACHE_BYTES
        key = key_of(request) if most else None
        if key is None:
            return self.get_response(request)
        edition = clock.now()
        kept = memory.get(key)
        if kept is not None and kept.holds(edition):
            return answer(request, kept)
        if request.method == "HEAD" or not is_public(request.path_info):
            return self.get_response(request)
        request.META["QUERY_STRING"] = key[3]
        encodings = request.META.pop("HTTP_ACCEPT_ENCODING", "")  # packed here, once
        response = self.get_response(request)
        request.META["HTTP_ACCEPT_ENCODING"] = encodings
        if not may_keep(response):
            return response
        kept = keep(response, edition)
        memory.put(key, kept, most)
        return answer(request, kept)


class KeptFirst:
    """In front of Django: a page that is kept goes out before a request of Django's is made.

    Decides nothing by itself. It answers only what is spelled exactly as a key of the memory, so that the middleware has
    already judged host, path and query, and only a reader without any cookie. Everything else, and once a second the
    question for the edition, is the middleware's.
    """

    def __init__(self, application):
        self.application = application
        self.proxy_header, self.proxy_value = settings.SECURE_PROXY_SSL_HEADER or ("", "")

    def __call__(self, environ, start_response):
        kept = self.kept(environ)
        if kept is None:
            return self.application(environ, start_response)
        if has(environ, kept, f'"{kept.tag}-gz"'):
            told = {"Cache-Control", "Vary", "ETag"}
            start_response("304 Not Modified", [pair for pair in kept.packed_headers if pair[0] in told])
            return [b""]
        start_response("200 OK", list(kept.packed_headers))
        return [kept.packed]

    def kept(self, environ) -> Kept | None:
        if (
            environ["REQUEST_METHOD"] != "GET"
            or environ.get("HTTP_COOKIE")
            or environ.get("HTTP_AUTHORIZATION")
            or environ.get("SCRIPT_NAME")
        ):
            return None
        path = environ.get("PATH_INFO", "")
        key = (self.scheme(environ), environ.get("HTTP_HOST"), path, environ.get("QUERY_STRING", ""))
        kept = memory.get(key)
        if kept is None or not kept.holds(clock.lately()) or not path.isascii():
            return None
        codings = readable_codings(environ.get("HTTP_ACCEPT_ENCODING", "")[:1000])
        return kept if "gzip" in codings.split(", ") else None

    def scheme(self, environ) -> str:
        """As Django's request.scheme."""
        told = environ.get(self.proxy_header) if self.proxy_header else None
        if told is None:
            return environ["wsgi.url_scheme"]
        return "https" if told.partition(",")[0].strip() == self.proxy_value else "http"
