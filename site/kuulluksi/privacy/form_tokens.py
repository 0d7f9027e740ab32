"""The token in a public form: proof that the form was fetched, when, and one key for one sending.

Anonymous forms set no cookie. The token is signed, carries a 128-bit nonce that makes a second sending harmless,
and says when the form was fetched: too fast means "please look once more", too old means "here is a fresh form".
"""

import secrets
import time
from dataclasses import dataclass

from django.core import signing

LEAST_SECONDS = 3
LONGEST_SECONDS = 12 * 3600


class FormTokenInvalid(Exception):
    """Altered, made for another form, or missing."""


@dataclass(frozen=True)
class FormToken:
    nonce: str
    age: float

    @property
    def too_fast(self) -> bool:
        return self.age < LEAST_SECONDS

    @property
    def too_old(self) -> bool:
        return self.age > LONGEST_SECONDS


def issue(purpose: str, subject: str = "") -> str:
    return signing.dumps([subject, secrets.token_urlsafe(16), round(time.time(), 1)], salt=f"form:{purpose}")


def read(purpose: str, token: str, subject: str = "") -> FormToken:
    """Raises FormTokenInvalid. An old token is returned, and says so itself: what was typed must not be lost."""
    try:
        about, nonce, issued = signing.loads(token or "", salt=f"form:{purpose}")
    except (signing.BadSignature, ValueError, TypeError):
        raise FormTokenInvalid from None
    if about != subject:
        raise FormTokenInvalid
    return FormToken(nonce, max(0.0, time.time() - issued))
