"""Where staff find their calendar addresses in the admin."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import desk

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
        _("Calendar subscriptions"), reverse("calendar_desk:keys"), icon_name="calendar", order=700
    )
