"""Stage two: the young person's own form behind a personal code, and afterwards their own page behind their own key.

The worker who handed out the code holds nothing after the form has been sent: the code is dead, and the page opens with
a key that was shown to the young person alone.
"""

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from booking.signups import about, needs, questions, receipts, standing
from booking.signups import actions as signups
from booking.signups.fields import PlainField
from booking.signups.own_page import MANY_HERE
from booking.signups.states import OPEN, State
from kuulluksi.forms import HouseForm
from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form, signed_link
from kuulluksi.privacy import form_tokens
from kuulluksi.privacy.access import own

from ..after import feedback
from ..listing import address, is_off
from ..models import Forum, Seat
from ..remote import is_remote
from . import actions, codes
from .forms import SeatForm

PURPOSE = "forum_seat"
SALT = "forum:seat:open"
OPEN_SECONDS = 1800
HOUR, DAY = 3600, 24 * 3600


class CodeForm(HouseForm):
    code = PlainField(
        label=gettext_lazy("Your code"),
        help_text=gettext_lazy("Sixteen digits in four groups. Spaces do not matter."),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": gettext_lazy("Write the sixteen digits of your code.")},
    )


# --- The door ---


@anonymous_form
def door(request):
    """A personal code opens a blank form, a key the own page. The same answer for all that do not fit."""
    if request.method != "POST":
        return code_page(request, CodeForm())
    if request.POST.get("open"):
        return deed(request)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return code_page(request, form)
    typed = form.cleaned_data["code"]
    calm = limits.calm_mark("signup-word", request, settings.LINK_TRIES_PER_SOURCE_PER_HOUR, HOUR, typed=typed)
    if calm:
        form.add_error("code", MANY_HERE)
        return code_page(request, form, calm=calm)
    seat = opened_by(typed)
    if seat is None:
        form.add_error(
            "code",
            _(
                "That code did not open anything. Check the digits. A code from a worker works once: if you have already "
                "sent the form, use the key that you got then."
            ),
        )
        return code_page(request, form)
    if seat.is_completed:
        return own_page(request, seat)
    return seat_form(request, seat, codes.link_of(seat), SeatForm(sheet=seat.signup.sheet))


def opened_by(typed: str) -> Seat | None:
    """A shut code stays shut after many tries in a day, from wherever they come."""
    code = receipts.read(typed)
    if code is None:
        return None
    held_back = limits.too_many_for("signup-word", f"seat:{code[0]}", settings.WORD_TRIES_PER_LINK_PER_DAY, DAY)
    seat = codes.opened_by(*code)
    return None if held_back or seat is None or seat.signup.state not in OPEN else seat


def code_page(request, form, *, calm="", say=""):
    return render(
        request,
        "forum/registration/code.html",
        {"form": form, "calm": calm, "say": say, "forum_address": address()},
    )


# --- The form ---


@signed_link(codes.PURPOSE)
def seat(request, link):
    """The square on the slip. Blank for whoever opens it; after it has been sent it tells nothing."""
    found = get_object_or_404(Seat.objects.in_order().select_related("unit__party"), pk=link.subject_id)
    sheet = found.signup.sheet
    if found.is_completed:
        return sent_before(request, found)
    if found.signup.state not in OPEN:
        return render(request, "forum/registration/code_used.html", {"used": False}, status=410)
    if request.method != "POST":
        return seat_form(request, found, link, SeatForm(sheet=sheet))
    form = SeatForm(request.POST, sheet=sheet)
    token, nonce, notice = read_token(request, found)
    if not form.is_valid() or notice:
        return seat_form(request, found, link, form, token=token, notice=notice, status=422)
    try:
        key = actions.complete(found, form_nonce=nonce, **form.person())
    except ValidationError as why_not:
        if why_not.code != "dead":
            form.add_error(None, why_not)
            return seat_form(request, found, link, form, token=token, status=422)
        found.refresh_from_db()
        return sent_before(request, found)
    return done(request, found, key)


def sent_before(request, found):
    """The second click of the very form that was sent shows the key again; anybody else hears that it is used."""
    _token, nonce, _notice = read_token(request, found)
    key = actions.key_again(found, nonce) if nonce else ""
    if key:
        return done(request, found, key)
    return render(request, "forum/registration/code_used.html", {"used": True}, status=410)


def read_token(request, found) -> tuple[str, str, str]:
    token = request.POST.get("token", "")[:600]
    try:
        read = form_tokens.read(PURPOSE, token, str(found.pk))
    except form_tokens.FormTokenInvalid:
        return "", "", _("The form had changed on the way, so we gave you a fresh one. Check it and continue.")
    if read.too_old:
        return "", "", _("The form had been open for long, so we gave you a fresh one. Check it and continue.")
    if read.too_fast:
        return token, read.nonce, _("That was quick. Check once more that all is right, and send again.")
    return token, read.nonce, ""


def seat_form(request, found, link, form, *, token="", notice="", status=200):
    context = {
        "form": form,
        "sheet": found.signup.sheet,
        "heading": found.signup.sheet.heading(),
        "told": about.tell(found.signup.sheet, get_language()),
        "url": reverse("forum:seat", kwargs={"token": link.token}),
        "token": token or form_tokens.issue(PURPOSE, str(found.pk)),
        "notices": [notice] if notice else [],
        "worker": own(found.unit.party, ["contact_name"])["contact_name"],
    }
    return render(request, "forum/registration/seat.html", context, status=status)


def done(request, found, key):
    context = {
        "heading": found.signup.sheet.heading(),
        "key": key,
        "waits": found.signup.state == State.WAITLISTED,
    }
    return render(request, "forum/registration/seat_done.html", context)


# --- The own page ---


def own_page(request, found, *, form=None, say=""):
    signup = found.signup
    sheet = signup.sheet
    plain = own(signup, ["nickname", "birth_year"])
    answers = needs.own_answers(signup)
    form = form or SeatForm(sheet=sheet, initial=plain | answers)
    answered = [
        (field.label, questions.in_words(field, answers.get(code))) for code, field in form.asked.items()
    ]
    context = {
        "seat": found,
        "signup": signup,
        "nickname": plain["nickname"],
        "told": about.tell(sheet, get_language()),
        "standing": standing.of(signup),
        "off": is_off(Forum.objects.of_sheet(sheet).select_related("event").get()),
        "lines": about.lines(sheet, [signup]).get(signup.pk, []),
        "answers": [(label, text) for label, text in answered if text],
        "form": form,
        "wrong": form.is_bound and bool(form.errors),
        "mark": signing.dumps([str(found.pk), found.locator], salt=SALT),
        "may_say": feedback.waits_for([signup]),
        "has_place": signup.state == State.CONFIRMED,
        "remotely": is_remote(sheet),
        "remote_link": about.remote_link(sheet) if signup.state == State.CONFIRMED else "",
        "say": say,
    }
    return render(
        request, "forum/registration/seat_page.html", context, status=422 if context["wrong"] else 200
    )


def to_slip(request, found):
    """From an opened own page to a slip that knows nobody."""
    try:
        slip = feedback.take_slip([found.signup])
    except ValidationError as taken:
        return own_page(request, found, say=" ".join(taken.messages))
    return HttpResponseRedirect(reverse("forum:feedback", kwargs={"token": slip.token}))


def deed(request):
    """What the young person does on the open page. The mark is good for half an hour and dies with the key."""
    try:
        pk, locator = signing.loads(request.POST.get("open", "")[:300], salt=SALT, max_age=OPEN_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return code_page(
            request, CodeForm(), say=_("The page had been open for long. Write your key once more.")
        )
    found = Seat.objects.in_order().select_related("unit__party").filter(pk=pk, locator=locator).first()
    if found is None or not found.is_completed or found.signup.state not in OPEN:
        return code_page(request, CodeForm(), say=_("This has ended. You need not do anything."))
    do = request.POST.get("do")
    if do == "withdraw":
        actions.give_back(found, by="participant")
        return render(request, "forum/registration/seat_left.html")
    if do == "say":
        return to_slip(request, found)
    if do != "change":
        return own_page(request, found)
    form = SeatForm(request.POST, sheet=found.signup.sheet)
    if not form.is_valid():
        return own_page(request, found, form=form)
    signups.change_person(found.signup, by="participant", **form.person())
    fresh = Seat.objects.in_order().select_related("unit__party").get(pk=found.pk)
    return own_page(request, fresh, say=_("It is changed."))
