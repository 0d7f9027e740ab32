"""The teller's doors: offering a text, and a page of their own that opens by a link and a word."""

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.signups import receipts
from kuulluksi.pages.models import Moment, StoryPage, Telling
from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form, signed_link
from kuulluksi.privacy import consent_words, consents, form_tokens
from kuulluksi.privacy.access import own, who_looked

from . import actions
from .forms import FORMS, MessageForm, WordForm, YesForm

FORM = "telling"
OPEN = "pages:own-telling"
OPEN_SECONDS = 3600
DAY = 24 * 3600
HOUR = 3600


# --- Offering ---


@anonymous_form
def offer(request, kind=Telling.Kind.STORY):
    """A text, a name or none, and how to be reached."""
    form = FORMS[kind](request.POST if request.method == "POST" else None)
    token, calm = request.POST.get("token", "")[:600], ""
    if request.method == "POST":
        read, problem = form_tokens.look(FORM, token, kind)
        if read is None or read.too_old:
            token = ""
        if form.is_valid():
            if not problem:
                calm = limits.calm_mark(
                    FORM, request, settings.SIGNUPS_PER_SOURCE_PER_HOUR, HOUR, typed=read.nonce
                )
                problem = limits.busy_words() if calm else ""
            if not problem:
                if request.POST.get("homepage"):
                    return render(request, "pages/stories/trapped.html")
                link = actions.offer(
                    kind=kind, language=get_language() or "fi", nonce=read.nonce, **form.cleaned_data
                )
                return HttpResponseRedirect(reverse("pages:telling", kwargs={"token": link.token}))
            form.add_error(None, problem)
    page = {
        "form": form,
        "kind": kind,
        "token": token or form_tokens.issue(FORM, kind),
        "calm": calm,
        "is_moment": kind == Telling.Kind.MOMENT,
    }
    return render(request, "pages/stories/offer.html", page, status=422 if form.errors else 200)


# --- The teller's own page ---


@signed_link(actions.LINK)
def telling(request, link):
    """GET tells nothing of the text. The word opens the page for an hour, carried only in the body of a POST."""
    found = Telling.objects.filter(pk=link.subject_id).first()
    if found is None:
        raise Http404
    if found.is_over:
        return _over(request, found)
    if request.method != "POST":
        return _door(request, link, found, WordForm())
    if _is_open(link, request.POST.get("key", "")):
        return _do(request, link, found, request.POST.get("do", ""))
    form = WordForm(request.POST)
    if not form.is_valid():
        return _door(request, link, found, form, status=422)
    try:
        _enter(link, found, form.cleaned_data["word"])
    except ValidationError as error:
        form.add_error("word", error)
        return _door(request, link, found, form, status=422)
    return _show(request, link, found)


def _enter(link, found: Telling, word: str) -> None:
    if not found.word_hash:
        actions.choose_word(found, word)
    elif limits.too_many_for("telling-word", str(link.pk), settings.WORD_TRIES_PER_LINK_PER_DAY, DAY):
        raise ValidationError(_("There were many tries today. Call the coordinator, or try again tomorrow."))
    elif not receipts.fits("word", receipts.word_of(word), found.word_hash):
        raise ValidationError(_("That word did not open the page. Try again, or call the coordinator."))


def _is_open(link, key: str) -> bool:
    try:
        return signing.loads(key, salt=OPEN, max_age=OPEN_SECONDS) == str(link.pk)
    except signing.BadSignature:
        return False


def _address(link) -> str:
    return reverse("pages:telling", kwargs={"token": link.token})


def _door(request, link, found, form, status=200):
    page = {"url": _address(link), "form": form, "first": not found.word_hash, "telling": found}
    return render(request, "pages/stories/door.html", page, status=status)


def _over(request, found: Telling):
    answer = found.messages.order_by("-at").first()
    page = {
        "taken_back": found.state == Telling.State.WITHDRAWN,
        "answer": own(answer, ["text"])["text"] if answer else "",
    }
    return render(request, "pages/stories/over.html", page)


def _do(request, link, found: Telling, what: str):
    """One deed of the teller; then the page again, with a sentence."""
    if what == "look":
        return _look(request, link, found)
    if what == "yes":
        return _yes(request, link, found)
    if what == "take_back":
        return _over(request, actions.take_back(found))
    if what == "say":
        form = MessageForm(request.POST)
        if not form.is_valid():
            return _show(request, link, found, message_form=form, status=422)
        actions.say(found, form.cleaned_data["text"], by="teller")
        return _show(request, link, found, said=_("Thank you. We read it and answer here."))
    return _show(request, link, found)


def _yes(request, link, found: Telling):
    form, years = YesForm(request.POST), actions.YEARS[0]
    if not consents.holding(found.consent_code, found.kind):  # else the time agreed before goes on
        if not form.is_valid():
            return _look(request, link, found, form=form, status=422)
        years = form.cleaned_data["years"]
    version = request.POST.get("version", "")[:64]
    try:
        actions.say_yes(found, version, years=years, language=get_language() or "fi")
    except ValidationError as error:
        return _show(request, link, found, problem=error.messages[0], status=409)
    return _show(request, link, found, said=_("Thank you. This text may be published now, and only this."))


def _look(request, link, found: Telling, form=None, status=200):
    """The page exactly as readers will see it, with the yes under it. Of a moment, the quote as it stands on a page."""
    wanted = request.POST.get("version", "")
    versions = actions.shown_versions(found)
    version = next((one for one in versions if one.fingerprint == wanted), versions[0] if versions else None)
    if version is None:
        return _show(request, link, found)
    shown = {
        "url": _address(link),
        "key": _key(link),
        "version": version,
        "telling": found,
        "yes_form": form or YesForm(),
        "ask_years": not consents.holding(found.consent_code, found.kind),
        "consent_words": consent_words.text_of(found.kind, get_language() or "fi"),
    }
    if version.page:
        context = version.page.get_context(request) | shown | {"structured": "", "canonical": ""}
        return render(request, "pages/stories/look.html", context, status=status)
    return render(request, "pages/stories/look_moment.html", shown, status=status)


def _key(link) -> str:
    return signing.dumps(str(link.pk), salt=OPEN)


def _show(request, link, found: Telling, *, said="", problem="", message_form=None, status=200):
    found = Telling.objects.get(pk=found.pk)
    told = own(found, ["words"])
    versions = actions.shown_versions(found)
    page = {
        "url": _address(link),
        "key": _key(link),
        "telling": found,
        "words": told["words"],
        "versions": versions,
        "may_be_published": bool(versions) and all(one.agreed for one in versions),
        "public": _public_places(found),
        "record": consents.holding(found.consent_code, found.kind),
        "talk": [(row, own(row, ["text"])["text"]) for row in found.messages.all()],
        "message_form": message_form or MessageForm(),
        "said": said,
        "problem": problem,
        "looked": who_looked(found)[:10],
        "is_moment": found.kind == Telling.Kind.MOMENT,
    }
    return render(request, "pages/stories/own.html", page, status=status)


def _public_places(found: Telling) -> list[dict]:
    """Where it can be read now: [{title, url}]. A moment has no page of its own."""
    if found.kind == Telling.Kind.MOMENT:
        out = found.consent_code and Moment.objects.filter(consent_code=found.consent_code).exists()
        return [{"title": "", "url": ""}] if out else []
    pages = StoryPage.objects.live().filter(translation_key=found.story) if found.story else []
    return [{"title": page.title, "url": page.address} for page in pages]
