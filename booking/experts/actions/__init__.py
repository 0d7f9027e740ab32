"""Everything that happens to a request, an assignment and a fee. Views, the desk, the worker and the demo knock here.

A deed raises ValidationError with a sentence for people when it cannot be done, and then nothing is half done.
"""

from .bank import (
    add_expert,
    ask_to_stay,
    asked_by_phone,
    change_profile,
    check_in,
    choose_word,
    confirm_profile,
    end_break,
    know_personally,
    open_own_page,
    saw_proof,
    set_identity,
    support_accepted,
    support_agreed,
    take_break,
)
from .changing import change_offer
from .employment import set_employment
from .ending import cancel_request, close, no_match, withdraw_request
from .feedback import (
    give_feedback,
    move_need,
    note_need,
    read_feedback,
    remind_hosts,
    tick_as_expert,
    tick_as_requester,
)
from .fees import approve_fee, decline_fee, pay_fee, set_travel
from .invitations import (
    ANSWER_DAYS,
    accept,
    accept_support,
    confirm,
    expire,
    expire_invitations,
    invite,
    name_support,
    not_chosen,
    step_aside,
    step_aside_and_rest,
    support_link,
)
from .leaving import leave_bank
from .messages import pass_on, write
from .moving import transition
from .own_calendar import EXPERT_SCOPE, end_calendar, open_calendar
from .readiness import agree_preparation, begin, complete, debrief, make_ready, mark_held, prepare
from .requests import Sent, agree_time, confirm_email, hand_over, send_request, take_on, working_days_from
from .supplying import ask_supplier, supplier_agreed, supplier_cannot, supplier_delivered
from .telling import OFFER_LINK, OWN_LINK, REQUESTER_LINK, SUPPORT_LINK

__all__ = [
    "set_employment",
    "hand_over",
    "give_feedback",
    "move_need",
    "note_need",
    "read_feedback",
    "remind_hosts",
    "tick_as_expert",
    "tick_as_requester",
    "agree_preparation",
    "change_offer",
    "pass_on",
    "write",
    "step_aside_and_rest",
    "support_link",
    "SUPPORT_LINK",
    "ask_to_stay",
    "asked_by_phone",
    "change_profile",
    "check_in",
    "choose_word",
    "know_personally",
    "leave_bank",
    "open_own_page",
    "saw_proof",
    "set_identity",
    "support_accepted",
    "support_agreed",
    "OWN_LINK",
    "ANSWER_DAYS",
    "EXPERT_SCOPE",
    "OFFER_LINK",
    "REQUESTER_LINK",
    "Sent",
    "accept",
    "accept_support",
    "add_expert",
    "agree_time",
    "approve_fee",
    "begin",
    "cancel_request",
    "close",
    "complete",
    "confirm",
    "confirm_email",
    "confirm_profile",
    "debrief",
    "decline_fee",
    "end_break",
    "end_calendar",
    "expire",
    "expire_invitations",
    "invite",
    "make_ready",
    "mark_held",
    "name_support",
    "no_match",
    "not_chosen",
    "open_calendar",
    "pay_fee",
    "prepare",
    "send_request",
    "set_travel",
    "step_aside",
    "ask_supplier",
    "supplier_agreed",
    "supplier_cannot",
    "supplier_delivered",
    "take_break",
    "take_on",
    "transition",
    "withdraw_request",
    "working_days_from",
]
