"""Phone numbers and e-mail addresses: what counts as one, and how they are found again without being readable."""

import re

from kuulluksi.privacy.crypto import blind_index

EMAIL = re.compile(r"[^@\s<>\"]{1,64}@[^@\s<>\"]{1,190}\.[^@\s<>\".]{2,}")


def normal(contact: str) -> str:
    """One spelling for one contact: small letters, and phone numbers as +358…"""
    text = contact.strip().casefold()
    if "@" in text:
        return text
    digits = re.sub(r"[^\d+]", "", text)
    if digits.startswith("00"):
        return "+" + digits[2:]
    return "+358" + digits[1:] if digits.startswith("0") else digits


def is_email(contact: str) -> bool:
    return bool(EMAIL.fullmatch(contact.strip()))


def is_phone(contact: str) -> bool:
    return (
        bool(re.fullmatch(r"\+?[\d ()/-]+", contact.strip())) and 7 <= sum(c.isdigit() for c in contact) <= 15
    )


def index_of(contact: str) -> str:
    """A keyed fingerprint of a contact for finding sign-ups again, or empty."""
    return blind_index("signups:contact", normal(contact)) if contact.strip() else ""
