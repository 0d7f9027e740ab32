"""Feedback on accessibility in the staff's admin: addresses, and a menu item for those who answer it."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .models import MAY_ANSWER


class BarriersItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*MAY_ANSWER)


@hooks.register("register_admin_urls")
def desk_addresses():
    return [path("saavutettavuus/", include("kuulluksi.barriers.desk"))]


@hooks.register("register_admin_menu_item")
def menu_item():
    return BarriersItem(
        _("Accessibility"),
        reverse("barriers_desk:list"),
        name="barriers",
        icon_name="mail",
        order=75,
    )
