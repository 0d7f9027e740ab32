"""Where staff find their calendar addresses in the admin."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import desk
from .schedule import desk as schedule
from .schedule import sessions
from .schedule.rights import ROLES as SCHEDULERS

urls = (
    [
        path("", desk.feed_keys, name="keys"),
        path("<uuid:pk>/", desk.feed_key, name="key"),
        path("<uuid:pk>/lopeta/", desk.revoke, name="revoke"),
        path("<uuid:pk>/vaihda/", desk.rotate, name="rotate"),
    ],
    "calendar_desk",
)


@hooks.register("register_admin_urls")
def feed_key_urls():
    return [path("kalenteritilaukset/", include(urls))]


class FeedKeysItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*desk.ROLES)


@hooks.register("register_admin_menu_item")
def feed_keys_item():
    return FeedKeysItem(
        _("Calendar subscriptions"),
        reverse("calendar_desk:keys"),
        name="subscriptions",
        icon_name="calendar",
        order=700,
    )


schedule_urls = (
    [
        path("", schedule.events, name="events"),
        path("uusi/", schedule.new, name="new"),
        path("<uuid:uid>/", sessions.event, name="event"),
        path("<uuid:uid>/muokkaa/", schedule.change, name="change"),
        path("<uuid:uid>/peru/", sessions.cancel_all, name="cancel_all"),
        path("kerta/<uuid:uid>/", sessions.session, name="session"),
        path("kerta/<uuid:uid>/siirra/", sessions.move, name="move"),
        path("kerta/<uuid:uid>/peru/", sessions.cancel, name="cancel"),
        path("kerta/<uuid:uid>/palauta/", sessions.restore, name="restore"),
        path("kerta/<uuid:uid>/paikka/", sessions.place, name="place"),
        path("kerta/<uuid:uid>/sijainen/", sessions.stand_in, name="stand_in"),
    ],
    "schedule_desk",
)


@hooks.register("register_admin_urls")
def calendar_urls():
    return [path("kalenteri/", include(schedule_urls))]


class CalendarItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*SCHEDULERS)


@hooks.register("register_admin_menu_item")
def calendar_item():
    return CalendarItem(
        _("Calendar"), reverse("schedule_desk:events"), name="calendar", icon_name="date", order=38
    )
