"""How staff get in, and that there is no other way."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse

from kuulluksi.notices import worker
from kuulluksi.notices.models import MailboxItem, Message
from kuulluksi.people.models import User
from kuulluksi.privacy.access import for_delivery
from tests.cast import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.either]

DUMMY = {"int": "1", "str": "x", "slug": "x", "uuid": "0d8e7e1c-9b1f-4b6e-8a7e-5d6f0c9b1a2e", "path": "x"}


def log_in(client, user, password=PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": user.username, "password": password}, **extra)


def code_for(secret: str, later: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def enrol(client) -> str:
    """Add a one-time code to the account that is signed in, giving the password again; answers with the secret."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    secret = client.session["mfa.totp.secret"]
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert answer.status_code == 302
    return secret


def addresses(resolver, prefix=""):
    """One address for every route of the house, with something harmless in the place of arguments."""
    for entry in resolver.url_patterns:
        pattern = entry.pattern
        part = str(pattern)
        for name, converter in getattr(pattern, "converters", {}).items():
            kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
            for written in (f"<{kind}:{name}>", f"<{name}>"):
                part = part.replace(written, DUMMY.get(kind, "x"))
        if isinstance(entry, URLResolver):
            yield from addresses(entry, prefix + part)
        elif not hasattr(pattern, "_regex") or "(" not in part:
            yield "/" + (prefix + part).replace("^", "").replace("$", "").replace("\\Z", "")


def test_the_only_password_fields_of_the_whole_house_are_allauths(administrator):
    """Wagtail brings four doors of its own that would open with a password alone."""
    anonymous = Client(raise_request_exception=False)
    inside = Client(raise_request_exception=False)
    inside.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    asks_anonymous, asks_inside, walked = set(), set(), 0

    for address in set(addresses(get_resolver())):
        walked += 1
        for client, asks in ((anonymous, asks_anonymous), (inside, asks_inside)):
            answer = client.get(address)
            if not answer.streaming and b'type="password"' in answer.content:
                asks.add(address)
            if "_auth_user_id" not in inside.session:  # the log-out page ended it
                inside.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert walked > 200
    assert asks_anonymous == {"/tili/login/"}
    assert asks_inside <= {
        "/tili/login/",
        "/tili/password/change/",
        "/tili/reauthenticate/",
        "/tili/password/set/",
    }


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/hallinta/login/", 302),
        ("/hallinta/password_reset/", 410),
        ("/hallinta/password_reset/done/", 410),
        ("/tili/signup/", 410),
        ("/tili/email/", 410),
        ("/tili/login/code/confirm/", 410),
    ],
)
def test_the_packages_own_doors_are_walled_up(client, administrator, address, status):
    given = {"username": administrator.username, "login": administrator.username, "password": PASSWORD}

    assert client.get(address).status_code == status
    assert client.post(address, given).status_code == status
    assert "_auth_user_id" not in client.session


def test_wagtails_log_in_for_private_pages_opens_nothing(client, administrator):
    given = {"username": administrator.username, "password": PASSWORD}

    assert client.get("/fi/_util/login/").status_code in (302, 404)
    client.post("/fi/_util/login/", given)
    assert "_auth_user_id" not in client.session


def test_a_password_alone_gets_no_further_than_the_second_factor_page(client, settings, coordinator):
    settings.SECOND_FACTOR_REQUIRED = True

    assert log_in(client, coordinator).status_code == 302

    assert client.get("/hallinta/").url == reverse("mfa_index")
    assert client.get("/hallinta/pages/").url == reverse("mfa_index")
    assert client.get("/hallinta/users/").url == reverse("mfa_index")


@pytest.mark.django_db(transaction=True)
def test_who_adds_a_one_time_code_gets_in_and_needs_it_next_time(client, settings, coordinator):
    settings.SECOND_FACTOR_REQUIRED = True
    log_in(client, coordinator)
    secret = enrol(client)
    assert client.get("/hallinta/").status_code == 200

    other = Client()
    answer = log_in(other, coordinator)
    assert answer.url == reverse("mfa_authenticate")
    assert other.get("/hallinta/").status_code == 302
    assert "_auth_user_id" not in other.session

    other.post(reverse("mfa_authenticate"), {"code": code_for(secret, later=1)})
    assert other.get("/hallinta/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_one_time_code_works_once(client, coordinator):
    log_in(client, coordinator)
    secret = enrol(client)
    code = code_for(secret, later=1)
    first, second = Client(), Client()
    for other in (first, second):
        log_in(other, coordinator)
        other.post(reverse("mfa_authenticate"), {"code": code})

    assert "_auth_user_id" in first.session
    assert "_auth_user_id" not in second.session


def test_the_second_factors_are_sealed_in_the_database(client, coordinator):
    log_in(client, coordinator)
    secret = enrol(client)

    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        stored = str(cursor.fetchall())
    assert secret not in stored
    kinds = set(Authenticator.objects.values_list("type", flat=True))
    assert kinds == {"totp", "recovery_codes"}
    assert stored.count("v1:") == 2


def test_in_the_demo_the_second_factor_is_offered_on_the_account_page(client, settings, coordinator):
    settings.SECOND_FACTOR_REQUIRED = False
    log_in(client, coordinator)

    page = client.get("/hallinta/account/")

    assert page.status_code == 200
    assert reverse("mfa_index") in page.text


def test_guessing_is_held_back_and_the_right_password_too_for_a_while(client, coordinator):
    answers = [log_in(client, coordinator, password=f"guess {n}").status_code for n in range(12)]

    assert 302 not in answers
    assert log_in(client, coordinator).status_code != 302


def test_guessing_through_a_proxy_is_counted_by_what_the_proxy_saw_not_by_what_the_caller_wrote(
    settings, coordinator, facilitator
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    forged = Client()
    statuses = [
        log_in(forged, coordinator, password="wrong", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}, 192.0.2.7").status_code
        for n in range(5)
    ]

    assert statuses == [200, 200, 200, 429, 429]
    assert log_in(Client(), facilitator, HTTP_X_FORWARDED_FOR="192.0.2.8").status_code == 302


def test_closing_an_account_ends_its_sessions_everywhere(client, coordinator):
    log_in(client, coordinator)
    assert client.get("/hallinta/").status_code == 200

    user = User.objects.get(pk=coordinator.pk)
    user.is_active = False
    user.save()

    assert client.get("/hallinta/").status_code == 302
    user.is_active = True
    user.save()
    assert client.get("/hallinta/").status_code == 302


@pytest.fixture
def outbox(settings):
    """Mail goes where it goes in a real house; tests otherwise catch it on the way."""
    settings.EMAIL_BACKEND = "kuulluksi.notices.backend.OutboxEmailBackend"
    settings.MAIL_URL = "mailbox"


def test_a_forgotten_password_is_renewed_by_a_key_in_a_neutral_message(client, settings, outbox, coordinator):
    client.post(reverse("account_reset_password"), {"email": coordinator.email}, HTTP_HOST="127.0.0.1")
    worker.run_due(limit=1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed_data, data FROM notices_message")
        assert "password" not in str(cursor.fetchall())
    worker.run_due()
    body = for_delivery(MailboxItem.objects.get(), ["body"])["body"]
    key_url = next(line for line in body.splitlines() if line.startswith("http"))
    assert key_url.startswith(settings.BASE_URL + "/tili/password/reset/key/")

    form = client.get(key_url.removeprefix(settings.BASE_URL), follow=True)
    new = "another calm and long password"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})

    assert log_in(client, coordinator, password=new).status_code == 302


def test_an_unknown_address_gets_no_mail_and_the_same_answer(client, outbox, coordinator):
    asked = []
    for address in (coordinator.email, "nobody@example.test"):
        with CaptureQueriesContext(connection) as queries:
            answer = Client().post(reverse("account_reset_password"), {"email": address})
        asked.append(
            (answer.status_code, answer.url, [re.sub(r"s\d+_x\d+", "", one["sql"])[:60] for one in queries])
        )

    assert asked[0] == asked[1]
    worker.run_due()
    assert Message.objects.count() == 1


@pytest.mark.parametrize("address", ["/", "/fi/", "/sv/", "/poistu/", "/fi/kalenteri/", "/fi/no-such-page/"])
def test_the_public_gets_no_cookie(client, address):
    answer = client.get(address)

    assert not answer.cookies
    assert (
        "Cookie" not in answer.get("Vary", "") or address == "/"
    )  # Django's own redirect to a language says so


def test_the_quick_exit_leaves_by_a_link_alone_and_makes_the_browser_forget(client, settings):
    answer = client.get("/poistu/")

    assert (answer.status_code, answer["Location"]) == (303, settings.EXIT_TO)
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer["Cache-Control"] == "no-store, private"
