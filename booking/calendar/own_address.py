"""The one calendar address of a person without an account: made on their own page, shown once, ended with one press."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from .models import FeedKey
from .subscribe import Panel, panel


@dataclass(frozen=True)
class OwnAddress:
    """``key``: the live one, if there is one. ``subscribe``: ways into a program, only on the answer that made it."""

    key: FeedKey | None
    subscribe: Panel | None


def own_address(scope: str, subject: UUID, path: str = "") -> OwnAddress:
    """What templates/calendar/own_address.html shows. ``path``: of the address that was made just now."""
    key = FeedKey.objects.live().filter(scope=scope, subject=subject).order_by("-created_at").first()
    return OwnAddress(key, panel(settings.BASE_URL + path) if path else None)
