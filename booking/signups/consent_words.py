"""What an adult is asked, in plain words. The words are part of the proof: their fingerprint is kept with the answer."""

import hashlib

from django.utils.translation import gettext as _
from django.utils.translation import override

from . import about
from .consents import Rule
from .models import Sheet


def sentences(sheet: Sheet, rule: str, language: str) -> list[str]:
    """What is asked and what it means, in the order in which it is read. ``about`` tells time and leaders."""
    with override(language):
        told = about.tell(sheet, language)
        what = _("The young person would like to come to this: %(title)s.") % {"title": told.title}
        facts = [what]
        if told.when:
            facts.append(_("When: %(when)s.") % {"when": told.when.rstrip(".")})
        if told.who:
            facts.append(_("Who leads: %(who)s.") % {"who": told.who.rstrip(".")})
        if rule == Rule.INFORM:
            return [*facts, _("You are told of it. You need not answer."), *_promises()]
        return [*facts, _("We ask whether it is all right with you that they come."), *_promises()]


def _promises() -> list[str]:
    return [
        _("It is free, and they may stop at any time without saying why."),
        _("We keep a nickname, a year of birth and how to reach them. It is erased 30 days after the end."),
        _("What they tell there is not passed on to you, nor written in any client record."),
        _("You may take your yes back at any time on this page."),
    ]


def fingerprint(sheet: Sheet, rule: str, language: str) -> str:
    """SHA-256 of the words as they were shown."""
    return hashlib.sha256("\n".join(sentences(sheet, rule, language)).encode()).hexdigest()
