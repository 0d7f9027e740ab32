"""Every role at every address of the staff's rooms, with another area's rows in it: nothing is told, nothing falls.

Each column of text of the other area holds a canary of its own, so that a leak says where it comes from. The short
walk asks each room of ours as those whom its door names and one whom it does not, and Wagtail's own rooms as those
who have least there; the long one (make test-all) asks everything as everybody.
"""

import fnmatch
import re
import zipfile
from io import BytesIO
from itertools import cycle

import pytest
from django.db import transaction
from django.urls import URLResolver, get_resolver

from kuulluksi.pages.drafts import TELLS_TITLES
from kuulluksi.people import inner_doors, mounting
from kuulluksi.people.roles import all_roles

from .addresses import EXPORTS, places, question
from .conftest import Visitor
from .stage import CANARY

pytestmark = pytest.mark.either

ROLES = [*all_roles(), "stranger"]
WAGTAILS_OWN = ("ngo_editor", "facilitator")  # who has pages of one NGO, and who has none
# What a role sees of every area, and why it may.
SEES = {
    "editor": (
        *("pages.", "wagtailcore.", "people.User."),  # edits the whole site; who wrote a draft
        # what is meant for everyone to read, of every area: never the remote link
        *("open_events.OpenEvent.t", "open_events.OpenEvent.f", "calendar.Event."),
        *("forum.Forum.", "forum.ProgrammeItem.", "forum.Workshop.", "forum.Outcome.", "forum.PlanningRole."),
        "barriers.Barrier.",  # the site is one for every area
        "reports.ProposedFigure.",  # a sum for its front page
    ),
    "coordinator": (
        "pages.NgoPage.",
        "wagtailcore.Page.",
        "people.User.",
        "barriers.Barrier.",
    ),  # lets every NGO's listing through
    "administrator": ("people.User.",),
    "auditor": ("people.User.username",),  # who looked and who did
    "finance": ("people.User.username",),  # who prepared a fee
}
# Where a role gets an answer about another area: all fees, the codes of all consents, and a list that stays empty.
MAY_OPEN = {
    ("finance", "/valitys/palkkiot/"),
    ("editor", "/tietosuoja/suostumukset/"),
    ("editor", "/hallinta/tapahtumat/"),
    (
        "editor",
        "/hallinta/foorumi/",
    ),  # the forums' public words, of every area; no person is behind these doors
    ("coordinator", "/ryhmat/odottajat/"),
    ("coordinator", "/hallinta/saavutettavuus/"),  # what readers tell of the site, which is one for every area
    ("editor", "/hallinta/saavutettavuus/"),
    ("coordinator", "/sisalto/jarjesto/"),  # vouches for any listing, as with its publishing
    ("editor", "/sisalto/jarjesto/"),
    ("editor", "/sisalto/luku/"),  # figures proposed for the front page
    ("coordinator", "/hallinta/jarjestosivut/"),  # every NGO's editors, as with every listing
    ("editor", "/hallinta/tarjotut/"),  # texts offered for the site, and comments on it, are nobody's area's
    ("editor", "/hallinta/kommentit/"),
}
SHUT = {403, 404, 405}
# Columns that an address tells of every area, as it is meant to: a developer group asks others by their public names;
# those who lead groups of the same kind find each other by role and work contact.
TOLD_AT = {
    "experts.Rate.series": "/palkkiot/hinnasto/",  # one price list for every area
    "experts.Rate.name_fi": "/palkkiot/hinnasto/",
    "groups.PeerGroup.name_fi": "/kysy/",
    "groups.Facilitator.title_fi": "/muut-ohjaajat/",
    "people.User.email": "/muut-ohjaajat/",
}


def words_of(answer) -> str:
    """Body, headers and cookies as text; a workbook is unpacked."""
    raw = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(raw)) as book:
            raw = b"".join(book.read(name) for name in book.namelist())
    return f"{raw.decode(errors='replace')} {answer.headers} {answer.cookies.output()}"


class Walk:
    """Asks, and keeps what should not have been. ``planted``: {canary: "Model.column"}."""

    def __init__(self, planted):
        self.planted = planted
        self.visitors = {}
        self.asked = 0
        self.fallen, self.told, self.opened = set(), set(), set()

    def ask(self, user, role: str, method: str, place, query="") -> set[str]:
        """One question, whose deeds are undone. Gives the columns that were told."""
        if user.pk not in self.visitors:
            self.visitors[user.pk] = Visitor(user)
        with transaction.atomic():
            answer = self.visitors[user.pk].ask(method, place.address + query)
            told = {self.planted[one] for one in re.findall(rf"{CANARY}-\d+-", words_of(answer))}
            transaction.set_rollback(True)
        self.asked += 1
        line = f"{role} {method} {place.address}{query}"
        if answer.status_code >= 500:
            self.fallen.add(line)
        meant = {one for one in told if TOLD_AT.get(one, "-") in place.address}
        self.told |= {(one, line) for one in told - meant if not one.startswith(SEES.get(role, "-"))}
        if place.roles and place.holds_row and not shut(answer) and not may_open(role, place):
            self.opened.add(f"{line}: {answer.status_code}")
        return told

    def found(self):
        return self.fallen, self.told, self.opened


def shut(answer) -> bool:
    to = answer["Location"].split("?")[0] if answer.status_code == 302 else ""
    away = to in ("/hallinta/", "/tili/login/") or re.fullmatch(
        r"/fi/foorumi/\d+/", to
    )  # the home of a day's account
    return bool(away) or answer.status_code in (403, 404, 405)


def may_open(role, place) -> bool:
    return any(role == one and room in place.address for one, room in MAY_OPEN)


def test_nothing_of_another_area_is_told_and_nothing_falls(two_areas):
    own, other, planted = two_areas
    walk, outsiders = Walk(planted), cycle(ROLES)
    here = places(other)
    ours = [place for place in here if place.roles]
    wagtails = [place for place in here if not place.roles]

    for place in ours:
        outsider = next(role for role in outsiders if role not in place.roles)
        for role in (*place.roles, outsider):
            walk.ask(own.staff[role], role, "GET", place)
            walk.ask(own.staff[role], role, "POST", place)
    for place in wagtails:
        for role in WAGTAILS_OWN:
            walk.ask(own.staff[role], role, "GET", place)
        walk.ask(own.staff["ngo_editor"], "ngo_editor", "GET", place, question(other) + EXPORTS[0])
        walk.ask(own.staff["editor"], "editor", "POST", place)

    assert walk.found() == (set(), set(), set())
    assert walk.asked > 1000
    # The walk leads where something is to be found: the other area's own staff find it.
    theirs = {"coordinator": other.staff["coordinator"], "facilitator": other.staff["facilitator"]}
    told = {one for place in ours for role in theirs for one in walk.ask(theirs[role], role, "GET", place)}
    assert {one.rpartition(".")[0] for one in told} >= {
        "experts.ExpertProfile",
        "experts.ExpertRequest",
        "experts.Assignment",
        "groups.PeerGroup",
        "groups.Interest",
        "groups.Consultation",
        "groups.Issue",
        "groups.MeetingPaper",
        "signups.Sheet",
        "calendar.Event",
    }


@pytest.mark.full
@pytest.mark.parametrize("role", ROLES)
def test_nothing_of_another_area_is_told_to_any_role_at_any_address(two_areas, role):
    own, other, planted = two_areas
    walk, user = Walk(planted), own.staff[role]

    for place in places(other):
        walk.ask(user, role, "GET", place)
        walk.ask(user, role, "POST", place)
        walk.ask(user, role, "GET", place, question(other))
        if not place.holds_row:
            for export in EXPORTS:
                walk.ask(user, role, "GET", place, question(other) + export)
    assert walk.found() == (set(), set(), set())

    for place in places(own):  # at home, where more doors open
        walk.ask(user, role, "GET", place)
        walk.ask(user, role, "POST", place)

    assert (walk.fallen, walk.told) == (set(), set())


def test_every_address_that_is_walled_up_or_guarded_is_there():
    """A name that fits no address guards nothing."""

    def names(patterns, space=""):
        for one in patterns:
            if isinstance(one, URLResolver):
                yield from names(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
            else:
                yield f"{space}{one.name}"

    there = list(names(get_resolver().url_patterns))
    guarded = {
        **mounting.WAGTAIL_ADMIN_INSTEAD,
        **mounting.WAGTAIL_PAGES_INSTEAD,
        **mounting.LOG_IN_INSTEAD,
        **inner_doors.INNER,
        **TELLS_TITLES,
    }

    assert [name for name in guarded if not fnmatch.filter(there, name)] == []
