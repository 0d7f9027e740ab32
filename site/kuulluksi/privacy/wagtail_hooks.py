"""The privacy desk in the staff's admin: its addresses and its place in the menu."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .consent_desk import DESK
from .models import MAY_READ_LOGS


@hooks.register("register_admin_urls")
def addresses():
    return [path("tietosuoja/", include("kuulluksi.privacy.urls"))]


class PrivacyMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*MAY_READ_LOGS)


@hooks.register("register_admin_menu_item")
def menu_item():
    return PrivacyMenuItem(_("Privacy"), reverse("privacy:looks"), name="privacy", icon_name="lock", order=900)


class ConsentsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*DESK)


@hooks.register("register_admin_menu_item")
def consents_item():
    return ConsentsMenuItem(
        _("Consents"), reverse("privacy:consents"), name="consents", icon_name="check", order=60
    )
