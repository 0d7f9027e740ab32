"""Addresses of the day, under /foorumi/<year>/."""

from django.urls import path

from . import views

app_name = "forum_day"
urlpatterns = [
    path("", views.day, name="day"),
    path("ovi/", views.door, name="door"),
    path("ovi/merkki/", views.mark, name="mark"),
    path("ovi/tilat/", views.states, name="states"),
    path("paperit/<slug:sheet>/", views.sheet, name="sheet"),
]
