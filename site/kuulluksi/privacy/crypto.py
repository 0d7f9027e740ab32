"""Sealing personal data: AES-256-GCM under a key ring that is not in the database.

A sealed text is ``v1:<key id>:<base64 of nonce and ciphertext>``. The row and the column it belongs to are
associated data, so a value moved elsewhere does not open. An unknown key, a plain text or a changed byte raises.
"""

import base64
import hashlib
import hmac
import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings


class SealBroken(Exception):
    """The stored value cannot be opened: unknown key, wrong place or changed bytes. Carries no data."""


@cache
def _ring(raw: str) -> tuple[str, dict[str, AESGCM]]:
    """(id of the writing key, all keys). Keys are texts of 32 characters or more, hashed to 256 bits."""
    ring = {}
    for number, part in enumerate(raw.split(",")):
        name, _, key = part.strip().rpartition(":")
        ring[name or f"k{number}"] = AESGCM(hashlib.sha256(key.encode()).digest())
    return next(iter(ring)), ring


def seal(text: str, place: str) -> str:
    current, ring = _ring(settings.PERSONAL_DATA_KEYS)
    nonce = os.urandom(12)
    sealed = ring[current].encrypt(nonce, text.encode(), place.encode())
    return f"v1:{current}:{base64.urlsafe_b64encode(nonce + sealed).decode()}"


def unseal(stored: str, place: str) -> str:
    try:
        version, key_id, payload = stored.split(":", 2)
        key = _ring(settings.PERSONAL_DATA_KEYS)[1][key_id]
        if version != "v1":
            raise SealBroken
        raw = base64.urlsafe_b64decode(payload)
        return key.decrypt(raw[:12], raw[12:], place.encode()).decode()
    except (ValueError, KeyError, InvalidTag):
        raise SealBroken from None


def key_id_of(stored: str) -> str:
    return stored.split(":", 2)[1] if stored.startswith("v1:") else ""


def current_key_id() -> str:
    return _ring(settings.PERSONAL_DATA_KEYS)[0]


def blind_index(purpose: str, value: str) -> str:
    """A keyed fingerprint (32 hex digits) for looking a value up without storing it. One key per purpose, so two
    tables cannot be joined offline."""
    key = hmac.new(settings.INDEX_KEY.encode(), purpose.encode(), hashlib.sha256).digest()
    return hmac.new(key, value.strip().casefold().encode(), hashlib.sha256).hexdigest()[:32]
