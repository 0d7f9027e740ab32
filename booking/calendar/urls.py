"""Addresses of this room, under the language prefix and /kalenteri/."""

from django.urls import path, register_converter

from . import feed_urls, feeds, syndication, views


class MonthConverter:
    """A year and a month: 2026-12. How far the calendar reaches is the view's to say."""

    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> tuple[int, int]:
        return int(value[:4]), int(value[5:])

    def to_url(self, value) -> str:
        """Takes a date, a pair of numbers or the text itself."""
        if isinstance(value, str):
            return value
        year, month = value if isinstance(value, tuple) else (value.year, value.month)
        return f"{year:04d}-{month:02d}"


register_converter(MonthConverter, "month")

app_name = "calendar"
urlpatterns = [
    path("", views.calendar, name="list"),
    path("<month:month>/", views.calendar, name="month"),
    path("tapahtumat.ics", feeds.feed_public, name="feed_public"),
    path("tapahtumat.json", syndication.as_json, name="json"),
    path("tapahtumat.atom", syndication.as_atom, name="atom"),
    path("tapahtumat.rss", syndication.as_rss, name="rss"),
    path("alue/<slug:slug>.ics", feeds.feed_area, name="feed_area"),
    path("alue/<slug:area>.json", syndication.as_json, name="json_area"),
    path("alue/<slug:area>.atom", syndication.as_atom, name="atom_area"),
    path("laji/<slug:kind>.ics", feeds.feed_kind, name="feed_kind"),
    path("laji/<slug:kind>.json", syndication.as_json, name="json_kind"),
    path("laji/<slug:kind>.atom", syndication.as_atom, name="atom_kind"),
    path("kerta/<uuid:uid>.ics", feeds.session, name="session"),
    path("oma/<str:token>/kuulluksi.ics", feeds.feed_key, name="feed_key"),
    path("<uuid:uid>/", views.event, name="event"),
    path("<uuid:uid>/kuulluksi.ics", feeds.feed_event, name="feed_event"),
    path("<uuid:uid>/tiedosto.ics", feeds.event_file, name="event_file"),
    *feed_urls.urlpatterns,
]
