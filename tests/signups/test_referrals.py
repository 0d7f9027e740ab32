"""A worker passes on a blank form. It dies when it is sent, and the worker never holds a key to what was written."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from booking.signups import actions, referrals
from booking.signups.models import Party, Referral, Referrer, Sheet, SignUp
from kuulluksi.notices.models import Message
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import for_delivery
from tests.cast import make_sheet

from . import walk

pytestmark = pytest.mark.django_db
WORKER = "sari@county.example"


def text(page):
    return page.content.decode()


@pytest.fixture
def sheet():
    return make_sheet(access=Sheet.Access.REFERRAL, capacity=4)


@pytest.fixture
def referrer(sheet):
    return referrals.ask_for_page(sheet, contact=WORKER, name="Sari, sosiaalityöntekijä", language="fi")


@pytest.fixture
def workers_link(sheet, referrer):
    _referral, link = referrals.make_referral(sheet, referrer)
    return reverse("signups:referred", kwargs={"token": link.token})


def fill_in(client, url, *, nickname="Kaarna", word="revontulet"):
    """As the young person does it, alone; the page before the last press, and the page after it."""
    page = walk.post(client, url, client.get(url), **{"person-0-nickname": nickname})
    check = walk.post(client, url, page, **{**walk.REACH, "word": word})
    with walk.later():
        return check, walk.post(client, url, check)


def test_settled_6_the_workers_link_opens_a_blank_form_and_dies_when_it_is_sent(client, workers_link):
    """DESIGN, settled question 6: the worker replays the link in every way there is."""
    before = client.get(workers_link)
    workers_own_page = walk.post(client, workers_link, before, **{"person-0-nickname": "Utelias"})
    check, done = fill_in(client, workers_link)
    own_url, code = walk.own_url_on(done), walk.code_on(done)

    again = client.get(workers_link)
    with walk.later(60):
        posts = [
            walk.post(client, workers_link, before, **{"person-0-nickname": "Utelias"}),
            walk.post(client, workers_link, workers_own_page, **walk.REACH),
        ]

    assert SignUp.objects.count() == 1
    assert Party.objects.get().way == "worker"
    for page in [again, *posts]:
        assert page.status_code == 410
        assert "Kaarna" not in text(page)
        assert own_url not in text(page)
        assert code not in text(page)
    token = workers_link.rstrip("/").rpartition("/")[2]
    assert all(
        client.get(reverse(f"signups:{name}", kwargs={"token": token})).status_code == 404
        for name in ("own", "resume", "consent", "referrer")
    )
    with walk.later(30):  # the young person's own second click: nobody else has this form's token
        assert walk.code_on(walk.post(client, workers_link, check)) == code


def test_a_worker_who_opened_the_form_first_never_meets_what_the_young_person_writes(client, workers_link):
    workers = client.get(workers_link)
    youths = client.get(workers_link)
    walk.post(client, workers_link, youths, **{"person-0-nickname": "Kaarna"})

    seen = walk.post(client, workers_link, workers, **{"person-0-nickname": ""})

    assert "Kaarna" not in text(seen)


def test_link_scanners_change_nothing(client, workers_link, referrer):
    page = reverse("signups:referrer", kwargs={"token": referrals.page_link(referrer).token})
    counted = [model.objects.count() for model in (SignUp, Party, Referral, Message, Link)]

    for url in (workers_link, page):
        assert client.get(url).status_code == client.head(url).status_code == 200

    assert [model.objects.count() for model in (SignUp, Party, Referral, Message, Link)] == counted
    assert Referral.objects.get().used_at is None


def test_workers_own_page_tells_states_and_nothing_else(client, workers_link, referrer, sheet):
    page = reverse("signups:referrer", kwargs={"token": referrals.page_link(referrer).token})
    unused = text(client.get("/en" + page[3:]))
    fill_in(client, workers_link)

    there = text(client.get("/en" + page[3:]))
    actions.withdraw(SignUp.objects.get(), by="participant")
    left = text(client.get("/en" + page[3:]))

    assert "The link has not been used yet." in unused
    assert "There is a place." in there
    assert "This has ended." in left
    assert "withdr" not in left.lower()
    assert not any(secret in there for secret in ("Kaarna", "040 123 4567", "revontulet", workers_link))


def test_a_new_link_is_shown_once_and_leads_to_a_blank_form(client, referrer, sheet):
    url = reverse("signups:referrer", kwargs={"token": referrals.page_link(referrer).token})

    made = client.post(url, {"sheet": sheet.code}, **walk.SAME_ORIGIN)
    address = re.search(r'value="https?://[^/]+(/[^"]+)" data-made-url', text(made))[1]

    assert "data-made-url" not in text(client.get(url))
    blank = client.get(address)
    assert 'name="person-0-nickname"' in text(blank)
    assert "Sari, sosiaalityöntekijä" in text(blank)
    assert 'value="add"' not in text(blank)  # one link, one person
    assert referrals.make_referral(sheet, referrer)[0].number == 2


def test_page_of_a_worker_is_sent_to_the_work_address_only(client, sheet, settings):
    settings.REFERRER_HOSTS = ["county.example"]
    url = reverse("signups:refer", args=[sheet.code])

    wrong = client.post(url, {"contact": "sari@elsewhere.example", "name": "Sari"}, **walk.SAME_ORIGIN)
    settings.DEMO, settings.REFERRER_HOSTS = False, []
    assert not referrals.host_fits(WORKER)  # nobody has said whose addresses are work addresses
    settings.REFERRER_HOSTS = ["County.example"]
    right = [client.post(url, {"contact": WORKER, "name": "Sari"}, **walk.SAME_ORIGIN) for _again in range(2)]

    assert 'role="alert"' in text(wrong)
    assert text(right[0]) == text(right[1])
    assert "/tt/" not in text(right[0])
    assert Referrer.objects.count() == 1
    assert Message.objects.get().kind == "signup_referrer"


def test_an_office_behind_one_address_waits_a_little_and_is_never_told_sent_in_vain(client, sheet, settings):
    settings.LINK_TRIES_PER_SOURCE_PER_HOUR = 0
    url, data = reverse("signups:refer", args=[sheet.code]), {"contact": WORKER, "name": "Sari"}

    busy = client.post(url, data, **walk.SAME_ORIGIN)
    assert (busy.context["sent"], Message.objects.count()) == (False, 0)
    assert WORKER in text(busy)
    with walk.later(20):
        sent = client.post(url, {**data, "calm": walk.hidden(busy, "calm")}, **walk.SAME_ORIGIN)

    assert (sent.context["sent"], Message.objects.count()) == (True, 1)


def test_an_address_that_only_looks_alike_does_not_get_another_workers_page(sheet):
    referrals.ask_for_page(sheet, contact="sari@strasse.example", name="Sari", language="fi")
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        referrals.ask_for_page(sheet, contact="sari@stra\u00dfe.example", name="Sari", language="fi")

    assert {for_delivery(one, ["address"])["address"] for one in Message.objects.all()} == {
        "sari@strasse.example"
    }


def test_without_a_link_the_door_shows_both_ways_and_nothing_is_sent(client, sheet):
    page = text(client.get(walk.address(sheet, "en")))
    posted = walk.sign_up(client, make_sheet())  # a token of another sheet does not help
    stolen = walk.post(client, walk.address(sheet, "en"), posted, step="who", way="self")

    assert "Ask us to call you" in page
    assert "I am a worker, I need a link" in page
    assert stolen.status_code == 400
    assert SignUp.objects.filter(sheet=sheet).count() == 0


def test_a_form_begun_through_a_link_cannot_be_sent_without_it(client, sheet, workers_link):
    page = walk.post(client, workers_link, client.get(workers_link), **{"person-0-nickname": "Kaarna"})
    check = walk.post(client, workers_link, page, **walk.REACH)

    with walk.later():
        refused = walk.post(client, walk.address(sheet), check)

    assert SignUp.objects.count() == 0
    assert refused.status_code == 410


def test_link_ends_after_thirty_days_and_says_whom_to_ask(client, workers_link):
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        page = client.get("/en" + workers_link[3:])

    assert page.status_code == 410
    assert "The time of this link has passed" in text(page)


def test_unfinished_form_goes_on_through_its_own_link(client, workers_link):
    saved = walk.post(
        client, workers_link, client.get(workers_link), **{"person-0-nickname": "Kaarna", "go": "save"}
    )

    page = client.post(walk.own_url_on(saved), {}, **walk.SAME_ORIGIN)

    assert f'action="{workers_link}"' in text(page)
    assert 'value="Kaarna"' in text(page)
