"""Addresses of this room, under the language prefix."""

from django.urls import path

from . import views

app_name = "open_events"
urlpatterns = [
    path("tapahtumat/", views.events, name="list"),
    path("tapahtumat/<slug:slug>/", views.event, name="event"),
    path("kutsu/<token>/", views.invited, name="invited"),
    path("tp/oma/<token>/", views.say, name="say"),
    path("tp/<token>/", views.feedback, name="feedback"),
]
