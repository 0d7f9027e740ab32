"""The papers of the day. Each is for few roles, and opens only what they work with."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from booking.signups import questions
from kuulluksi.look import paper

from ..kitchen import kitchen_list
from ..listing import clock, day_words
from ..models import Forum
from ..questions import NO_PHOTOS, PHOTOS
from ..registration.forms import TRAVEL
from . import people, units
from .arrivals import badge_code

DOTS = {code for code, _label in PHOTOS}


@dataclass(frozen=True)
class Sheet:
    """What a paper is called, who may open it, and what makes its data for templates/paper/forum/<template>.typ."""

    label: str
    text: str
    roles: tuple[str, ...]
    make: Callable
    template: str = "forum/list"


@dataclass(frozen=True)
class Listing:
    """A table on paper. ``tick``: an empty box to tick at the start of each line."""

    lead: str
    heads: list[str]
    rows: list[list[str]]
    widths: list[str] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    tick: bool = False
    note: str = ""


def roll(forum: Forum, *, actor) -> Listing:
    """For the door when the network is away: a box to tick, and the number for writing it in later."""
    found = people.everyone(forum, actor=actor, reason="roll on paper")
    return Listing(
        lead=_(
            "Tick who comes. When the network is back, write the ticks in on the door's page: nothing is counted twice."
        ),
        heads=[_("Here"), _("No."), _("Name"), _("Workshops")],
        rows=[[str(one.number), one.name, ", ".join(one.rooms)] for one in found],
        widths=["auto", "auto", "1fr", "1.6fr"],
        tick=True,
    )


def evacuation(forum: Forum, *, actor) -> Listing:
    """Who has to be found if the house is emptied: those marked here; everyone while nobody is marked."""
    found = people.everyone(forum, actor=actor, reason="evacuation roll")
    here = [one for one in found if one.is_here]
    listed = here or found
    made = clock(timezone.localtime())
    if here:
        lead = _("Marked here at %(clock)s. Tick each whom you see at the meeting point.") % {"clock": made}
    else:
        lead = _("Nobody has been marked yet, so everyone with a place is listed. Made at %(clock)s.") % {
            "clock": made
        }
    return Listing(
        lead=lead,
        heads=[_("Seen"), _("No."), _("Name"), _("Workshops")],
        rows=[[str(one.number), one.name, ", ".join(one.rooms)] for one in listed],
        widths=["auto", "auto", "1fr", "1.6fr"],
        facts=[(_("On this list"), str(len(listed))), (_("With a place"), str(len(found)))],
        tick=True,
    )


def kitchen(forum: Forum, *, actor) -> Listing:
    counted = kitchen_list(forum, actor=actor)
    facts = [
        (_("Young people who eat"), str(counted.young)),
        (_("Adults along"), str(counted.adults)),
        (_("Eaters in all"), str(counted.everyone)),
    ]
    rows = [[str(label), str(many)] for label, many in counted.diets]
    if counted.unanswered:
        rows.append([_("Did not say"), str(counted.unanswered)])
    return Listing(
        lead=_("Counts only. One person can be on several lines."),
        heads=[_("Diet"), _("How many")],
        rows=rows,
        widths=["1fr", "30mm"],
        facts=facts,
        note=_("Wishes: %(wishes)s") % {"wishes": "; ".join(counted.wishes)} if counted.wishes else "",
    )


def photographer(forum: Forum, *, actor) -> Listing:
    """Everyone, strictest permission first: nobody is photographed by being missing from a list."""
    found = people.everyone(forum, actor=actor, reason="photographer's sheet", answers=True)
    order = [code for code, _label in PHOTOS]
    words = dict(PHOTOS)
    told = sorted(((order.index(photo_of(one)), one) for one in found), key=lambda pair: pair[0])
    return Listing(
        lead=_(
            "The dot on the badge says the same. When in doubt, ask first. What they say on the day goes before this list."
        ),
        heads=[_("Name"), _("No."), _("Pictures")],
        rows=[[one.name, str(one.number), str(words[order[rank]])] for rank, one in told],
        widths=["1fr", "14mm", "1.4fr"],
    )


def safe_adults(forum: Forum, *, actor) -> Listing:
    found = people.everyone(forum, actor=actor, reason="safe adults' sheet", answers=True)
    rows = [[one.name, str(one.number), said(one, "talk_to")] for one in found if said(one, "talk_to")]
    return Listing(
        lead=_(
            "To whom each would like to talk if it feels bad. Who is not on the list may talk to anyone of you."
        ),
        heads=[_("Name"), _("No."), _("Would like to talk to")],
        rows=rows,
        widths=["1fr", "14mm", "1.4fr"],
    )


def first_aid(forum: Forum, *, actor) -> Listing:
    found = people.everyone(forum, actor=actor, reason="first aid's sheet", answers=True)
    fields = questions.fields_for(forum.sheet)
    of_units = units.of(found, ["day_contact", "second_contact"], actor=actor, reason="first aid's sheet")
    rows = [
        [one.name, str(one.number), said(one, "access_needs", fields), whom_to_call(one, of_units)]
        for one in found
    ]
    return Listing(
        lead=_(
            "Those who told something, and those whose unit told whom to call. Keep the paper with you and tear it up in the evening."
        ),
        heads=[_("Name"), _("No."), _("What helps"), _("Whom to call")],
        rows=[row for row in rows if row[2] or row[3]],
        widths=["1fr", "14mm", "1.2fr", "1.2fr"],
    )


def transport(forum: Forum, *, actor) -> Listing:
    found = people.everyone(forum, actor=actor, reason="transport sheet", answers=True)
    fields = questions.fields_for(forum.sheet)
    of_units = units.of(found, ["travel_adult"], actor=actor, reason="transport sheet")
    rows = [[one.name, str(one.number), *trip(one, fields, of_units.get(one.signup.pk))] for one in found]
    return Listing(
        lead=_("How each comes and goes, what is paid for them, and the adult who has promised to see to it."),
        heads=[_("Name"), _("No."), _("Trip"), _("From where"), _("Who has promised")],
        rows=[row for row in rows if any(row[2:])],
        widths=["1fr", "14mm", "1.4fr", "1fr", "1fr"],
    )


def badges(forum: Forum, *, actor) -> dict:
    """The name they chose, their workshops and a dot for pictures. No unit, no surname, nothing else of theirs."""
    found = people.everyone(forum, actor=actor, reason="badges", answers=True)
    address = f"{settings.BASE_URL}{door_address(forum)}?b="
    return {
        "badges": [
            {
                "name": one.name,
                "rooms": one.rooms,
                "dot": photo_of(one),
                "said": str(dict(PHOTOS)[photo_of(one)]),
                "qr": paper.qr(address + badge_code(one.signup)),
                "alt": _("Code for the door"),
            }
            for one in found
        ]
    }


def trip(one: people.Person, fields: dict, of_unit: dict | None) -> tuple[str, str, str]:
    """How they come and what help they want, from where, and who has promised: their own words, else their unit's."""
    how, who = said(one, "transport", fields), said(one, "transport_adult")
    if of_unit:
        how, who = how or str(dict(TRAVEL).get(of_unit["travel"], "")), who or of_unit["travel_adult"]
    told = [how, said(one, "trip_help", fields)]
    return ". ".join(words for words in told if words), said(one, "from_where"), who


def whom_to_call(one: people.Person, of_units: dict) -> str:
    """Their own wish first, then the unit's adult and the second number."""
    of_unit = of_units.get(one.signup.pk, {})
    told = [said(one, "call_on_the_day"), of_unit.get("day_contact"), of_unit.get("second_contact")]
    return "; ".join(line for line in told if line)


def photo_of(one: people.Person) -> str:
    answer = one.answers.get("photos")
    return answer if answer in DOTS else NO_PHOTOS


def said(one: people.Person, code: str, fields: dict | None = None) -> str:
    """An answer as a person reads it. fields: questions.fields_for(sheet), for answers that are codes."""
    answer = one.answers.get(code)
    if fields and code in fields:
        return questions.in_words(fields[code], answer)
    return answer if isinstance(answer, str) else ""


SHEETS = {
    "kyltit": Sheet(
        gettext_lazy("Badges"),
        gettext_lazy("Ten to a page, with the door's code and a dot for pictures."),
        ("coordinator",),
        badges,
        template="forum/badges",
    ),
    "nimilista": Sheet(
        gettext_lazy("Roll for the door"),
        gettext_lazy("If the network fails. Names, numbers and boxes to tick."),
        ("door", "coordinator"),
        roll,
    ),
    "poistuminen": Sheet(
        gettext_lazy("Evacuation roll"),
        gettext_lazy("Who is here right now."),
        ("door", "first_aid", "coordinator"),
        evacuation,
    ),
    "keittio": Sheet(
        gettext_lazy("Kitchen list"),
        gettext_lazy("Counts of diets, without a name."),
        ("kitchen", "coordinator"),
        kitchen,
    ),
    "kuvaaja": Sheet(
        gettext_lazy("Photographer's sheet"),
        gettext_lazy("Who may be in pictures, and how."),
        ("photographer", "coordinator"),
        photographer,
    ),
    "turvalliset": Sheet(
        gettext_lazy("Safe adults' sheet"),
        gettext_lazy("To whom each would like to talk."),
        ("first_aid", "coordinator"),
        safe_adults,
    ),
    "ensiapu": Sheet(
        gettext_lazy("First aid's sheet"),
        gettext_lazy("What helps, and whom to call."),
        ("first_aid", "coordinator"),
        first_aid,
    ),
    "kyydit": Sheet(
        gettext_lazy("Transport sheet"),
        gettext_lazy("How each comes and goes."),
        ("coordinator",),
        transport,
    ),
}


def open_to(user) -> list[dict]:
    """The papers that this account may open."""
    return [
        {"code": code, "label": sheet.label, "text": sheet.text}
        for code, sheet in SHEETS.items()
        if user.has_role(*sheet.roles)
    ]


def when(forum: Forum) -> str:
    session = forum.event.occurrences.all()[0]
    start, end = (moment.astimezone(forum.event.tz) for moment in (session.start, session.end))
    return f"{day_words(start.date())} {clock(start)}–{clock(end)}"


def door_address(forum: Forum) -> str:
    return reverse("forum_day:door", kwargs={"year": forum.year})
