"""Addresses of this room, under the language prefix. The forum's public page is a page type that calls listing."""

from django.urls import path

from . import views

app_name = "forum"
urlpatterns = [path("keittio/<int:year>/", views.kitchen, name="kitchen")]
