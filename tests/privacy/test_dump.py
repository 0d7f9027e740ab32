"""A stolen database tells nothing of a person, and opens nothing."""

import pytest

from booking.experts import actions as experts
from booking.signups import needs, questions
from groups import actions as groups
from groups.models import PeerGroup
from kuulluksi.notices.actions import leave_message
from kuulluksi.notices.worker import run_due
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit, reveal
from tests.cast import make_sheet
from tests.experts.stage import answers, make_expert, make_type
from tests.signups.helpers import sign_up

from .dumps import dump_of_database, found_in_clear, tables, unsealed_columns

pytestmark = pytest.mark.django_db

CANARIES = {
    "nickname": "Kanarialintu Vili",
    "contact_name": "Kanarialintu Äiti",
    "contact": "kanarialintu.aiti@example.test",
    "safe_contact": "kanarialintu: soita vain iltaisin",
    "word": "kanarialintusana",
    "phone": "+358401239876",
    "diet": "kanarialintu ei syö kalaa",
    "mail": "kanarialintu.sari@example.test",
    "birth_year": "2009-kanarialintu",
}


def test_the_dump_is_whole():
    dump = dump_of_database()

    missing = [table for table in tables() if table not in dump]
    assert missing == []
    assert len(tables()) > 60


def test_the_dump_would_find_what_stands_in_clear(area):
    """The search itself works: a public name is found."""
    assert found_in_clear([area.name_fi, "nobody wrote this"]) == [area.name_fi]


def test_nothing_of_a_person_who_signs_up_stands_in_clear(coordinator, settings):
    settings.MAIL_URL = settings.SMS_URL = "mailbox"
    sheet = make_sheet(asks=[code for code in ("diet", "wishes") if code in questions.known()])
    signed = sign_up(
        sheet,
        channel="email",
        contact=CANARIES["contact"],
        contact_name=CANARIES["contact_name"],
        safe_contact=CANARIES["safe_contact"],
        word=CANARIES["word"],
        participants=[
            {"nickname": CANARIES["nickname"], "birth_year": "2009", "answers": {"diet": CANARIES["diet"]}}
        ],
    )
    by_sms = sign_up(sheet, "Kanarialintu Sanni", channel="sms", contact=CANARIES["phone"])
    anonymous = sign_up(sheet, "Kanarialintu Oona")
    leave_message(
        "staff_notice", channel="email", address=CANARIES["mail"], language="fi", dedupe_key="x", url_name=""
    )
    reveal(signed.signups, ["nickname"], actor=coordinator, reason="first talk")
    needs.revealed(signed.signups, actor=coordinator, reason="first talk")
    audit("looked", signed.party, by=coordinator)
    links = [link.token for link in Link.objects.all()]
    codes = [one.receipt_code for one in (signed, by_sms, anonymous) if one.receipt_code]
    secret = [
        *CANARIES.values(),
        "Kanarialintu",
        *links,
        *codes,
        *["".join(sign for sign in code if sign.isdigit())[6:] for code in codes],
    ]

    assert links
    assert codes
    assert found_in_clear(secret) == []
    assert unsealed_columns() == []
    run_due()  # and after everything has been handed over
    assert found_in_clear(secret) == []


def test_a_contact_left_for_the_next_season_does_not_stand_in_clear(area, organisation):
    group = PeerGroup.objects.create(
        slug="iltaryhma",
        name_fi="Iltaryhmä",
        summary_fi="x",
        area=area,
        organisation=organisation,
        published=True,
    )
    groups.leave_interest(
        group, wish="next", channel="email", contact=CANARIES["contact"], language="fi", form_nonce="n" * 20
    )

    assert found_in_clear(CANARIES.values()) == []


def test_nothing_of_who_asks_and_who_is_asked_stands_in_clear(area, coordinator, settings):
    """The bank, a request, an offer with its support person, a yes, a no, and the words of a closing."""
    settings.MAIL_URL = settings.SMS_URL = "mailbox"
    expert = make_expert(
        area,
        by=coordinator,
        legal_name="Kanarialintu Virallinen",
        contact="+358401239876",
        contact_wishes="kanarialintu: ei aamuisin",
        support_person="Kanarialintu Tuki",
        boundaries="kanarialintu ei puhu lapsuudesta",
        birth_year="1991",
    )
    written = {
        "aim": "kanarialintu toivoo muutosta",
        "audience": "kanarialintujen tiimi",
        "place": "Kanarialinnuntie 7",
        "host": "Kanarialintu Isäntä",
        "backup_host": "Kanarialintu Varaisäntä",
        "requester_name": "Kanarialintu Pyytäjä",
        "requester_email": "kanarialintu.pyytaja@example.test",
        "requester_phone": "0401239877",
    }
    asked = experts.send_request(answers(area, **written), nonce="a", language="fi").request
    (offer,) = experts.invite(
        asked,
        [expert],
        by=coordinator,
        support_person="Kanarialintu Tuki",
        adult="Kanarialintu Aikuinen",
        words="kanarialintu kirjoittaa",
    )
    links = [link.token for link in Link.objects.all()]
    reveal([expert.identity], ["legal_name"], actor=coordinator, reason="to pay")
    reveal([expert], ["contact"], actor=coordinator, reason="to call")
    secret = ["kanarialin", "+358401239876", "0401239877", *links]

    assert found_in_clear(secret) == []
    run_due()
    assert found_in_clear(secret) == []
    experts.accept(offer)
    experts.step_aside(offer)
    experts.no_match(asked, "Kanarialintu ehdottaa muuta", by=coordinator)
    run_due()

    assert make_type()
    assert found_in_clear(secret) == []
    assert unsealed_columns() == []
