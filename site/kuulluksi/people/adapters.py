"""How allauth behaves in this house: no sign-up, no stray mail, and only our own address in messages."""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage


class StaffAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def render_mail(self, template_prefix, email, context, headers=None):
        """Only to whom, and the key if there is one: the words are the outbox's (notices.backend)."""
        message = EmailMessage(to=[email] if isinstance(email, str) else email)
        message.key_url = context.get("password_reset_url", "")
        return message

    def get_reset_password_from_key_url(self, key):
        """On the house's own address, whatever Host the request came with."""
        return settings.BASE_URL + urlsplit(super().get_reset_password_from_key_url(key)).path
