"""The desk of sign-ups in the admin: states and codes in the lists, a person only when opened with a reason.

Every view starts from ``visible_to(user)``: a facilitator's own sheets, a coordinator's areas. Others get 404.
"""

import secrets
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Case, Count, Q, Value, When
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuulluksi.people import limits
from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import audit, reveal
from kuulluksi.privacy.models import AuditLine

from . import actions, consents, needs, promises, questions, rooms, safe_contact
from .desk_forms import (
    AgeForm,
    CapacityForm,
    InsteadForm,
    KeyForm,
    MeetForm,
    MoveUpForm,
    OfferForm,
    PhoneForm,
    RevealForm,
)
from .models import Call, Party, Sheet, SignUp
from .states import FOLLOWS, State
from .words import neutral

ROLES = ("coordinator", "facilitator")
SEALED = ("nickname", "birth_year")
PAGE = 50
DAY = 24 * 3600


def own_sheets(user):
    """The sheets this account may see, with what is on them."""
    now = timezone.now()
    visible = Sheet.objects.filter(pk__in=Sheet.objects.visible_to(user).values("pk"))
    to_review = Count("signups", filter=Q(signups__state=State.PENDING_REVIEW))
    return rooms.with_counts(visible, now).annotate(to_review=to_review)


@staff(*ROLES)
def sheets(request):
    """Sheets with the most to do first."""
    rows = own_sheets(request.user).order_by("-to_review", "-waiting", "-pk")
    now = timezone.now()
    page = Paginator(rows, PAGE).get_page(request.GET.get("p"))
    listed = [(sheet, rooms.word(sheet, sheet.held, sheet.waiting, now)) for sheet in page]
    calls = Call.objects.visible_to(request.user).to_make().count()
    context = {"heading": _("Sign-ups"), "rows": listed, "page": page, "calls": calls}
    return render(request, "signups/desk_sheets.html", context)


@staff(*ROLES)
def sheet(request, code, *, capacity_form=None):
    """One sheet: who is where, by code. Nobody's name is in a list."""
    found = get_object_or_404(own_sheets(request.user), code=code)
    signups = found.signups.select_related("party").defer("nickname").order_by(next_first(), "number")
    page = Paginator(signups, PAGE).get_page(request.GET.get("p"))
    context = {
        "heading": found.heading(),
        "rows": [(signup, next_step(signup, found)) for signup in page],
        "sheet": found,
        "room": rooms.word(found, found.held, found.waiting),
        "page": page,
        "capacity_form": capacity_form or CapacityForm(initial={"capacity": found.capacity}),
    }
    return render(request, "signups/desk_sheet.html", context)


ORDER = (
    State.PENDING_REVIEW,
    State.PENDING_CONSENT,
    State.OFFERED,
    State.WAITLISTED,
    State.CONFIRMED,
)


def next_first() -> Case:
    """Those with something to do first, those whose part has ended last."""
    places = [When(state=state, then=Value(place)) for place, state in enumerate(ORDER)]
    return Case(*places, default=Value(len(ORDER)))


@dataclass(frozen=True)
class Step:
    """What comes next for one sign-up, and by when it was promised."""

    words: str
    by: date | None = None

    @property
    def late(self) -> bool:
        return self.by is not None and self.by < timezone.localdate()


def next_step(signup: SignUp, sheet: Sheet) -> Step:
    """Who does what next. The promise counts from the day it came, until somebody has proposed a first talk."""
    state = signup.state
    if signup.is_open and consents.is_out_of_hand(signup):
        return Step(_("18 by now: give them a key of their own"))
    if state == State.PENDING_REVIEW and signup.meet_at:
        return Step(_("Meet, then accept or find something else"), timezone.localdate(signup.meet_at))
    if state == State.PENDING_REVIEW:
        return Step(_("Get in touch"), promises.answer_by(sheet, timezone.localdate(signup.created_at)))
    if state == State.OFFERED:
        return Step(_("They answer the offer"), timezone.localdate(signup.offer_expires_at))
    words = {
        State.PENDING_CONSENT: _("An adult answers"),
        State.WAITLISTED: _("Waits for a place"),
        State.CONFIRMED: _("Comes to the meetings"),
    }
    return Step(words.get(state, ""))


@require_POST
@staff(*ROLES)
def capacity(request, code):
    found = get_object_or_404(own_sheets(request.user), code=code)
    form = CapacityForm(request.POST)
    if not form.is_valid():
        return sheet(request, code, capacity_form=form)
    actions.change_capacity(found, form.cleaned_data["capacity"], by=request.user)
    messages.success(request, _("The number of places is changed."))
    return redirect("signups_desk:sheet", code)


@staff(*ROLES)
def phone(request, code):
    """Write down a sign-up made by phone. The answer shows the receipt code, to be read to the caller."""
    found = get_object_or_404(own_sheets(request.user), code=code)
    form = PhoneForm(request.POST or None, sheet=found)
    nonce = request.POST.get("form_nonce", "")[:40] or secrets.token_urlsafe(16)
    if request.method == "POST" and form.is_valid():
        try:
            return phone_done(request, sign_up_by_phone(found, form, nonce, by=request.user))
        except ValidationError as why_not:
            form.add_error(None, why_not)
    context = {"heading": _("Write down a phone sign-up"), "sheet": found, "form": form, "nonce": nonce}
    return render(request, "signups/desk_phone.html", context, status=422 if form.errors else 200)


def sign_up_by_phone(found, form, nonce: str, *, by) -> actions.SignedUp:
    """The same form sent twice is one sign-up. ``nonce``: from the page; it counts for this account and sheet only."""
    return actions.sign_up(
        found,
        way=Party.Way.PHONE,
        language=form.cleaned_data["message_language"],
        participants=[form.participant()],
        form_nonce=f"phone:{by.pk}:{found.pk}:{nonce}",
        by=by,
        **form.reach(),
    )


def phone_done(request, result):
    context = {
        "heading": _("The sign-up is written down"),
        "sheet": result.party.sheet,
        "signup": result.signups[0],
        "receipt_code": result.receipt_code,
    }
    return render(request, "signups/desk_phone_done.html", context)


@staff(*ROLES)
def signup(request, pk, *, opened=None, new_code="", key_form=None):
    """One sign-up: state, history and deeds. ``opened``: the person, after reveal(). ``new_code``: shown only now."""
    found = get_object_or_404(SignUp.objects.visible_to(request.user), pk=pk)
    may = FOLLOWS.get(found.state, frozenset())
    party = found.party
    context = {
        "heading": _("Sign-up %(number)d") % {"number": found.number},
        "step": next_step(found, found.sheet),
        "signup": found,
        "party": party,
        "words": neutral(found.state),
        "companions": party.signups.exclude(pk=found.pk).defer(*SEALED).order_by("number"),
        "may_accept": found.state in (State.PENDING_REVIEW, State.WAITLISTED),
        "may_not_admit": State.NOT_ADMITTED in may,
        "may_offer": found.state == State.WAITLISTED,
        "may_move_up": found.state == State.WAITLISTED and not found.priority,
        "may_withdraw": State.WITHDRAWN in may,
        "may_meet": found.state in (State.PENDING_REVIEW, State.WAITLISTED),
        "may_wait": found.state == State.PENDING_REVIEW,
        "outside_ages": found.state in (State.PENDING_REVIEW, State.WAITLISTED)
        and actions.is_outside_ages(found),
        "meet_form": MeetForm(prefix="meet"),
        "age_form": AgeForm(prefix="age"),
        "instead_form": InsteadForm(),
        "offer_form": OfferForm(),
        "move_up_form": MoveUpForm(prefix="up"),
        "new_code": new_code,
        "key_form": key_form or KeyForm(prefix="key"),
        "out_of_hand": consents.is_out_of_hand(found),
        "reveal_form": RevealForm(),
        "opened": opened or {},
        "history": history_of(found),
    }
    return render(request, "signups/desk_signup.html", context)


@require_POST
@staff(*ROLES)
def new_code(request, pk):
    """A fresh receipt code for a caller whom staff know and who answers as the person would; at eighteen it opens a page
    of their own. It stands on this one answer and nowhere else."""
    found = get_object_or_404(SignUp.objects.visible_to(request.user), pk=pk)
    form = KeyForm(request.POST, prefix="key")
    if not form.is_valid():
        return signup(request, pk, key_form=form)
    if limits.too_many_for("signup-identity", str(found.pk), settings.WORD_TRIES_PER_LINK_PER_DAY, DAY):
        form.add_error(None, _("There have been many tries. For safety this opens again tomorrow."))
    elif not actions.is_the_person(found, **form.answers()):
        audit("identity_not_known", found, by=request.user)
        form.add_error(None, _("The answers do not fit. Ask once more, or meet first. No code was made."))
    if form.errors:
        return signup(request, pk, key_form=form)
    return signup(request, pk, new_code=actions.key_again(found, by=request.user))


@require_POST
@staff(*ROLES)
def link_again(request, pk):
    """The address of the own page goes once more to the contact that was given, and to nobody else."""
    found = get_object_or_404(SignUp.objects.visible_to(request.user), pk=pk)
    actions.send_link_again(found.party.contact_index)
    messages.success(
        request, _("If they gave a number for messages or an e-mail, the address is on its way there.")
    )
    return redirect("signups_desk:signup", pk)


def history_of(found) -> list[tuple]:
    """(when, what, by whom) of one sign-up, from the log of deeds."""
    lines = AuditLine.objects.filter(subject_type=SignUp._meta.label_lower, subject_id=str(found.pk))
    words = {f"signup_{value}": label for value, label in State.choices}
    deeds = [(line.at, words.get(line.verb, line.verb), line.role) for line in lines.order_by("at", "pk")]
    return [(found.created_at, _("signed up"), ""), *deeds]


@require_POST
@staff(*ROLES)
def open_person(request, pk):
    """Show the person behind a sign-up, once, with a reason; it is written in the access log."""
    found = get_object_or_404(SignUp.objects.visible_to(request.user), pk=pk)
    form = RevealForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose why you open it."))
        return redirect("signups_desk:signup", pk)
    reason = form.cleaned_data["reason"]
    (person,) = reveal([found], SEALED, actor=request.user, reason=reason)
    (contact,) = reveal(
        [found.party], ["contact", "contact_name", "safe_contact"], actor=request.user, reason=reason
    )
    (person["answers"],) = needs.revealed([found], actor=request.user, reason=reason)
    return signup(request, pk, opened=person_in_words(found, person, contact))


def person_in_words(found, person, contact) -> dict:
    asked = questions.fields_for(found.sheet)
    answers = person["answers"]
    return {
        "nickname": person["nickname"],
        "birth_year": person["birth_year"],
        "channel": Party.Channel(found.party.channel).label,
        "contact": contact["contact"],
        "contact_name": contact["contact_name"],
        "safe": safe_contact.read(contact["safe_contact"]).sentences(),
        "answers": [
            (field.label, questions.in_words(field, answers[code]))
            for code, field in asked.items()
            if code in answers
        ],
    }


@require_POST
@staff(*ROLES)
def deed(request, pk, name):
    """Accept, offer, withdraw by phone, or say that something else was found."""
    found = get_object_or_404(SignUp.objects.visible_to(request.user), pk=pk)
    if name not in DEEDS:
        raise Http404
    try:
        messages.success(request, DEEDS[name](request, found))
    except ValidationError as why_not:
        messages.error(request, " ".join(why_not.messages))
    return redirect("signups_desk:signup", pk)


def do_accept(request, found):
    actions.accept(found, by=request.user)
    return _("Accepted. The person is told in the way that they chose.")


def do_meet(request, found):
    form = MeetForm(request.POST, prefix="meet")
    if not form.is_valid():
        raise ValidationError(_("Give a day, a time and how you meet."))
    actions.invite_to_meet(found, at=form.instant(), how=form.cleaned_data["how"], by=request.user)
    return _("Proposed. They see it on their own page, and get a message if they wished for messages.")


def do_wait(request, found):
    actions.let_wait(found, by=request.user)
    return _("They wait, and the place goes to the next one.")


def do_admit_age(request, found):
    form = AgeForm(request.POST, prefix="age")
    if not form.is_valid():
        raise ValidationError(_("Choose why the age is not an obstacle."))
    actions.admit_outside_ages(found, reason=form.cleaned_data["reason"], by=request.user)
    return _("Accepted. The reason is kept with the sign-up.")


def do_offer(request, found):
    form = OfferForm(request.POST)
    if not form.is_valid():
        raise ValidationError(_("Choose why the place is offered now."))
    actions.offer(found, by=request.user, reason=form.cleaned_data["reason"])
    return _("The place is offered, and held until the person answers or the time passes.")


def do_move_up(request, found):
    form = MoveUpForm(request.POST, prefix="up")
    if not form.is_valid():
        raise ValidationError(_("Say why this person comes before the others."))
    actions.move_up(found, reason=form.cleaned_data["reason"], by=request.user)
    return _("Moved up. They can read the reason on their own page.")


def do_not_admit(request, found):
    form = InsteadForm(request.POST)
    if not form.is_valid():
        raise ValidationError([message for errors in form.errors.values() for message in errors])
    actions.not_admitted(found, by=request.user, reason=form.cleaned_data["reason"])
    return _("Written down. The next in the queue gets the place.")


def do_withdraw(request, found):
    actions.withdraw(found, by=request.user)
    return _("Withdrawn. No reason is kept.")


DEEDS = {
    "meet": do_meet,
    "accept": do_accept,
    "accept-age": do_admit_age,
    "wait": do_wait,
    "offer": do_offer,
    "move-up": do_move_up,
    "not-admitted": do_not_admit,
    "withdraw": do_withdraw,
}
