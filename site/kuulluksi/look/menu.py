"""The few places every page leads to. A link whose page does not exist is left out."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Item:
    label: str
    url: str


MAIN = [
    ("groups:list", _("Groups")),
    ("forum:current", _("Youth forum")),
    ("calendar:list", _("Calendar")),
    ("experts:request", _("For professionals")),
]


def main_menu() -> list[Item]:
    """The static menu, used until the page tree has one of its own."""
    items = []
    for name, label in MAIN:
        try:
            items.append(Item(label, reverse(name)))
        except NoReverseMatch:
            continue
    return items
