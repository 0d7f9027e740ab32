"""Addresses of this room, under the language prefix. Pages come last: they take every other address."""

from django.urls import path, re_path
from wagtail.urls import serve_pattern

from . import brochures, feeds, views
from .comments import views as comments
from .stories import views as stories

app_name = "pages"
urlpatterns = [
    path("haku/", views.search_page, name="search"),
    path("syote/<slug:kind>.atom", feeds.feed, name="feed"),
    path("sivusto/saavutettavuus/", views.statement, {"kind": "accessibility"}, name="accessibility"),
    path("sivusto/tietosuoja/", views.statement, {"kind": "privacy"}, name="privacy"),
    path("teksti/", stories.offer, name="offer"),
    path("teksti/hetki/", stories.offer, {"kind": "moment"}, name="offer_moment"),
    path("teksti/<str:token>/", stories.telling, name="telling"),
    path("kommentti/<int:pk>/", comments.write, name="comment"),
    path("kommentti/<uuid:pk>/katsokaa/", comments.report, name="comment_report"),
    path("esite/kokemusasiantuntija/", brochures.of_request, name="brochure_request"),
    path("esite/ryhma/<slug:code>/", brochures.of_group, name="brochure_group"),
    re_path(serve_pattern, views.page, name="page"),
]
