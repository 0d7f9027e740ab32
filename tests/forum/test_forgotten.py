"""People come to the forum in every way there is; when the years have gone the database remembers none of them."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from booking.forum import remote
from booking.forum.after import feedback, subscribers
from booking.forum.day import arrivals, telling
from booking.forum.draw import actions as drawing
from booking.forum.models import CheckIn, Forum, Subscriber, WorkshopPlace
from booking.forum.registration import actions as registration
from booking.signups.models import SignUp
from kuulluksi.notices.worker import run_due
from tests.forum.helpers import make_forum
from tests.privacy.dumps import dump_of_database, found_in_clear, stands_in
from tests.signups.helpers import sign_up

pytestmark = pytest.mark.django_db

CANARY = "kanarialintu"


def canary(n: int) -> str:
    return f"{CANARY}{n}"


def everybody_comes(forum, coordinator):
    """Alone, by an adult, by a unit with two stages, remotely, in the queue, swapped and withdrawn."""
    told = {"food_wish": canary(1), "theme_wishes": canary(2), "talk_to": canary(3), "friends_word": canary(4)}
    one = {"nickname": canary(5), "birth_year": "2009", "answers": told | {"photos": "none"}}
    by_mail = {"channel": "email", "contact": f"{canary(6)}@example.org", "contact_name": canary(7)}
    sign_up(forum.sheet, participants=[one], word=canary(8), **by_mail)
    sign_up(
        forum.sheet,
        participants=[one, {"nickname": canary(9)}],
        way="adult",
        adult_role="foster",
        **by_mail,
    )
    sign_up(
        forum.sheets[1], participants=[{"nickname": canary(10), "answers": {"access_needs": []}}], **by_mail
    )
    reserved = registration.reserve(
        forum, initials=["K1", "K2"], adults=1, travel="adult", travel_adult=canary(11), second_contact=canary(12),
        day_contact=canary(13), reach=by_mail, together="any", language="fi", form_nonce=canary(14),
    )  # fmt: skip
    first, second = reserved.unit.seats.in_order()
    registration.complete(first, nickname=canary(15), birth_year="2010", answers=told, form_nonce=canary(16))
    registration.swap(second, canary(17)[:12])
    for n in range(8):
        sign_up(forum.sheet, participants=[{"nickname": f"{canary(18)}-{n}", "answers": told}])
    return list(SignUp.objects.filter(sheet=forum.sheet).order_by("number"))


def test_after_the_years_the_dump_of_the_whole_database_tells_of_nobody(area, coordinator, settings):
    settings.MAIL_URL = settings.SMS_URL = "mailbox"
    coordinator.areas.add(area)
    made = make_forum(area=area, capacity=8, staff=[coordinator])
    remote.keep(made, capacity=3, how={"fi": "Avaus."}, link=f"https://{CANARY}.example/x", by=coordinator)
    forum = Forum.objects.select_related("sheet", "event", "remote__sheet").get(pk=made.pk)
    people = everybody_comes(forum, coordinator)
    subscribers.subscribe(f"{CANARY}-kuulija@example.org", language="fi")
    subscribers.confirm(Subscriber.objects.get())
    row = drawing.draw(forum, by=coordinator)
    drawing.confirm(row, by=coordinator)
    telling.send(forum, words={"fi": "Ovi on pihan puolella."}, by=coordinator)
    run_due()
    end = forum.event.occurrences.get().end
    with time_machine.travel(end + timedelta(hours=3), tick=False):
        for signup in people[:4]:
            arrivals.mark(forum, signup, "here", at=end, by="door")
        feedback.ask(forum, by=coordinator)
        for _n in range(3):
            slip, _link = feedback.new_slip(forum)
            feedback.answer(slip, face="good", word=f"{CANARY} sana", workshops={})
        subscribers.answered(None)
        run_due()
    assert found_in_clear([CANARY]) == []  # sealed from the first moment
    counted = (SignUp.objects.count(), CheckIn.objects.count(), WorkshopPlace.objects.count())
    locators = [one for one in forum.sheet.parties.values_list("receipt_locator", flat=True) if one]
    assert locators

    for days in (20, 35, 120, 400, 800, 2300):
        with time_machine.travel(end + timedelta(days=days), tick=False):
            call_command("erase", stdout=StringIO())

    dump = dump_of_database()
    assert CANARY not in dump.casefold()
    assert not [one for one in locators if stands_in(dump, one)]
    assert (SignUp.objects.count(), CheckIn.objects.count(), WorkshopPlace.objects.count()) == counted
    sealed = [
        *SignUp.objects.values_list("nickname", "birth_year"),
        *forum.feedback.values_list("word"),
        *[(one.remote.link,) for one in Forum.objects.filter(pk=forum.pk)],
    ]
    assert not any(str(cell) for cells in sealed for cell in cells)
    assert not Subscriber.objects.exists()
