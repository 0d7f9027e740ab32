"""Log lines carry only what is on the list: time, level, logger, message without addresses, error class."""

import logging
import re

TOKENISH = re.compile(r"[A-Za-z0-9_\-]{40,}|[A-Za-z0-9_\-]{12}\.[A-Za-z0-9_\-]{24}")  # a link's, a feed's
EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")
PHONE = re.compile(r"\+?\d[\d \-]{6,}\d")


def scrub(text: str) -> str:
    """Blank out anything that could be a link token, an e-mail address or a phone number; one line stays one line."""
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    return PHONE.sub("<number>", EMAIL.sub("<address>", TOKENISH.sub("<token>", text)))


class WhitelistFormatter(logging.Formatter):
    """Never writes a path, a query, a body or an exception's own text: those can hold a person."""

    def format(self, record):
        if record.name == "django.request" or record.name == "django.security.csrf":
            message = f"answered {getattr(record, 'status_code', '?')}"
        else:
            message = scrub(record.getMessage())
        line = f"{self.formatTime(record)} {record.levelname} {record.name} {message}"
        if record.exc_info and record.exc_info[0]:
            where = record.exc_info[2]
            while where is not None and where.tb_next is not None:
                where = where.tb_next
            spot = f" at {where.tb_frame.f_code.co_filename}:{where.tb_lineno}" if where else ""
            line += f" [{record.exc_info[0].__name__}{spot}]"
        return line
