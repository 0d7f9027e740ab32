"""The door to every page, search, and the two files that machines ask for."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail import views as wagtail_views

from kuulluksi.people.doors import anyone, private_answer

from . import search, sitemap, structured, wayfinding


@anyone
@require_safe
def page(request, path=""):
    """A published page. Finds it with two queries and hands it to Wagtail's own serving, hooks included."""
    if wayfinding.site_of(request) is None:
        raise Http404
    request._wagtail_route_for_request = wayfinding.find(request, path, request.LANGUAGE_CODE)
    return wagtail_views.serve(request, path)


@anyone
@require_safe
def search_page(request):
    """Search over published pages, groups and events. The words are in the address of this answer only, and in no log of ours."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[: search.LONGEST]
    found = search.answer(text, request.LANGUAGE_CODE)
    hits = found.hits
    crumbs = [{"title": _("Search"), "url": ""}]
    context = {"text": text, "hits": hits, "count": len(hits), "meant": found.meant, "crumbs": crumbs}
    if text and not hits:
        context["help"] = search.help_now(request.LANGUAGE_CODE)
        context["ways"] = wayfinding.menu_or_finnish(request.LANGUAGE_CODE)
        context["elsewhere"] = search.in_other_languages(text, request.LANGUAGE_CODE)
    return private_answer(render(request, "pages/search.html", context))


@anyone
@require_safe
def statement(request, kind):
    """A lasting address for what the law wants said: leads to the editors' page, else to the Finnish one."""
    address = wayfinding.statement_address(kind, request.LANGUAGE_CODE)
    if address is None:
        raise Http404
    return redirect(address)


@anyone
@require_safe
def sitemap_file(request):
    return render(
        request,
        "pages/sitemap.xml",
        {"entries": sitemap.entries()},
        content_type="application/xml; charset=utf-8",
    )


@anyone
@require_safe
def robots_file(request):
    context = {"sitemap": structured.absolute("/sitemap.xml")}
    return render(request, "pages/robots.txt", context, content_type="text/plain; charset=utf-8")
