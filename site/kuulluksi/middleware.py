"""What surrounds every request: limits on what comes in, and the policy that goes out."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.http import HttpResponseBadRequest

MAX_QUERY = 8 * 1024
ADMIN_PATH = "/hallinta/"
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
        return parts


class InputLimitsMiddleware:
    """Refuse with 400 what no browser form of ours sends: NUL, broken UTF-8, an endless query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.META.get("QUERY_STRING", "")
        if len(query) > MAX_QUERY or "%00" in query or "\x00" in request.path:
            return HttpResponseBadRequest("400")
        return self.get_response(request)
