"""The secret address of a personal feed: 72 random bits that find the row, and a mark made with LINK_KEY.

LINK_KEY is not in the database, so a stolen database opens no feed, and its owner can still be shown the address again.
"""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from kuulluksi.people.models import b64

from .models import FeedKey


def new_pid() -> str:
    return b64(secrets.token_bytes(9))


def mac(pid: str) -> str:
    """144 bits of HMAC-SHA256 over the public half."""
    digest = hmac.new(settings.LINK_KEY.encode(), b"feed\x00" + pid.encode(), hashlib.sha256).digest()
    return b64(digest[:18])


def token(key: FeedKey) -> str:
    return f"{key.pid}.{mac(key.pid)}"


def path(key: FeedKey) -> str:
    with override(key.language):
        return reverse("calendar:feed_key", args=[token(key)])


def pid_of(text: str) -> str | None:
    """The public half of an address whose mark is right, or None. Compared in constant time, without the database."""
    pid, _, mark = text.partition(".")
    if not pid.isascii() or not mark.isascii() or not hmac.compare_digest(mac(pid), mark):
        return None
    return pid


def by_pid(pid: str) -> FeedKey | None:
    """The key an address stands for, with its owner, or None."""
    return FeedKey.objects.select_related("owner_user").filter(pid=pid).first()
