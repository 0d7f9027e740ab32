"""How often one source may try something. Counted in the shared cache under a keyed fingerprint, never an address.

Over the limit means a slower path that keeps what was typed, never a refusal: whole schools and residential units
sit behind one address. When the cache is away nobody is held back; log-in limits are allauth's own and hold.
"""

import hashlib
import hmac
import time
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.utils.translation import gettext as _

CALM_SALT = "calm"
CALM_SECONDS = 15  # how long the slower path takes
CALM_LIVES = 3600


def source_of(request) -> str:
    """The address the request came from: what the outermost trusted proxy saw, never what the caller wrote itself.
    An IPv6 household is one source (/64)."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
        if len(hops) >= settings.PROXIES:
            address = hops[-settings.PROXIES]
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)


def too_many_for(kind: str, key: str, limit: int, seconds: int) -> bool:
    """Count one try of ``kind`` by ``key``; True when it is more than ``limit`` in this window of ``seconds``."""
    window = int(time.time() // seconds)
    name = f"tries:{_fingerprint(kind, key, str(window))}"
    cache.add(name, 0, timeout=seconds)
    try:
        return cache.incr(name) > limit
    except ValueError:  # the window ended between the two lines
        return limit < 1


def too_many(kind: str, request, limit: int, seconds: int) -> bool:
    """The same for the source of a request."""
    return too_many_for(kind, source_of(request), limit, seconds)


def calm_mark(kind: str, request, limit: int, seconds: int, *, typed: str, lives=CALM_LIVES) -> str:
    """The slower path: "" when this try may go on, else a mark that the form carries along as ``calm``.

    With the mark the same words (``typed``) go through after CALM_SECONDS, however many others come from there. Each
    mark is for one try, so that guessing stays slow. lives: so many seconds after it was given it counts.
    """
    sent, known = request.POST.get("calm", "")[:300], _fingerprint(kind, typed)
    ours = sent and _is_mark_of(sent, known, lives)
    if ours and not _is_mark_of(sent, known, CALM_SECONDS):
        return ""
    if ours:  # pressed again too early: the waiting does not begin anew
        return sent
    return signing.dumps(known, salt=CALM_SALT) if too_many(kind, request, limit, seconds) else ""


def busy_words() -> str:
    """What a form says beside its mark."""
    return _(
        "Much is being sent from here just now. What you wrote is safe. Wait fifteen seconds and send again."
    )


def _is_mark_of(mark: str, known: str, younger_than: int) -> bool:
    try:
        return signing.loads(mark, salt=CALM_SALT, max_age=younger_than) == known
    except signing.BadSignature:
        return False


def _fingerprint(*parts: str) -> str:
    return hmac.new(settings.INDEX_KEY.encode(), "\0".join(parts).encode(), hashlib.sha256).hexdigest()
