"""The coordinator's desk in the Wagtail admin: requests, the bank and the fees.

Every row comes from ``visible_to(user)``: another area's rows are 404, another role gets 403. Deeds are POST buttons.
"""

from .agreed import agreed_list
from .bank import (
    bank_list,
    care_list,
    expert_deed,
    expert_detail,
    expert_edit,
    expert_new,
    expert_reveal,
)
from .board import board, card_deed, opportunity_deed, opportunity_new, path_invitation
from .feedback import feedback_deed, feedback_list, need_deed, need_new
from .identities import identity_list, identity_open
from .matching import matching
from .requests import assignment_deed, message_deed, phone_request, request_deed, request_detail, request_list
from .supervision import supervision_deed, supervision_list, supervision_new

__all__ = [
    "agreed_list",
    "board",
    "card_deed",
    "opportunity_deed",
    "opportunity_new",
    "path_invitation",
    "supervision_deed",
    "supervision_list",
    "supervision_new",
    "feedback_deed",
    "feedback_list",
    "need_deed",
    "need_new",
    "assignment_deed",
    "bank_list",
    "care_list",
    "expert_edit",
    "identity_list",
    "identity_open",
    "expert_deed",
    "expert_detail",
    "expert_new",
    "expert_reveal",
    "matching",
    "message_deed",
    "phone_request",
    "request_deed",
    "request_detail",
    "request_list",
]
