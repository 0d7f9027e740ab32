"""Addresses of the frame itself, under the language prefix."""

from django.urls import path

from . import views

app_name = "look"
urlpatterns = [
    path("poistuminen/", views.exit_explained, name="exit"),
    path("saavutettavuus/", views.accessibility, name="accessibility"),
    path("tietosuoja/", views.privacy, name="privacy"),
    path("anna-palautetta/", views.feedback, name="feedback"),
    path("tyyli/", views.style_guide, name="style"),
]
