"""The form that every page leads to, and the answer behind a link."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import Resolver404, resolve
from django.utils.translation import get_language

from kuulluksi.checks import door_of
from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form, signed_link
from kuulluksi.privacy import form_tokens
from kuulluksi.privacy.access import own

from . import actions
from .forms import TellForm
from .models import Barrier


def public_page_before(request) -> str:
    """The path of the page of ours the reader came from, if everybody may open it: never a link with a token."""
    try:
        came = urlsplit(request.headers.get("Referer", ""))
        found = resolve(came.path)
    except (ValueError, Resolver404):
        return ""
    is_ours = came.netloc == request.get_host() and door_of(found.func) in {"anyone", "anonymous_form"}
    return came.path[:300] if is_ours else ""


@anonymous_form
def tell(request):
    form = TellForm(
        request.POST if request.method == "POST" else None, initial={"page": public_page_before(request)}
    )
    token, told = request.POST.get("token", "")[:600], None
    if form.is_valid():
        busy = limits.too_many("barrier", request, settings.SIGNUPS_PER_SOURCE_PER_HOUR, 3600)
        read, why_not = form_tokens.look(actions.PURPOSE, token, busy=busy)
        if why_not:
            form.add_error(None, why_not)
        else:
            told = actions.tell(**form.cleaned_data, language=get_language(), nonce=read.nonce)
        if read is None or read.too_old:
            token = ""
    context = {"form": form, "told": told, "token": token or form_tokens.issue(actions.PURPOSE)}
    return render(request, "barriers/tell.html", context, status=422 if form.errors else 200)


@signed_link(actions.PURPOSE)
def answer(request, link):
    found = get_object_or_404(Barrier, pk=link.subject_id)
    if found.answered_at is None:
        raise Http404
    return render(request, "barriers/answer.html", {"barrier": found, **own(found, ["words", "answer"])})
