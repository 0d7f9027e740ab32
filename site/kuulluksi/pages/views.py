"""The door to every page, search, and the two files that machines ask for."""

from django.http import Http404
from django.views.decorators.http import require_safe
from wagtail import views as wagtail_views

from kuulluksi.people.doors import anyone

from . import wayfinding


@anyone
@require_safe
def page(request, path=""):
    """A published page. Finds it with two queries and hands it to Wagtail's own serving, hooks included."""
    if wayfinding.site_of(request) is None:
        raise Http404
    request._wagtail_route_for_request = wayfinding.find(request, path, request.LANGUAGE_CODE)
    return wagtail_views.serve(request, path)
