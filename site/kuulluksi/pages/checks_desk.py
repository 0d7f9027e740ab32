"""The desk's page of the pages' condition. It changes nothing: each line leads to the page's own form."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.people.doors import staff

from . import care, condition

app_name = "condition"
A_PAGE = 100


@staff("editor")
def report(request):
    today, now = timezone.localdate(), timezone.now()
    context = {
        "heading": _("Condition of the pages"),
        "refused": condition.not_gone_out(),
        "past": care.past_their_day(today),
        "untouched": condition.untouched(today),
        "missing": care.without_translation(),
        "behind": condition.behind(),
        "plain": condition.plain_wanted(),
        "going_out": condition.going_out(),
        "leaving": condition.leaving(now),
    }
    return render(request, "pages/desk/condition.html", context)


@staff("editor")
def words(request):
    """What the checks say of the published pages, some at a time: the newest first."""
    page_obj = Paginator(condition.to_read(), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "heading": _("How the pages read"),
        "pages": condition.worded(page_obj.object_list),
        "page_obj": page_obj,
    }
    return render(request, "pages/desk/words.html", context)


urlpatterns = [path("", report, name="report"), path("sanat/", words, name="words")]
