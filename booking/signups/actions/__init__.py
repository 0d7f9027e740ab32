"""Signing up, queueing, offering, accepting, withdrawing. The only doors through which a place changes hands."""

from .ages import admit_outside_ages, is_outside_ages
from .consenting import ASK_JOB, answer, ask_another, grow_up, link_to, tell_adults, write_down, wrong_address
from .deeds import accept, accept_offer, move_up, not_admitted, offer, pass_offer, withdraw, withdraw_party
from .entering import SignedUp, already, sign_up
from .first_talk import invite_to_meet, let_wait
from .keys import hand_over, is_the_person, key_again
from .moving import transition
from .own import (
    ask_for_link,
    change_contact,
    change_person,
    change_word,
    coming_after_all,
    erase,
    new_receipt_code,
    not_this_time,
    send_link_again,
)
from .own_calendar import PARTICIPANT_SCOPE, end_calendar, open_calendar
from .queue import expire, places_of, refill
from .sheets import cancel_sheet, change_capacity, complete_sheet
from .siding import change_side

__all__ = [
    "ASK_JOB",
    "PARTICIPANT_SCOPE",
    "SignedUp",
    "accept",
    "admit_outside_ages",
    "is_outside_ages",
    "answer",
    "ask_another",
    "grow_up",
    "hand_over",
    "is_the_person",
    "key_again",
    "link_to",
    "tell_adults",
    "write_down",
    "wrong_address",
    "accept_offer",
    "already",
    "ask_for_link",
    "cancel_sheet",
    "change_capacity",
    "change_contact",
    "change_person",
    "change_side",
    "change_word",
    "coming_after_all",
    "complete_sheet",
    "end_calendar",
    "erase",
    "expire",
    "invite_to_meet",
    "let_wait",
    "move_up",
    "new_receipt_code",
    "not_admitted",
    "not_this_time",
    "offer",
    "open_calendar",
    "pass_offer",
    "places_of",
    "refill",
    "send_link_again",
    "sign_up",
    "transition",
    "withdraw",
    "withdraw_party",
]
