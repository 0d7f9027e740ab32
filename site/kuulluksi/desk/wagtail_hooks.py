"""The staff's home in the Wagtail admin: how it looks and what each role finds in it."""

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component

from . import views
from .menus import by_subject, keep_own, keep_own_panels
from .today import today


class TodayPanel(Component):
    name = "today"
    order = 10
    template_name = "desk/today_panel.html"

    def get_context_data(self, parent_context):
        return {"sections": today(parent_context["request"].user)}


@hooks.register("register_admin_urls")
def desk_urls():
    return [path("tyopoyta/", include(([path("", views.queue, name="queue")], "desk"), namespace="desk"))]


@hooks.register("insert_global_admin_css")
def desk_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))


@hooks.register("insert_global_admin_js")
def desk_js():
    return format_html('<script src="{}"></script>', static("js/desk.js"))


@hooks.register("construct_homepage_panels")
def add_today(request, panels):
    keep_own_panels(request.user, panels)
    panels.insert(0, TodayPanel())


@hooks.register("construct_main_menu", order=1000)
def own_menu(request, items):
    keep_own(request.user, items)
    by_subject(items)


@hooks.register("construct_reports_menu", order=1000)
def no_site_history(request, items):
    """The history of the whole site would tell of every area's work. Its address is walled up too."""
    items[:] = [item for item in items if item.name != "site-history"]
