"""What surrounds every request: limits on what comes in, and the policy that goes out."""

from urllib.parse import unquote_to_bytes

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.core.exceptions import SuspiciousOperation
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

MAX_QUERY = 8 * 1024
MAX_FIELDS = 400  # the staff's page editor sends more, see DATA_UPLOAD_MAX_NUMBER_FIELDS
MAX_DEPTH = 30
ADMIN_PATH = "/hallinta/"
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


def readable(raw: bytes) -> None:
    """Raises BadInput for percent-encoded bytes that hold a NUL or are not UTF-8."""
    data = unquote_to_bytes(raw)
    try:
        data.decode()
    except UnicodeDecodeError:
        raise BadInput("not UTF-8") from None
    if b"\0" in data:
        raise BadInput("NUL")


class InputLimitsMiddleware:
    """Refuse with 400 what no browser form of ours sends: NUL, broken UTF-8, an endless query, hundreds of fields,
    JSON nested without end. Left alone, each of these ends as a 500 somewhere below (a database that takes no NUL,
    a recursion without end)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        self.look_at_address(request)
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            self.look_at_body(request)
        return self.get_response(request)

    def look_at_address(self, request):
        query = request.META.get("QUERY_STRING", "")
        if len(query) > MAX_QUERY:
            raise BadInput("long query")
        readable(query.encode("utf-8", "surrogateescape"))
        readable(request.path_info.encode())  # Django has put broken UTF-8 back into percent signs
        if any("\0" in value for value in request.COOKIES.values()):
            raise BadInput("NUL in a cookie")

    def look_at_body(self, request):
        """Reads the body; too large a one and too many fields are Django's own SuspiciousOperations."""
        if request.content_type == "application/json":
            try:
                text = request.body.decode()
            except UnicodeDecodeError:
                raise BadInput("not UTF-8") from None
            self.look_at_text(text)
            return
        if request.content_type == "application/x-www-form-urlencoded":
            readable(request.body.replace(b"+", b" "))
        if not request.path_info.startswith(ADMIN_PATH) and len(request.POST) > MAX_FIELDS:
            raise BadInput("too many fields")
        for name, values in request.POST.lists():
            for text in (name, *values):
                self.look_at_text(text)

    def look_at_text(self, text: str):
        if "\0" in text:
            raise BadInput("NUL")
        if depth_of(text) > MAX_DEPTH:
            raise BadInput("nested too deep")
