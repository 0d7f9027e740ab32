"""Phone numbers and e-mail addresses: what counts as one, and how they are found again without being readable."""

import re

from kuulluksi.notices.addresses import normal
from kuulluksi.privacy.crypto import blind_index

EMAIL = re.compile(r"[^@\s<>\"]{1,64}@[^@\s<>\"]{1,190}\.[^@\s<>\".]{2,}")


def is_email(contact: str) -> bool:
    return bool(EMAIL.fullmatch(contact.strip()))


def is_phone(contact: str) -> bool:
    return (
        bool(re.fullmatch(r"\+?[\d ()/-]+", contact.strip())) and 7 <= sum(c.isdigit() for c in contact) <= 15
    )


def index_of(contact: str) -> str:
    """A keyed fingerprint of a contact for finding sign-ups again, or empty."""
    return blind_index("signups:contact", normal(contact)) if contact.strip() else ""
