"""The one list of everything that waits for a member of staff."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from kuulluksi.notices import duties
from kuulluksi.people.doors import staff

from .today import WITH_A_QUEUE

WHOSE = ("all", "mine", "nobody")


@staff(*WITH_A_QUEUE)
def queue(request):
    """By the day it is due; narrowed to one's own or to what nobody has taken."""
    whose = request.GET.get("whose", "all")
    whose = whose if whose in WHOSE else "all"
    waiting = duties.all_of(request.user)
    owners = {"mine": request.user.username, "nobody": ""}
    shown = [duty for duty in waiting if whose == "all" or duty.owner == owners[whose]]
    if whose == "nobody":
        shown = [duty for duty in shown if duty.hand_over]
    choices = [("all", _("Everything")), ("mine", _("Mine")), ("nobody", _("Nobody's yet"))]
    page = {"heading": _("What is due"), "waiting": shown, "whose": whose, "choices": choices}
    return render(request, "desk/queue.html", page)
