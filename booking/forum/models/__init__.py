"""What a forum is made of, one file an idea. Other files import from here."""

from .forum import Forum, ForumQuerySet, Outcome, ProgrammeItem, Workshop

__all__ = [
    "Forum",
    "ForumQuerySet",
    "Outcome",
    "ProgrammeItem",
    "Workshop",
]
