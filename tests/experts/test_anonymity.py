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
from booking.experts.models import Assignment, ExpertRequest, FeeClaim
from booking.experts.states import PROMISED, State
from kuulluksi.notices.delivery import words_of
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from kuulluksi.privacy.models import AuditLine
from tests.cast import make_area, make_staff

from .stage import make_expert, make_invited
from .test_deeds import afternoon_in
from .test_desk import at_desk
from .test_pages import link_in_mail, offer_path, post

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


def whole_way(area, coordinator):
    """From an invitation to a paid fee, with words and feedback on the way."""
    expert = make_expert(area, by=coordinator, **HIDDEN)
    row = make_invited(area, coordinator, expert=expert)
    actions.agree_time(row.request, afternoon_in(3), by=coordinator)
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
    today = timezone.localdate()
    actions.prepare(row, orientation_on=today, fee_cents=8000, travel_agreed=True, by=coordinator)
    actions.make_ready(row, by=coordinator)
    actions.mark_held(row, held_on=today, by=coordinator)
    told = {"felt": "hard", "better": "kanarialintu pelkäsi"}
    actions.give_feedback(row.request, told, side="expert", assignment=row)
    return row, feed


def everything_for(client, addresses) -> str:
    return "\n".join(client.get(address, follow=True).content.decode() for address in addresses).lower()


@pytest.mark.django_db
def test_who_an_expert_is_reaches_nobody_without_the_right(area, elsewhere, coordinator, caplog):
    row, feed = whole_way(area, coordinator)
    claim = FeeClaim.objects.get()
    requester = f"/fi/p/{link_in_mail(row.request)}/"

    theirs = everything_for(Client(), [requester, f"/fi/pyynto/kiitos/{link_in_mail(row.request)}/", feed])
    public = everything_for(Client(), ["/fi/", "/fi/kalenteri/", "/fi/kalenteri/tapahtumat.ics", "/fi/pyynto/"])
    ids = {"pk": row.request_id, "deed": "close", "need": 1, "rate": 1}
    ids |= dict.fromkeys(("batch", "receipt"), row.request_id)
    addresses = []
    for pattern in wagtail_hooks.urls:
        kwargs = {name: ids[name] for name in pattern.pattern.converters}
        addresses.append(reverse(f"experts_desk:{pattern.name}", kwargs=kwargs))
    finance = everything_for(at_desk(make_staff("finance")), [*addresses, "/hallinta/"])
    other = everything_for(at_desk(make_staff("coordinator", areas=[elsewhere])), [*addresses, "/hallinta/"])
    lists = [reverse(f"experts_desk:{name}") for name in ("requests", "bank", "care", "fees")]
    desk = everything_for(at_desk(coordinator), [*lists, "/hallinta/"])
    sent = "\n".join(str(words_of(message)) for message in Message.objects.all()).lower()
    written = [str(list(AuditLine.objects.values())), str(list(ModelLogEntry.objects.values())), caplog.text]

    assert row.expert.alias.lower() in theirs
    assert row.expert.code.lower() not in theirs
    for told in (theirs, public, finance, other, desk, sent, *(text.lower() for text in written)):
        assert CANARY not in told
    assert row.expert.alias.lower() not in sent + finance + other
    assert claim.payroll_reference == row.expert.code


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
