"""Short codes that a person can read aloud on the phone: no vowels that make words, no look-alikes."""

import secrets

ALPHABET = "23456789CDFGHJKMNPQRTVWX"


def request_code() -> str:
    """Such as P-2K7Q: some 330,000 of them, so a clash is tried again by whoever saves."""
    return "P-" + "".join(secrets.choice(ALPHABET) for _ in range(4))


def claim_code() -> str:
    """Such as M-4F2K7, for a fee and for a batch: some eight million of them."""
    return "M-" + "".join(secrets.choice(ALPHABET) for _ in range(5))
