"""An expert's own page: opened by their link and the word they chose. They decide what stands in the bank."""

import uuid

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from booking.signups import receipts
from kuulluksi.people import limits
from kuulluksi.people.doors import signed_link
from kuulluksi.privacy import form_tokens

from . import actions, own_deeds
from .actions.path import SECOND_PRESS
from .forms.own import PathForm, WordForm
from .models import ExpertProfile, PathInvitation
from .own_parts import page_of
from .views import it_is_over

HOUR = 3600
DAY = 24 * HOUR
OPEN_SECONDS = 3600
SALT = "experts:own-page"
PATH_FORM = "path"
A_WAIT_COUNTS = int(SECOND_PRESS.total_seconds())


@signed_link(actions.OWN_LINK, when_gone=it_is_over)
def own_page(request, link):
    """GET shows nothing about anyone. The word opens the page for an hour, carried only in the body of a POST."""
    expert = ExpertProfile.objects.filter(pk=link.subject_id).first()
    if expert is None:
        raise Http404
    if expert.stage == ExpertProfile.Stage.LEFT:  # a second press finds that it is done
        return render(request, "experts/own_left.html", status=410)
    if request.method != "POST":
        return _door(request, link, expert, WordForm())
    if _is_open(link, request.POST.get("key") or request.POST.get("open", "")):
        outcome = own_deeds.do(expert, request.POST.get("do", ""), request.POST)
        if outcome.left:
            return render(request, "experts/own_left.html", {})
        return _show(request, link, expert, outcome)
    form = WordForm(request.POST)
    if not form.is_valid():
        return _door(request, link, expert, form, status=422)
    try:
        _enter(link, expert, form.cleaned_data["word"])
    except ValidationError as error:
        form.add_error("word", error)
        return _door(request, link, expert, form, status=422)
    return _show(request, link, expert, own_deeds.Outcome())


def _enter(link, expert, word: str) -> None:
    if not expert.word_hash:
        actions.choose_word(expert, word)
    elif limits.too_many_for("expert-word", str(link.pk), settings.WORD_TRIES_PER_LINK_PER_DAY, DAY):
        raise ValidationError(_("There were many tries today. Call the coordinator, or try again tomorrow."))
    elif not receipts.fits("word", receipts.word_of(word), expert.word_hash):
        raise ValidationError(_("That word did not open the page. Try again, or call the coordinator."))


def _key(link) -> str:
    return signing.dumps(str(link.pk), salt=SALT)


def _is_open(link, key: str) -> bool:
    try:
        return signing.loads(key, salt=SALT, max_age=OPEN_SECONDS) == str(link.pk)
    except signing.BadSignature:
        return False


def _door(request, link, expert, form, status=200):
    page = {"url": _address(link), "form": form, "first": not expert.word_hash}
    return render(request, "experts/own_door.html", page, status=status)


def _address(link) -> str:
    return reverse("experts:own", kwargs={"token": link.token})


def _show(request, link, expert, outcome):
    rows = ExpertProfile.objects.prefetch_related("areas", "engagement_types", "experience", "check_ins")
    page = {"url": _address(link), "key": _key(link), **page_of(rows.get(pk=expert.pk), outcome)}
    return render(request, "experts/own.html", page, status=outcome.status)


def _path_is_over(request):
    """One page for an invitation that ran out or was ended: nobody learns which."""
    return render(request, "experts/path_over.html", status=410)


@signed_link(actions.PATH_LINK, when_ended=_path_is_over)
def path(request, link):
    """The page behind a link that somebody was given by hand: would you like to hear more? No is to close the page.

    Until its day it is the same page for whoever opens it, however many have answered. Only the browser that sent an
    answer hears that it came, in the answer to that press and to a second one.
    """
    invitation = PathInvitation.objects.waiting().filter(pk=link.subject_id).first()
    if invitation is None:
        return _path_is_over(request)
    if request.method != "POST":
        return _path_page(request, link, PathForm())
    form, token, sent = PathForm(request.POST), *_number_of(link, request.POST.get("token", "")[:600])
    # Every press counts alike, whole or not, by where it comes from and never by the link: a count tells nothing.
    # A wait is for one form, and for as long as a second press of it is known: it lets no flood in.
    calm = limits.calm_mark(
        "path", request, settings.SIGNUPS_PER_SOURCE_PER_HOUR, HOUR, typed=str(sent), lives=A_WAIT_COUNTS
    )
    if form.is_valid() and calm:
        form.add_error(None, limits.busy_words())
    elif form.is_valid():
        try:
            _expert, own = actions.answer_invitation(invitation, form.cleaned_data, sent=sent)
        except actions.InvitationIsOver:
            return _path_is_over(request)
        except actions.AnswerCameAlready:
            return render(request, "experts/path_done.html")
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return render(request, "experts/path_done.html", {"url": _address(own)})
    return _path_page(request, link, form, token=token, calm=calm)


def _path_page(request, link, form, *, token="", calm=""):
    page = {"form": form, "token": token or form_tokens.issue(PATH_FORM, str(link.pk)), "calm": calm}
    return render(request, "experts/path.html", page, status=422 if form.errors else 200)


def _number_of(link, token: str) -> tuple[str, uuid.UUID]:
    """The number of one form: the profile that is made of it has the same. Without one it is given one now."""
    try:
        nonce = form_tokens.read(PATH_FORM, token, str(link.pk)).nonce
    except form_tokens.FormTokenInvalid:
        return _number_of(link, form_tokens.issue(PATH_FORM, str(link.pk)))
    return token, uuid.uuid5(link.pk, nonce)
