"""What can be done on an open own page. Each deed is one press, asks no reason and answers with the page."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuulluksi.privacy.access import own as open_own

from . import about, actions, consents, invitations, sides
from .forms import ReachForm
from .own_forms import PersonForm, WordForm
from .own_open import everything, in_reading_order, show
from .states import ACCEPTED


def chosen(request, party) -> list:
    """The one person of the party that was named, or nobody."""
    who = request.POST.get("who", "")
    return [
        signup
        for signup in consents.people_of(party).select_related("sheet", "party").order_by("number")
        if str(signup.pk) == who
    ]


def said(request, party, link, deed, *args, done, **kw):
    """Do it and say so, or say why not."""
    try:
        deed(*args, **kw)
    except ValidationError as why_not:
        return show(request, party, link, say=" ".join(why_not.messages))
    return show(request, party, link, say=done)


def take(request, party, link):
    only = next(iter(chosen(request, party)), None)
    return said(
        request, party, link, actions.accept_offer, party, only=only, done=_("Good, the place is yours.")
    )


def pass_on(request, party, link):
    only = next(iter(chosen(request, party)), None)
    done = _("Noted: not this place. You are still in the queue, and nobody asks again for a week.")
    return said(request, party, link, actions.pass_offer, party, only=only, done=done)


def withdraw(request, party, link):
    """One step, no reason. One person of many, or everyone."""
    done = _("It is withdrawn. You need not do anything more.")
    one = chosen(request, party)
    if one:
        return said(request, party, link, actions.withdraw, one[0], by="participant", done=done)
    if request.POST.get("who"):
        return show(request, party, link)
    return said(request, party, link, actions.withdraw_party, party, by="participant", done=done)


def away(request, party, link, *, coming=False):
    """Not this time, or coming after all: one session, for one person or for all who have a place."""
    session = about.sessions(party.sheet).coming().filter(uid=session_id(request)).first()
    there = [one for one in chosen(request, party) if one.state in ACCEPTED]
    if session is None or not there:
        return show(request, party, link, say=_("That time has already been."))
    deed = actions.coming_after_all if coming else actions.not_this_time
    done = (
        _("Good, you are coming.")
        if coming
        else _("Noted: not this time. The place stays yours, and nobody asks why.")
    )
    return said(request, party, link, deed, there, session, done=done)


def session_id(request) -> str | None:
    text = request.POST.get("session", "").replace("-", "")
    return text if len(text) == 32 and all(c in "0123456789abcdef" for c in text) else None


def back(request, party, link):
    return away(request, party, link, coming=True)


def side(request, party, link):
    """Remotely instead of on site, or the other way round."""
    chosen_side = next(
        (one for one in sides.of(party.sheet) if one.sheet.code == request.POST.get("side")), None
    )
    if chosen_side is None:
        return show(request, party, link)
    done = _("It is changed.")
    return said(request, party, link, actions.change_side, party, chosen_side.sheet, done=done)


def join(request, party, link):
    """Yes to an invitation that stands on this page."""
    try:
        say = invitations.accept(party, request.POST.get("invitation", ""))
    except ValidationError as why_not:
        say = " ".join(why_not.messages)
    return show(request, party, link, say=say)


def person(request, party, link):
    """A nickname or an answer that was wrong or has changed."""
    for signup in chosen(request, party):
        year = open_own(signup, ["birth_year"])["birth_year"]
        form = PersonForm(request.POST, signup=signup, birth_year=year)
        if not form.is_valid():
            return show(request, party, link, forms={str(signup.pk): form})
        done = _("It is changed.")
        return said(request, party, link, actions.change_person, signup, done=done, **form.person())
    return show(request, party, link)


def contact(request, party, link):
    form = ReachForm(request.POST)
    if not form.is_valid():
        return show(request, party, link, forms={"reach": form})
    try:
        actions.change_contact(party, **form.reach())
    except ValidationError as why_not:
        form.add_error("contact", why_not)
        return show(request, party, link, forms={"reach": form})
    return show(request, party, link, say=_("The new contact is in use."))


def word(request, party, link):
    form = WordForm(request.POST)
    if not form.is_valid():
        return show(request, party, link, forms={"word": form})
    actions.change_word(party, form.cleaned_data["word"])
    return show(request, party, link, say=_("The new word opens this page from now on."))


def data(request, party, link):
    """Everything we hold about the party, as a file with a neutral name."""
    answer = JsonResponse(everything(party), json_dumps_params={"ensure_ascii": False, "indent": 2})
    return as_file(answer, "tiedot.json")


def data_to_read(request, party, link):
    """The same to be read in a browser: a file that stands alone."""
    context = in_reading_order(party) | {"language": get_language()}
    return as_file(HttpResponse(render_to_string("signups/own_data.html", context)), "tiedot.html")


def as_file(answer, name: str):
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


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
    if not request.POST.get("sure"):
        return show(
            request,
            party,
            link,
            say=_("Nothing was erased. Tick the box first if you want to erase everything."),
        )
    actions.erase(party)
    return render(request, "signups/erased.html")


DEEDS = {
    "take": take,
    "pass": pass_on,
    "withdraw": withdraw,
    "away": away,
    "back": back,
    "side": side,
    "join": join,
    "person": person,
    "contact": contact,
    "word": word,
    "calendar": calendar,
    "calendar_end": calendar_end,
    "data": data,
    "data_to_read": data_to_read,
    "erase": erase,
}
