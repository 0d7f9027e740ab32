"""The way from the staff's account page to the log-in settings: passkeys, one-time codes, password, open sessions."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from .accounts import invite


@hooks.register("register_account_menu_item")
def second_factor(request):
    return {
        "url": reverse("mfa_index"),
        "label": _("Passkeys and one-time codes"),
        "help_text": _("Sign in with more than a password."),
    }


@hooks.register("register_account_menu_item")
def password(request):
    return {
        "url": reverse("account_change_password"),
        "label": _("Change password"),
        "help_text": _("You are asked for the old one first."),
    }


@hooks.register("register_account_menu_item")
def sessions(request):
    return {
        "url": reverse("usersessions_list"),
        "label": _("Where you are signed in"),
        "help_text": _("Sign out on other machines."),
    }


@hooks.register("after_create_user")
def invite_new_account(request, user):
    invite(user)
