"""What every reader of the calendar gets alike, kept in the memory of the process.

What is kept goes by everything it was made from: by the number of the public calendar, or by the very columns it says
(``rows``). So it is never wrong, only forgotten. The number is read before the rows are: what is made from newer rows
may stand under an older number, never the other way round.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from . import revisions
from .models import FeedRevision


class Shelf:
    """At most so many things; the one used longest ago goes first."""

    def __init__(self, most: int):
        self.most, self.kept, self.lock = most, OrderedDict(), Lock()

    def find(self, name: tuple, make: Callable, worth: Callable = lambda made: True):
        """What was made under this name, or what ``make()`` makes now. worth: whether that is kept."""
        with self.lock:
            if name in self.kept:
                self.kept.move_to_end(name)
                return self.kept[name]
        made = make()
        if worth(made):
            with self.lock:
                self.kept[name] = made
                while len(self.kept) > self.most:
                    self.kept.popitem(last=False)
        return made

    def clear(self) -> None:
        with self.lock:
            self.kept.clear()


months, counts, rows = Shelf(200), Shelf(200), Shelf(3000)


def number() -> tuple:
    """How often the public calendar has changed, and when last. One query."""
    return FeedRevision.objects.filter(key=revisions.PUBLIC).values_list("n", "changed_at").first() or (0, None)


def forget() -> None:
    for shelf in (months, counts, rows):
        shelf.clear()
