"""For a coordinator: where time goes, where nobody leads, where nobody has answered."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from kuulluksi.people.doors import staff

from .. import oversight
from . import OVERSEERS


@staff(*OVERSEERS)
def over_all(request):
    """Hours, coverage, late answers and hinted duplicates of one's areas."""
    user = request.user
    context = {
        "heading": _("Groups at a glance"),
        "late": oversight.late_answers(user),
        "areas": oversight.areas(user),
        "themes": oversight.themes(user),
        "hours": oversight.hours(user),
        "twins": oversight.twins(user),
    }
    return render(request, "groups/desk/over_all.html", context)
