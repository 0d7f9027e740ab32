"""One whole run, from the form to the last message, with a canary in every field; then a search everywhere."""

import logging
import re
from email import message_from_string, policy
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from booking.experts import actions as experts
from booking.experts.models import ExpertRequest
from booking.signups.models import SignUp
from kuulluksi.logs import WhitelistFormatter
from kuulluksi.notices.worker import run_due
from kuulluksi.people.models import Link
from kuulluksi.privacy.models import AuditLine
from tests.experts.stage import make_expert
from tests.experts.test_pages import HERE, filled, token_of_age
from tests.groups.helpers import make_group, open_season
from tests.privacy.dumps import found_in_clear
from tests.signups import walk

ROOT = Path(__file__).resolve().parents[2]
CANARY = "kanarialin"  # kanarialintu, Kanarialinnun …
GROUP = "kanervikko"  # a public word, and yet in no message and no calendar
NUMBERS = ["0401239876", "+358401239876", "0401239875", "+358401239875"]


@pytest.fixture
def log():
    """Every line that our own loggers write at any level, as they are and as the house's handler writes them."""
    lines = []

    class Keep(logging.Handler):
        def emit(self, record):
            if record.name.startswith(("kuulluksi", "booking", "groups")):
                lines.append(record.getMessage())
            if not record.name.startswith("django.db"):  # SQL at DEBUG; operations.md says never to turn it on
                lines.append(WhitelistFormatter().format(record))

    handler, root = Keep(logging.DEBUG), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(handler)
    root.setLevel(before)


def a_young_person_signs_up_and_withdraws(client, facilitator, area) -> bytes:
    """Gives the calendar file that the person subscribed to."""
    group = make_group(area=area, leader=facilitator, name_fi="Ryhmä Kanervikko")
    sheet = open_season(group, asks=["wishes"], admission="after_meeting").sheet
    sheet.staff.set([facilitator])
    reach = {
        "channel": "sms",
        "contact": NUMBERS[0],
        "contact_name": "Kanarialintu Aikuinen",
        "word": "kanarialintusana",
        "person-0-wishes": "kanarialintu toivoo hiljaista paikkaa",
    }
    done = walk.sign_up(client, sheet, reach=reach, **{"person-0-nickname": "Kanarialintu Vili"})
    own = walk.own_url_on(done)
    desk = Client()
    desk.force_login(facilitator)
    signup = SignUp.objects.get(sheet=sheet)
    shown = desk.post(reverse("signups_desk:open", args=[signup.pk]), {"reason": "contact"}, follow=True)
    assert "Kanarialintu Vili" in shown.text
    desk.post(reverse("signups_desk:deed", args=[signup.pk, "accept"]))
    run_due()
    opened = walk.post(client, own, do="open", key="kanarialintusana")
    assert "Kanarialintu Vili" in opened.text
    mark = {"open": walk.hidden(opened, "open")}
    page = walk.post(client, own, do="calendar", **mark).text
    feed = client.get(re.search(r'value="https?://[^/]+(/[^"]+\.ics)"', page)[1]).content
    walk.post(client, "/fi/koodi/linkki/", contact=NUMBERS[0])
    walk.post(client, own, do="withdraw", **mark)
    return feed


def a_professional_asks_and_an_expert_answers(client, coordinator, area):
    expert = make_expert(
        area,
        by=coordinator,
        legal_name="Kanarialintu Virallinen",
        contact="kanarialintu.asiantuntija@example.test",
        channel="email",
        contact_wishes="kanarialintu: ei aamuisin",
        support_person="Kanarialintu Tuki",
        boundaries="kanarialintu ei puhu lapsuudesta",
    )
    client.post(
        "/fi/pyynto/kaikki/",
        filled(
            area,
            form_token=token_of_age(),
            aim="kanarialintu toivoo muutosta",
            audience="kanarialintujen tiimi",
            place="Kanarialinnuntie 7",
            host="Kanarialintu Isäntä",
            shaping="kanarialintu saa muuttaa",
            billing="kanarialintu 1",
            meeting_times="kanarialintu maanantaisin",
            requester_role="kanarialinnunhoitaja",
            requester_name="Kanarialintu Pyytäjä",
            requester_email="kanarialintu.pyytaja@example.test",
            requester_phone=NUMBERS[2],
        ),
        **HERE,
    )
    asked = ExpertRequest.objects.get()
    mailed = Link.objects.get(pk=asked.mailed_link).token
    client.post(f"/fi/p/{mailed}/", {"deed": "confirm"}, **HERE)
    asked.refresh_from_db()
    (offer,) = experts.invite(
        asked, [expert], by=coordinator, support_person="Kanarialintu Tuki", words="kanarialintu kirjoittaa"
    )
    token = Link.objects.get(subject_id=offer.pk).token
    assert "kanarialintu kirjoittaa" in client.get(f"/fi/k/{token}/").text
    client.post(f"/fi/k/{token}/", {"answer": "yes"}, **HERE)
    run_due()
    client.post(f"/fi/k/{token}/", {"answer": "no"}, **HERE)
    experts.no_match(asked, "Kanarialintu ehdottaa muuta", by=coordinator)


@pytest.mark.django_db
def test_a_whole_run_leaves_no_word_of_anybody_anywhere(
    client,
    area,
    coordinator,
    facilitator,
    settings,
    tmp_path,
    log,
    postbox,
    gateway,
    time_machine,
):
    settings.MEDIA_ROOT = tmp_path
    time_machine.move_to("2027-11-01T10:00:00+00:00", tick=True)

    feed = a_young_person_signs_up_and_withdraws(client, facilitator, area)
    a_professional_asks_and_an_expert_answers(client, coordinator, area)
    run_due()
    run_due()

    tokens = [link.token for link in Link.objects.all()]
    letters = [message_from_string(content, policy=policy.default) for _to, content in postbox.letters]
    outside = {
        "subjects and senders": [f"{one['Subject']} {one['From']} {one['Message-ID']}" for one in letters],
        "letters": [one.get_body().get_content() for one in letters],
        "text messages": [
            " ".join(map(unquote, form.get("text", form.get("message", [""])))) for _p, _a, form in gateway.got
        ],
        "calendar": [feed.decode()],
    }
    inside = {
        "log": log,
        "cache": [str(value) for value in cache._cache.values()] + list(cache._cache),
        "sessions": [str(one.get_decoded()) for one in Session.objects.all()],
        "files": [str(path) for path in tmp_path.rglob("*")],
    }
    assert all(outside.values())
    assert AuditLine.objects.count() > 8
    for place, texts in (outside | inside).items():
        whole = "\n".join(texts).casefold()
        for secret in (CANARY, GROUP, *NUMBERS):
            assert secret not in whole, place
        for token in tokens if place in inside or place == "subjects and senders" else ():
            assert token.casefold() not in whole, place
    # The database: logs of Wagtail's, its search and reference indexes, audit, jobs and messages are all in it.
    assert found_in_clear([GROUP, CANARY, *NUMBERS, *tokens]) == [GROUP]


def test_no_way_of_starting_the_house_writes_addresses_of_pages_into_a_log():
    """granian's access log would hold every link's token; so would a proxy's, which operations.md speaks of."""
    started = [*ROOT.glob("scripts/*"), ROOT / "Makefile", ROOT / "docs/operations.md"]
    asks_for_it = re.compile(r"(?:granian|serve)[^\n]*--access-log|GRANIAN_LOG_ACCESS")

    assert [str(path) for path in started if path.is_file() and asks_for_it.search(path.read_text())] == []
