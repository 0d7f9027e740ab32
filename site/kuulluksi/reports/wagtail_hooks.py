"""Where the reports are found in the staff's admin."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import desk, quotes_desk


class ReportsItem(MenuItem):
    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.roles = roles

    def is_shown(self, request):
        return request.user.has_role(*self.roles)


@hooks.register("register_admin_urls")
def figures_urls():
    return [
        path("luvut/", desk.figures_page, name="figures"),
        path("luvut/ehdota/", desk.propose_figure, name="propose_figure"),
        path("sanottua/", quotes_desk.quotes_page, name="quotes"),
        path("sanottua/<uuid:quote>/pois/", quotes_desk.quote_away, name="quote_away"),
        path("kulut/", desk.costs_page, name="costs"),
        path("kulut/<int:cost>/poista/", desk.cost_remove, name="cost_remove"),
    ]


@hooks.register("register_admin_menu_item")
def figures_item():
    return ReportsItem(
        _("Figures"), reverse_lazy("figures"), name="figures", icon_name="table", order=800, roles=desk.ROLES
    )


@hooks.register("register_admin_menu_item")
def quotes_item():
    return ReportsItem(
        _("Words for the site"),
        reverse_lazy("quotes"),
        name="quotes",
        icon_name="openquote",
        order=795,
        roles=("coordinator",),
    )


@hooks.register("register_admin_menu_item")
def costs_item():
    return ReportsItem(
        _("Costs and budget"),
        reverse_lazy("costs"),
        name="costs",
        icon_name="calendar-alt",
        order=790,
        roles=("coordinator",),
    )
