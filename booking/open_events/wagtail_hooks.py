"""Open events in the staff's admin: addresses, and a menu item for those who make them."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import desk, desk_after

urls = (
    [
        path("", desk.events, name="events"),
        path("uusi/", desk.new, name="new"),
        path("<uuid:pk>/", desk.event, name="event"),
        path("<uuid:pk>/muokkaa/", desk.change, name="change"),
        path("<uuid:pk>/naytto/<slug:name>/", desk.show, name="show"),
        path("<uuid:pk>/kutsu/", desk.invitation, name="invitation"),
        path("<uuid:pk>/kerta/<uuid:uid>/", desk_after.roll_call, name="roll"),
        path("<uuid:pk>/palaute/", desk_after.feedback_page, name="feedback"),
        path("<uuid:pk>/palaute/lappu/", desk_after.slip, name="slip"),
    ],
    "open_events_desk",
)


class OpenEventsItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*desk.ROLES)


@hooks.register("register_admin_urls")
def desk_urls():
    return [path("tapahtumat/", include(urls))]


@hooks.register("register_admin_menu_item")
def open_events_item():
    return OpenEventsItem(
        _("Events"),
        reverse_lazy("open_events_desk:events"),
        name="open-events",
        icon_name="calendar-check",
        order=37,
    )
