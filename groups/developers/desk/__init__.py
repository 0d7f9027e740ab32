"""The desk of developer groups, by idea: what is due, papers, consultations, issues, statements.

Leaders and coordinators see their own groups' rows, the steering group what was sent to it. Deeds are POST buttons.
"""

from ...desk import LEADERS, OVERSEERS, WRITERS

READERS = (*LEADERS, "steering")
ANSWERERS = (*OVERSEERS, "steering")

__all__ = ["ANSWERERS", "LEADERS", "OVERSEERS", "READERS", "WRITERS"]
