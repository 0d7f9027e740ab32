"""The form that every page leads to, and the answer behind a link."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import Resolver404, resolve
from django.utils.translation import get_language
from django.utils.translation import gettext as _

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
        read, why_not = _read(request, token)
        if why_not:
            form.add_error(None, why_not)
        else:
            told = actions.tell(**form.cleaned_data, language=get_language(), nonce=read.nonce)
        if read is None or read.too_old:
            token = ""
    context = {"form": form, "told": told, "token": token or form_tokens.issue(actions.PURPOSE)}
    return render(request, "barriers/tell.html", context)


def _read(request, token):
    """(token or None, a sentence when the form has to be sent once more)."""
    try:
        read = form_tokens.read(actions.PURPOSE, token)
    except form_tokens.FormTokenInvalid:
        return None, _("The form had changed on the way, so we gave you a fresh one. Check it and continue.")
    busy = limits.too_many("barrier", request, settings.SIGNUPS_PER_SOURCE_PER_HOUR, 3600)
    if read.too_old:
        return read, _("The form had been open for long, so we gave you a fresh one. Check it and continue.")
    if read.too_fast or (busy and read.age < 30):
        return read, _("That was quick. Check once more that all is right, and send again.")
    return read, ""


@signed_link(actions.PURPOSE)
def answer(request, link):
    found = get_object_or_404(Barrier, pk=link.subject_id)
    if found.answered_at is None:
        raise Http404
    return render(request, "barriers/answer.html", {"barrier": found, **own(found, ["words", "answer"])})
