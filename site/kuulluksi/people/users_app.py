"""Wagtail's users, with our form for accounts."""

from wagtail.users.apps import WagtailUsersAppConfig


class StaffAccountsConfig(WagtailUsersAppConfig):
    user_viewset = "kuulluksi.people.accounts.AccountViewSet"
