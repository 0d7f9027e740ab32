"""Addresses of this room, under the language prefix and /kalenteri/."""

from django.urls import path, register_converter

from . import feeds, views


class MonthConverter:
    """A year and a month: 2026-12."""

    regex = r"20\d\d-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> tuple[int, int]:
        return int(value[:4]), int(value[5:])

    def to_url(self, value) -> str:
        return value if isinstance(value, str) else f"{value[0]:04d}-{value[1]:02d}"


register_converter(MonthConverter, "month")

app_name = "calendar"
urlpatterns = [
    path("", views.calendar, name="list"),
    path("<month:month>/", views.calendar, name="month"),
    path("tapahtumat.ics", feeds.feed_public, name="feed_public"),
    path("alue/<slug:slug>.ics", feeds.feed_area, name="feed_area"),
    path("laji/<slug:kind>.ics", feeds.feed_kind, name="feed_kind"),
    path("kerta/<uuid:uid>.ics", feeds.session, name="session"),
    path("oma/<str:token>/kuulluksi.ics", feeds.feed_key, name="feed_key"),
    path("<uuid:uid>/", views.event, name="event"),
    path("<uuid:uid>/kuulluksi.ics", feeds.event_file, name="event_file"),
]
