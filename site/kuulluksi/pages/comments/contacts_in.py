"""Whether a text brings along a link or a way to reach somebody. Comments carry none."""

import re

LINK = re.compile(r"https?:|www\.|\b[\w-]+\.(?:fi|com|net|org|ru|info|io|me)\b", re.IGNORECASE)
MAIL = re.compile(r"\S+@\S+\.\S+")
PHONE = re.compile(r"(?:\+|\b)\d(?:[ -]?\d){6,}")


def holds_contact(text: str) -> bool:
    return any(pattern.search(text) for pattern in (LINK, MAIL, PHONE))
