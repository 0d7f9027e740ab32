"""Addresses of this room, under the language prefix. The forum's public page is a page type that calls listing."""

from django.urls import path

from . import brochure, views
from .registration import seat_page, unit_start

app_name = "forum"
urlpatterns = [
    path("foorumi/esite/", brochure.brochure, name="brochure"),
    path("keittio/<int:year>/", views.kitchen, name="kitchen"),
    path("y/<slug:code>/", unit_start.start, name="unit"),
    path("n/", seat_page.door, name="code"),
    path("n/<token>/", seat_page.seat, name="seat"),
]
