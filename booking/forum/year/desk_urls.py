"""Addresses of the forum's desk, inside the admin."""

from django.urls import path

from . import desk

app_name = "forum_desk"
urlpatterns = [
    path("", desk.forums, name="forums"),
    path("<int:year>/sanat/", desk.words, name="words"),
    path("<int:year>/tulokset/", desk.outcomes, name="outcomes"),
    path("<int:year>/tulokset/<int:outcome>/", desk.outcome, name="outcome"),
    path("<int:year>/viesti/", desk.message, name="message"),
    path("<int:year>/luvut/", desk.numbers, name="numbers"),
    path("<int:year>/tekijat/", desk.day_staff, name="day_staff"),
    path("<int:year>/kopioi/", desk.copy, name="copy"),
]
