"""Pages of the frame: what the exit button does, feedback and the style guide."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from kuulluksi.people.doors import anyone

from . import samples


@anyone
def exit_explained(request):
    return render(request, "look/exit.html")


@anyone
def feedback(request):
    return render(request, "look/feedback.html")


@anyone
def style_guide(request):
    """Every component on one page, for whoever changes one. Not in production."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "look/style.html", samples.everything())
