"""Whether this session was opened with a second factor, and where to get one."""

from allauth.account.authentication import get_authentication_records
from django.shortcuts import redirect


def has_second_factor(request) -> bool:
    """True when the session's log-in used a passkey, a one-time code or a recovery code.

    The user must be passed on: without it allauth answers with an empty list for everyone.
    """
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def second_factor_page(request):
    return redirect("mfa_index")
