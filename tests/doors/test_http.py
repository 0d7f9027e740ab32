"""Odd but lawful HTTP: the right bytes in a coding that was asked for, and the right number before them."""

import gzip
from io import BytesIO

import pytest
from django.test import Client
from whitenoise import WhiteNoise

from kuulluksi import page_cache
from kuulluksi.pages import actions as pages

from ..groups.helpers import make_group, open_season
from ..pages.conftest import make_home
from ..signups.helpers import sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.either]
PACKED = ["gzip", "GZIP", "br, gzip;q=0.1", "gzip;q=1.0, identity;q=0"]
PLAIN = [
    "gzip;q=0",
    "gzip;q=0.000, *",
    "identity",
    "br",
    "",
    "notgzipx",
    "*;q=0",
    "gzip;q=banana",
    "gzip;q=-1",
    ";q=1",
    "ä" * 3000,
]


@pytest.fixture
def site(settings, area):
    """Addresses of pages, forms and feeds."""
    settings.PAGE_CACHE_BYTES = 2**20
    page_cache.memory.clear()
    page_cache.clock.forget()
    home = make_home()
    pages.open_site(home)
    pages.publish(home)
    sheet = open_season(make_group(area=area)).sheet
    yield {
        "page": "/fi/",
        "calendar": "/fi/kalenteri/",
        "feed": "/fi/kalenteri/tapahtumat.ics",
        "open data": "/fi/kalenteri/tapahtumat.json",
        "stories": "/fi/syote/stories.atom",
        "form": f"/fi/i/{sheet.code}/",
        "link": f"/fi/o/{sign_up(sheet).link.token}/",
        "log in": "/tili/login/",
        "nothing": "/fi/no-such-page/",
        "exit": "/poistu/",
        "alive": "/terveys/elossa",
    }
    page_cache.memory.clear()


def test_nobody_gets_a_coding_that_they_refused(client, site):
    for name in ("page", "calendar", "feed", "form"):
        whole = len(client.get(site[name]).content)
        for asked in PACKED * 2 + PLAIN * 2:  # the second time from the memory of the process
            answer = client.get(site[name], HTTP_ACCEPT_ENCODING=asked)
            packed = answer.get("Content-Encoding") == "gzip"
            body = gzip.decompress(answer.content) if packed else answer.content

            assert (name, asked, packed) == (name, asked, asked in PACKED)
            assert abs(len(body) - whole) < 200, (name, asked)  # tokens differ
            assert "Accept-Encoding" in answer["Vary"]


def test_no_page_takes_an_unknown_method_for_a_get(site):
    client = Client(raise_request_exception=False)
    for name, address in site.items():
        for method in ("TRACE", "PUT", "PATCH", "DELETE", "PROPFIND", "BREW"):
            answer = client.generic(method, address)
            assert (name, method, answer.status_code) == (name, method, 405)
            assert (answer["Allow"], len(answer.content) < 300) == ("GET, HEAD, POST", True)
            assert answer.content.decode().startswith("Osoitteessa")
            assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert client.options(address).status_code == 204
        assert "Access-Control-Allow-Origin" not in client.options(
            address, headers={"origin": "https://x.example"}
        )
    assert client.trace("/hallinta/").status_code == 405


def test_a_head_is_a_get_without_its_body(client, site):
    for name, address in site.items():
        got, head = client.get(address), client.head(address)

        assert (name, head.status_code, head.content) == (name, got.status_code, b"")
        assert abs(int(head["Content-Length"]) - len(got.content)) < 200


@pytest.mark.parametrize("name", ["page", "calendar", "feed", "open data", "stories"])
def test_what_is_known_is_not_sent_again_and_a_part_is_the_whole(client, site, name):
    address = site[name]
    first = client.get(address)
    packed = client.get(address, HTTP_ACCEPT_ENCODING="gzip")

    def number(**headers):
        return client.get(address, headers=headers).status_code

    assert number(if_none_match=first["ETag"]) == number(if_none_match=f'"x", W/{first["ETag"]}') == 304
    assert (
        number(if_none_match='"x"')
        == number(if_none_match="x,,")
        == number(if_modified_since="nonsense")
        == 200
    )
    if changed := first.get("Last-Modified"):
        assert number(if_modified_since=changed) == 304
        assert number(if_modified_since=changed, if_none_match='"x"') == 200
        assert number(if_modified_since="Sat, 01 Jan 2000 00:00:00 GMT") == 200
    known = client.get(address, headers={"accept-encoding": "gzip;q=0", "if-none-match": packed["ETag"]})
    assert (known.status_code, "Content-Encoding" in known) == (
        304 if packed["ETag"].removeprefix("W/") == first["ETag"].removeprefix("W/") else 200,
        False,
    )
    for part in ("bytes=0-9", "bytes=9-1", "bytes=99999999-", "lines=1", "bytes=0-1,5-9"):
        assert len(client.get(address, headers={"range": part}).content) == len(first.content)


def test_a_static_file_comes_whole_or_in_the_part_that_was_asked_for(tmp_path, rf):
    """WhiteNoise reads the coding that EncodingMiddleware leaves it."""
    from kuulluksi.middleware import readable_codings

    (tmp_path / "a.css").write_bytes(b"0123456789" * 100)
    (tmp_path / "a.css.gz").write_bytes(gzip.compress(b"0123456789" * 100))
    shelf = WhiteNoise(None, root=tmp_path)
    file = shelf.files["/a.css"]

    def asked(**headers):
        answer = file.get_response("GET", {f"HTTP_{name.upper()}": value for name, value in headers.items()})
        with answer.file or BytesIO() as opened:
            body = opened.read()
        return int(answer.status), dict(answer.headers).get("Content-Encoding"), body

    assert asked(accept_encoding=readable_codings("gzip"))[1] == "gzip"
    assert asked(accept_encoding=readable_codings("gzip;q=0"))[1:] == (None, b"0123456789" * 100)
    assert asked(range="bytes=3-5") == (206, None, b"345")
    assert asked(range="bytes=5000-")[0] == 416
