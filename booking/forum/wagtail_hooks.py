"""Doors from the Wagtail admin to the forum's desk."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .year.desk import WRITERS


@hooks.register("register_admin_urls")
def workshop_addresses():
    return [
        path("foorumi/tyopajat/", include("booking.forum.draw.desk_urls")),
        path("foorumi/", include("booking.forum.year.desk_urls")),
    ]


class ForumItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*WRITERS)


@hooks.register("register_admin_menu_item")
def forum_item():
    return ForumItem(
        _("Youth forum"), reverse_lazy("forum_desk:forums"), name="forum", icon_name="calendar-alt", order=37
    )
