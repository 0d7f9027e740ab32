"""Who an expert is reaches nobody who has no right to it: not by page, message, feed, export, log or history."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from booking.experts import actions, wagtail_hooks
from booking.experts.models import Assignment, Disclosure, ExpertRequest, FeeClaim
from booking.experts.states import PROMISED, State
from kuulluksi.notices.delivery import words_of
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from kuulluksi.privacy.models import AuditLine
from tests.cast import make_area, make_staff
from tests.doors.addresses import routes

from .helpers import fresh, make_times, ready, requester_address
from .stage import make_expert, make_invited
from .test_deeds import afternoon_in
from .test_desk import at_desk
from .test_pages import offer_path, post

CANARY = "kanarialintu"
HIDDEN = {
    "legal_name": "Kanarialintu Virallinen",
    "contact": "kanarialintu@example.test",
    "channel": "email",
    "contact_wishes": "kanarialintu aamuisin",
    "boundaries": "kanarialintu ei puhu tästä",
    "needs": "kanarialintu syö siemeniä",
    "trainings": "kanarialintukurssi",
    "support_person": "Kanarialintu Tuki",
    "adult": "Kanarialintu Aikuinen",
    "notes": "kanarialintu laulaa",
}

NAMED = {"full_name": "Omasana Kokonimi", "first_name": "Omasanaetunimi"}
OWN_LISTS = ("requests", "bank", "care", "fees", "agreed", "supervision")


def whole_way(area, coordinator, level):
    """From an invitation to the debrief, with words, a card, supervision and wishes on the way."""
    details = {**HIDDEN, "disclosure": level, "alias": f"Peitenimi {level}", "wants_opportunities": True}
    expert = make_expert(area, by=coordinator, **details)
    row = make_invited(area, coordinator, nonce=f"n-{level}", expert=expert)
    actions.agree_time(row.request, afternoon_in(3), by=coordinator)
    if level in NAMED:
        actions.choose_disclosure(row, level, name=NAMED[level])
    actions.accept(row)
    actions.confirm(row, by=coordinator)
    row.refresh_from_db()
    feed = actions.open_calendar(row, language="fi")
    actions.check_in(
        expert, on=timezone.localdate(), channel="call", note="kanarialintu voi hyvin", by=coordinator
    )
    actions.write(
        row.request, "Tulen junalla", sender="expert", recipient="requester", assignment=row, by="expert"
    )
    actions.pass_on(row.request.messages.get(), by=coordinator)
    card = actions.write_card(expert, name=f"Ääni {level}", words="Kysykää meiltä.", language="fi")
    actions.show_card(card, by=coordinator)
    (slot,) = make_times(area, coordinator, where="kanarialintulan yläkerta")
    actions.book_supervision(expert, slot)
    something = actions.post_opportunity("Työryhmä", closes_on=timezone.localdate(), by=coordinator)
    actions.hear_more(expert, something)
    row = ready(row, coordinator)
    theirs = read(Client(), [requester_address(row), requester_address(row).replace("/p/", "/pyynto/kiitos/")])
    actions.mark_held(row, held_on=timezone.localdate(), by=coordinator)
    told = {"felt": "hard", "better": "kanarialintu pelkäsi"}
    actions.give_feedback(row.request, told, side="expert", assignment=row)
    return fresh(row), theirs + read(Client(), [requester_address(row)]), read(Client(), [feed])


def read(client, addresses) -> str:
    return "\n".join(
        client.get(address, follow=True).content.decode(errors="replace") for address in addresses
    ).lower()


def addresses_of(role) -> list[str]:
    """Every list of ours that this role may open without naming a row, its export, and Wagtail's own search."""
    found = ["/hallinta/", f"/hallinta/pages/search/?q={CANARY[:10]}"]
    for route, door in routes():
        if door.startswith("staff:") and role in door.removeprefix("staff:").split(",") and "<" not in route:
            found += [f"/{route}"] + (
                [f"/{route}?q={CANARY[:10]}&form=csv"] if role in ("finance", "steering") else []
            )
    return found


@pytest.mark.either
@pytest.mark.django_db
def test_who_an_expert_is_reaches_nobody_without_the_right_at_any_level(area, elsewhere, coordinator, caplog):
    ways = {level: whole_way(area, coordinator, level) for level in Disclosure.values}
    rows = {level: way[0] for level, way in ways.items()}
    ids = {"deed": "close", "need": 1, "rate": 1}
    ids |= dict.fromkeys(("pk", "batch", "receipt"), rows["pseudonym"].request_id)
    named = []
    for pattern in wagtail_hooks.urls:
        kwargs = {name: ids[name] for name in pattern.pattern.converters}
        named.append(reverse(f"experts_desk:{pattern.name}", kwargs=kwargs))
    public = read(
        Client(),
        [
            "/fi/",
            "/fi/kalenteri/",
            "/fi/kalenteri/tapahtumat.ics",
            "/fi/pyynto/",
            f"/fi/haku/?q={CANARY[:10]}",
            "/sitemap.xml",
        ],
    )
    staff = {
        role: read(at_desk(make_staff(role)), addresses_of(role)) for role in ("finance", "steering", "auditor")
    }
    staff["finance"] += read(at_desk(make_staff("finance", username="toinen")), named)
    other = at_desk(make_staff("coordinator", areas=[elsewhere]))
    staff["other area"] = read(other, [*named, "/hallinta/", "/hallinta/tyopoyta/"])
    desk = read(at_desk(coordinator), [reverse(f"experts_desk:{name}") for name in OWN_LISTS] + ["/hallinta/"])
    sent = "\n".join(str(words_of(message)) for message in Message.objects.all()).lower()
    written = [str(list(AuditLine.objects.values())), str(list(ModelLogEntry.objects.values())), caplog.text]

    everywhere = [public, desk, sent, *staff.values(), *(text.lower() for text in written)]
    for level, (row, theirs, feed) in ways.items():
        alias, name = row.expert.alias.lower(), NAMED.get(level, CANARY).lower()
        assert [CANARY in text for text in (theirs, feed)] == [False, False], level
        assert (row.expert.code.lower() in theirs, f"ääni {level}" in theirs + feed) == (False, False), level
        assert name in theirs or level not in NAMED
        assert (alias in theirs) == (level in (Disclosure.PSEUDONYM, Disclosure.WRITTEN)), level
        assert alias not in public + sent + feed + "".join(staff.values())
        assert name not in "".join(everywhere)
    assert [CANARY in text for text in everywhere] == [False] * len(everywhere)
    assert {claim.payroll_reference for claim in FeeClaim.objects.all()} == {
        row.expert.code for row in rows.values()
    }


@pytest.mark.django_db(transaction=True)
def test_deeds_from_all_sides_at_once_never_break_what_was_promised():
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    coordinator = make_staff("coordinator", areas=[area])
    minor = make_expert(area, birth_year=str(timezone.localdate().year - 15), by=coordinator)
    rows = [
        make_invited(area, coordinator, nonce=f"n{number}", expert=expert)
        for number, expert in enumerate([make_expert(area, by=coordinator), minor])
    ]
    asked = [row.request for row in rows]
    deeds = [
        lambda n: actions.accept(rows[n]),
        lambda n: actions.confirm(rows[n], by=coordinator),
        lambda n: actions.change_offer(asked[n], {"recording": "streamed"}, by=coordinator),
        lambda n: actions.step_aside(rows[n], by="support"),
        lambda n: actions.withdraw_request(asked[n]),
        lambda n: actions.agree_time(asked[n], afternoon_in(5), by=coordinator),
    ]
    unexpected = []

    def run(deed, number):
        try:
            deed(number)
        except ValidationError:
            pass  # told in words that it has moved on
        except OperationalError as error:
            unexpected.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(deed, n)) for n in range(2) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert unexpected == []
    for row in Assignment.objects.filter(state__in=PROMISED):
        assert row.support_accepted_at is not None
        assert not row.needs_adult or row.adult_accepted_at is not None
    for request in ExpertRequest.objects.exclude(closed_at=None):
        assert not request.assignments.open().exists()
    assert not Assignment.objects.filter(expert=minor, state__in=PROMISED).exists()
    assert connection.vendor in ("sqlite", "postgresql")
    assert Link.objects.filter(purpose=actions.OFFER_LINK).count() <= 2
    assert set(Assignment.objects.values_list("state", flat=True)) <= set(State.values)


@pytest.mark.django_db
def test_a_yes_after_the_time_or_after_the_end_is_told_kindly(client, area, coordinator, time_machine):
    row = make_invited(area, coordinator)
    address = offer_path(row)
    time_machine.move_to(timezone.now() + timezone.timedelta(days=8))

    late = post(client, address, {"answer": "yes"})

    assert late.status_code == 409
    row.refresh_from_db()
    assert row.state == State.INVITED
    assert post(client, address, {"answer": "rubbish"}).status_code == 302
