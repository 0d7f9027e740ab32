"""What no browser sends, at the public doors in three languages: 400 with a page of ours, no cookie, and never a 500."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import translation

from kuulluksi.checks import door_of, views_of

from ..cast import make_sheet
from .addresses import PATH_ARGUMENT

pytestmark = [pytest.mark.django_db, pytest.mark.either]
LANGUAGES = ("fi", "sv", "en")
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
FORM, JSON, PARTS = "application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x"


def part(value: bytes, more: bytes = b"") -> bytes:
    head = b'--x\r\nContent-Disposition: form-data; name="contact"' + more
    return head + b"\r\n\r\n" + value + b"\r\n--x--\r\n"


BODIES = {
    "thirty megabytes": (FORM, b"contact=" + b"a" * 30_000_000),
    "thirty megabytes in parts": (PARTS, part(b"a" * 30_000_000)),
    "ten thousand fields": (FORM, b"&".join(b"f%d=1" % n for n in range(10_000))),
    "one field ten thousand times": (FORM, b"&".join([b"contact=1"] * 10_000)),
    "a NUL": (FORM, b"contact=a%00b"),
    "a NUL in a name": (FORM, b"con%00tact=a"),
    "a NUL in parts": (PARTS, part(b"a\0b")),
    "a NUL in the name of a file": (PARTS, part(b"a", b'; filename="../\0x"')),
    "a lone surrogate": (FORM, b"contact=%ed%a0%80"),
    "a lone surrogate in parts": (PARTS, part(b"\xed\xa0\x80")),
    "not UTF-8": (FORM, b"contact=%ff%fe"),
    "not UTF-8 in parts": (PARTS, part(b"\xff\xfe")),
    "another charset": (f"{FORM}; charset=utf-16", b"c=\xff\xfea\0"),
    "brackets without end": (FORM, b"contact=" + b"[" * 5000),
    "JSON without end": (JSON, b'{"a":' * 5000 + b"1" + b"}" * 5000),
    "parts without a boundary": ("multipart/form-data", b"a"),
}
HEADERS = [
    {"HTTP_ORIGIN": "http://[::bad", "HTTP_SEC_FETCH_SITE": ""},
    {"HTTP_REFERER": "http://[::bad", "HTTP_SEC_FETCH_SITE": ""},
    {"HTTP_COOKIE": "kuulluksi=\xff\xfe"},
    {"HTTP_COOKIE": "kuulluksi=" + "a" * 100_000},
    {"HTTP_ACCEPT_LANGUAGE": "\0\xff"},
    {"HTTP_X_FORWARDED_FOR": "\0"},
    {"HTTP_USER_AGENT": "\xff\0"},
    {"CONTENT_LENGTH": "-5"},
    {"CONTENT_TYPE": "\0"},
]


def doors() -> list[str]:
    """Every public address that takes a form, in three languages, with an argument that may exist."""
    code = make_sheet().code
    found = set()
    for language in LANGUAGES:
        with translation.override(language):
            for route, view in views_of(get_resolver()):
                if (door_of(view) or "").startswith(("anonymous_form", "link:")):
                    filled = PATH_ARGUMENT.sub(lambda one: code if one[1] == "code" else "x" * 46, route)
                    found.add("/" + re.sub(r"^(fi|sv|en)/", f"{language}/", filled))
    return sorted(found)


def test_no_door_takes_in_what_no_browser_sends():
    client, here = Client(raise_request_exception=False), doors()
    assert len(here) > 40
    asked = [(address, "a NUL") for address in here]
    asked += [(f"/{language}/koodi/", name) for language in LANGUAGES for name in BODIES]

    for address, name in asked:
        kind, body = BODIES[name]
        answer = client.generic("POST", address, body, content_type=kind, **HERE)

        assert (address, name, answer.status_code) == (address, name, 413 if "megabytes" in name else 400)
        assert f'<html lang="{address[1:3]}' in answer.text
        assert "<h1" in answer.text
        assert not answer.cookies


def test_no_door_falls_over_a_header():
    fallen = []
    asked = [
        ("POST", address, headers) for address in doors() if address[:4] == "/fi/" for headers in HEADERS[:2]
    ]
    asked += [(method, "/fi/koodi/", headers) for headers in HEADERS for method in ("GET", "POST")]
    for method, address, headers in asked:
        client = Client(raise_request_exception=False)
        answer = client.generic(method, address, b"", **{**HERE, **headers})
        given = [one for one in answer.cookies.values() if one.value]  # a broken one is taken away
        if answer.status_code >= 500 or given:
            fallen.append((method, address, headers))

    assert fallen == []
