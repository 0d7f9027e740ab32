"""The page behind the link to an adult: neutral until they say that it is for them; then what is asked, and yes or no.

GET changes nothing and tells nothing about the child, so scanners and wrong numbers learn only that somebody asks.
"""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuulluksi.people.doors import signed_link
from kuulluksi.privacy.access import own as open_own

from . import actions, consent_words, consents, letters
from .consent_forms import AnswerForm
from .models import ConsentAsk, ConsentRecord
from .states import OPEN

Kind = ConsentRecord.Kind


@signed_link(letters.CONSENT_PURPOSE)
def page(request, link):
    """Dies by itself when the young person comes of age, when the question is closed, and when it has all ended."""
    asks = ConsentAsk.objects.select_related("signup__sheet", "signup__party")
    ask = get_object_or_404(asks, pk=link.subject_id)
    if ask.closed_at or ask.signup.state not in OPEN or consents.is_of_age(ask.signup):
        return render(request, "signups/consent_over.html", status=410)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    return DEEDS.get(do, closed)(request, ask, link)


def context_of(ask, link, **context):
    newest = ConsentRecord.objects.newest(ask.signup)
    return {
        "ask": ask,
        "url": reverse("signups:consent", kwargs={"token": link.token}),
        "told": ask.rule == consents.Rule.INFORM,
        "newest": newest,
        "said_yes": newest is not None and newest.kind == Kind.GIVEN,
        **context,
    }


def closed(request, ask, link):
    name = open_own(ask, ["name"])["name"]
    return render(request, "signups/consent.html", context_of(ask, link, name=name))


def opened(request, ask, link, *, form=None, say=""):
    """What is asked, in full. The nickname is all that the adult sees of the child."""
    context = context_of(
        ask,
        link,
        nickname=open_own(ask.signup, ["nickname"])["nickname"],
        sentences=consent_words.sentences(ask.signup.sheet, ask.rule, get_language()),
        form=form or AnswerForm(initial={"name": open_own(ask, ["name"])["name"]}),
        until=ask.signup.consent_due_at,
        say=say,
    )
    return render(request, "signups/consent_open.html", context)


def yes(request, ask, link):
    return answered(request, ask, link, Kind.GIVEN, _("Thank you. Your yes is written down."))


def no(request, ask, link):
    return answered(request, ask, link, Kind.REFUSED, _("Thank you. Your no is written down."))


def answered(request, ask, link, kind, thanks):
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return opened(request, ask, link, form=form)
    try:
        actions.answer(ask, kind, name=form.cleaned_data["name"], language=get_language())
    except ValidationError as why_not:
        form.add_error(None, why_not)
        return opened(request, ask, link, form=form)
    ask.signup.refresh_from_db()
    return opened(request, ask, link, say=thanks)


def wrong(request, ask, link):
    actions.wrong_address(ask)
    return render(request, "signups/consent_over.html", {"wrong": True})


DEEDS = {"open": opened, "yes": yes, "no": no, "wrong": wrong}
