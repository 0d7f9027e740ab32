"""Addresses of the desk of sign-ups, inside the admin."""

from django.urls import path

from . import desk

app_name = "signups_desk"
urlpatterns = [
    path("", desk.sheets, name="sheets"),
    path("lista/<slug:code>/", desk.sheet, name="sheet"),
    path("lista/<slug:code>/paikat/", desk.capacity, name="capacity"),
    path("lista/<slug:code>/puhelin/", desk.phone, name="phone"),
    path("<uuid:pk>/", desk.signup, name="signup"),
    path("<uuid:pk>/avaa/", desk.open_person, name="open"),
    path("<uuid:pk>/<slug:name>/", desk.deed, name="deed"),
]
