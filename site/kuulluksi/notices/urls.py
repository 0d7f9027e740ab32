"""Addresses of this room, the same in every language."""

from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [path("posti/", views.mailbox, name="mailbox")]
