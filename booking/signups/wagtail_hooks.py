"""Sign-ups in the staff's admin: addresses, and a menu item for those who have sheets."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .desk import ROLES


class SignUpsItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*ROLES)


@hooks.register("register_admin_urls")
def desk_addresses():
    return [path("ilmoittautumiset/", include("booking.signups.desk_urls"))]


@hooks.register("register_admin_menu_item")
def menu_item():
    return SignUpsItem(
        _("Sign-ups"), reverse("signups_desk:sheets"), name="signups", icon_name="group", order=120
    )
