"""Addresses without a language: what machines ask for."""

from django.urls import path

from . import views

urlpatterns = [
    path("sitemap.xml", views.sitemap_file, name="sitemap"),
    path("robots.txt", views.robots_file, name="robots"),
]
