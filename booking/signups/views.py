"""Signing up in three short steps, without an account and without a cookie."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form, signed_link
from kuulluksi.privacy import form_tokens
from kuulluksi.privacy.access import own

from . import about, actions, drafts, letters, promises, questions, rooms, sides
from .forms import person_field
from .models import Draft, Party, Referral, Sheet
from .referrals import address_of as referral_address
from .steps import CHECK, CONTACT, PURPOSE, STEPS, WHO, Filling

HOUR = 3600


def page_of(request, sheet: Sheet, template: str, step: str, filling: Filling, **context):
    names = {WHO: _("Who comes"), CONTACT: _("How we reach you"), CHECK: _("Check and send")}
    number = STEPS.index(step) + 1
    context |= {
        "sheet": sheet,
        "heading": sheet.heading(),
        "url": filling.url,
        "referral": filling.referral,
        "given_by": own(filling.referral.referrer, ["name"])["name"] if filling.referral else "",
        "token": filling.token,
        "notices": filling.notices,
        "hold": filling.hold,
        "step": step,
        "step_number": number,
        "step_count": len(STEPS),
        "stage": names[step],
        "steps": [{"name": names[s], "done": i < number, "now": i == number} for i, s in enumerate(STEPS, 1)],
    }
    return render(request, template, context, status=filling.status)


@anonymous_form
def start(request, code):
    """The whole way from the first step to the receipt, on one address. A sheet by invitation is not here for whoever
    has no form of it in hand."""
    sheets = Sheet.objects.all() if request.method == "POST" else Sheet.objects.public()
    sheet = get_object_or_404(sheets, code=code)
    url = reverse("signups:start", kwargs={"code": sheet.code})
    return way_in(request, sheet, url=url)


@signed_link(letters.REFERRAL_PURPOSE)
def referred(request, link):
    """The same way behind a worker's link: a blank form, for one person, until it is sent."""
    referral = get_object_or_404(Referral.objects.select_related("sheet", "referrer"), pk=link.subject_id)
    url = reverse("signups:referred", kwargs={"token": link.token})
    if referral.is_usable():
        return way_in(request, referral.sheet, url=url, referral=referral)
    before = sent_with(request, referral)
    if before:  # their own second click on "send"
        return done(request, Filling.new(referral.sheet, get_language()), before)
    return render(request, "signups/link_used.html", {"used": referral.used_at is not None}, status=410)


def sent_with(request, referral):
    """What this very form led to, when it was sent before through this link. Nobody else has its token."""
    try:
        token = form_tokens.read(PURPOSE, request.POST.get("token", "")[:600], referral.sheet.code)
    except form_tokens.FormTokenInvalid:
        return None
    before = actions.already(token.nonce)
    return before if before and before.party.referral_id == referral.pk else None


def way_in(request, sheet, **through):
    if request.method != "POST":
        return door(request, sheet, **through)
    filling = Filling.of(request, sheet, get_language(), **through)
    step = request.POST.get("step")
    go = request.POST.get("go", "next")
    if step == CHECK:
        return after_check(request, filling, go)
    if step == CONTACT:
        return after_contact(request, filling, go)
    return after_who(request, filling, go)


def door(request, sheet, **through):
    """The first step; or, when nobody can sign up here, a sentence and a way on."""
    room = rooms.room_left([sheet])[sheet.pk]
    by_link = sheet.access not in (Sheet.Access.OPEN, Sheet.Access.INVITED)
    if by_link and not through.get("referral") and room != rooms.Room.CLOSED:
        return render(request, "signups/by_link.html", {"sheet": sheet, "heading": sheet.heading()})
    if room in (rooms.Room.CLOSED, rooms.Room.NOT_YET, rooms.Room.FULL):
        status = 410 if room == rooms.Room.CLOSED else 200
        return render(
            request,
            "signups/shut.html",
            {"sheet": sheet, "heading": sheet.heading(), "room": room},
            status=status,
        )
    filling = Filling.new(sheet, get_language(), **through)
    return show_who(request, filling, filling.who_form(), room=room)


# --- Step 1 ---


def show_who(request, filling, form, room=""):
    door = about.other_door(filling.sheet)
    return page_of(
        request, filling.sheet, "signups/who.html", WHO, filling, form=form, room=room, other_door=door
    )


def after_who(request, filling, go):
    people = rows_in(request.POST, filling.sheet)
    form = filling.who_form(request.POST, people)
    filling.take(WHO, form, request.POST)
    if go == "save":
        return save_for_later(request, filling)
    if go == "add":
        filling.keep()
        return show_who(request, filling, one_more(filling, people))
    if not form.is_valid():
        return show_who(request, filling, form)
    filling = filling.at(form.chosen_sheet())
    filling.keep()
    filling.keep_places(request, len(form.participants()))
    return show_contact(request, filling, filling.contact_form(form))


def rows_in(post, sheet) -> int:
    """How many people the form that was sent had room for."""
    rows = [i for i in range(sheet.max_participants) if f"person-{i}-nickname" in post]
    return max(rows, default=0) + 1


def one_more(filling, people):
    """The form with one row more, showing what was typed and no complaints yet."""
    form = filling.who_form({}, min(people + 1, filling.sheet.max_participants))
    kept = filling.answers[WHO]
    initial = {name: values[-1] for name, values in kept.items() if values}
    return type(form)(initial=initial, sheet=filling.sheet, people=form.people, referred=form.referred)


# --- Step 2 ---


def show_contact(request, filling, form):
    return page_of(request, filling.sheet, "signups/contact.html", CONTACT, filling, form=form)


def after_contact(request, filling, go):
    who = filling.who_form()
    if not who.is_bound or not who.is_valid():
        return who_is_missing(request, filling, who)
    form = filling.contact_form(who, request.POST)
    filling.take(CONTACT, form, request.POST)
    if go == "save":
        return save_for_later(request, filling)
    filling.keep()
    if go == WHO:
        return show_who(request, filling, who)
    if go == "extend":
        return more_time(request, filling, form)
    if not form.is_valid():
        return show_contact(request, filling, form)
    return show_check(request, filling, who, form)


def more_time(request, filling, form):
    """The same step with what was typed, a longer time, and no complaints about what is not written yet."""
    filling.more_time()
    form.full_clean()
    form.errors.clear()
    return show_contact(request, filling, form)


def who_is_missing(request, filling, who):
    """Step 2 came without a step 1: keep what was typed and ask for the rest."""
    filling.take_all(CONTACT, request.POST)
    filling.keep()
    filling.notices.append(
        _("What you wrote first is not here any more. Write it once more; the rest is kept.")
    )
    return show_who(request, filling, who)


# --- Step 3 ---


def show_check(request, filling, who, form, calm=""):
    people = [
        (person["nickname"], person["birth_year"], in_words(form, i) + consent_in_words(form, i))
        for i, person in enumerate(who.participants())
    ]
    years = [int(person["birth_year"]) for person in who.participants() if person["birth_year"]]
    context = {
        "form": form,
        "side": sides.own(filling.sheet),
        "way": dict(Party.Way.choices)[who.cleaned_data["way"]],
        "role": dict(Party.AdultRole.choices).get(who.cleaned_data["adult_role"], ""),
        "people": people,
        "reach": reach_in_words(form),
        "together": dict(who.fields["together"].choices)[who.cleaned_data["together"]]
        if len(people) > 1
        else "",
        "outside_ages": any(not filling.sheet.fits_ages(year) for year in years),
        "calm": calm,
    }
    return page_of(request, filling.sheet, "signups/check.html", CHECK, filling, **context)


def in_words(form, i) -> list[tuple[str, str]]:
    answers = form.answers(i)
    return [
        (form.asked[code].label, questions.in_words(form.asked[code], value)) for code, value in answers.items()
    ]


def consent_in_words(form, i) -> list[tuple[str, str]]:
    """Which adult is asked, in the words that were chosen, and where."""
    name = person_field(i, "consent_by")
    if name not in form.fields:
        return []
    by = questions.in_words(form.fields[name], form.cleaned_data[name])
    adult = form.consent(i)
    where = [adult[part] for part in ("name", "contact") if adult.get(part)]
    return [(form.fields[name].label, ": ".join([by, ", ".join(where)]) if where else by)]


def reach_in_words(form) -> list[tuple[str, str]]:
    data = form.cleaned_data
    rows = [
        (_("How we answer"), dict(form.fields["channel"].choices)[data["channel"]]),
        (_("Where"), data["contact"]),
        (_("Who answers there"), data["contact_name"]),
        (_("When may we write or call?"), questions.in_words(form.fields["hours"], data["hours"])),
        (_("So that it is safe"), questions.in_words(form.fields["safe"], data["safe"])),
        (_("Your own word"), _("chosen") if data["word"] else ""),
    ]
    return [(label, text) for label, text in rows if text]


def after_check(request, filling, go):
    if filling.draft is None:
        before = actions.already(filling.nonce)
        if before:
            return done(request, filling, before)
    who = filling.who_form()
    if go == "save" and filling.draft:
        return save_for_later(request, filling)
    if not who.is_bound or not who.is_valid():
        filling.status = 410 if filling.status == 200 else filling.status
        filling.notices.append(
            _("What you wrote is not here any more: it is kept for one day. Nothing was sent.")
        )
        return show_who(request, filling, who)
    if go == WHO:
        return show_who(request, filling, who)
    form = filling.contact_form(who)
    if go == "extend":
        filling.more_time()
        return (
            show_check(request, filling, who, form) if form.is_valid() else show_contact(request, filling, form)
        )
    if go == CONTACT or not form.is_bound or not form.is_valid():
        return show_contact(request, filling, form)
    reason, calm = why_wait(request, filling)
    if reason:
        filling.notices.append(reason)
        return show_check(request, filling, who, form, calm)
    return send(request, filling, who, form)


def why_wait(request, filling) -> tuple[str, str]:
    """A kind sentence when this was too fast or too many come from one place, and a mark to send along. Nobody is
    refused: the same form goes through after a short wait."""
    if filling.notices:  # a fresh token was just given: look once more
        return filling.notices.pop(), ""
    if filling.age < form_tokens.LEAST_SECONDS:
        return _("That was quick. Check once more that all is right, and send again."), ""
    if limits.too_many(
        "signup", request, settings.SIGNUPS_PER_SOURCE_PER_HOUR, HOUR
    ) and not filling.has_waited(request.POST.get("calm", "")[:300]):
        return (
            _(
                "Many forms are coming from the same network just now. Nothing is lost: wait for half a minute and "
                "send again."
            ),
            filling.calm_mark(),
        )
    return "", ""


def send(request, filling, who, form):
    people = [
        {**person, "answers": form.answers(i), "consent": form.consent(i)}
        for i, person in enumerate(who.participants())
    ]
    people = about.with_companions(filling.sheet, people)
    try:
        result = actions.sign_up(
            filling.sheet,
            way=who.cleaned_data["way"],
            adult_role=who.cleaned_data["adult_role"],
            referral=filling.referral,
            together=who.cleaned_data.get("together") or "any",
            language=filling.language,
            participants=people,
            form_nonce=filling.nonce,
            word=form.cleaned_data["word"],
            draft=filling.draft,
            invited=filling.sheet.access == Sheet.Access.INVITED,
            **form.reach(),
        )
    except ValidationError as why_not:
        filling.notices.extend(why_not.messages)
        return show_check(request, filling, who, form)
    return done(request, filling, result)


def done(request, filling, result):
    states = [signup.state for signup in result.signups]
    return render(
        request,
        "signups/done.html",
        {
            "sheet": filling.sheet,
            "heading": filling.sheet.heading(),
            "held": sum(state != "waitlisted" for state in states),
            "waiting": states.count("waitlisted"),
            "confirmed": "confirmed" in states,
            "asked_until": next((s.consent_due_at for s in result.signups if s.consent_due_at), None),
            "many": len(states) > 1,
            "channel": result.party.channel,
            "answer_by": promises.answer_by(filling.sheet),
            "receipt_code": result.receipt_code,
            "own_url": settings.BASE_URL + reverse("signups:own", kwargs={"token": result.link.token}),
        },
    )


# --- Save and continue later ---


def save_for_later(request, filling):
    filling.keep()
    link, code = drafts.keep_for_later(filling.draft)
    context = {
        "url": settings.BASE_URL + reverse("signups:resume", kwargs={"token": link.token}),
        "code": code,
        "until": filling.draft.expires_at,
    }
    return render(request, "signups/saved.html", context)


@signed_link(letters.DRAFT_PURPOSE)
def resume(request, link):
    """GET shows a button; POST opens the unfinished form where it was left."""
    draft = Draft.objects.select_related("sheet", "referral__referrer").filter(pk=link.subject_id).first()
    if draft is None or request.method != "POST":
        return render(
            request, "signups/resume.html", {"gone": draft is None}, status=410 if draft is None else 200
        )
    return continue_draft(request, draft)


def continue_draft(request, draft):
    through = {"url": reverse("signups:start", kwargs={"code": draft.sheet.code})}
    if draft.referral_id:  # sent on through the worker's link, which dies when the form is sent
        through = {"url": referral_address(draft.referral), "referral": draft.referral}
    filling = Filling.new(draft.sheet, get_language(), **through)
    filling.draft, filling.answers = draft, drafts.answers_of(draft)
    filling.keep()
    who = filling.who_form()
    if not who.is_bound or not who.is_valid() or CONTACT not in filling.answers:
        return show_who(request, filling, who)
    form = filling.contact_form(who)
    return show_check(request, filling, who, form) if form.is_valid() else show_contact(request, filling, form)
