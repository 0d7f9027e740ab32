"""Nothing of a person in a log line; and a cache that is away keeps pages open and log-in limits shut."""

import io
import logging

import pytest
from django.test import Client, RequestFactory

from kuulluksi.cache import FailOpenRedisCache
from kuulluksi.logs import WhitelistFormatter, scrub
from kuulluksi.people.limits import source_of, too_many, too_many_for
from kuulluksi.people.models import Link

pytestmark = pytest.mark.either

TOKEN = "pZ8f0m3Xq1v9KtYw2n7LrB4s6D5hJcVxQeGaUiOoTkM_-AbCdEf"


@pytest.fixture
def lines():
    """What the house's own handler would write, whatever is logged."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(WhitelistFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


@pytest.mark.parametrize(
    "secret",
    [
        TOKEN,
        "sari.virtanen@example.test",
        "+358 40 123 4567",
        "040 123 4567",
        "0401234567",
        "040-1234567",
    ],
)
@pytest.mark.parametrize("around", ["{}", "failed for {}: gone", "<{}>", "a={}&b=1", "'{}'"])
def test_a_token_an_address_and_a_number_never_stay_in_a_line(secret, around):
    assert secret not in scrub(around.format(secret))


def test_an_exceptions_own_text_is_not_written_only_its_class_and_place(lines):
    try:
        raise ValueError("sari.virtanen@example.test lives at Puistokatu 3")
    except ValueError:
        logging.getLogger("groups").exception("could not call")

    written = lines.getvalue()
    assert "Puistokatu" not in written
    assert "sari" not in written
    assert "[ValueError at " in written


def test_a_line_cannot_be_forged_by_what_is_logged(lines):
    logging.getLogger("groups").warning("wish: %s", "x\n2026-01-01 INFO kuulluksi all is well")

    assert lines.getvalue().count("\n") == 1


@pytest.mark.django_db
def test_a_request_that_fails_leaves_no_path_query_or_body_in_the_log(lines):
    client = Client(raise_request_exception=False)
    client.get(f"/fi/o/{TOKEN}/?who=sari.virtanen@example.test")
    client.post(f"/fi/o/{TOKEN}/", {"word": "kanarialintu", "phone": "0401234567"})
    client.get("/fi/?q=%00sari")
    client.post("/tili/login/", {"login": "sari", "password": "kanarialintu"})

    written = lines.getvalue()
    for secret in (TOKEN, "/fi/o/", "sari", "kanarialintu", "0401234567"):
        assert secret not in written


# --- The cache ---


@pytest.fixture
def away():
    """A cache whose server is not there."""
    return FailOpenRedisCache("redis://127.0.0.1:1/0", {})


def test_a_cache_that_is_away_reads_as_empty_and_drops_what_is_written(away):
    away.set("page", b"bytes", 60)

    assert away.get("page") is None
    assert away.get("page", "other") == "other"
    assert away.get_many(["a", "b"]) == {}
    assert away.set_many({"a": 1}) == []
    assert away.get_or_set("a", lambda: 5) == 5
    assert not away.has_key("a")
    assert not away.delete("a")
    assert away.delete_many(["a"]) is None
    assert not away.touch("a")
    assert away.clear() is None


def test_a_lock_in_a_cache_that_is_away_is_never_given(away):
    assert away.add("lock", True) is False


def test_guards_that_use_the_cache_as_a_lock_refuse_when_it_is_away(away, monkeypatch, coordinator, settings):
    """allauth's limits fail closed: no log-in while nobody counts the tries."""
    from allauth.core.internal import ratelimit

    monkeypatch.setattr(ratelimit, "cache", away)
    monkeypatch.setattr(ratelimit, "CACHE_LOCK_WAIT_TIMEOUT", 0.05)

    answer = Client().post(
        "/tili/login/", {"login": coordinator.username, "password": "a calm and rather long password"}
    )

    assert answer.status_code == 429


def test_the_publics_own_limits_hold_nobody_back_when_the_cache_is_away(away, monkeypatch):
    from kuulluksi.people import limits

    monkeypatch.setattr(limits, "cache", away)

    assert [too_many_for("sign up", "x", 3, 60) for _ in range(10)] == [False] * 10


# --- Limits ---


def request_from(address, **headers):
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


def test_the_fourth_try_of_three_is_one_too_many_and_others_are_not_touched():
    tries = [too_many("sign up", request_from("127.0.0.9"), 3, 3600) for _ in range(4)]

    assert tries == [False, False, False, True]
    assert not too_many("sign up", request_from("127.0.0.10"), 3, 3600)
    assert not too_many("word", request_from("127.0.0.9"), 3, 3600)


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "source"),
    [
        (0, "192.0.2.1", "10.0.0.1", "192.0.2.1"),
        (1, "127.0.0.1", "10.0.0.1, 192.0.2.7", "192.0.2.7"),
        (2, "127.0.0.1", "10.0.0.1, 192.0.2.7, 10.1.1.1", "192.0.2.7"),
        (1, "127.0.0.1", "", "127.0.0.1"),
        (1, "127.0.0.1", "nonsense", "unknown"),
        (0, "2001:db8:1:2:aaaa::1", "", "2001:db8:1:2::/64"),
        (0, "", "", "unknown"),
    ],
)
def test_a_source_is_what_the_outermost_trusted_proxy_saw(settings, proxies, remote, forwarded, source):
    settings.PROXIES = proxies

    assert source_of(request_from(remote, HTTP_X_FORWARDED_FOR=forwarded)) == source


def test_the_cache_holds_a_fingerprint_and_not_the_address(monkeypatch):
    from kuulluksi.people import limits

    names = []
    monkeypatch.setattr(limits.cache, "add", lambda name, *a, **kw: names.append(name), raising=False)

    too_many("sign up", request_from("192.0.2.77"), 3, 60)

    assert "192.0.2.77" not in names[0]


# --- Links ---


@pytest.mark.django_db
def test_a_link_opens_with_its_whole_token_and_purpose_alone(area, settings):
    from kuulluksi.notices.models import Message

    row = Message.objects.create(kind="staff_notice", channel="email", dedupe_key="x")
    link = Link.objects.issue("own", row)
    token = link.token
    flipped = token[:-1] + ("A" if token[-1] != "A" else "B")

    assert len(token) == 46
    assert Link.objects.by_token("own", token) == link
    for wrong in (flipped, token[:-1], token + "A", token + "=", token.upper(), "", "ä", "\0", "a" * 5000):
        assert Link.objects.by_token("own", wrong) is None
    assert Link.objects.by_token("offer", token) is None

    settings.LINK_KEY = "another key " * 4
    assert Link.objects.by_token("own", token) is None
