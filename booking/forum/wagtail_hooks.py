"""Doors from the Wagtail admin to the forum's desk."""

from django.urls import include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def workshop_addresses():
    return [path("foorumi/tyopajat/", include("booking.forum.draw.desk_urls"))]
