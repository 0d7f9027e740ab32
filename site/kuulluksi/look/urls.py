"""Addresses of the frame itself, under the language prefix."""

from django.urls import path

from . import views

app_name = "look"
urlpatterns = [
    path("sivusto/poistuminen/", views.exit_explained, name="exit"),
    path("sivusto/saavutettavuus/", views.accessibility, name="accessibility"),
    path("sivusto/tietosuoja/", views.privacy, name="privacy"),
    path("sivusto/palaute/", views.feedback, name="feedback"),
    path("tyyli/", views.style_guide, name="style"),
]
