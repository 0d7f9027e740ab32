"""The staff's log-in pages in the look of the house, in the reader's language."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.either

PASSWORD = "a long one for tests"  # noqa: S105


@pytest.fixture
def at_the_desk(coordinator):
    """A browser in which a coordinator has just typed the password."""
    coordinator.set_password(PASSWORD)
    coordinator.save()
    client = Client(headers={"accept-language": "fi"})
    answer = client.post("/tili/login/", {"login": coordinator.username, "password": PASSWORD})
    assert answer.status_code == 302
    client.post("/tili/reauthenticate/", {"password": PASSWORD})
    return client


def test_the_log_in_page_offers_password_and_passkey_and_no_account(db, client):
    words = client.get("/tili/login/", headers={"accept-language": "sv"}).content.decode()

    assert "<h1>Logga in</h1>" in words
    assert 'id="passkey_login"' in words
    assert "/signup" not in words
    assert "data-exit" not in re.sub(r"<script[^>]*>", "", words)


def test_a_wrong_password_is_answered_with_one_summary(coordinator, client):
    words = client.post("/tili/login/", {"login": coordinator.username, "password": "x"}).content.decode()

    assert words.count('class="errors"') == 1
    assert f'value="{coordinator.username}"' in words


@pytest.mark.parametrize(
    "path",
    ["2fa/", "2fa/totp/activate/", "2fa/webauthn/add/", "reauthenticate/", "password/change/", "logout/"],
)
def test_each_page_of_the_account_is_in_the_look(at_the_desk, path):
    answer = at_the_desk.get(f"/tili/{path}")

    words = answer.content.decode()
    assert answer.status_code == 200
    assert '<html lang="fi">' in words
    assert 'class="account flow"' in words
    assert " style=" not in words
    assert 'src="data:' not in words


def test_the_square_for_the_phone_is_drawn_in_the_page(at_the_desk):
    """As a picture with a data: address the content security policy would refuse it."""
    words = at_the_desk.get("/tili/2fa/totp/activate/").content.decode()

    assert re.search(r'<div class="qr" role="img"[^>]*>\s*(<\?xml[^>]*>)?\s*<svg', words)
