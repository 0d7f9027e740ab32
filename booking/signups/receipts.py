"""Receipt codes and chosen words: doors for people who have no safe mailbox.

A receipt code has sixteen digits in four blocks: six find the row, ten are the secret. The secret is made from the
form's own nonce under LINK_KEY, so that a double click shows the same code, and the database holds only an argon2 hash
of a keyed digest: whoever steals the database alone can neither read nor guess it.
"""

import hashlib
import hmac
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from django.conf import settings

LOCATOR_DIGITS = 6
SECRET_DIGITS = 10
# Small on purpose: the digest below is keyed, guesses are throttled, and a storm of sign-ups must not wait for memory.
# Ten random digits need less than a word that somebody chose.
_hashers = {
    "receipt": PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1),
    "word": PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1),
}


def _keyed(purpose: str, text: str) -> str:
    return hmac.new(settings.LINK_KEY.encode(), f"{purpose}\x00{text}".encode(), hashlib.sha256).hexdigest()


def new_locator(*, draft: bool = False) -> str:
    """Six random digits. Those of unfinished forms begin with 9, so that the two tables never meet."""
    return f"{9 if draft else secrets.randbelow(9)}{secrets.randbelow(10**5):05d}"


def secret_for(nonce: str) -> str:
    """The ten secret digits that belong to a form token's nonce."""
    return f"{int(_keyed('receipt', nonce), 16) % 10**SECRET_DIGITS:010d}"


def new_secret() -> str:
    """Ten random digits for a code that belongs to no form."""
    return f"{secrets.randbelow(10**SECRET_DIGITS):0{SECRET_DIGITS}d}"


def seal_secret(purpose: str, secret: str) -> str:
    return _hashers[purpose].hash(_keyed(purpose, secret))


def fits(purpose: str, secret: str, stored: str) -> bool:
    """Whether the secret fits the stored hash. Takes the same time when there is nothing to compare with."""
    try:
        return _hashers[purpose].verify(stored or _NOTHING[purpose], _keyed(purpose, secret)) and bool(stored)
    except (Argon2Error, InvalidHashError):
        return False


_NOTHING = {purpose: hasher.hash(secrets.token_hex(16)) for purpose, hasher in _hashers.items()}


def shown(locator: str, secret: str) -> str:
    """Four blocks of four, as people read them aloud."""
    digits = locator + secret
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))


def read(text: str) -> tuple[str, str] | None:
    """(locator, secret) from what a person typed, with or without spaces and dashes; None when it is not a code."""
    digits = "".join(c for c in text if c.isascii() and c.isdigit())
    if len(digits) != LOCATOR_DIGITS + SECRET_DIGITS:
        return None
    return digits[:LOCATOR_DIGITS], digits[LOCATOR_DIGITS:]


def word_of(text: str) -> str:
    """A chosen word as it is compared: spaces and capitals do not matter."""
    return " ".join(text.split()).casefold()
