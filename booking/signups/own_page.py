"""A person's own page: neutral for whoever looks over a shoulder, open to whoever knows the word or the receipt code.

There is no session and no cookie: the opened page carries a signed mark in its forms, good for half an hour. GET never
changes anything, so mail scanners may follow links as they please.
"""

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from booking.calendar.own_address import own_address
from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form, signed_link
from kuulluksi.privacy.access import own as open_own

from . import about, actions, contacts, letters, needs, questions, receipts
from .forms import CodeForm, KeyForm, LostLinkForm, ReachForm, safe_initial
from .models import Absence, Draft, Party
from .states import ACCEPTED, State
from .views import HOUR, continue_draft
from .words import neutral

DAY = 24 * HOUR
OPEN_SALT = "signup:open"
OPEN_SECONDS = HOUR // 2
MANY_HERE = gettext_lazy(
    "Many people are trying from the same network just now. Nothing is wrong: wait for half a minute and press again."
)


@signed_link(letters.PURPOSE)
def own(request, link):
    party = Party.objects.select_related("sheet").filter(pk=link.subject_id).first()
    if party is None:
        raise Http404
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
    return DEEDS.get(do, show)(request, party, link)


# --- Closed: what anyone holding the link sees ---


def next_time(party, *, coming: bool) -> None:
    """Everyone of the party who has a place says no (or yes after all) to the next session, whenever it is."""
    session = about.sessions(party.sheet).coming().first()
    if session:
        there = list(party.signups.filter(state__in=ACCEPTED).order_by("number"))
        (actions.coming_after_all if coming else actions.not_this_time)(there, session)


def neutral_page(request, party, link, *, form=None, say="", calm=""):
    signups = list(party.signups.defer("nickname", "birth_year").order_by("number"))
    states = [signup.state for signup in signups]
    if not states:
        raise Http404
    there = [signup for signup in signups if signup.state in ACCEPTED]
    session = about.sessions(party.sheet).coming().first() if there else None
    away = Absence.objects.of_session(session).filter(signup__in=there).count() if session else 0
    context = {
        "party": party,
        "url": reverse("signups:own", kwargs={"token": link.token}),
        "words": [neutral(state) for state in dict.fromkeys(states)],
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


# --- Open: the person themselves ---


def show(request, party, link, *, say="", form=None, calendar_path="", status=200):
    """Everything the person has told us, what was agreed, and every way out."""
    signups = list(party.signups.with_needs().order_by("number"))
    language = get_language()
    told = about.tell(party.sheet, language)
    reach = open_own(party, ["contact", "contact_name", "safe_contact"])
    asked = questions.fields_for(party.sheet)
    context = {
        "party": party,
        "url": reverse("signups:own", kwargs={"token": link.token}),
        "mark": signing.dumps(str(party.pk), salt=OPEN_SALT),
        "told": told,
        "has_place": any(signup.state == State.CONFIRMED for signup in signups),
        "offer_until": next((signup.offer_expires_at for signup in signups if signup.offer_stands), None),
        "people": [person_of(signup, asked) for signup in signups],
        "calendar": own_address(actions.PARTICIPANT_SCOPE, party.pk, calendar_path),
        "still_on": [signup for signup in signups if signup.is_open],
        "many": len(signups) > 1,
        "form": form or ReachForm(initial=initial_of(party, reach)),
        "say": say,
    }
    return render(request, "signups/own_open.html", context, status=status)


def person_of(signup, asked) -> dict:
    plain = open_own(signup, ["nickname", "birth_year"])
    answers = needs.own_answers(signup)
    rows = [(field.label, questions.in_words(field, answers.get(code))) for code, field in asked.items()]
    return {
        "signup": signup,
        "nickname": plain["nickname"],
        "birth_year": plain["birth_year"],
        "words": neutral(signup.state),
        "answers": [(label, text) for label, text in rows if text],
    }


def initial_of(party, reach) -> dict:
    return {
        "channel": party.channel,
        "contact": reach["contact"],
        "contact_name": reach["contact_name"],
        **safe_initial(reach["safe_contact"]),
    }


def take(request, party, link):
    try:
        actions.accept_offer(party)
    except ValidationError as why_not:
        return show(request, party, link, say=" ".join(why_not.messages))
    return show(request, party, link, say=_("Good, the place is yours."))


def withdraw(request, party, link):
    """One step, no reason. One person of many, or everyone."""
    which = request.POST.get("who", "")
    chosen = [signup for signup in party.signups.order_by("number") if str(signup.pk) == which]
    try:
        for signup in chosen:
            actions.withdraw(signup, by="participant")
        if not which:
            actions.withdraw_party(party, by="participant")
    except ValidationError as why_not:
        return show(request, party, link, say=" ".join(why_not.messages))
    return show(request, party, link, say=_("It is withdrawn. You need not do anything more."))


def contact(request, party, link):
    form = ReachForm(request.POST)
    if not form.is_valid():
        return show(request, party, link, form=form)
    actions.change_contact(party, **form.reach())
    return show(request, party, link, say=_("The new contact is in use."))


def data(request, party, link):
    """Everything we hold about the party, as a file with a neutral name."""
    answer = JsonResponse(everything(party), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="tiedot.json"'
    return answer


def everything(party) -> dict:
    reach = open_own(party, ["contact", "contact_name", "safe_contact"])
    return {
        "heading": party.sheet.heading(party.language),
        "sent": party.created_at.isoformat(),
        "language": party.language,
        "way": party.way,
        "together": party.together,
        "channel": party.channel,
        **reach,
        "people": [
            {
                **open_own(signup, ["nickname", "birth_year"]),
                "answers": needs.own_answers(signup),
                "state": signup.state,
                "number": signup.number,
                "sent": signup.created_at.isoformat(),
            }
            for signup in party.signups.with_needs().order_by("number")
        ],
    }


def calendar(request, party, link):
    """The address is on this answer only; a new one ends the one before."""
    try:
        path = actions.open_calendar(party, language=get_language())
    except ValidationError as why_not:
        return show(request, party, link, say=" ".join(why_not.messages))
    return show(request, party, link, calendar_path=path)


def calendar_end(request, party, link):
    actions.end_calendar(party)
    say = _("The address has ended. Calendars that used it will empty themselves.")
    return show(request, party, link, say=say)


def erase(request, party, link):
    actions.erase(party)
    return render(request, "signups/erased.html")


DEEDS = {
    "take": take,
    "withdraw": withdraw,
    "contact": contact,
    "calendar": calendar,
    "calendar_end": calendar_end,
    "data": data,
    "erase": erase,
}


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
