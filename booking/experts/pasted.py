"""Looks for what may be about a client in text that someone is about to send. It warns; it never blocks anyone."""

import re

from django.utils.translation import gettext as _

IDENTITY_CODE = re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b", re.IGNORECASE)
LONG_NUMBER = re.compile(r"(?<![\d.])\d(?:[\s-]?\d){6,}\b")
BIRTH = re.compile(r"\b(?:synt\w*|s\.|född|f\.|born)\s*\d{1,2}\.\d{1,2}\.\d{2,4}", re.IGNORECASE)
CASE_WORD = re.compile(
    r"\b(?:asiakasnumero|asianumero|diagnoosi|henkilötunnus|hetu|diaari\w*|klientnummer|personbeteckning|diagnos|client number|diagnosis)\b",
    re.IGNORECASE,
)
A_CLIENT = re.compile(
    r"\b(?:asiakkaamme|asiakkaani|klienten|vår klient|our client|lapsi|poika|tyttö|pojke|flicka)\s+[A-ZÅÄÖ][a-zåäö]+\b"
)
TAKEN_OUT = "[–]"


def worries(text: str) -> list[str]:
    """What in this text looks like a client, in words for the writer. Empty: nothing found."""
    found = []
    if IDENTITY_CODE.search(text):
        found.append(_("something like a personal identity code"))
    elif LONG_NUMBER.search(text):
        found.append(_("a long number"))
    if BIRTH.search(text):
        found.append(_("a date of birth"))
    if CASE_WORD.search(text):
        found.append(_("a word about someone's case or health"))
    if A_CLIENT.search(text):
        found.append(_("something like the name of a client"))
    return found


def without_codes(text: str) -> str:
    """Identity codes are never kept, whoever insists."""
    return IDENTITY_CODE.sub(TAKEN_OUT, text)
