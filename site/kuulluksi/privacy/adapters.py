"""Seals allauth's TOTP secrets and recovery seeds with our key ring; allauth would keep them in clear."""

from allauth.mfa.adapter import DefaultMFAAdapter

from .crypto import seal, unseal

PLACE = "mfa.Authenticator"


class SecondFactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text):
        return seal(text, PLACE)

    def decrypt(self, encrypted_text):
        return unseal(encrypted_text, PLACE)
