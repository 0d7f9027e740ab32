"""Addresses of feeds beside the first three in urls.py: open groups, each meeting as an entry of its own, short ones."""

from django.urls import path, register_converter

from . import feeds


class CodeConverter:
    """The thirteen signs an event's entries carry (ical.code)."""

    regex = r"[a-z2-7]{13}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "code")

GROUPS = {"kind": "group", "filename": "ryhmat"}
APART = {"apart": True}

urlpatterns = [
    path("ryhmat.ics", feeds.feed_kind, GROUPS, name="feed_groups"),
    path("erillisina/tapahtumat.ics", feeds.feed_public, APART, name="feed_public_apart"),
    path("erillisina/ryhmat.ics", feeds.feed_kind, {**GROUPS, **APART}, name="feed_groups_apart"),
    path("erillisina/alue/<slug:slug>.ics", feeds.feed_area, APART, name="feed_area_apart"),
    path("erillisina/laji/<slug:kind>.ics", feeds.feed_kind, APART, name="feed_kind_apart"),
    path("<code:code>/", feeds.short, name="short"),
]
