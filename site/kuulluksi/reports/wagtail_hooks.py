"""Where the figures are found in the staff's admin."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .desk import ROLES, figures_page


class FiguresItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*ROLES)


@hooks.register("register_admin_urls")
def figures_urls():
    return [path("luvut/", figures_page, name="figures")]


@hooks.register("register_admin_menu_item")
def figures_item():
    return FiguresItem(_("Figures"), reverse_lazy("figures"), name="figures", icon_name="table", order=800)
