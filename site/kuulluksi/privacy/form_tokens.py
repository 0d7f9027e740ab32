"""The token in a public form: proof that the form was fetched, when, and one key for one sending.

Anonymous forms set no cookie. The token is signed, carries a 128-bit nonce that makes a second sending harmless,
and says when the form was fetched: too fast means "please look once more", too old means "here is a fresh form".
"""

import secrets
import time
from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext as _

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


def look(purpose: str, token: str, subject: str = "", *, busy: bool = False) -> tuple[FormToken | None, str]:
    """(the token or None, a sentence when the form has to be sent once more, else ""). What was typed stays.

    busy: much comes from this source, so a form sent within half a minute has to be looked at again.
    """
    try:
        found = read(purpose, token, subject)
    except FormTokenInvalid:
        return None, _("The form had changed on the way, so we gave you a fresh one. Check it and continue.")
    if found.too_old:
        return found, _("The form had been open for long, so we gave you a fresh one. Check it and continue.")
    if found.too_fast or (busy and found.age < 30):
        return found, _("That was quick. Check once more that all is right, and send again.")
    return found, ""
