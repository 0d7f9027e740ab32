"""docs/calendar-rules.md, B: which entry is which, and what has changed. The numbers in the names are the rules'."""

import uuid
from datetime import UTC, timedelta

import pytest
from django.db import IntegrityError, transaction

from booking.calendar import actions, ical
from booking.calendar.masks import Mask
from booking.calendar.models import Event, Occurrence

from .fetching import body, entries, get, lines_of, titles, weekly
from .test_actions import make

pytestmark = pytest.mark.either


def uids(path="/fi/kalenteri/tapahtumat.ics"):
    return {str(entry["UID"]) for entry in entries(body(path))}


def test_rule_13_the_id_outlives_every_change_and_is_the_same_in_each_language(early_march, settings):
    event = weekly()
    before = uids()

    actions.change_words(event, titles={"fi": "Toinen nimi"}, by=None)
    actions.change_event(event, venue="Muualla", by=None)
    row = event.occurrences.order_by("start")[0]
    actions.move_occurrence(
        row, start=row.start + timedelta(hours=1), end=row.end + timedelta(hours=1), by=None
    )
    settings.BASE_URL = "https://elsewhere.example"

    assert uids() == before == {ical.code(event.uid)}
    assert uids("/sv/kalenteri/tapahtumat.ics") == before
    assert before.pop().isalnum()


def test_rule_13_an_id_is_made_of_random_bits_and_finds_its_event(early_march):
    event = make()
    least, greatest = ical.ids_with(ical.code(event.uid))

    assert least <= event.uid <= greatest
    assert greatest.int - least.int == 2**63 - 1
    assert get(f"/fi/kalenteri/{ical.code(event.uid)}/")["Location"] == f"/fi/kalenteri/{event.uid}/"
    assert get(f"/fi/kalenteri/{'a' * 13}/").status_code == 404


def test_rule_14_a_masked_copy_has_an_id_of_its_own():
    uid = uuid.uuid4()

    assert len({ical.entry_uid(uid, mask) for mask in Mask.values}) == len(Mask.values)
    assert ical.entry_uid(uid, Mask.FULL) == ical.code(uid)


def test_rule_15_no_two_entries_share_id_and_recurrence(early_march):
    event = weekly()
    rows = list(event.occurrences.order_by("start"))
    actions.cancel_occurrence(rows[1], by=None)
    past_its_neighbour = rows[3].start + timedelta(days=8)
    actions.move_occurrence(
        rows[3], start=past_its_neighbour, end=past_its_neighbour + timedelta(hours=1), by=None
    )
    names = [(str(e["UID"]), str(e.get("RECURRENCE-ID") and e["RECURRENCE-ID"].dt)) for e in entries(body())]

    assert len(names) == len(set(names)) == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.create(
            event=event, original_start=rows[0].original_start, start=rows[0].start, end=rows[0].end
        )


def test_rule_16_stamps_are_the_rows_own_times_in_utc(early_march):
    event = weekly()
    stamp = event.changed_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")

    assert lines_of("DTSTAMP") == [f"DTSTAMP:{stamp}"]
    assert lines_of("LAST-MODIFIED") == [f"LAST-MODIFIED:{stamp}"]


def sequences():
    return [int(entry["SEQUENCE"]) for entry in entries(body())]


def test_rule_17_the_sequence_counts_times_places_and_states_but_not_words(early_march):
    event = weekly()

    actions.change_words(event, titles={"fi": "Kirjoitusvirhe pois"}, by=None)
    assert sequences() == [0]
    actions.change_event(event, venue="Uusi paikka", by=None)
    assert sequences() == [1]
    row = event.occurrences.order_by("start")[1]
    actions.cancel_occurrence(row, by=None)
    assert sequences() == [1, 2]
    actions.restore_occurrence(row, by=None)
    actions.cancel_occurrence(row, by=None)
    assert sequences() == [1, 4]  # never less than the series' own


def test_rule_18_saving_what_was_there_is_no_change(early_march):
    event = weekly(venue="Talo")

    actions.change_event(event, venue="Talo", visibility="public", by=None)
    actions.change_event(Event.objects.get(pk=event.pk), by=None)

    assert sequences() == [0]


def test_rule_19_a_cancelled_single_session_keeps_its_id_and_says_so(early_march):
    event = make()
    actions.cancel_event(event, by=None)
    (entry,) = entries(body())

    assert (str(entry["UID"]), entry["STATUS"]) == (ical.code(event.uid), "CANCELLED")
    assert (entry["SUMMARY"], entry["TRANSP"]) == ("PERUTTU: Iltaryhmä", "TRANSPARENT")
    assert entry["SEQUENCE"] == 2


def test_rule_20_a_cancelled_instance_stays_as_an_override_in_each_language(early_march):
    event = weekly()
    actions.cancel_occurrence(event.occurrences.order_by("start")[1], by=None)
    for language, word in (
        ("fi", "PERUTTU: Iltaryhmä"),
        ("sv", "INSTÄLLT: Kvällsgrupp"),
        ("en", "CANCELLED: Evening group"),
    ):
        override = entries(body(f"/{language}/kalenteri/tapahtumat.ics"))[1]
        assert (override["SUMMARY"], override["STATUS"], override["TRANSP"]) == (
            word,
            "CANCELLED",
            "TRANSPARENT",
        )
        assert "EXDATE" not in entries(body())[0]


def test_rule_21_what_is_hidden_or_deleted_leaves_at_the_next_fetch(early_march):
    hidden, deleted = make(titles={"fi": "Piilotettu"}), make(titles={"fi": "Poistettu"})
    before = get()
    actions.change_event(hidden, visibility="private", by=None)
    actions.delete_event(deleted, by=None)

    after = get(if_modified_since=before["Last-Modified"])
    assert (after.status_code, titles(after)) == (200, [])
