"""Whether this session was opened with a second factor, and where to get one."""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.shortcuts import redirect


def has_second_factor(request) -> bool:
    """True when the session's log-in used a passkey, a one-time code or a recovery code.

    The user must be passed on: without it allauth answers with an empty list for everyone.
    """
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def second_factor_missing(request) -> bool:
    """Signed in, but by password alone in a house that asks for more."""
    return settings.SECOND_FACTOR_REQUIRED and request.user.is_authenticated and not has_second_factor(request)


def second_factor_page(request):
    return redirect("mfa_index")


def note_new_factor(sender, request, user, authenticator, **kwargs):
    """Whoever has just added a passkey or a one-time code, after giving the password again, has shown that it works:
    the session counts as opened with it. Recovery codes, which come by themselves, do not count."""
    if authenticator.type != authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, method="mfa", id=authenticator.pk, type=authenticator.type)
