"""Addresses of this room, the same in every language."""

from django.urls import path

from . import views

app_name = "people"
urlpatterns = [path("poistu/", views.quick_exit, name="exit")]
