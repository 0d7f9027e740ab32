"""Addresses of this room, under the language prefix. Short, opaque and silent about what a sheet is for."""

from django.urls import path

from . import own_page, views

app_name = "signups"
urlpatterns = [
    path("i/<slug:code>/", views.start, name="start"),
    path("j/<token>/", views.resume, name="resume"),
    path("o/<token>/", own_page.own, name="own"),
    path("koodi/", own_page.receipt, name="receipt"),
    path("koodi/linkki/", own_page.lost_link, name="lost"),
]
