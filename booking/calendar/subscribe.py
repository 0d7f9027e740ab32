"""Ways into a person's own calendar program, for one feed address."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Panel:
    """address: the https one, for copying. The others open one kind of program each."""

    address: str
    webcal: str
    google: str
    outlook_work: str
    outlook_home: str
    qr: SafeString

    @property
    def refresh(self) -> list[tuple[str, str]]:
        """How late a change may arrive, program by program, as they behave."""
        return [
            ("Google", _("once in 8–24 hours; you cannot hurry it")),
            ("Outlook", _("about every 3 hours, sometimes once a day")),
            ("Apple", _("as you choose in its settings, from 5 minutes to a week")),
            ("Thunderbird", _("every half an hour")),
        ]


def panel(address: str, name: str = "Kuulluksi") -> Panel:
    """Links for an absolute http(s) address. Google takes only webcal, Outlook only https, phones like a QR code."""
    webcal = "webcal:" + address.removeprefix(f"{urlsplit(address).scheme}:")
    encoded = quote(address, safe="")
    code = segno.make(webcal, error="m", micro=False)
    return Panel(
        address=address,
        webcal=webcal,
        google=f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
        outlook_work=f"https://outlook.office.com/calendar/0/addfromweb?url={encoded}&name={quote(name)}",
        outlook_home=f"https://outlook.live.com/calendar/0/addfromweb?url={encoded}&name={quote(name)}",
        qr=mark_safe(code.svg_inline(scale=4, dark="#000", light="#fff", svgclass="qr", omitsize=True)),  # noqa: S308
    )
