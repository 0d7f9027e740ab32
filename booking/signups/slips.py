"""The pages of a slip, shared by the rooms that ask how it was: the form behind it, and the way to it from one's own page."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from .models import Party
from .own_forms import FeedbackForm
from .own_page import is_open


def page(request, slip, give: Callable, **context):
    """A face or a word, once. Nothing about who answers is read or kept. context: what one could go on to."""
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    context |= {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            give(slip, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return render(request, "signups/feedback_given.html", context)
    return render(request, "signups/feedback.html", context, status=422 if form.errors else 200)


def from_own_page(request, link, take: Callable, url_name: str):
    """From an opened own page to a slip that knows nobody. Opened in any other way it leads back to that page."""
    party = get_object_or_404(Party, pk=link.subject_id)
    if request.method == "POST" and is_open(request, party):
        try:
            slip_link = take(party)
        except ValidationError:
            pass  # taken already: the own page no longer offers it
        else:
            return HttpResponseRedirect(reverse(url_name, kwargs={"token": slip_link.token}))
    return HttpResponseRedirect(reverse("signups:own", kwargs={"token": link.token}))
