"""What no browser sends gets a kind 400 and never a 500; and every answer carries the policy."""

import json

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.either]

FORM = "application/x-www-form-urlencoded"
PAGES = [
    "/fi/",
    "/fi/no-such-page/",
    "/",
    "/poistu/",
    "/tili/login/",
    "/hallinta/",
    "/fi/?x=%00",
    "/tili/signup/",
]


@pytest.fixture
def browser():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    "address",
    [
        "/fi/?q=%00",
        "/fi/?q=a%00b&page=2",
        "/fi/?%00=1",
        "/fi/?q=%ff%fe",
        "/fi/?q=%c3%28",
        "/fi/?q=" + "a" * 9000,
        "/fi/%00/",
        "/fi/%ff/",
        "/fi/o/%00/",
    ],
)
def test_an_address_that_no_browser_sends_is_refused_kindly(browser, address):
    answer = browser.get(address)

    assert answer.status_code == 400
    assert "<h1" in answer.text
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/fi/?q=%C3%A4iti", "/fi/?q=100%25", "/fi/?q=100%", "/fi/?q=a+b"])
def test_ordinary_queries_pass(browser, address):
    assert browser.get(address).status_code != 400


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (FORM, "login=a%00b&password=x"),
        (FORM, "login=%ff&password=x"),
        (FORM, b"login=\xff\xfe&password=x"),
        (FORM, "&".join(f"f{n}=1" for n in range(401))),
        (FORM, "login=" + "a" * 1_100_000),
        (FORM, "login=" + "[" * 200),
        ("application/json", json.dumps({"a": "\0"})[:-2] + "\0"),
        ("application/json", '{"a":' * 2000 + "1" + "}" * 2000),
        ("application/json", b"\xff"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\na\0b\r\n--x--',
        ),
        ("multipart/form-data", b"no boundary"),
    ],
)
def test_a_body_that_no_form_of_ours_sends_is_refused(browser, content_type, body):
    refused = 413 if len(body) > 1024 * 1024 else 400
    for address in (reverse("account_login"), "/fi/", "/poistu/"):
        assert browser.generic("POST", address, body, content_type=content_type).status_code == refused


def test_nested_json_in_the_passkey_log_in_does_not_fell_the_house(browser):
    nested = '{"a":' * 5000 + "1" + "}" * 5000

    answer = browser.post(reverse("mfa_login_webauthn"), {"credential": nested})

    assert answer.status_code == 400


def test_a_cookie_with_a_nul_is_refused(browser, settings):
    answer = browser.get("/hallinta/", HTTP_COOKIE=rf'{settings.SESSION_COOKIE_NAME}="aaaaaaaaaa\000"')

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_HOST": "elsewhere.example"},
        {"HTTP_HOST": "a" * 5000},
        {"CONTENT_LENGTH": "many"},
        {"CONTENT_TYPE": "text/html; charset=nonsense"},
        {"HTTP_ACCEPT_LANGUAGE": "x" * 10_000},
        {"HTTP_ACCEPT_ENCODING": "\xff"},
        {"HTTP_IF_NONE_MATCH": "nonsense"},
        {"HTTP_RANGE": "bytes=9-1"},
        {"HTTP_X_FORWARDED_FOR": "not an address"},
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_odd_headers_and_methods_never_fell_the_house(browser, headers, method):
    for address in ("/fi/", "/tili/login/", "/poistu/"):
        assert browser.generic(method, address, b"", **headers).status_code < 500


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_carries_the_policy(browser, address):
    answer = browser.get(address)
    policy = answer["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert ("unsafe-inline" in policy) == address.startswith("/hallinta/")
    assert "unsafe-eval" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in answer
    assert "Server" not in answer


def test_a_refused_form_carries_the_policy_too():
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/tili/login/", {"login": "a"})

    assert answer.status_code == 403
    assert "default-src 'none'" in answer["Content-Security-Policy"]
