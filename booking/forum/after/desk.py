"""How the day was, on the desk: ask once, then read from three answers up."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booking.signups.feedback import SEEN_FROM
from kuulluksi.people.doors import staff

from ..models import Forum
from . import feedback


@staff("coordinator")
def how_it_was(request, year):
    rows = Forum.objects.visible_to(request.user).select_related("event", "sheet", "remote__sheet")
    forum = get_object_or_404(rows, year=year)
    if request.method == "POST":
        try:
            asked = feedback.ask(forum, by=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            messages.success(request, in_words(asked))
        return redirect("forum_desk:how_it_was", year)
    context = {
        "heading": _("How the forum %(year)d was") % {"year": year},
        "forum": forum,
        "problem": feedback.why_not_ask(forum),
        "told": feedback.of_day(forum, actor=request.user),
        "workshops": feedback.of_workshops(forum),
        "seen_from": SEEN_FROM,
    }
    return render(request, "forum/desk/how_it_was.html", context)


def in_words(asked) -> str:
    letters = ngettext(
        "Thanks and a link were left for %(n)d person.",
        "Thanks and a link were left for %(n)d people.",
        asked.letters,
    ) % {"n": asked.letters}
    own = ngettext(
        "%(n)d finds it on their own page.", "%(n)d find it on their own page.", asked.on_own_page
    ) % {"n": asked.on_own_page}
    return f"{letters} {own}" if asked.on_own_page else letters
