"""What makes it safe to reach somebody: when, with or without a message left behind, and with what name.

Kept sealed in ``Party.safe_contact`` as JSON: {"hours": "15-21", "leave_message": false, "name_programme": false,
"only_me": true, "no_calls": false, "reminders": true}. Missing keys mean the careful answer. This module is the one
place that reads and writes the shape; forms, letters and the desk ask it.
"""

import json
import re
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

HOURS = re.compile(r"([01]?\d|2[0-3])-([01]?\d|2[0-4])")
# How sign-ups wrote it before: codes with commas between.
OLD_CODES = {
    "after_15": {"hours": "15-21"},
    "no_voicemail": {"leave_message": False},
    "only_me": {"only_me": True},
    "no_calls": {"no_calls": True},
}


@dataclass(frozen=True)
class SafeContact:
    """hours: local clock hours of Europe/Helsinki as "15-21", or empty for any time of the day.

    name_programme None: never asked. Then messages are neutral, but friendlier than for who said no.
    """

    hours: str = ""
    leave_message: bool = False
    name_programme: bool | None = None
    only_me: bool = False
    no_calls: bool = False
    reminders: bool = True

    def written(self) -> str:
        """As it is sealed."""
        return json.dumps(asdict(self))

    @property
    def say_little(self) -> bool:
        return self.name_programme is False

    @property
    def no_reminders(self) -> bool:
        return not self.reminders

    @property
    def tone(self) -> str:
        """How much a message may say: see Message.Tone."""
        return {None: "", True: "named", False: "bare"}[self.name_programme]

    def sentences(self) -> list[str]:
        """For whoever calls: what to mind, the most important first."""
        said = [_("Call between %(hours)s.") % {"hours": self.hours.replace("-", "–")}] if self.hours else []
        if self.no_calls:
            said.append(_("Do not call, only write"))
        if self.only_me:
            said.append(_("Only talk to me, not to anyone else who answers"))
        said.append(
            _("You may leave a voice message.") if self.leave_message else _("Do not leave a voice message")
        )
        if not self.name_programme:
            said.append(_("Do not say where you call from unless the person asks."))
        return said


def read(sealed_text: str) -> SafeContact:
    """The wishes in an opened ``safe_contact``. What cannot be read means the careful answer, never an error."""
    text = (sealed_text or "").strip()
    if not text.startswith("{"):
        wishes: dict = {}
        for code in text.split(","):
            wishes |= OLD_CODES.get(code, {})
        return SafeContact(**wishes)
    try:
        given = json.loads(text)
    except ValueError:
        return SafeContact(name_programme=False)
    hours = given.get("hours") or ""
    return SafeContact(
        hours=hours if isinstance(hours, str) and HOURS.fullmatch(hours) else "",
        leave_message=given.get("leave_message") is True,
        name_programme=given.get("name_programme") is True if given.get("name_programme") is not None else None,
        only_me=given.get("only_me") is True,
        no_calls=given.get("no_calls") is True,
        reminders=given.get("reminders") is not False,
    )
