"""Third-party URL lists stand behind a door of ours, and their doors that we do not want are walled up.

Wagtail and allauth bring lists of addresses. Mounted as they come, Wagtail's own log-in pages would open a session
with a password alone, beside the second factor.
"""

from collections.abc import Callable
from fnmatch import fnmatchcase
from functools import update_wrapper

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import URLResolver
from django.views.decorators.cache import never_cache
from wagtail.admin.views.home import sprite

from . import homes
from .doors import anyone, private_answer
from .second_factor import second_factor_missing, second_factor_page


def behind(
    urlpatterns: list,
    door: Callable | None,
    *,
    instead: dict[str, Callable],
    inner: dict[str, Callable] | None = None,
    space: str = "",
) -> list:
    """The same list, with ``door`` around every view, and other views where ``instead`` names one.
    ``inner``: a second door around the views of some names, behind the first.

    A name is the URL's own, with its namespaces where it has any ("wagtailadmin_pages:copy"); ``*`` stands for anything.
    Names stay, so that the packages' own ``reverse`` calls go on working. Changes the given list.
    """
    for pattern in urlpatterns:
        if isinstance(pattern, URLResolver):
            below = f"{space}{pattern.namespace}:" if pattern.namespace else space
            behind(pattern.url_patterns, door, instead=instead, inner=inner, space=below)
            continue
        name = f"{space}{pattern.name}"
        other, second = _named(name, instead), _named(name, inner or {})
        if other is not None:
            pattern.callback = other
        elif door is not None:
            view = pattern.callback
            if second is not None:
                view = update_wrapper(second(view), view)
            pattern.callback = update_wrapper(door(view), view)
    return urlpatterns


def _named(name: str, table: dict[str, Callable]) -> Callable | None:
    return next((found for known, found in table.items() if fnmatchcase(name, known)), None)


def staff_area(view):
    """Around the whole admin: nobody signed in with a password alone gets further than their second factor. Who may
    do what inside is Wagtail's permissions and the doors of our own views."""

    def door(request, *args, **kwargs):
        if second_factor_missing(request):
            return second_factor_page(request)
        if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            return to_own_home(request)
        return view(request, *args, **kwargs)

    return door


def to_own_home(request):
    """Left alone, Wagtail sends whoever may not come in to the log-in page, which sends the signed-in back, for ever."""
    home = homes.of(request.user)
    if not home:
        raise PermissionDenied
    return redirect(home)


def log_in_area(view):
    """Around allauth: never stored, never indexed."""

    def door(request, *args, **kwargs):
        return private_answer(view(request, *args, **kwargs))

    return door


@anyone
def to_log_in(request, **kwargs):
    return redirect("account_login")


@anyone
def walled_up(request, **kwargs):
    """Gone, not missing: a 404 outside the language prefixes would be tried again under one."""
    return render(request, "410.html", status=410)


WAGTAIL_ADMIN_INSTEAD = {
    "wagtailadmin_login": to_log_in,
    # Icons, the same for everyone, and asked for in the background: were its reader looked at, an answer that comes
    # late to a session that has ended would take away the cookie of the next one.
    "wagtailadmin_sprite": anyone(never_cache(sprite)),
    "wagtailadmin_password_reset": walled_up,
    "wagtailadmin_password_reset_done": walled_up,
    "wagtailadmin_password_reset_confirm": walled_up,
    "wagtailadmin_password_reset_complete": walled_up,
    # The history of the whole site would tell of every area's work.
    "wagtailadmin_reports:site_history": walled_up,
    "wagtailadmin_reports:site_history_results": walled_up,
    # Names the page of each type that was last worked on, whoever may see it.
    "wagtailadmin_reports:page_types_usage": walled_up,
    "wagtailadmin_reports:page_types_usage_results": walled_up,
    "wagtailadmin_error_test": walled_up,
    # Tells anybody with a desk the words of every NGO's pictures and documents; nothing in the admin asks it.
    "wagtailadmin_api:images:*": walled_up,
    "wagtailadmin_api:documents:*": walled_up,
    # Nothing is made inside a chooser here; a form sent there would find no form.
    "wagtailsnippetchoosers_*:create": walled_up,
}
WAGTAIL_PAGES_INSTEAD = {
    "wagtailcore_login": to_log_in,
    "wagtailcore_authenticate_with_password": walled_up,
}
LOG_IN_INSTEAD = {
    "account_signup": walled_up,
    "account_email": walled_up,
    "account_email_verification_sent": walled_up,
    "account_confirm_email": walled_up,
    "account_confirm_login_code": walled_up,
}
