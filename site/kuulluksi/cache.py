"""The shared cache fails open for pages and closed for log-in limits."""

import logging

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


class FailOpenRedisCache(RedisCache):
    """A Redis cache that the public site survives losing.

    Reading gives a miss and writing is dropped. ``add`` answers False, so that whoever uses it as a lock or as a
    replay guard (allauth's limits, one-time codes) is refused instead of let through.
    """

    def _guard(self, method, fallback, *args, **kwargs):
        try:
            return getattr(super(), method)(*args, **kwargs)
        except (RedisError, OSError):
            log.warning("cache unreachable: %s", method)
            return fallback

    def get(self, key, default=None, version=None):
        return self._guard("get", default, key, default, version)

    def get_many(self, keys, version=None):
        return self._guard("get_many", {}, keys, version)

    def set(self, *args, **kwargs):
        return self._guard("set", None, *args, **kwargs)

    def set_many(self, *args, **kwargs):
        return self._guard("set_many", [], *args, **kwargs)

    def add(self, *args, **kwargs):
        return self._guard("add", False, *args, **kwargs)

    def touch(self, *args, **kwargs):
        return self._guard("touch", False, *args, **kwargs)

    def delete(self, *args, **kwargs):
        return self._guard("delete", False, *args, **kwargs)

    def delete_many(self, *args, **kwargs):
        return self._guard("delete_many", None, *args, **kwargs)

    def has_key(self, *args, **kwargs):
        return self._guard("has_key", False, *args, **kwargs)

    def incr(self, *args, **kwargs):
        return self._guard("incr", 1, *args, **kwargs)

    def clear(self):
        return self._guard("clear", None)
