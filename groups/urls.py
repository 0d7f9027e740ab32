"""Addresses of this room, under the language prefix. They say nothing of what the form is about.

The list of groups and a group's page are served by the page type GroupIndexPage, which calls groups.listing."""

from django.urls import path

from . import views
from .developers import pages

app_name = "groups"
urlpatterns = [
    path("kerro/", views.wish, name="wish"),
    path("kerro/perilla/", views.wish_left, name="wish_left"),
    path("kerro/<slug:code>/", views.interest, name="interest"),
    path("kerro/<slug:code>/perilla/", views.interest_left, name="interest_left"),
    path("g/<slug:code>/", views.short, name="short"),
    path("t/<str:token>/", views.interest_link, name="interest_link"),
    path("v/oma/<str:token>/", views.say, name="say"),
    path("v/<str:token>/", views.feedback, name="feedback"),
    path("s/<str:token>/", views.stand_in, name="stand_in"),
    path("r/<str:token>/", pages.member, name="member"),
]
