"""How often one source may try something. Counted in the shared cache under a keyed fingerprint, never an address.

Over the limit means a slower path that keeps what was typed, never a refusal: whole schools and residential units
sit behind one address. When the cache is away nobody is held back; log-in limits are allauth's own and hold.
"""

import hashlib
import hmac
import time
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import cache


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
    mark = hmac.new(
        settings.INDEX_KEY.encode(), f"{kind}\0{key}\0{window}".encode(), hashlib.sha256
    ).hexdigest()
    name = f"tries:{mark}"
    cache.add(name, 0, timeout=seconds)
    try:
        return cache.incr(name) > limit
    except ValueError:  # the window ended between the two lines
        return limit < 1


def too_many(kind: str, request, limit: int, seconds: int) -> bool:
    """The same for the source of a request."""
    return too_many_for(kind, source_of(request), limit, seconds)
