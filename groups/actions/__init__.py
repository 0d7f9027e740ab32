"""The deeds of this room. Each is whole: it checks, writes, leaves messages and a line in the log, or does nothing."""

from .founding import (
    change_group,
    found_group,
    hide_group,
    languages_missing,
    missing_words,
    publish_group,
    remove_leader,
    set_leader,
)
from .interest import (
    INTEREST_LINK,
    answer_interest,
    forget_interest,
    leave_interest,
    leave_wish,
    take_up_wishes,
    tell_interested,
)
from .seasons import TELL_JOB, SessionCancelled, cancel_session, coming_people, open_season

__all__ = [
    "INTEREST_LINK",
    "TELL_JOB",
    "SessionCancelled",
    "answer_interest",
    "cancel_session",
    "change_group",
    "coming_people",
    "forget_interest",
    "found_group",
    "hide_group",
    "languages_missing",
    "leave_interest",
    "leave_wish",
    "missing_words",
    "open_season",
    "publish_group",
    "remove_leader",
    "set_leader",
    "take_up_wishes",
    "tell_interested",
]
