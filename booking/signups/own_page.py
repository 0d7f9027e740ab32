"""A person's own page: neutral for whoever looks over a shoulder, open to whoever knows the word or the receipt code.

There is no session and no cookie: the opened page carries a signed mark in its forms, good for half an hour. GET never
changes anything, so mail scanners may follow links as they please.
"""

from django.conf import settings
from django.core import signing
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form, signed_link

from . import about, actions, consents, contacts, letters, own_pages, receipts, standing
from .forms import CodeForm, KeyForm, LostLinkForm
from .models import Absence, Draft, Party
from .own_deeds import DEEDS
from .own_open import OPEN_SALT, show
from .states import ACCEPTED
from .views import HOUR, continue_draft

DAY = 24 * HOUR
OPEN_SECONDS = HOUR // 2
MANY_HERE = gettext_lazy(
    "Many people are trying from the same network just now. Nothing is wrong: wait for half a minute and press again."
)


@signed_link(letters.PURPOSE)
def own(request, link):
    party = Party.objects.select_related("sheet").filter(pk=link.subject_id).first()
    if party is None:
        raise Http404
    if consents.is_theirs_now(party):
        return grown_up(request)
    if request.method != "POST":
        return neutral_page(request, party, link)
    do = request.POST.get("do", "open")
    if do in ("not_this_time", "coming"):
        next_time(party, coming=do == "coming")
        return neutral_page(request, party, link)
    if do == "open":
        return try_key(request, party, link)
    if not is_open(request, party):
        say = _("The page had been open for long. Write your word or code once more.")
        return neutral_page(request, party, link, say=say)
    page = own_pages.of(party)
    if page:
        return page.deed(request, party, link, do)
    return DEEDS.get(do, show)(request, party, link)


def grown_up(request):
    """An adult's link or code to somebody who has come of age."""
    return render(request, "signups/grown_up.html", status=410)


# --- Closed: what anyone holding the link sees ---


def next_time(party, *, coming: bool) -> None:
    """Everyone of the party who has a place says no (or yes after all) to the next session, whenever it is."""
    session = about.sessions(party.sheet).coming().first()
    if session:
        there = list(consents.people_of(party).filter(state__in=ACCEPTED).order_by("number"))
        (actions.coming_after_all if coming else actions.not_this_time)(there, session)


def neutral_page(request, party, link, *, form=None, say="", calm=""):
    people = consents.people_of(party).select_related("sheet").defer("nickname", "birth_year")
    signups = list(people.order_by("number"))
    if not signups:
        raise Http404
    there = [signup for signup in signups if signup.state in ACCEPTED]
    session = about.sessions(party.sheet).coming().first() if there else None
    away = Absence.objects.of_session(session).filter(signup__in=there).count() if session else 0
    context = {
        "party": party,
        "url": reverse("signups:own", kwargs={"token": link.token}),
        "standings": list(dict.fromkeys(standing.of(signup) for signup in signups)),
        "may_be_away": session is not None,
        "away": away == len(there),
        "form": form or KeyForm(),
        "say": say,
        "calm": calm,
    }
    return render(request, "signups/own.html", context)


def try_key(request, party, link):
    form = KeyForm(request.POST)
    if not form.is_valid():
        return neutral_page(request, party, link, form=form)
    key = form.cleaned_data["key"]
    calm = calm_mark(request, key)
    if calm:
        form.add_error("key", MANY_HERE)
        return neutral_page(request, party, link, form=form, calm=calm)
    if too_often(f"party:{party.pk}"):
        form.add_error(
            "key", _("There have been many tries. For safety this opens again later today or tomorrow.")
        )
        return neutral_page(request, party, link, form=form)
    if not fits(party, key):
        form.add_error("key", _("That did not open the page. Check the word or the digits and try again."))
        return neutral_page(request, party, link, form=form)
    return show(request, party, link)


def fits(party, key: str) -> bool:
    code = receipts.read(key)
    if code and code[0] == party.receipt_locator and receipts.fits("receipt", code[1], party.receipt_hash):
        return True
    return receipts.fits("word", receipts.word_of(key), party.word_hash)


def too_often(key: str) -> bool:
    """Tries at one page or one code: after these it stays closed for the day, from wherever they come."""
    return limits.too_many_for("signup-word", key, settings.WORD_TRIES_PER_LINK_PER_DAY, DAY)


def calm_mark(request, typed: str) -> str:
    """Many tries from one network, which may be a whole school: a short wait with what was typed kept."""
    return limits.calm_mark("signup-word", request, settings.LINK_TRIES_PER_SOURCE_PER_HOUR, HOUR, typed=typed)


def is_open(request, party) -> bool:
    try:
        mark = signing.loads(request.POST.get("open", "")[:300], salt=OPEN_SALT, max_age=OPEN_SECONDS)
    except signing.BadSignature:
        return False
    return mark == str(party.pk)


# --- The door for those who hold only a code ---


@anonymous_form
def receipt(request):
    """The same answer whether a code is unknown, mistyped or tried too often."""
    if request.method != "POST":
        return code_page(request, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return code_page(request, form)
    calm = calm_mark(request, form.cleaned_data["code"])
    if calm:
        form.add_error("code", MANY_HERE)
        return code_page(request, form, calm=calm)
    code = receipts.read(form.cleaned_data["code"])
    row = opened_by(code) if code else None
    if isinstance(row, Party) and consents.is_theirs_now(row):
        return grown_up(request)
    if isinstance(row, Party):
        return show(request, row, letters.own_link(row))
    if isinstance(row, Draft):
        return continue_draft(request, row)
    form.add_error(
        "code",
        _("That code did not open anything. Check the digits. After many tries in a day it stays closed."),
    )
    return code_page(request, form)


def opened_by(code) -> Party | Draft | None:
    locator, secret = code
    held_back = too_often(f"code:{locator}")
    model = Draft if locator.startswith("9") else Party
    row = model.objects.select_related("sheet").filter(receipt_locator=locator).first()
    opens = receipts.fits("receipt", secret, row.receipt_hash if row else "")
    return row if opens and not held_back else None


def code_page(request, form, *, lost=None, sent=False, calm=""):
    page = {"form": form, "lost": lost or LostLinkForm(), "sent": sent, "calm": calm}
    return render(request, "signups/receipt.html", page)


@anonymous_form
def lost_link(request):
    """Ask for the address again. The answer is the same whether or not anyone signed up with that contact."""
    form = LostLinkForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return code_page(request, CodeForm(), lost=form)
    contact_given = form.cleaned_data["contact"]
    calm = limits.calm_mark(
        "signup-lost", request, settings.LINK_TRIES_PER_SOURCE_PER_HOUR, HOUR, typed=contact_given
    )
    if calm:
        form.add_error("contact", MANY_HERE)
        return code_page(request, CodeForm(), lost=form, calm=calm)
    if not limits.too_many_for("signup-lost", contacts.index_of(contact_given), 3, DAY):
        actions.ask_for_link(contact_given)
    return code_page(request, CodeForm(), sent=True)
