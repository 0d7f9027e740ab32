"""Who an expert is reaches nobody who has no right to it: not by page, message, feed, export, log or history."""

import re

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from booking.calendar.actions import make_feed_key
from booking.experts import actions, wagtail_hooks
from booking.experts.fees.exports import make_batch
from booking.experts.fees.models import Way
from booking.experts.models import Batch, Disclosure, FeeClaim
from booking.experts.states import State
from kuulluksi.checks import door_of, views_of
from kuulluksi.notices.delivery import words_of
from kuulluksi.notices.models import Message
from kuulluksi.privacy.models import AuditLine
from tests.cast import make_staff
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
    """Everything that stands at these addresses, as one text in small letters; a paper with its words and its notes."""
    return "\n".join(text_of(client.get(address, follow=True)) for address in addresses).lower()


def text_of(answer) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not body.startswith(b"%PDF"):
        return body.decode(errors="replace") + str(dict(answer.headers))
    with pypdfium2.PdfDocument(body) as paper:
        words = [page.get_textpage().get_text_range() for page in paper]
        return "\n".join([*words, str(paper.get_metadata_dict()), str(dict(answer.headers))])


def addresses_of(role) -> list[str]:
    """Every list of ours that this role may open without naming a row, its files, and Wagtail's own search."""
    found = ["/hallinta/", f"/hallinta/pages/search/?q={CANARY[:10]}"]
    for route, door in routes():
        if door.startswith("staff:") and role in door.removeprefix("staff:").split(",") and "<" not in route:
            found.append(f"/{route}")
            if "luvut" in route or "kulut" in route or "palkkiot" in route:
                found += [f"/{route}?form={form}" for form in ("csv", "funder", "pdf")]
    return found


def addresses_of_everybody(area, event) -> list[str]:
    """Every public address there is: pages, forms, search, calendars, feeds, papers."""
    given = {
        "pk": 1,
        "token": "x",
        "name": "x",
        "year": 2026,
        "slug": area.slug,
        "area": area.slug,
        "month": "2026-11",
        "uid": event.uid,
        "code": area.slug,
    }
    found = [f"/fi/haku/?q={CANARY[:10]}", "/fi/haku/?q=peitenimi"]
    for route, view in views_of(get_resolver()):
        if door_of(view) not in ("anyone", "anonymous_form") or "^" in route or route == "poistu/":
            continue  # not ours, or the quick way out
        path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda name: str(given.get(name[1], f"<{name[1]}>")), route)
        found += (
            [path.replace("<kind>", kind) for kind in ("assignment", "tarinat")] if "<kind>" in path else [path]
        )
    return found


def kept_in_the_clear() -> str:
    """Every table there is as a stolen copy would show it: sessions, jobs, logs, histories, search, messages."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


def paid(rows, area) -> None:
    """The fees of everyone go to payroll in one batch, so that its file is there to be read."""
    finance = make_staff("finance", username="maksaja")
    for row in rows:
        actions.confirm_claim(FeeClaim.objects.get(assignment=row))
        actions.approve_fee(FeeClaim.objects.get(assignment=row), by=finance)
    make_batch(Way.PAYROLL, by=finance)


@pytest.mark.either
@pytest.mark.django_db
def test_who_an_expert_is_reaches_nobody_without_the_right_at_any_level(area, elsewhere, coordinator, caplog):
    ways = {level: whole_way(area, coordinator, level) for level in Disclosure.values}
    rows = {level: way[0] for level, way in ways.items()}
    paid(rows.values(), area)
    ids = {"deed": "close", "need": 1, "rate": 1, "batch": Batch.objects.get().pk}
    ids |= dict.fromkeys(("pk", "receipt"), rows["pseudonym"].request_id)
    named = []
    for pattern in wagtail_hooks.urls:
        kwargs = {name: ids[name] for name in pattern.pattern.converters}
        named.append(reverse(f"experts_desk:{pattern.name}", kwargs=kwargs))
    _key, own_feed = make_feed_key("held", owner_user=coordinator, language="fi", name="työ", by=coordinator)
    event = rows["pseudonym"].request.event
    public = read(Client(), [*addresses_of_everybody(area, event), own_feed])
    staff = {
        role: read(at_desk(make_staff(role)), addresses_of(role)) for role in ("finance", "steering", "auditor")
    }
    staff["finance"] += read(at_desk(make_staff("finance", username="toinen")), named)
    other = at_desk(make_staff("coordinator", areas=[elsewhere]))
    files = [address for address in addresses_of("coordinator") if "form=" in address]
    staff["other area"] = read(other, [*named, "/hallinta/", "/hallinta/tyopoyta/", *files])
    desk = read(at_desk(coordinator), [reverse(f"experts_desk:{name}") for name in OWN_LISTS] + ["/hallinta/"])
    sent = "\n".join(str(words_of(message)) for message in Message.objects.all()).lower()
    written = [str(list(AuditLine.objects.values())), str(list(ModelLogEntry.objects.values())), caplog.text]
    written.append(kept_in_the_clear())

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
    # what they read is there at all: a batch with codes, the paper of the steering group, a calendar with an assignment
    assert rows["pseudonym"].expert.code.lower() in staff["finance"]
    assert "begin:vcalendar" in public
    assert ["application/pdf" in text for text in (public, staff["steering"])] == [True, True]
    assert {claim.payroll_reference for claim in FeeClaim.objects.all()} == {
        row.expert.code for row in rows.values()
    }


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
