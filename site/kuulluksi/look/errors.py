"""The pages for when something is wrong: in the look of the house, in the language of the address, with a next step.

Those for 500 and 503 do without the database, so that they can also tell that the database is away.
"""

import logging

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

log = logging.getLogger(__name__)
LAST_RESORT = (
    '<!doctype html><html lang="fi"><meta charset="utf-8"><title>Kuulluksi</title>'
    "<p>Jotain meni rikki. Kokeile hetken päästä uudelleen. Jos tarvitset apua heti, soita 112.</p>"
    '<p lang="sv">Något gick sönder. Försök igen om en stund. Om du behöver hjälp genast, ring 112.</p></html>'
)


def language_of(request) -> str:
    """The language an address speaks; the browser's own where the address has none."""
    first = request.path_info.strip("/").split("/")[0]
    if first in dict(settings.LANGUAGES):
        return first
    return translation.get_language_from_request(request)


def error_page(request, status: int, template: str | None = None, **context) -> HttpResponse:
    """One of templates/400.html … 503.html as an answer that nobody stores."""
    with translation.override(language_of(request)):
        body = ""
        for plain in (False, True) if status < 500 else (True,):
            try:
                body = render_to_string(template or f"{status}.html", {"plain": plain, **context}, request)
                break
            except Exception:  # the page about a fault must not be a fault
                log.exception("error page")
    return HttpResponse(
        body or LAST_RESORT, status=status, headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    )


def bad_request(request, exception=None):
    return error_page(request, 400)


def forbidden(request, exception=None):
    return error_page(request, 403)


def not_found(request, exception=None):
    return error_page(request, 404)


def gone(request):
    """For a thing that was here and was taken away on purpose."""
    return error_page(request, 410)


def too_large(request):
    """For more than any form or file of ours may be; nothing of it has been read."""
    return error_page(request, 413)


def too_many(request):
    return error_page(request, 429)


def server_error(request):
    return error_page(request, 500)


def unavailable(request):
    """For a part of the site that is closed a while; tells when to come back by Retry-After."""
    answer = error_page(request, 503)
    answer["Retry-After"] = "120"
    return answer


def csrf_failure(request, reason=""):
    """A form that was open too long, or was sent from somewhere else."""
    return error_page(request, 403, "403_csrf.html")
