"""What can be done to events, sessions and feed keys. Each deed writes rows, renders the file entry and moves the
validators on, in one transaction."""

from .feed_keys import (
    MOST_KEYS,
    entitlement_changed,
    make_feed_key,
    renew_own_address,
    revoke_feed_key,
    revoke_feed_keys_of,
    rotate_feed_key,
)
from .making import cancel_event, change_event, change_words, delete_event, make_event
from .rows import cancel_occurrence, move_occurrence, restore_occurrence

__all__ = [
    "MOST_KEYS",
    "cancel_event",
    "cancel_occurrence",
    "change_event",
    "change_words",
    "delete_event",
    "entitlement_changed",
    "make_event",
    "make_feed_key",
    "move_occurrence",
    "renew_own_address",
    "restore_occurrence",
    "revoke_feed_key",
    "revoke_feed_keys_of",
    "rotate_feed_key",
]
