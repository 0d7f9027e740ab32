"""The start stops at a view nobody has thought about, and at settings that would leave people unprotected."""

from types import SimpleNamespace

import pytest
from django.core.checks import run_checks
from django.http import HttpResponse
from django.urls import path

from kuulluksi import checks, urls

pytestmark = pytest.mark.either

GOOD = {
    "DEBUG": False,
    "DEMO": False,
    "SECRET_KEY": "s" * 50,
    "INDEX_KEY": "i" * 50,
    "LINK_KEY": "l" * 50,
    "PERSONAL_DATA_KEYS": f"k2:{'p' * 50},k1:{'q' * 50}",
    "HTTPS": True,
    "BASE_URL": "https://kuulluksi.example",
    "SECOND_FACTOR_REQUIRED": True,
    "MAIL_URL": "smtps://mail.example",
    "SMS_URL": "",
    "REFERRER_HOSTS": ["county.example"],
    "REDIS_URL": "redis://cache.example",
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
}


def unmarked(request):
    return HttpResponse()


unmarked.__module__ = "groups.views"


def test_every_view_of_ours_says_who_may_open_it():
    assert run_checks(tags=["doors"]) == []


def test_a_view_without_a_mark_stops_the_start(monkeypatch):
    monkeypatch.setattr(checks, "get_resolver", lambda: SimpleNamespace(url_patterns=[path("x/", unmarked)]))

    [error] = run_checks(tags=["doors"])

    assert error.id == "kuulluksi.E001"
    assert "groups.views.unmarked" in error.msg


def test_a_house_set_up_well_has_no_worries():
    assert checks.worries(SimpleNamespace(**GOOD)) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"DEBUG": True}, "DEBUG"),
        ({"DEMO": True}, "DEMO"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"LINK_KEY": ""}, "LINK_KEY"),
        ({"PERSONAL_DATA_KEYS": "k1:short"}, "PERSONAL_DATA_KEYS"),
        ({"PERSONAL_DATA_KEYS": "p" * 50}, "no name"),
        ({"INDEX_KEY": "l" * 50}, "the same"),
        ({"HTTPS": False}, "HTTPS"),
        ({"BASE_URL": "http://kuulluksi.example"}, "HTTPS"),
        ({"SECOND_FACTOR_REQUIRED": False}, "SECOND_FACTOR_REQUIRED"),
        ({"MAIL_URL": "mailbox"}, "MAIL_URL"),
        ({"MAIL_URL": ""}, "MAIL_URL"),
        ({"SMS_URL": "mailbox"}, "SMS_URL"),
        ({"SMS_URL": "http://gateway.example"}, "SMS_URL"),
        ({"REFERRER_HOSTS": []}, "REFERRER_HOSTS"),
        ({"REDIS_URL": ""}, "REDIS_URL"),
        ({"DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3"}}}, "SQLite"),
    ],
)
def test_a_setting_that_would_leave_people_unprotected_is_told_in_words(change, word):
    [worry] = checks.worries(SimpleNamespace(**{**GOOD, **change}))

    assert word in worry


def test_the_list_of_doors_without_a_csrf_cookie_is_short_and_known():
    """Only doors that look at where a POST comes from may do without the cookie. Calendar feeds answer GET alone;
    Wagtail's own interface asks for the cookie itself (its REST framework does, for every session)."""
    exempt = {
        callback.__module__ if checks.door_of(callback) in (None, "anyone") else checks.door_of(callback)
        for _route, callback in checks.views_of(SimpleNamespace(url_patterns=urls.urlpatterns))
        if getattr(callback, "csrf_exempt", False)
    }

    assert {name for name in exempt if name != "anonymous_form" and not name.startswith("link:")} == {
        "booking.calendar.feeds",
        "wagtail.admin.api.views",
    }
