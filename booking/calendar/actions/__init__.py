"""What can be done to events, sessions and feed keys. Each deed writes rows, renders the file entry and moves the
validators on, in one transaction. Who is told of a session's change, and how a room joins in: ../telling.py."""

from .changing import ChangedMeanwhile, change_schedule, change_series, version_of
from .feed_keys import (
    MOST_KEYS,
    entitlement_changed,
    limit_what_is_shown,
    make_feed_key,
    rename_feed_key,
    renew_own_address,
    revoke_feed_key,
    revoke_feed_keys_of,
    rotate_feed_key,
)
from .making import cancel_event, change_event, change_words, delete_event, make_event
from .rows import (
    cancel_occurrence,
    move_occurrence,
    place_occurrence,
    restore_occurrence,
    substitute,
)
from .told import (
    cancel_and_tell,
    cancel_event_and_tell,
    move_and_tell,
    place_and_tell,
    restore_and_tell,
    substitute_and_tell,
)

__all__ = [
    "MOST_KEYS",
    "ChangedMeanwhile",
    "cancel_and_tell",
    "cancel_event",
    "cancel_event_and_tell",
    "cancel_occurrence",
    "change_event",
    "change_schedule",
    "change_series",
    "change_words",
    "delete_event",
    "entitlement_changed",
    "limit_what_is_shown",
    "make_event",
    "make_feed_key",
    "move_and_tell",
    "move_occurrence",
    "place_and_tell",
    "place_occurrence",
    "rename_feed_key",
    "renew_own_address",
    "restore_and_tell",
    "restore_occurrence",
    "revoke_feed_key",
    "revoke_feed_keys_of",
    "rotate_feed_key",
    "substitute",
    "substitute_and_tell",
    "version_of",
]
