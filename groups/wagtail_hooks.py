"""Doors from the Wagtail admin to this room's desk."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import desk

urls = [
    path("", desk.mine, name="mine"),
    path("kausi/<int:pk>/", desk.season, name="season"),
    path("kausi/<int:pk>/peru/<uuid:uid>/", desk.cancel_meeting, name="cancel_meeting"),
    path("<int:pk>/uusi-kausi/", desk.open_season, name="open_season"),
    path("<int:pk>/kiinnostuneet/", desk.interests, name="interests"),
    path("kiinnostunut/<uuid:pk>/", desk.settle_interest, name="settle_interest"),
]


class LeadersItem(MenuItem):
    """For those who lead groups. The views behind it say the same."""

    def is_shown(self, request):
        return request.user.has_role(*desk.LEADERS)


@hooks.register("register_admin_urls")
def desk_urls():
    return [path("ryhmat/", include((urls, "groups_desk"), namespace="groups_desk"))]


@hooks.register("register_admin_menu_item")
def groups_item():
    return LeadersItem(
        _("My groups"), reverse_lazy("groups_desk:mine"), name="groups", icon_name="group", order=35
    )
