"""Leaving one contact, and taking it back."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form, signed_link
from kuulluksi.privacy import form_tokens

from . import actions
from .forms import InterestForm
from .listing import address_of, cards_of
from .models import Interest, PeerGroup

FORM = "interest"
SLOW_SECONDS = 30


def _why_not(request, code: str):
    """(token, None) when the form may be taken in, else (None, a sentence). What was typed stays in either case."""
    try:
        token = form_tokens.read(FORM, request.POST.get("token", ""), code)
    except form_tokens.FormTokenInvalid:
        return None, _("The form had got old. Here is a fresh one with what you wrote. Please send it again.")
    if token.too_old:
        return None, _("The form had got old. Here is a fresh one with what you wrote. Please send it again.")
    busy = limits.too_many("interest", request, settings.SIGNUPS_PER_SOURCE_PER_HOUR, 3600)
    if token.too_fast or (busy and token.age < SLOW_SECONDS):
        return None, _("Please look once more at what you wrote, and send it again in a moment.")
    return token, None


@anonymous_form
def interest(request, code):
    """ "Tell me when the next one starts", or "call me first"."""
    group = get_object_or_404(PeerGroup.objects.published(), code=code)
    form = InterestForm(request.POST or None, initial={"wish": Interest.Wish.NEXT})
    fresh = request.POST.get("token", "")
    if request.method == "POST" and form.is_valid():
        token, problem = _why_not(request, code)
        if token:
            data = {name: form.cleaned_data[name] for name in ("wish", "channel", "contact")}
            actions.leave_interest(group, language=get_language(), form_nonce=token.nonce, **data)
            return HttpResponseRedirect(reverse("groups:interest_left", kwargs={"code": code}))
        form.add_error(None, problem)
        if problem and not _still_good(fresh, code):
            fresh = ""
    context = {
        "form": form,
        "token": fresh or form_tokens.issue(FORM, code),
        "back": address_of(group.slug),
        "group": group,
    }
    return render(request, "groups/interest.html", context)


def _still_good(token: str, code: str) -> bool:
    try:
        return not form_tokens.read(FORM, token, code).too_old
    except form_tokens.FormTokenInvalid:
        return False


@anonymous_form
def interest_left(request, code):
    group = get_object_or_404(PeerGroup.objects.published(), code=code)
    return render(request, "groups/interest_left.html", {"back": address_of(group.slug)})


@signed_link(actions.INTEREST_LINK)
def interest_link(request, link):
    """What the message points to: neutral words, the way on, and "erase my contact"."""
    interest = get_object_or_404(Interest.objects.select_related("group"), pk=link.subject_id)
    if request.method == "POST":
        actions.forget_interest(interest, by="participant")
        return render(request, "groups/interest_gone.html")
    card = cards_of([interest.group])[0]
    return render(request, "groups/interest_link.html", {"sign_up_url": card.sign_up_url})
