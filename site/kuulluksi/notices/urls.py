"""Addresses of this room, the same in every language."""

from django.urls import path

from . import health, views

app_name = "notices"
urlpatterns = [
    path("posti/", views.mailbox, name="mailbox"),
    path("terveys/elossa", health.alive, name="alive"),
    path("terveys/valmis", health.ready, name="ready"),
]
