"""Phone numbers and e-mail addresses: what counts as one, and how they are found again without being readable."""

import re

from kuulluksi.notices.addresses import mailbox, normal
from kuulluksi.privacy.crypto import blind_index

from .models import Party

__all__ = ["fingerprint", "index_of", "is_email", "is_own", "is_phone", "mailbox", "same_name"]

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


def fingerprint(contact: str) -> str:
    """The same for every spelling of one phone or mailbox, or empty: for telling whether two contacts are one."""
    return blind_index("signups:mailbox", mailbox(contact)) if contact.strip() else ""


def is_own(contact: str, way: str, channel: str, own: str) -> bool:
    """Whether the contact of an adult who is asked is, perhaps in another spelling, the one given by whoever signs up.
    A young person may be reached through an adult they know, and that adult may be the one who is asked."""
    through_adult = channel == Party.Channel.ADULT and way != Party.Way.ADULT
    return not through_adult and bool(own.strip()) and mailbox(contact) == mailbox(own)


def same_name(one: str, other: str) -> bool:
    return bool(one.strip()) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
