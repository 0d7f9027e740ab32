"""A forgotten password: the worker writes the message, so that asking takes the same time for an address that nobody
has. allauth would make the key and the message in the request, and only for an address that somebody has."""

from uuid import uuid4

from allauth.account.forms import ResetPasswordForm
from django.utils import translation

from kuulluksi.people.accounts import invite
from kuulluksi.people.models import User

from .actions import leave_job

KIND = "password_key"


class AskForKeyForm(ResetPasswordForm):
    def save(self, request, **kwargs) -> str:
        leave_job(
            KIND,
            dedupe_key=uuid4().hex,
            payload={"users": [user.pk for user in self.users], "language": translation.get_language()},
        )
        return self.cleaned_data["email"]


def send_keys(payload: dict) -> None:
    """A key for each account of the address that was written. A job served twice sends two keys; both work once."""
    with translation.override(payload["language"]):
        for user in User.objects.filter(pk__in=payload["users"], is_active=True):
            invite(user)
