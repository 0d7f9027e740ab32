"""After each kind of change every feed that shows it changes, and no other."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache

from booking.calendar import actions, entitlements, ical
from booking.calendar.models import Event
from tests import cast

from .fetching import get, staff_key, weekly

NOW = "2026-03-01 12:00 +0000"


@dataclass
class House:
    """feeds: name to (path, mask). events: what is changed, and one that never is."""

    feeds: dict
    event: Event
    here: object
    member: uuid.UUID
    places: dict

    def look(self) -> dict:
        """Every feed now: name to (tag, text)."""
        cache.clear()  # nobody is told to wait: the clock stands still here
        answers = {name: get(path) for name, (path, _mask) in self.feeds.items()}
        return {name: (answer["ETag"], answer.content.decode()) for name, answer in answers.items()}

    def showing(self, seen: dict, ids) -> set[str]:
        """The feeds whose text holds one of these ids, of the event or of its sessions."""
        return {
            name
            for name, (_tag, text) in seen.items()
            if any(ical.entry_uid(one, self.feeds[name][1]) in text for one in ids)
        }


def changed(before: dict, after: dict, which: int = 0) -> set[str]:
    """The feeds whose tag (0) or text (1) differs."""
    return {name for name in before if before[name][which] != after[name][which]}


@pytest.fixture
def house(db, coordinator, facilitator, area, elsewhere):
    county = cast.make_area("maakunta")
    area.parent = county
    area.save()
    far = cast.make_staff("coordinator", areas=[elsewhere], username="far")
    member, stranger = uuid.uuid4(), uuid.uuid4()
    places = {}

    def shown_to(key):
        return Event.objects.filter(pk__in=[pk for pk, people in places.items() if key.subject in people])

    def holders(event):
        return list(places.get(event.pk, ()))

    entitlements.register("test", shown_to, holders=holders)
    with time_machine.travel(NOW, tick=False):
        weekly(area=elsewhere, kind="info", titles={"fi": "Muualla"})
        event = weekly(area=area, staff=[facilitator])
        places[event.pk] = {member}

        def own(person):
            return actions.make_feed_key("test", subject=person, language="fi", name="", by="participant")[1]

        feeds = {
            "public": ("/fi/kalenteri/tapahtumat.ics", "full"),
            "apart": ("/sv/kalenteri/erillisina/tapahtumat.ics", "full"),
            "groups": ("/fi/kalenteri/ryhmat.ics", "full"),
            "info": ("/fi/kalenteri/laji/info.ics", "full"),
            "here": (f"/fi/kalenteri/alue/{area.slug}.ics", "full"),
            "county": ("/fi/kalenteri/alue/maakunta.ics", "full"),
            "elsewhere": (f"/fi/kalenteri/alue/{elsewhere.slug}.ics", "full"),
            "coordinator": (staff_key(coordinator)[1], "full"),
            "coordinator's area": (staff_key(coordinator, scope="area", area=area, mask="type")[1], "type"),
            "coordinator holds": (staff_key(coordinator, scope="held")[1], "full"),
            "far coordinator": (staff_key(far)[1], "full"),
            "facilitator": (staff_key(facilitator)[1], "full"),
            "facilitator's busy times": (staff_key(facilitator, scope="held", mask="busy")[1], "busy"),
            "member": (own(member), "neutral"),
            "stranger": (own(stranger), "neutral"),
        }
        yield House(feeds, event, area, member, places)
    entitlements._scopes.pop("test")


def first(house):
    return house.event.occurrences.order_by("start").first()


def move(house):
    row = first(house)
    hour = timedelta(hours=1)
    actions.move_occurrence(row, start=row.start + hour, end=row.end + hour, by=None)


def leave(house):
    house.places.clear()
    actions.entitlement_changed(subject=house.member)


def rename_area(house):
    house.here.name_fi = "Uusi nimi"
    house.here.save()


EVERYONE_CONCERNED = {
    "public",
    "apart",
    "groups",
    "here",
    "county",
    "coordinator",
    "coordinator's area",
    "facilitator",
    "facilitator's busy times",
    "member",
}
STAFF_ALONE = {"coordinator", "coordinator's area", "facilitator", "facilitator's busy times", "member"}
DEEDS = {
    "words": (
        lambda house: actions.change_words(house.event, titles={"fi": "Muu"}, by=None),
        EVERYONE_CONCERNED,
    ),
    "place": (lambda house: actions.change_event(house.event, venue="Muu", by=None), EVERYONE_CONCERNED),
    "move": (move, EVERYONE_CONCERNED),
    "cancel": (lambda house: actions.cancel_occurrence(first(house), by=None), EVERYONE_CONCERNED),
    "restore": (lambda house: actions.restore_occurrence(first(house), by=None), EVERYONE_CONCERNED),
    "cancel all": (lambda house: actions.cancel_event(house.event, by=None), EVERYONE_CONCERNED),
    "hide": (
        lambda house: actions.change_event(house.event, visibility="members", by=None),
        EVERYONE_CONCERNED,
    ),
    "words of the hidden": (
        lambda house: actions.change_words(house.event, titles={"fi": "Vain jäsenille"}, by=None),
        STAFF_ALONE,
    ),
    "limit": (lambda house: actions.limit_what_is_shown(house.event, "full", by=None), STAFF_ALONE),
    "a member leaves": (leave, {"member"}),
    "another holds it": (
        lambda house: actions.change_event(house.event, staff=[], by=None),
        STAFF_ALONE - {"member"},
    ),
    "delete": (lambda house: actions.delete_event(house.event, by=None), {"coordinator", "coordinator's area"}),
}


def test_after_each_deed_the_feeds_that_show_it_change_and_no_other(house):
    """One house, one deed after another, as a season goes."""
    before = house.look()
    for name, (deed, concerned) in DEEDS.items():
        ids = [house.event.uid, *house.event.occurrences.values_list("uid", flat=True)]
        deed(house)
        after = house.look()

        assert changed(before, after) == concerned, name
        shown, still = house.showing(before, ids), house.showing(after, ids)
        assert (shown ^ still if name == "a member leaves" else shown | still) == concerned, name
        assert changed(before, after, 1) <= concerned, name
        before = after
        if name != "delete":
            house.event.refresh_from_db()


def test_a_new_event_a_new_name_of_an_area_and_midnight_move_what_they_concern(house):
    before = house.look()
    weekly(area=house.here, visibility="staff", kind="planning", titles={"fi": "Suunnittelu"})
    after = house.look()
    assert changed(before, after) == {"coordinator", "coordinator's area", "facilitator"}

    rename_area(house)
    renamed = house.look()
    assert EVERYONE_CONCERNED - {"facilitator's busy times", "member"} <= changed(after, renamed)
    assert not changed(after, renamed) & {"info", "elsewhere", "far coordinator", "stranger"}
    assert changed(after, renamed, 1) <= changed(after, renamed)

    with time_machine.travel("2026-03-01 22:00 +0000", tick=False):
        assert changed(renamed, house.look()) == set(house.feeds)
