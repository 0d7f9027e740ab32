"""Every door says who may open it. A view of ours without one of these marks stops the start (checks.py).

@anyone                  the public
@anonymous_form          the public, and may POST without a cookie: same-origin check instead of a CSRF cookie
@signed_link("purpose")  whoever holds a link; the view gets ``link`` instead of ``token``
@staff("role", …)        signed-in staff with one of the roles (and a second factor where required)
"""

from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt

from .models import Link
from .second_factor import second_factor_missing, second_factor_page


def anyone(view):
    view.door = "anyone"
    return view


def private_answer(response):
    """No store, no index, no shared cache: for every page with a form, a token or a person on it."""
    add_never_cache_headers(response)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def comes_from_us(request) -> bool:
    """Whether the browser says that this POST was made by a page of ours (Fetch Metadata, else Origin)."""
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site:
        return fetch_site in {"same-origin", "none"}
    said = request.headers.get("Origin") or request.headers.get("Referer") or ""
    try:
        return urlsplit(said).netloc == request.get_host()
    except ValueError:  # "http://[" is no address at all
        return False


def anonymous_form(view):
    """A public form that sets no cookie. Answers are private; a POST from another site is refused."""

    @csrf_exempt
    @wraps(view)
    def door(request, *args, **kwargs):
        if request.method == "POST" and not comes_from_us(request):
            raise PermissionDenied("cross-site")
        return private_answer(view(request, *args, **kwargs))

    door.door = "anonymous_form"
    return door


def one_press_link(purpose: str, *, when_gone=None):
    """As signed_link, and a mail program may press it too (RFC 8058): its POST comes from no page of ours. Only for a
    deed that cannot hurt whoever is made to do it."""
    return signed_link(purpose, from_anywhere=True, when_gone=when_gone)


def signed_link(purpose: str, *, from_anywhere: bool = False, when_gone=None, when_ended=None):
    """Opens with a link of this purpose: replaces the URL's ``token`` by the ``link`` it stands for, or 404.

    ``when_gone(request)``: a kind page for whoever holds a true link to something that has ended and been forgotten.
    ``when_ended(request)``: the same for every true link that does not open any more, so that nobody reads from the
    answer whether it ran out, was taken back or was forgotten.
    """

    def decorate(view):
        @csrf_exempt
        @wraps(view)
        def door(request, *args, token, **kwargs):
            if request.method == "POST" and not (from_anywhere or comes_from_us(request)):
                raise PermissionDenied("cross-site")
            link = Link.objects.by_token(purpose, token)
            if link is None:
                if when_ended and Link.objects.was_ours(purpose, token):
                    return private_answer(when_ended(request))
                if when_gone and Link.objects.has_gone(purpose, token):
                    return private_answer(when_gone(request))
                raise Http404
            return private_answer(view(request, *args, link=link, **kwargs))

        door.door = f"link:{purpose}"
        return door

    return decorate


def staff(*roles: str):
    """Opens to signed-in staff holding one of the roles. Administrators are not let in by being administrators."""

    def decorate(view):
        @wraps(view)
        def door(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
            if second_factor_missing(request):
                return second_factor_page(request)
            if not request.user.has_role(*roles):
                raise PermissionDenied
            return private_answer(view(request, *args, **kwargs))

        door.door = "staff:" + ",".join(roles)
        return door

    return decorate
