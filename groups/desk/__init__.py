"""The desk of groups in the Wagtail admin, by idea: founding, seasons, meetings, closing, interest, oversight.

Every row comes from ``visible_to(user)``: another's group is 404, another role gets 403. Deeds are POST buttons.
"""

LEADERS = ("facilitator", "peer_facilitator", "coordinator")
WRITERS = ("facilitator", "coordinator")
OVERSEERS = ("coordinator",)
