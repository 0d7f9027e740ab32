"""The deeds of developer groups."""

from .consulting import answer_consultation, ask_groups, close_consultation, draft_together
from .papers import nicknames_in, write_papers
from .raising import answer_issue, make_public, raise_issue
from .stating import may_release, release, say_stand, take_back, write_statement

__all__ = [
    "answer_consultation",
    "answer_issue",
    "ask_groups",
    "close_consultation",
    "draft_together",
    "make_public",
    "may_release",
    "nicknames_in",
    "raise_issue",
    "release",
    "say_stand",
    "take_back",
    "write_papers",
    "write_statement",
]
