"""Ways into a person's own calendar program, for one feed address."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Way:
    """One program: the link that opens it, and when a change of ours is seen there, as it behaves."""

    program: str
    url: str
    refresh: str
    hint: str = ""


@dataclass(frozen=True)
class Panel:
    """address: the https one, for copying and for the QR code of a phone. webcal: the same, for programs of the device.
    The others open one kind of program each."""

    address: str
    webcal: str
    google: str
    outlook_work: str
    outlook_home: str

    @property
    def ways(self) -> list[Way]:
        """What templates/calendar/subscribe.html offers, the commonest first."""
        hours = _("Changes arrive in about 3 hours, sometimes in a day.")
        return [
            Way(
                _("iPhone, iPad or Mac"),
                self.webcal,
                _("Changes arrive as often as you choose there: from 5 minutes to a week."),
            ),
            Way(
                _("Google Calendar"),
                self.google,
                _("Changes arrive in 8–24 hours. You cannot hurry it."),
                _("On an Android phone too you add it once on a computer."),
            ),
            Way(_("Outlook at home (Outlook.com)"), self.outlook_home, hours),
            Way(_("Outlook at work or school (Microsoft 365)"), self.outlook_work, hours),
            Way(
                _("Thunderbird or another program"),
                self.webcal,
                _("Changes arrive about every half an hour."),
            ),
        ]

    @property
    def qr(self) -> SafeString:
        """The webcal address as a square that a phone reads. Presentation attributes only, so that no policy minds."""
        return mark_safe(square(self.webcal))  # noqa: S308  our own drawing of our own address


@lru_cache(maxsize=64)
def square(text: str) -> str:
    code = segno.make(text, error="m", micro=False)
    return code.svg_inline(scale=4, dark="#000", light="#fff", svgclass="qr", omitsize=True)


def panel(address: str, name: str = "Kuulluksi") -> Panel:
    """Links for an absolute http(s) address. Google takes only webcal, Outlook only https, phones like a QR code."""
    webcal = "webcal:" + address.removeprefix(f"{urlsplit(address).scheme}:")
    encoded = quote(address, safe="")
    return Panel(
        address=address,
        webcal=webcal,
        google=f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
        outlook_work=f"https://outlook.office.com/calendar/0/addfromweb?url={encoded}&name={quote(name)}",
        outlook_home=f"https://outlook.live.com/calendar/0/addfromweb?url={encoded}&name={quote(name)}",
    )
