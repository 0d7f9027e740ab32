"""What surrounds every request: limits on what comes in, and the policy that goes out."""

import re
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation import gettext

from .look import errors
from .uploads import TAKES_A_PICTURE, InMemory

MAX_QUERY = 8 * 1024
MAX_FIELDS = 400  # the staff's page editor sends more, see DATA_UPLOAD_MAX_NUMBER_FIELDS
MAX_DEPTH = 30
MOST_BYTES = 1024 * 1024  # of a public form
MOST_BYTES_OF_STAFF = 30 * 1024 * 1024  # a video; its twin is client_max_body_size in docs/operations.md
METHODS = ("GET", "HEAD", "POST")
CODINGS = frozenset({"gzip", "br", "identity"})  # what anything of ours may be sent in
ADMIN_PATH = "/hallinta/"
TAKES_A_LIST = re.compile(
    r"/[a-z-]+/y/\w+/"
)  # a unit's list of seats: its view says kindly what is wrong in a file
LOG_IN_PATH = "/tili/"
LOG_IN_POLICY = {"img-src": ["data:"]}  # the square code for an authenticator app
ADMIN_POLICY = {
    "script-src": [UNSAFE_INLINE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:", "blob:"],
    "frame-src": [SELF],
}


class SecurityPolicyMiddleware(CSPMiddleware):
    """The content security policy on every answer, also on redirects and errors of the layers below.

    Public pages: scripts and styles from our own files only. The staff's admin needs inline script for Wagtail's
    date widgets and inline style for its rich-text editor, and frames for its preview panel.
    """

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(ADMIN_PATH):
            parts.update = {**(parts.update or {}), **ADMIN_POLICY}
        if not report_only and request.path_info.startswith(LOG_IN_PATH):
            parts.update = {**(parts.update or {}), **LOG_IN_POLICY}
        return parts


class EncodingMiddleware:
    """First in line: the layers below look for the word "gzip" and do not read the weight behind it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "HTTP_ACCEPT_ENCODING" in request.META:
            request.META["HTTP_ACCEPT_ENCODING"] = readable_codings(request.META["HTTP_ACCEPT_ENCODING"][:1000])
        return self.get_response(request)


@lru_cache(maxsize=256)
def readable_codings(header: str) -> str:
    """The codings of an Accept-Encoding header that may be used: "br;q=1, gzip;q=0" -> "br". What we do not speak, and
    what has a weight that nobody can read, is left out, since plain bytes are always right."""
    kept = []
    for part in header.lower().split(","):
        coding, *parameters = (one.strip() for one in part.split(";"))
        weights = [one.removeprefix("q=") for one in parameters if one.startswith("q=")]
        try:
            if coding in CODINGS and all(0 < float(weight) <= 1 for weight in weights):
                kept.append(coding)
        except ValueError:
            continue
    return ", ".join(kept)


class LanguageMiddleware(LocaleMiddleware):
    """What is not found in the staff's rooms is not found: Django would send the browser to look for it among the
    public pages of its language."""

    def process_response(self, request, response):
        if response.status_code == 404 and request.path_info.startswith((ADMIN_PATH, LOG_IN_PATH)):
            response.headers.setdefault("Content-Language", translation.get_language())
            return response
        return super().process_response(request, response)


class BadInput(SuspiciousOperation):
    """What no browser form of ours sends. Django answers 400 with handler400's page."""


def depth_of(text: str) -> int:
    """How deep brackets are nested in something that looks like JSON; 0 for anything else."""
    if text.lstrip()[:1] not in ("{", "["):
        return 0
    deepest = depth = 0
    for sign in text:
        if sign in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "}]":
            depth -= 1
    return deepest


def readable(data: bytes) -> None:
    """Raises BadInput for bytes that hold a NUL or are not UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        raise BadInput("not UTF-8") from None
    if b"\0" in data:
        raise BadInput("NUL")


def length_of(request) -> int:
    """What the request says that it brings, before any of it is read."""
    told = request.META.get("CONTENT_LENGTH") or ""
    return int(told[:18]) if told.isascii() and told.isdigit() else 0


def most_bytes(request) -> int:
    """What may be brought here. Whoever is not signed in brings no files into the staff's rooms either."""
    is_staff = settings.SESSION_COOKIE_NAME in request.COOKIES
    if TAKES_A_PICTURE.fullmatch(request.path_info) or (is_staff and request.path_info.startswith(ADMIN_PATH)):
        return MOST_BYTES_OF_STAFF
    return MOST_BYTES


def refused(request, headers: dict[str, str]) -> HttpResponse:
    """405 with a sentence in the language of the address, or of the browser. No page: hardly anybody sees it."""
    with translation.override(errors.language_of(request)):
        said = gettext(
            "Something in the address or in what was sent was broken. Go back and try once more, or start from the front page."
        )
        told = {"Content-Type": "text/plain; charset=utf-8", "Content-Language": translation.get_language()}
    return HttpResponse(f"{said}\n", status=405, headers={**told, "Cache-Control": "no-store", **headers})


class InputLimitsMiddleware:
    """Refuse with 400 what no browser form of ours sends: NUL, broken UTF-8, an endless query, hundreds of fields,
    JSON nested without end. Left alone, each of these ends as a 500 somewhere below (a database that takes no NUL,
    a recursion without end). With 405 the methods that no page of ours has, and with 413 what is too large to read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in METHODS and not self.may_do_more(request):
            allowed = {"Allow": ", ".join(METHODS)}
            return (
                HttpResponse(status=204, headers=allowed)
                if request.method == "OPTIONS"
                else refused(request, allowed)
            )
        if length_of(request) > most_bytes(request):
            return errors.too_large(request)
        self.look_at_address(request)
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            self.look_at_body(request)
        response = self.get_response(request)
        if response.status_code == 405 and not response.streaming and not response.content:
            return refused(request, {"Allow": response.get("Allow", ", ".join(METHODS))})
        return response

    def may_do_more(self, request) -> bool:
        """Wagtail's editor has methods of its own. Elsewhere a view would take any unknown one for a GET."""
        return request.path_info.startswith(ADMIN_PATH) and request.method != "TRACE"

    def look_at_address(self, request):
        query = request.META.get("QUERY_STRING", "")
        if len(query) > MAX_QUERY:
            raise BadInput("long query")
        readable(unquote_to_bytes(query.encode("utf-8", "surrogateescape")))
        readable(unquote_to_bytes(request.path_info))  # Django has put broken UTF-8 back into percent signs
        if any("\0" in value for value in request.COOKIES.values()):
            raise BadInput("NUL in a cookie")

    def look_at_body(self, request):
        """Reads the body; too many fields are Django's own SuspiciousOperation."""
        if request.content_type == "application/json":
            try:
                text = request.body.decode()
            except UnicodeDecodeError:
                raise BadInput("not UTF-8") from None
            self.look_at_text(text)
            return
        if request.content_type == "application/x-www-form-urlencoded":
            readable(unquote_to_bytes(request.body.replace(b"+", b" ")))
        takes_a_picture = TAKES_A_PICTURE.fullmatch(request.path_info)
        if takes_a_picture and request.content_type == "multipart/form-data":
            request.upload_handlers = [InMemory(request)]
        if not request.path_info.startswith(ADMIN_PATH):
            if request.content_type == "multipart/form-data" and not takes_a_picture:
                body = request.body  # never more than MOST_BYTES, files and all
                if not TAKES_A_LIST.fullmatch(request.path_info):
                    readable(body)
            if len(request.POST) > MAX_FIELDS:
                raise BadInput("too many fields")
        for name, values in request.POST.lists():
            for text in (name, *values):
                self.look_at_text(text)

    def look_at_text(self, text: str):
        if "\0" in text:
            raise BadInput("NUL")
        if depth_of(text) > MAX_DEPTH:
            raise BadInput("nested too deep")
