"""What a person's own page shows once it is open: everything they told us, what was agreed, and every way out."""

from django.core import signing
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.calendar.own_address import own_address
from kuulluksi.privacy.access import own as open_own
from kuulluksi.privacy.access import who_looked
from kuulluksi.privacy.models import AuditLine

from . import about, actions, consents, invitations, needs, own_pages, questions, sides, standing
from .forms import ReachForm, safe_initial
from .models import Absence, Party, SignUp
from .own_forms import PersonForm, WordForm
from .rooms import Room
from .states import ACCEPTED, State

OPEN_SALT = "signup:open"
SESSIONS_SHOWN = 4


def show(request, party, link, *, say="", forms=None, calendar_path="", status=200):
    """``forms``: those that were sent and have something to look at once more, by name ("reach", "word", or a
    sign-up's id)."""
    page = own_pages.of(party)
    if page:
        return page.show(request, party, link, say=say)
    forms = forms or {}
    signups = list(everyone(party).select_related("sheet", "party"))
    lines = about.lines(party.sheet, signups)
    people = [person_of(signup, forms.get(str(signup.pk)), lines.get(signup.pk)) for signup in signups]
    there = [one for one in people if one["signup"].state in ACCEPTED]
    sessions = sessions_of(party.sheet, there)
    has_place = any(one["standing"].state == State.CONFIRMED for one in people)
    still_on = [one for one in people if one["signup"].is_open]
    context = {
        "party": party,
        "url": reverse("signups:own", kwargs={"token": link.token}),
        "mark": open_mark(party),
        "told": about.tell(party.sheet, get_language()),
        "has_place": has_place,
        "join": about.remote_link(party.sheet) if has_place else "",
        "invitations": invitations.of(party, get_language()) if there else [],
        **sides_of(party, still_on),
        "people": people,
        "steps": steps_of(people, sessions),
        "sessions": sessions,
        "more": more_of(party, there, link),
        "calendar": own_address(actions.PARTICIPANT_SCOPE, party.pk, calendar_path),
        "still_on": still_on,
        "many": len(people) > 1,
        "reach_form": forms.get("reach") or ReachForm(initial=reach_of(party)),
        "word_form": forms.get("word") or WordForm(),
        "wrong": next(iter(forms.values()), None),
        "wrong_in": next(iter(forms), ""),
        "lookers": lookers_of(party, signups),
        "say": say,
    }
    return render(request, "signups/own_open.html", context, status=status)


def open_mark(party: Party) -> str:
    """What the forms of an open page carry instead of a session."""
    return signing.dumps(str(party.pk), salt=OPEN_SALT)


def sides_of(party: Party, still_on: list) -> dict:
    """How the party comes, where there are two ways, and the other one with whether there is room."""
    found = sides.with_room(sides.of(party.sheet)) if still_on else []
    return {
        "side": next((side.label for side, _room in found if side.sheet.pk == party.sheet_id), ""),
        "other_sides": [
            {"label": side.label, "code": side.sheet.code, "room": room, "has_room": room == Room.ROOM}
            for side, room in found
            if side.sheet.pk != party.sheet_id
        ],
    }


def everyone(party: Party):
    """Whom this page is about, with their answers, in order: of an adult's party only those who are not of age yet."""
    return consents.people_of(party).with_needs().order_by("number")


def more_of(party, there: list[dict], link) -> list[dict]:
    """What the room behind the sheet adds for those who have a place, with the address of a page of its own."""
    return [
        {
            "words": one.words,
            "label": one.label,
            "url": reverse(one.url_name, kwargs={"token": link.token}) if one.url_name else "",
        }
        for one in about.more(party, [person["signup"] for person in there])
    ]


def person_of(signup: SignUp, sent: PersonForm | None, lines: list | None = None) -> dict:
    """One person, what was decided for them, what they answered in words, and the form to change it."""
    plain = open_own(signup, ["nickname", "birth_year"])
    answers = needs.own_answers(signup)
    form = sent or PersonForm(signup=signup, birth_year=plain["birth_year"], initial=plain | answers)
    rows = [(field.label, questions.in_words(field, answers.get(code))) for code, field in form.asked.items()]
    return {
        "signup": signup,
        "nickname": plain["nickname"],
        "birth_year": plain["birth_year"],
        "standing": standing.of(signup),
        "lines": lines or [],
        "answers": [(label, text) for label, text in rows if text],
        "form": form,
        "form_is_wrong": sent is not None,
    }


def steps_of(people: list[dict], sessions: list[dict]) -> list[dict]:
    """What is true and what comes next, once for all who stand the same, with their names where they do not."""
    steps: dict = {}
    for one in people:
        steps.setdefault(one["standing"], []).append(one)
    return [
        {
            "standing": found,
            "names": ", ".join(one["nickname"] for one in group) if len(steps) > 1 else "",
            "may_stay": all(one["signup"].rests_until is None for one in group),
            "offered": found.state == State.OFFERED,
            "expected": expected(group, sessions),
            "who": group[0]["signup"].pk if len(group) == 1 and len(people) > 1 else "",
        }
        for found, group in steps.items()
    ]


def expected(group: list[dict], sessions: list[dict]):
    """When the next session begins that at least one of them is coming to (UTC), or None."""
    here = {one["signup"].pk for one in group}
    coming = (
        one["session"].start
        for one in sessions
        if any(person["signup"].pk in here and not person["away"] for person in one["people"])
    )
    return next(coming, None)


def sessions_of(sheet, there: list[dict]) -> list[dict]:
    """The next sessions, and who of the party has said that they are not coming."""
    if not there:
        return []
    coming = list(about.sessions(sheet).coming()[:SESSIONS_SHOWN])
    told = Absence.objects.filter(occurrence__in=coming, signup__in=[one["signup"].pk for one in there])
    away = set(told.values_list("occurrence_id", "signup_id"))
    return [
        {
            "session": session,
            "people": [
                {
                    "signup": one["signup"],
                    "nickname": one["nickname"],
                    "away": (session.pk, one["signup"].pk) in away,
                }
                for one in there
            ],
        }
        for session in coming
    ]


def reach_of(party: Party) -> dict:
    reach = open_own(party, ["contact", "contact_name", "safe_contact"])
    return {
        "channel": party.channel,
        "contact": reach["contact"],
        "contact_name": reach["contact_name"],
        **safe_initial(reach["safe_contact"]),
    }


def lookers_of(party: Party, signups: list[SignUp]) -> list[tuple]:
    """(day, role) of staff who have opened any of it, newest first. No names."""
    rows = [party, *signups, *(signup.needs for signup in signups if needs.has_answers(signup))]
    return sorted({look for row in rows for look in who_looked(row)}, reverse=True)


# --- Everything, as a file ---


def everything(party: Party) -> dict:
    """All that we hold about the party, in plain columns."""
    reach = open_own(party, ["contact", "contact_name", "safe_contact"])
    signups = list(everyone(party))
    return {
        "heading": party.sheet.heading(party.language),
        "sent": party.created_at.isoformat(),
        "language": party.language,
        "way": party.way,
        "together": party.together,
        "channel": party.channel,
        **reach,
        "people": [everything_of(signup) for signup in signups],
        "staff_who_looked": [
            {"day": day.isoformat(), "role": str(role)} for day, role in lookers_of(party, signups)
        ],
    }


def everything_of(signup: SignUp) -> dict:
    lines = AuditLine.objects.filter(subject_type=SignUp._meta.label_lower, subject_id=str(signup.pk))
    away = signup.absences.order_by("occurrence__start").values_list("occurrence__start", flat=True)
    return {
        **open_own(signup, ["nickname", "birth_year"]),
        "answers": needs.own_answers(signup),
        "asked_of_adults": [
            {"at": timezone.localtime(ask.created_at).isoformat(), "who": ask.giver, "how": ask.channel}
            for ask in signup.consent_asks.defer("name", "contact").order_by("created_at")
        ],
        "consents": [
            {
                "at": timezone.localtime(record.at).isoformat(),
                "what": record.kind,
                "who": record.giver,
                "how": record.way,
                "language": record.language,
                "sha256_of_the_words": record.text_hash,
            }
            for record in consents_of(signup)
        ],
        "state": signup.state,
        "number": signup.number,
        "sent": signup.created_at.isoformat(),
        "before_others_because": signup.get_priority_reason_display(),
        "not_this_time": [timezone.localtime(start).isoformat() for start in away],
        "history": [
            {"at": timezone.localtime(at).isoformat(), "what": verb, "by": role}
            for at, verb, role in lines.order_by("at", "pk").values_list("at", "verb", "role")
        ],
    }


def consents_of(signup: SignUp):
    """What adults have answered about somebody, without the adults' own names and contacts: those may be known to the
    staff alone."""
    return signup.consents.defer("giver_name").order_by("number")


def in_reading_order(party: Party) -> dict:
    """The same for people: words instead of codes, for the file that a browser shows."""
    people = [
        person_of(signup, None) | {"kept": everything_of(signup), "consents": consents_of(signup)}
        for signup in everyone(party).select_related("sheet", "party")
    ]
    reach = ReachForm(initial=(kept := reach_of(party)))
    safe, hours = (dict(reach.fields[name].choices) for name in ("safe", "hours"))
    facts = [
        (_("Sign-up"), party.sheet.heading()),
        (_("How we answer"), dict(reach.fields["channel"].choices).get(party.channel, "")),
        (_("Where"), kept["contact"]),
        (_("Who answers there"), kept["contact_name"]),
        (_("When may we write or call?"), hours.get(kept["hours"], "")),
        (_("So that it is safe"), ", ".join(str(safe[code]) for code in kept["safe"] if code in safe)),
    ]
    signups = [one["signup"] for one in people]
    return {
        "party": party,
        "facts": [(label, value) for label, value in facts if value],
        "people": people,
        "lookers": lookers_of(party, signups),
    }
