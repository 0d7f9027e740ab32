"""Where the messages that did not arrive are found in the staff's admin."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .desk import given_up
from .models import MAY_READ_FAILURES


class GivenUpItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*MAY_READ_FAILURES)


@hooks.register("register_admin_urls")
def addresses():
    return [path("viestit/", given_up, name="messages_given_up")]


@hooks.register("register_admin_menu_item")
def menu_item():
    return GivenUpItem(
        _("Undelivered messages"),
        reverse_lazy("messages_given_up"),
        name="messages-given-up",
        icon_name="mail",
        order=890,
    )
