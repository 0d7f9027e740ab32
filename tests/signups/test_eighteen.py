"""From 1 January of the year somebody turns 18, the adult who signed them up hears and sees nothing more of them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from booking.signups import actions, consents, contacts, letters
from booking.signups.models import Call, ConsentAsk, ConsentRecord, Party, SignUp
from kuulluksi.notices.models import Message
from kuulluksi.notices.worker import run_due
from kuulluksi.privacy.access import for_delivery
from tests.cast import make_sheet

from . import helpers, walk
from .test_consents import KAISA, adults_page, asked, text, under_13

pytestmark = pytest.mark.django_db
MIDNIGHT = datetime(2028, 1, 1, tzinfo=ZoneInfo("Europe/Helsinki"))
BEFORE = MIDNIGHT - timedelta(seconds=1)
GROWS = {"nickname": "Vili", "birth_year": "2010"}
LITTLE = {"nickname": "Iida", "birth_year": "2018"}


def by_an_adult(sheet, *people, **kw):
    reach = {"channel": "email", "contact": "kaisa@example.test", **kw}
    with time_machine.travel(BEFORE - timedelta(days=9), tick=False):
        done = helpers.sign_up(sheet, participants=list(people), way="adult", adult_role="guardian", **reach)
        run_due()
    return done


def kinds():
    return sorted(Message.objects.filter(state="sent").values_list("kind", flat=True))


def test_a_letter_about_one_who_has_turned_18_does_not_go_to_the_adult_and_neither_does_one_on_its_way(
    coordinator,
):
    done = by_an_adult(make_sheet(admission="after_meeting"), GROWS)
    with time_machine.travel(BEFORE, tick=False):
        actions.accept(done.signups[0], by=coordinator)  # left a second before the year, sent after it

    with time_machine.travel(MIDNIGHT, tick=False):
        run_due()
        actions.send_link_again(contacts.index_of("kaisa@example.test"))
        actions.cancel_sheet(done.party.sheet, by=coordinator)
        run_due()

    assert kinds() == ["signup_received"]


def test_the_adult_still_hears_of_the_little_sister_and_sees_her_alone(client, coordinator):
    done = by_an_adult(make_sheet(admission="after_meeting"), GROWS, LITTLE, word="omena")
    big, little = done.signups
    url = walk.address(done.party.sheet).replace(f"/i/{done.party.sheet.code}/", f"/o/{done.link.token}/")

    with time_machine.travel(MIDNIGHT, tick=False):
        actions.accept(big, by=coordinator)
        run_due()
        assert kinds() == ["signup_received"]
        actions.accept(little, by=coordinator)
        run_due()
        page = walk.post(client, url, do="open", key="omena")
        actions.withdraw_party(done.party, by="participant")

    assert kinds() == ["signup_accepted", "signup_received"]
    assert "Iida" in text(page)
    assert "Vili" not in text(page)
    assert helpers.states(done) == ["confirmed", "withdrawn"]


def test_nobody_is_asked_to_call_the_adult_any_more(coordinator):
    done = by_an_adult(make_sheet(admission="after_meeting"), GROWS, channel="call", contact="040 123 4567")

    with time_machine.travel(MIDNIGHT, tick=False):
        actions.accept(done.signups[0], by=coordinator)

    assert not Call.objects.exists()


@pytest.mark.parametrize(
    "spelling", ["+358 40 765 4321", "040-765 4321", "00358 (0)40 7654321", "０４０ 765 4321"]
)
def test_whoever_answers_for_a_child_does_not_become_the_child_by_a_change_of_contact(client, spelling):
    mother = KAISA | {"contact": "0407654321", "channel": "sms"}
    party = asked(under_13(), adult=mother, word="omena").party
    url = f"/en/o/{letters.own_link(party).token}/"
    opened = walk.post(client, url, do="open", key="omena")
    mark = walk.hidden(opened, "open")

    page = walk.post(client, url, do="contact", open=mark, channel="sms", contact=spelling, contact_name="")

    assert "The adult who answers has this number" in text(page)
    assert for_delivery(Party.objects.get(), ["contact"])["contact"] == "040 123 4567"
    through_her = {"channel": "adult", "contact": spelling, "contact_name": "Kaisa, äiti"}
    actions.change_contact(party, **through_her)  # reached through her, who answers for them: that may be


def test_a_number_that_was_the_childs_own_before_does_not_answer_for_the_child(coordinator):
    signup = asked(under_13())
    actions.change_contact(signup.party, channel="none", contact="")

    with pytest.raises(ValidationError, match="your own"):
        actions.ask_another(
            signup, giver="guardian", name="Äiti", contact="+358401234567", language="fi", by=coordinator
        )

    assert ConsentAsk.objects.count() == 1


def test_my_data_tells_of_consents_and_erasing_leaves_the_proof_without_a_name(client):
    signup = asked(under_13(), word="omena")
    page = adults_page(signup)
    walk.post(client, page, do="yes", name="Kaisa Salainen")
    url = f"/en/o/{letters.own_link(signup.party).token}/"
    mark = walk.hidden(walk.post(client, url, do="open", key="omena"), "open")

    data = walk.post(client, url, do="data", open=mark).json()
    [told] = data["people"][0]["consents"]
    readable = text(walk.post(client, url, do="data_to_read", open=mark))
    actions.erase(signup.party)

    record = ConsentRecord.objects.get()
    assert (told["what"], told["who"], told["how"]) == ("given", "guardian", "link")
    assert told["sha256_of_the_words"] == record.text_hash
    assert "Salainen" not in str(data) + readable
    assert record.text_hash in readable
    assert for_delivery(record, ["giver_name"])["giver_name"] == ""
    assert (record.kind, record.way, bool(record.at)) == ("given", "link", True)
    assert not consents.is_missing(signup)


def test_at_eighteen_the_desk_gives_a_key_of_their_own_and_the_adult_is_forgotten(client, coordinator):
    done = by_an_adult(make_sheet(), GROWS, LITTLE, word="omena")
    big, little = done.signups
    done.party.sheet.staff.add(coordinator)
    url = reverse("signups_desk:new_code", args=[big.pk])
    says = {"key-nickname": "Vili", "key-met": "on"}

    with time_machine.travel(MIDNIGHT, tick=False):
        client.force_login(coordinator)
        refused = client.post(url, says | {"key-contact": "kaisa@example.test"})  # the adult's own
        code = walk.code_on(client.post(url, says | {"key-birth_year": "2010"}))
        opened = text(client.post("/fi/koodi/", {"code": code}, **walk.SAME_ORIGIN))

    assert "data-receipt" not in text(refused)
    assert "Vili" in opened
    assert "Iida" not in opened
    party = SignUp.objects.get(pk=big.pk).party
    assert (party.way, party.channel, party.contact_index) == ("self", "none", "")
    assert SignUp.objects.get(pk=little.pk).party_id == done.party.pk
