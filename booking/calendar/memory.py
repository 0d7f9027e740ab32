"""What every reader of the calendar gets alike, kept in the memory of the process until the public calendar changes.

The number of the public calendar is a part of each name, so what is kept is never wrong, only forgotten. It is read
before the rows are: what is made from newer rows may stand under an older number, never the other way round.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from . import revisions
from .models import FeedRevision

MOST = 200

_kept: OrderedDict[tuple, object] = OrderedDict()
_lock = Lock()


def number() -> tuple:
    """How often the public calendar has changed, and when last. One query."""
    return FeedRevision.objects.filter(key=revisions.PUBLIC).values_list("n", "changed_at").first() or (0, None)


def remembered(name: tuple, make: Callable):
    """What was made under this name, or what ``make()`` makes now."""
    with _lock:
        if name in _kept:
            _kept.move_to_end(name)
            return _kept[name]
    made = make()
    with _lock:
        _kept[name] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made


def forget() -> None:
    with _lock:
        _kept.clear()
