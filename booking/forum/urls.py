"""Addresses of this room, under the language prefix. The forum's public page is a page type that calls listing."""

from django.urls import path

from . import brochure, trip_costs, views
from .after import views as after
from .registration import seat_page, unit_start

app_name = "forum"
urlpatterns = [
    path("foorumi/esite/", brochure.brochure, name="brochure"),
    path("foorumi/matkakulut/", trip_costs.claim, name="trip_costs"),
    path("keittio/<int:year>/", views.kitchen, name="kitchen"),
    path("m/oma/<str:token>/", after.say, name="say"),
    path("m/<str:token>/", after.feedback, name="feedback"),
    path("vastaukset/", after.subscribe, name="subscribe"),
    path("vastaukset/kylla/<str:token>/", after.subscribe_yes, name="subscribe_yes"),
    path("vastaukset/pois/<str:token>/", after.subscribe_leave, name="subscribe_leave"),
    path("y/<slug:code>/", unit_start.start, name="unit"),
    path("n/", seat_page.door, name="code"),
    path("n/<token>/", seat_page.seat, name="seat"),
]
