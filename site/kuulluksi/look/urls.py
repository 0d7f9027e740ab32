"""Addresses of the frame itself, under the language prefix."""

from django.urls import path

from . import views

app_name = "look"
urlpatterns = [
    path("sivusto/poistuminen/", views.exit_explained, name="exit"),
    path("sivusto/palaute/", views.feedback, name="feedback"),
    path("tyyli/", views.style_guide, name="style"),
]
